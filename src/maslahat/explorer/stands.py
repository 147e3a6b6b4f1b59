"""What stands where on the views beside the picture: records of the network with what fills their slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rdflib import URIRef
from rdflib.namespace import RDFS

from maslahat.explorer.colour import readable
from maslahat.network.values import Detail
from maslahat.schema import Schema
from maslahat.vocabulary import DISP


@dataclass(frozen=True)
class Record:
    """A record as a view needs it: its class (``planned``: of what it is a plan), and what fills its slots.

    A record that is a node of the network has a ``node``; a folded one has the ``lines`` it is drawn as, by the
    nodes that they join.
    """

    iri: str
    cls: URIRef
    planned: bool
    details: tuple[Detail, ...]
    node: int
    lines: Mapping[tuple[str, str], int]

    def values(self, slot: URIRef) -> list[Detail]:
        """What fills a slot; empty if nothing does."""
        return [detail for detail in self.details if detail.slot == slot]

    def selection(self, *ends: str) -> dict[str, int]:
        """What is to be selected to see the record: its node, or the line between two of its ends."""
        if self.node >= 0:
            return {"node": self.node}
        fitting = [place for pair, place in self.lines.items() if set(ends) <= set(pair)]
        return {"edge": min(fitting or self.lines.values())}


def records(nodes: Iterable[tuple[str, Any]], edges: Iterable[tuple[str, str, Any]]) -> Iterator[Record]:
    """The records of a network, from its nodes and lines in the order in which the page holds them."""
    edges = list(edges)
    lines = {str(said["record"]) for *_, said in edges if said.get("folded") and said.get("record")}
    for place, (iri, said) in enumerate(nodes):
        # what others speak of is a node beside its line
        if said.get("record") and iri not in lines:
            planned = said.get("planned")
            yield Record(iri, planned or said["kind"], planned is not None, tuple(said.get("details", ())), place, {})
    folded: dict[str, tuple[dict[tuple[str, str], int], Any]] = {}
    for place, (start, end, said) in enumerate(edges):
        if said.get("folded") and said.get("record"):
            drawn, _ = folded.setdefault(str(said["record"]), ({}, said))
            drawn[start, end] = place
    for iri, (drawn, said) in folded.items():
        yield Record(iri, said["kind"], False, tuple(said.get("details", ())), -1, drawn)


class Signs:
    """The terms that a view shows as signs (statuses, kinds of steps), each kept once, with its colour and name."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.found: dict[str, dict[str, Any]] = {}

    def places(self, values: Iterable[Detail]) -> list[int]:
        """Where the terms stand in the list of the signs."""
        return [self._place(value) for value in values if value.iri]

    def listed(self) -> list[dict[str, Any]]:
        """The signs, in the order of their places."""
        return list(self.found.values())

    def _place(self, value: Detail) -> int:
        if value.iri not in self.found:
            term = URIRef(value.iri)
            sign, colour = (self.schema.graph.value(term, part) for part in (DISP.sign, DISP.color))
            known = (term, RDFS.label, None) in self.schema.graph
            told = str(colour) if colour is not None else None
            self.found[value.iri] = {
                "labels": self.schema.labels(term) if known else dict(value.value),
                "sign": str(sign) if sign is not None else "•",
                **readable(told),
            }
        return list(self.found).index(value.iri)
