"""Ties as a networkx graph: folded by what they share, weighed, dated, in the same order each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx

from maslahat.clocks import day_of
from maslahat.dates import days_of
from maslahat.errors import MaslahatError
from maslahat.store import GraphStore
from maslahat.ties.kinds import Kind, Tie, kind, ties
from maslahat.vocabulary import shortened

WEIGHTS = ("count", "newman")
_NAMED = """SELECT ?thing ?name (MIN(?class) AS ?of) WHERE { ?thing mas:name ?name ; a ?class
  FILTER STRSTARTS(STR(?class), STR(mas:)) } GROUP BY ?thing ?name"""


@dataclass
class _Edge:
    """What is gathered of an edge: by what its ends are tied and how much each of those weighs."""

    through: dict[str, float] = field(default_factory=dict)
    spans: list[tuple[date | None, date | None, str]] = field(default_factory=list)

    def add(self, by: str, weight: float, first: date | None, last: date | None) -> None:
        """One more tie; by one thing the ends are tied once, however many records say so."""
        self.through[by] = weight
        self.spans.append((first, last, by))


def network(
    store: GraphStore, name: str, *, start: str | None = None, end: str | None = None, weights: str = "count"
) -> nx.Graph[str]:
    """A network of the graph, by the names of ``kinds``; directed if the ontology says so.

    Nodes are IRIs with ``label``, ``iri`` and ``class``; edges have ``weight``, ``count``, ``through`` (what ties the
    two, by date: the labels of the meetings, say), ``first`` and ``last`` (ISO dates, '' if unknown). The weight is
    that count, or after Newman the sum of 1/(n−1) over what n of them share, which only a folded network has.
    ``start`` and ``end`` admit ties that may have held between the first day of the one and the last of the other;
    undated ones are then left out and counted in ``graph["undated"]``. Raises MaslahatError for an unknown name, an
    unknown weight or a bad date.
    """
    of = kind(store, name)
    if weights not in WEIGHTS:
        raise MaslahatError(f"weights {weights!r}: choose one of {', '.join(WEIGHTS)}")
    if weights == "newman" and not of.folded:
        raise MaslahatError(
            f"the network {name!r} is not folded: nothing is shared by several, so choose weights count"
        )
    found = set(ties(store, of))
    kept = {tie for tie in found if _within(tie, _first_day(start), day_of(end) if end else None)}
    undated = {tie for tie in found if tie.first is None} if start or end else set()
    edges: defaultdict[tuple[str, str], _Edge] = defaultdict(_Edge)
    for pair, by, weight, first, last in _folded(kept) if of.folded else _direct(kept):
        edges[pair].add(by, weight if weights == "newman" else 1.0, first, last)
    return _graph(store, of, kept, edges, undated=len(undated))


def _within(tie: Tie, start: date | None, end: date | None) -> bool:
    if start is None and end is None:
        return True
    if tie.first is None:
        return False
    return (end is None or tie.first <= end) and (start is None or tie.last is None or tie.last >= start)


def _first_day(text: str | None) -> date | None:
    """The first day that a date may mean, after ``day_of`` has refused what is none."""
    days = days_of(text) if text and day_of(text) else None
    return days and days[0]


_Folded = tuple[tuple[str, str], str, float, date | None, date | None]


def _folded(found: Iterable[Tie]) -> Iterator[_Folded]:
    """Each two that share something, as far as they do so at the same time."""
    shared: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(found, key=_order):
        shared[tie.other].append(tie)
    for by, those in sorted(shared.items()):
        size = len({tie.one for tie in those})
        for one, other in combinations(those, 2):
            first = max((d for d in (one.first, other.first) if d), default=None)
            last = min((d for d in (one.last, other.last) if d), default=None)
            if one.one != other.one and not (first and last and first > last):
                yield (one.one, other.one), by, 1 / (size - 1), first, last


def _direct(found: Iterable[Tie]) -> Iterator[_Folded]:
    for n, tie in enumerate(sorted(found, key=_order)):
        yield (tie.one, tie.other), str(n), 1.0, tie.first, tie.last


def _order(tie: Tie) -> tuple[str, str, str, str]:
    return tie.one, tie.other, str(tie.first or ""), str(tie.last or "")


def _graph(
    store: GraphStore, of: Kind, kept: set[Tie], edges: dict[tuple[str, str], _Edge], *, undated: int
) -> nx.Graph[str]:
    told = {row["thing"].value: (row["name"].value, row["of"].value) for row in store.query(_NAMED)}
    graph: nx.Graph[str] = nx.DiGraph() if of.directed else nx.Graph()
    graph.graph.update(name=of.name, label=of.label, undated=undated)
    for node in sorted({tie.one for tie in kept} | (set() if of.folded else {tie.other for tie in kept})):
        label, cls = told.get(node, (shortened(node), ""))
        graph.add_node(node, label=label, iri=node, **{"class": shortened(cls)})
    for (one, other), edge in sorted(edges.items()):
        graph.add_edge(one, other, **_attributes(edge, told if of.folded else {}))
    return graph


def _attributes(edge: _Edge, told: dict[str, tuple[str, str]]) -> dict[str, Any]:
    firsts = [first for first, _, _ in edge.spans if first]
    lasts = [last for _, last, _ in edge.spans]
    by_date = dict.fromkeys(by for _, _, by in sorted(edge.spans, key=lambda s: (str(s[0] or "9"), s[2])))
    return {
        "weight": round(sum(edge.through.values()), 6),
        "count": len(edge.through),
        "through": [told[by][0] for by in by_date if by in told],
        "first": str(min(firsts, default="")),
        "last": "" if None in lasts else str(max(d for d in lasts if d)),
    }
