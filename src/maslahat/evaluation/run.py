"""Reads the texts of a folder and compares each with its gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from maslahat.evaluation import gold, scoring, texts
from maslahat.evaluation.causes import Cause, Causes
from maslahat.evaluation.figures import Figures
from maslahat.evaluation.forms import Forms
from maslahat.evaluation.gold import Fact, Text
from maslahat.evaluation.matching import Matcher
from maslahat.evaluation.registry import Registry
from maslahat.evaluation.texts import Gold
from maslahat.flat import flat
from maslahat.reading.trace import SILENT, Kept
from maslahat.workshop import Workshop


@dataclass(frozen=True)
class Fault:
    """One difference between a reading and the gold: ``MISSED``, ``EXTRA``, ``CERTAINTY`` or ``TRAP``."""

    text: str
    what: str
    fact: Fact
    cause: Cause


@dataclass(frozen=True)
class Evaluation:
    """The figures of some texts, and the faults if they were asked for."""

    figures: Figures
    faults: tuple[Fault, ...] = ()

    def causes(self) -> list[tuple[str, str, int]]:
        """What was wrong and its cause, with how often, the commonest first."""
        found = Counter((f.what, f.cause.name) for f in self.faults)
        return [(what, name, n) for (what, name), n in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]


def evaluate(
    made: Workshop,
    found: Gold,
    *,
    types: Collection[str] = (),
    errors: bool = False,
    told: Callable[[str], None] = lambda _: None,
) -> Evaluation:
    """Read every text and compare it, only in these types if any are given; ``told`` gets the name of each."""
    forms = Forms.of(made.schema)
    matcher = Matcher(forms, found.registry or Registry.of_graph(made.reader.names))
    figures = Figures(frozenset(t.name for t in forms.types.values() if t.said))
    faults: list[Fault] = []
    for text in found.texts:
        told(text.article.name)
        trace = Kept() if errors else SILENT
        form = flat(made.reader.read(text.article, trace), made.schema, made.reader.names)
        facts, named = gold.facts(form, forms, text.article.name), gold.mentions(form, text.article.name)
        wanted = text
        if types:
            facts = tuple(f for f in facts if f.type in types)
            wanted = _only(text, types)
        outcome = scoring.compare(wanted, facts, matcher)
        scoring.count(outcome, facts, named, matcher, figures)
        if isinstance(trace, Kept):
            faults += _faults(outcome, Causes(outcome, facts, matcher, made.schema, trace))
    return Evaluation(figures, tuple(faults))


def of_folder(made: Workshop, folder: Path) -> Evaluation:
    """The evaluation of all texts of a folder, without its faults."""
    return evaluate(made, texts.read(folder, Forms.of(made.schema)))


def _only(text: Text, types: Collection[str]) -> Text:
    kept = tuple(f for f in text.facts if f.type in types)
    return replace(text, facts=kept, traps=tuple(t for t in text.traps if t.type in types), mentions=None)


def _faults(outcome: scoring.Outcome, causes: Causes) -> Iterator[Fault]:
    name = outcome.text.article.name
    for fact in outcome.missed:
        yield Fault(name, "MISSED", fact, causes.missed(fact))
    for fact in outcome.extra:
        yield Fault(name, "EXTRA", fact, causes.extra(fact))
    for one, fact in outcome.pairs:
        if one.certainty != fact.certainty:
            yield Fault(name, "CERTAINTY", one, Cause(f"{fact.certainty} for {one.certainty}"))
    for trap, fact in outcome.asserted:
        yield Fault(name, "TRAP", fact, Cause("asserted", trap.kind))
