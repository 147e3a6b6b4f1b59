"""The whole graph as a networkx graph, or the part of it near one thing or of some classes."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
from rdflib import Graph, URIRef

from maslahat.errors import MaslahatError
from maslahat.network.facts import askable
from maslahat.network.links import Link, Links
from maslahat.network.picture import fill
from maslahat.schema import Schema


def whole(
    graph: Graph,
    schema: Schema,
    *,
    centre: URIRef | None = None,
    hops: int | None = None,
    classes: Iterable[URIRef] = (),
) -> nx.MultiDiGraph:
    """All records and things, with the attributes that ``around`` gives them; things that nothing mentions too.

    With ``hops`` only what lies so near to ``centre`` (from thing to thing by a record or a tie is one hop); with
    ``classes`` only what is of one of them, and the centre. The graph's ``left_out`` counts the rest, ``distance``
    of a node is its hops from the centre, and −1 where no way leads there. Raises MaslahatError if ``centre`` is no
    IRI, or ``hops`` come without it.
    """
    if centre is not None and not askable(centre):
        raise MaslahatError(f"{centre!s:.200}: not an IRI; give the full IRI of a thing in the graph")
    if hops is not None and centre is None:
        raise MaslahatError("hops are counted from a centre: give the IRI of the thing to draw around")
    links = Links(graph, schema)
    found = list(dict.fromkeys(links.everywhere()))
    things = links.things() | ({centre} if centre is not None else set())
    links.facts.describe(things)
    known = things | {end for link in found for end in (link.start, link.end)}
    distance = _distances(links, found, centre) if centre is not None else {}
    wanted = frozenset(classes)
    shown = {
        node: distance.get(node, -1)
        for node in known
        if (hops is None or 0 <= distance.get(node, -1) <= hops)
        and (not wanted or node == centre or schema.is_a(links.facts.kind(node) or URIRef(""), wanted))
    }
    drawn = [link for link in found if link.start in shown and link.end in shown]
    others = len(shown) - (centre is not None)
    picture = nx.MultiDiGraph(total=len(known) - (centre is not None), shown=others, left_out=len(known) - len(shown))
    if centre is not None:
        picture.graph["centre"] = str(centre)
    fill(picture, links, shown, drawn)
    return picture


def _distances(links: Links, found: Iterable[Link], centre: URIRef) -> dict[URIRef, int]:
    """Hops from the centre: a step onto a thing counts one, a record lies as far as what it is reached by, plus one."""
    ways: dict[URIRef, set[URIRef]] = {}
    for link in found:
        ways.setdefault(link.start, set()).add(link.end)
        ways.setdefault(link.end, set()).add(link.start)
    distance, edge = {centre: 0}, {centre}
    while edge:
        hop = distance[next(iter(edge))] + 1
        met = {node for one in edge for node in ways.get(one, ())} - set(distance)
        # what a record links is as near as the record
        met |= {n for record in met if links.is_record(record) for n in ways[record]} - set(distance)
        distance |= dict.fromkeys(met, hop)
        edge = met
    return distance
