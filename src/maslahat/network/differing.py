"""Where sources differ, as a page shows it: each position with its names in all languages and its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.term import Node

from maslahat.differences import Difference, Told
from maslahat.network.facts import Facts
from maslahat.network.values import Evidence, Labels
from maslahat.schema import Schema


@dataclass(frozen=True)
class Voice:
    """Who claims a value, or denies it; ``claimant`` is an IRI, empty if nobody is named."""

    claimant: str
    name: Labels
    stance: Labels


@dataclass(frozen=True)
class Position:
    """One of the values, and what it rests on; without ``voices`` it is said outright."""

    iri: str
    value: Labels
    voices: tuple[Voice, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Differing:
    """A thing or record, a slot of it, and two or more positions that cannot all be so."""

    thing: str
    name: Labels
    slot: Labels
    positions: tuple[Position, ...]


def differing(graph: Graph, schema: Schema, found: Iterable[Difference]) -> tuple[Differing, ...]:
    """The differences with names and evidence from the graph they were found in."""
    found = tuple(found)
    facts = Facts(graph, schema)
    told = [one for difference in found for position in difference.positions for one in position]
    facts.describe({difference.thing for difference in found})
    facts.describe({term for one in told for term in (one.value, one.claimant, one.stance) if term is not None})
    facts.hear({URIRef(one.graph) for one in told})
    return tuple(
        Differing(
            str(one.thing),
            facts.name(one.thing),
            facts.term(one.slot),
            tuple(_position(position, facts) for position in one.positions),
        )
        for one in found
    )


def _position(told: tuple[Told, ...], facts: Facts) -> Position:
    value = told[0].value
    pairs = {(one.claimant, one.stance) for one in told if one.stance is not None}
    heard = {URIRef(one.graph) for one in told}
    evidence = sorted((facts.evidence[one] for one in heard if one in facts.evidence), key=lambda one: one.rank)
    return Position(
        str(value) if isinstance(value, URIRef) else "",
        facts.name(value),
        tuple(_voice(*pair, facts) for pair in sorted(pairs, key=str)),
        tuple(evidence),
    )


def _voice(claimant: Node | None, stance: Node, facts: Facts) -> Voice:
    name = {} if claimant is None else facts.name(claimant)
    return Voice("" if claimant is None else str(claimant), name, facts.name(stance))
