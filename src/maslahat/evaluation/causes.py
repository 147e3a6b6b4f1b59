"""Why a fact was missed, or read in excess: from the facts beside it, and from the trace of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maslahat.evaluation.gold import Fact
from maslahat.evaluation.matching import Matcher, shared
from maslahat.evaluation.scoring import Outcome
from maslahat.reading.trace import Kept, Tried
from maslahat.schema import Schema


@dataclass(frozen=True)
class Cause:
    """A kind of cause, to be counted, and what it was in this case."""

    name: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.detail}" if self.detail else self.name


class Causes:
    """Finds the causes in one text. ``trace`` was told of its reading."""

    def __init__(self, outcome: Outcome, read: tuple[Fact, ...], matcher: Matcher, schema: Schema, trace: Kept) -> None:
        self.outcome, self.read, self.matcher, self.schema, self.trace = outcome, read, matcher, schema, trace
        self.paired = {read for _, read in outcome.pairs}

    def missed(self, gold: Fact) -> Cause:
        """Why a gold fact was not read."""
        same = [p for p in self.read if p.type == gold.type]
        there = [p for p in same if self.matcher.evidence(gold, p)]
        agreeing = [p for p in there if not self.matcher.differs(gold, p)]
        if agreeing:
            return Cause("one record for two facts", _short(agreeing[0].evidence.text))
        loose = [p for p in there if p not in self.paired]
        if loose:
            return self._fillers(gold, min(loose, key=lambda p: len(self.matcher.differs(gold, p))))
        elsewhere = [p for p in same if p not in self.paired and not self.matcher.differs(gold, p)]
        if elsewhere:
            where = elsewhere[0].evidence
            name = "evidence of other length" if shared(gold.evidence, where) else "evidence elsewhere"
            return Cause(name, _short(where.text))
        sentences = (gold.evidence, *gold.alternatives)
        merged = [p for p in same if any(shared(e, also) for e in sentences for also in p.alternatives)]
        if merged:
            return Cause("merged with another sentence", _short(merged[0].evidence.text))
        tried = [t for t in self.trace.tried if self._of(t, gold)]
        return self._tried(tried) or self._untried(gold, tried)

    def extra(self, read: Fact) -> Cause:
        """Why a fact was read that the gold doesn't have."""
        for trap, fact in self.outcome.asserted:
            if fact == read:
                return Cause("trap", trap.kind)
        facts = self.outcome.text.facts
        same = [g for g in facts if g.type == read.type]
        there = [g for g in same if self.matcher.evidence(g, read)]
        agreeing = [g for g in same if not self.matcher.differs(g, read)]
        if any(g in there for g in agreeing):
            return Cause("twice", _short(agreeing[0].evidence.text))
        missed = [g for g in there if g in self.outcome.missed]
        if missed:
            return self._fillers(min(missed, key=lambda g: len(self.matcher.differs(g, read))), read)
        if agreeing:
            where = next((g for g in agreeing if g in self.outcome.missed), None)
            name = "evidence elsewhere" if where else "told again elsewhere"
            return Cause(name, _short((where or agreeing[0]).evidence.text))
        others = sorted({g.type for g in facts if self.matcher.evidence(g, read)})
        return Cause("nothing of this type there", f"gold there: {', '.join(others) or 'nothing'}")

    def _of(self, tried: Tried, gold: Fact) -> bool:
        """Whether the reader tried something of a fact's type in one of its sentences."""
        if self.schema.blocks[tried.block.cls].flat != gold.type:
            return False
        return any(shared(e, tried.sentence.span) for e in (gold.evidence, *gold.alternatives))

    def _fillers(self, gold: Fact, read: Fact) -> Cause:
        roles = self.matcher.differs(gold, read)
        empty = [r.name for r in roles if not read.fillers(r.name)]
        name = "main role empty" if empty else "main role filled otherwise"
        told = [f"{r.name}={_told(read, r.name)} for {_told(gold, r.name)}" for r in roles]
        return Cause(name, "; ".join(told))

    def _tried(self, tried: list[Tried]) -> Cause | None:
        """What stopped the reader that had found a trigger."""
        for one in tried:
            for record in one.records:
                end, steps = self.trace.fate(record)
                if end is None:
                    return Cause("dropped", ", ".join(steps))
        for one in tried:
            if one.lacks:
                roles = ", ".join(str(s.flat or s.path.rpartition("#")[2]) for s in one.lacks)
                return Cause("required slot empty", f"{roles} ({_words(one)})")
        for one in tried:
            if one.tokens and not one.records and (one.reasons or one.certainty is None):
                name = "trigger demands otherwise" if one.certainty else "not taken as having happened"
                return Cause(name, f"{_reasons(one)} ({_words(one)})")
        return None

    def _untried(self, gold: Fact, tried: list[Tried]) -> Cause:
        if any(t.records for t in tried):
            return Cause("trigger serves another fact", ", ".join(_words(t) for t in tried if t.records))
        if tried and any(t.tokens for t in tried):
            return Cause("nothing that the trigger could say", ", ".join(_words(t) for t in tried))
        said = self.matcher.type(gold).said
        return Cause("no frame of speech" if said else "no trigger")


def _words(tried: Tried) -> str:
    return " ".join(t.text for t in tried.tokens) or _short(tried.sentence.span.text)


def _reasons(tried: Tried) -> str:
    return "; ".join(f"{reason}{f' «{token.text}»' if token else ''}" for token, reason in tried.reasons)


def _told(fact: Fact, role: str) -> str:
    fillers: Iterable[str] = (a.entity or f"«{_short(a.span.text if a.span else '')}»" for a in fact.fillers(role))
    return "+".join(fillers) or "nothing"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
