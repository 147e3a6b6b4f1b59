"""Which fact read is which fact of the gold: same type, same main roles, the same words as evidence; one to one.

- Of a role's fillers more than half must be common to both (Jaccard ≥ .5), for every main role that the gold fills;
  where words fill it, the passages must share half of the shorter.
- The evidence read shares at least half of the shorter span with one of the gold's, and is at most three times as long.
- As many facts as possible find a partner; among such pairings, the one whose slots agree best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from maslahat.article import Span
from maslahat.evaluation.forms import FactType, Forms, Role
from maslahat.evaluation.gold import Argument, Fact, Trap
from maslahat.evaluation.registry import Registry

HALF = 0.5
LONGEST = 3


def shared(a: Span, b: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def covers(gold: Span, read: Span) -> float:
    """The part of the shorter span that both share; 0 if below one half, or if too much was read."""
    lengths = gold.end - gold.start, read.end - read.start
    part = shared(gold, read) / min(lengths)
    return part if part >= HALF and lengths[1] <= LONGEST * lengths[0] else 0.0


@dataclass(frozen=True)
class Matcher:
    """Compares facts of the types of an ontology, with the names of a registry."""

    forms: Forms
    registry: Registry

    def pairs(self, gold: Sequence[Fact], read: Sequence[Fact]) -> dict[int, int]:
        """For each gold fact that was read, by position, the fact read."""
        graph = nx.Graph()
        for i, g in enumerate(gold):
            for j, p in enumerate(read):
                if (likeness := self.likeness(g, p)) > 0:
                    graph.add_edge(("gold", i), ("read", j), weight=likeness)
        found = nx.max_weight_matching(graph, maxcardinality=True)
        return {min(pair)[1]: max(pair)[1] for pair in found}

    def likeness(self, gold: Fact, read: Fact) -> float:
        """0 for different facts, else how much of evidence and slots agrees."""
        if gold.type != read.type:
            return 0.0
        evidence = self.evidence(gold, read)
        if not evidence or self.differs(gold, read):
            return 0.0
        told = [(role, a) for role in self.type(gold).roles for a in gold.fillers(role.name)]
        met = sum(any(self._stands_in(a, b, role) for b in read.fillers(role.name)) for role, a in told)
        return evidence + (met / len(told) if told else 1)

    def type(self, fact: Fact | Trap) -> FactType:
        """The type of a fact."""
        return self.forms.types[fact.type]

    def evidence(self, gold: Fact, read: Fact) -> float:
        """How much of a fact's evidence, or of another sentence that states it, was read as evidence."""
        return max(covers(e, read.evidence) for e in (gold.evidence, *gold.alternatives))

    def differs(self, gold: Fact, read: Fact) -> tuple[Role, ...]:
        """The roles for which a fact read is another one than a gold fact of the same type."""
        roles = self.type(gold).roles
        filled = [role for role in roles if role.main and gold.fillers(role.name)]
        wrong = [role for role in filled if not self._agree(gold, read, role)]
        if not any(a.entity for role in filled for a in gold.fillers(role.name)):
            alone = [role for role in roles if role.alone and gold.fillers(role.name)]
            wrong += [role for role in alone if not self._common(gold, read, role)]
        return tuple(wrong)

    def met(self, gold: Iterable[Argument], read: Iterable[Argument], role: Role) -> tuple[int, list[Argument]]:
        """How many gold fillers of a role were read, and the fillers read that are none of them."""
        rest, missing = list(read), []
        for a in (gold := list(gold)):
            same = next((b for b in rest if self.same(a, b, role)), None)
            missing += [a] if same is None else []
            rest = rest if same is None else _without(rest, same)
        missed = 0
        for a in missing:
            same = next((b for b in rest if self._represents(a, b, role)), None)
            missed += same is None
            rest = rest if same is None else _without(rest, same)
        return len(gold) - missed, rest

    def same(self, gold: Argument, read: Argument, role: Role) -> bool:
        """Whether two fillers are the same: by id, or, where the gold has none, by the words."""
        if gold.entity is not None:
            if read.entity is None:
                return False
            exact = gold.entity.strip().casefold() == read.entity.strip().casefold()
            return exact or (not role.exact and self.registry.same(gold.entity, read.entity))
        if gold.span is None or read.span is None:
            return False
        common = shared(gold.span, read.span)
        return common / (len(gold.span.text) + len(read.span.text) - common) >= HALF

    def asserts(self, trap: Trap, read: Fact) -> bool:
        """Whether a fact reads a trap: it stands there, and the roles that both fill (one at least) share a value."""
        if trap.type != read.type:
            return False
        lengths = trap.span.end - trap.span.start, read.evidence.end - read.evidence.start
        if shared(trap.span, read.evidence) < HALF * min(lengths):
            return False
        by_name = {role.name: role for role in self.type(trap).roles}
        both = [(by_name[name], theirs, read.fillers(name)) for name, theirs in trap.args if read.fillers(name)]
        common = [any(self._alike(a, b, role) for a in ours for b in theirs) for role, ours, theirs in both]
        return all(common) and (bool(common) or not trap.args)

    def _agree(self, gold: Fact, read: Fact, role: Role) -> bool:
        named = [a.entity for a in gold.fillers(role.name) if a.entity is not None]
        if not named:
            passages = [a.span for a in gold.fillers(role.name) if a.span]
            return any(covers(a, b.span) for a in passages for b in read.fillers(role.name) if b.span)
        ours = {self.registry.name(name) for name in named}
        theirs = {self.registry.name(b.entity) for b in read.fillers(role.name) if b.entity is not None}
        same = {a for a in ours if any(self.registry.same(a, b) for b in theirs)}
        rest = sorted(b for b in theirs if not any(self.registry.same(a, b) for a in ours))
        common = len(same)
        for a in sorted(ours - same) if role.represented else ():
            stands = next((b for b in rest if self.registry.stands(a, b)), None)
            if stands is not None:
                rest.remove(stands)
                common += 1
        return common / max(1, len(ours) + len(theirs) - common) >= HALF

    def _common(self, gold: Fact, read: Fact, role: Role) -> bool:
        return any(self.same(a, b, role) for a in gold.fillers(role.name) for b in read.fillers(role.name))

    def _represents(self, gold: Argument, read: Argument, role: Role) -> bool:
        if not role.represented or gold.entity is None or read.entity is None:
            return False
        return self.registry.stands(gold.entity, read.entity)

    def _stands_in(self, gold: Argument, read: Argument, role: Role) -> bool:
        return self.same(gold, read, role) or self._represents(gold, read, role)

    def _alike(self, trap: Argument, read: Argument, role: Role) -> bool:
        """Whether two fillers have something in common: the same value, a date within a date, a common word."""
        if trap.entity is None or read.entity is None:
            return trap.span is not None and read.span is not None and shared(trap.span, read.span) > 0
        return self.same(trap, read, role) or (role.exact and _within(trap.entity, read.entity))


def _within(a: str, b: str) -> bool:
    """Whether one date is part of the other: 2024 of 2024-10, --10-12 of 2024-10-12."""
    return any(
        longer.startswith(f"{shorter}-") or (shorter.startswith("--") and longer.endswith(shorter[1:]))
        for shorter, longer in ((a, b), (b, a))
    )


def _without(fillers: list[Argument], one: Argument) -> list[Argument]:
    """The list without one filler, told by identity: two may be equal."""
    at = next(n for n, filler in enumerate(fillers) if filler is one)
    return fillers[:at] + fillers[at + 1 :]
