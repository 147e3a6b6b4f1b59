"""Where sources differ, in words: each position with its evidence and with those who claim or deny it."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef
from rdflib.term import Node

from maslahat import graphs
from maslahat.differences import Told, differences
from maslahat.grounds import Ground, grounds, labels
from maslahat.schema import Schema
from maslahat.store import GraphStore


@dataclass(frozen=True)
class Position:
    """One value with its evidence; ``claimants`` are those who claim or deny it, if it is not said outright."""

    value: str
    grounds: tuple[Ground, ...]
    claimants: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.value + (f" — {'; '.join(self.claimants)}" if self.claimants else "")


@dataclass(frozen=True)
class Conflict:
    """A thing, a slot, and two or more positions that cannot all be so."""

    thing: URIRef
    label: str
    slot: str
    positions: tuple[Position, ...]

    def lines(self) -> list[str]:
        """The conflict as plain text, evidence indented below its position."""
        lines = [f"{self.label}: {self.slot}"]
        for position in self.positions:
            lines.append(f"  {position}")
            lines += dict.fromkeys(f"      {ground}" for ground in position.grounds)
        return lines


def conflicts(
    store: GraphStore, schema: Schema, thing: URIRef | None = None, *, language: str = "en"
) -> tuple[Conflict, ...]:
    """All conflicts, or those of a thing and of the records that mention it; sorted by what they are about."""
    found = differences(store, schema, thing)
    every = [(one, told) for one in found for position in one.positions for told in position]
    terms = {term for one, told in every for term in (one.thing, one.slot, told.value, told.stance, told.claimant)}
    called = labels(store, (term for term in terms if term is not None), language=language)
    evidence = grounds(store, {told.graph for _, told in every}, schema, language=language)
    made = (
        Conflict(
            one.thing,
            called[one.thing],
            called[one.slot],
            tuple(_in_words(position, called, evidence) for position in one.positions),
        )
        for one in found
    )
    return tuple(sorted(made, key=lambda one: (one.label, one.slot, one.thing)))


def _in_words(position: tuple[Told, ...], called: dict[Node, str], evidence: dict[str, Ground]) -> Position:
    names = {one.graph for one in position if one.graph != str(graphs.CURATED)}
    claimants = {
        f"{called[one.claimant] if one.claimant else '?'} {called[one.stance]}" for one in position if one.stance
    }
    return Position(
        called[position[0].value], tuple(sorted(evidence[name] for name in names)), tuple(sorted(claimants))
    )
