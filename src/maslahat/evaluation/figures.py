"""What is counted, and the figures made of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self


@dataclass
class Counts:
    """Right, extra and missed; precision is 1 where nothing was to be found and nothing was."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The part of what was read that is right."""
        read = self.right + self.extra
        return self.right / read if read else float(not self.missed)

    @property
    def recall(self) -> float:
        """The part of the gold that was read."""
        gold = self.right + self.missed
        return self.right / gold if gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __iadd__(self, other: Counts) -> Self:
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed
        return self

    def figures(self) -> dict[str, float]:
        """All as plain numbers."""
        measures = {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4)}
        return {**measures, "right": self.right, "extra": self.extra, "missed": self.missed}


def total(counts: Iterable[Counts]) -> Counts:
    """The sum: its figures are the micro averages."""
    whole = Counts()
    for one in counts:
        whole += one
    return whole


@dataclass
class Share:
    """So many of so many."""

    of: int = 0
    yes: int = 0

    def count(self, *, yes: bool) -> None:
        """One more."""
        self.of += 1
        self.yes += yes

    @property
    def part(self) -> float | None:
        """The share; None of nothing."""
        return self.yes / self.of if self.of else None


def _counts() -> defaultdict[str, Counts]:
    return defaultdict(Counts)


@dataclass
class Figures:
    """All that is counted over some texts. ``said`` are the types of what somebody says."""

    said: frozenset[str] = frozenset()
    texts: int = 0
    characters: int = 0
    facts: defaultdict[str, Counts] = field(default_factory=_counts)
    slots: defaultdict[tuple[str, str], Counts] = field(default_factory=lambda: defaultdict(Counts))
    mentions: defaultdict[str, Counts] = field(default_factory=_counts)
    certainty: Share = field(default_factory=Share)
    attribution: Share = field(default_factory=Share)
    quotes: Share = field(default_factory=Share)
    traps: Counter[str] = field(default_factory=Counter)
    asserted: Counter[str] = field(default_factory=Counter)
    softened: Counter[str] = field(default_factory=Counter)

    @property
    def unsaid(self) -> Counts:
        """The facts that are more than what somebody says."""
        return total(c for name, c in self.facts.items() if name not in self.said)

    def headline(self) -> dict[str, float]:
        """The figures that floors are set for, all the better the higher; those of nothing are left out."""
        facts = total(self.facts.values())
        found = {"precision": facts.precision, "recall": facts.recall, "f1": facts.f1}
        found |= {"non-claim-f1": self.unsaid.f1, "slots-f1": total(self.slots.values()).f1}
        if self.mentions:
            found["mentions-f1"] = total(self.mentions.values()).f1
        shares = {"certainty": self.certainty.part, "attribution": self.attribution.part, "quotes": self.quotes.part}
        found |= {name: part for name, part in shares.items() if part is not None}
        if traps := sum(self.traps.values()):
            found["traps-kept"] = 1 - sum(self.asserted.values()) / traps
        return {name: round(value, 4) for name, value in found.items()}

    def plain(self) -> dict[str, Any]:
        """Everything as values for JSON."""
        kinds = {
            k: {"traps": n, "asserted": self.asserted[k], "other": self.softened[k]} for k, n in self.traps.items()
        }
        return {
            "texts": self.texts,
            "characters": self.characters,
            "headline": self.headline(),
            "facts": {name: c.figures() for name, c in sorted(self.facts.items())},
            "slots": {".".join(name): c.figures() for name, c in sorted(self.slots.items())},
            "mentions": {name: c.figures() for name, c in sorted(self.mentions.items())},
            "traps": dict(sorted(kinds.items())),
        }
