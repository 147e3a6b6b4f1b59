"""One text read against its gold: what is right, extra and missed, counted into the figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maslahat.evaluation.figures import Figures
from maslahat.evaluation.gold import Fact, NamedSpan, Text, Trap
from maslahat.evaluation.matching import Matcher

SEVERAL = re.compile(r"[.!?…]\S*\s+\S")  # more than one sentence


@dataclass(frozen=True)
class Outcome:
    """What became of the facts of a text: pairs of gold and read, gold facts missed, facts read in excess."""

    text: Text
    pairs: tuple[tuple[Fact, Fact], ...]
    missed: tuple[Fact, ...]
    extra: tuple[Fact, ...]
    asserted: tuple[tuple[Trap, Fact], ...]


def compare(text: Text, read: tuple[Fact, ...], matcher: Matcher) -> Outcome:
    """Pair the facts read in a text with its gold."""
    found = matcher.pairs(text.facts, read)
    pairs = tuple((text.facts[i], read[j]) for i, j in sorted(found.items()))
    missed = tuple(g for i, g in enumerate(text.facts) if i not in found)
    rest = [p for j, p in enumerate(read) if j not in found.values()]
    extra = tuple(p for p in rest if not any(_part(p, g, matcher) for g, _ in pairs))
    asserted = ((t, p) for t in text.traps for p in read if p.certainty == "asserted" and matcher.asserts(t, p))
    return Outcome(text, pairs, missed, extra, tuple(asserted))


def count(
    outcome: Outcome, read: tuple[Fact, ...], named: tuple[NamedSpan, ...], matcher: Matcher, into: Figures
) -> None:
    """Add one text to the figures."""
    text = outcome.text
    into.texts += 1
    into.characters += len(text.article.text)
    for gold, fact in outcome.pairs:
        into.facts[gold.type].right += 1
        into.certainty.count(yes=gold.certainty == fact.certainty)
        if gold.attributed_to is not None and gold.attributed_to.entity is not None:
            by = fact.attributed_to.entity if fact.attributed_to else None
            into.attribution.count(yes=by is not None and matcher.registry.same(gold.attributed_to.entity, by))
    for gold in outcome.missed:
        into.facts[gold.type].missed += 1
    for fact in outcome.extra:
        into.facts[fact.type].extra += 1
    _slots(outcome, matcher, into)
    _mentions(text.mentions, named, matcher, into)
    for span in [*(s for fact in read for s in fact.spans()), *(m.span for m in named)]:
        into.quotes.count(yes=text.article.text[span.start : span.end] == span.text)
    asserted = {trap for trap, _ in outcome.asserted}
    for trap in text.traps:
        into.traps[trap.kind] += 1
        into.asserted[trap.kind] += trap in asserted
        into.softened[trap.kind] += trap not in asserted and any(matcher.asserts(trap, p) for p in read)


def _slots(outcome: Outcome, matcher: Matcher, into: Figures) -> None:
    for gold, fact in [*outcome.pairs, *((g, None) for g in outcome.missed)]:
        for role in matcher.type(gold).roles:
            ours, theirs = gold.fillers(role.name), fact.fillers(role.name) if fact else ()
            right, rest = matcher.met(ours, theirs, role)
            counts = into.slots[gold.type, role.name]
            counts.right += right
            counts.missed += len(ours) - right
            counts.extra += len(rest)
    for fact in outcome.extra:
        for name, fillers in fact.args:
            into.slots[fact.type, name].extra += len(fillers)


def _mentions(gold: tuple[NamedSpan, ...] | None, read: tuple[NamedSpan, ...], matcher: Matcher, into: Figures) -> None:
    """A mention is right with exactly the gold's span and id."""
    if gold is None:
        return
    at = {(m.span.start, m.span.end): m for m in gold}
    hit = set()
    for m in read:
        place = (m.span.start, m.span.end)
        g = at.get(place)
        if g is not None and matcher.registry.same(g.canonical, m.canonical):
            hit.add(place)
        else:
            into.mentions[g.kind if g else m.kind].extra += 1
    for place, g in at.items():
        into.mentions[g.kind].right += place in hit
        into.mentions[g.kind].missed += place not in hit


def _part(read: Fact, gold: Fact, matcher: Matcher) -> bool:
    """Whether a fact is one sentence of a longer passage, said by the same, that was read already."""
    if not matcher.type(gold).said or read.type != gold.type or not SEVERAL.search(gold.evidence.text):
        return False
    speaker = matcher.type(gold).roles[0].name
    same = [
        matcher.registry.same(a.entity, b.entity)
        for a in gold.fillers(speaker)
        for b in read.fillers(speaker)
        if a.entity and b.entity
    ]
    return gold.evidence.contains(read.evidence) and any(same)
