"""One thing and what the graph ties to it, as a networkx graph of at most ``limit`` neighbours."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
from rdflib import Graph, URIRef

from maslahat.errors import MaslahatError
from maslahat.network.facts import askable
from maslahat.network.links import Link, Links
from maslahat.network.picture import fill
from maslahat.schema import Schema
from maslahat.vocabulary import MAS


def around(
    graph: Graph,
    centre: URIRef,
    schema: Schema,
    *,
    hops: int = 1,
    limit: int = 40,
    keep: Iterable[URIRef] = (),
) -> nx.MultiDiGraph:
    """The records that mention ``centre`` and the things they link: ``limit`` of them, best-evidenced first.

    ``graph`` is a Graph, or a Dataset whose default graph holds every statement once and whose named graphs
    are named by their evidence. Records of a class with disp:fold become one line; lines among the neighbours
    are drawn too; records in ``keep`` are taken before all others; with more ``hops`` the same is done around
    each neighbour. Raises MaslahatError if ``centre`` is no IRI.

    Nodes (named by IRI): ``kind``, ``labels``, ``also`` (pairs of a language and a name by which a thing is sought
    too), ``name``, ``record`` (whether it is one), ``distance``. Lines: ``kind`` (of a folded record its class, else
    the property), ``slot`` (property or None), ``labels``, ``folded``, ``record`` (IRI or None). Both: ``evidence``
    (tuple of Evidence), and of their record ``date``, ``since``, ``until``, ``first`` and ``last`` (the earliest and
    latest day it may hold), ``lasts`` (whether it is a situation and no event), ``words``, ``details`` (tuple of
    Detail), ``planned`` (class, or None), ``summary``
    (a curator's words by language), ``formal`` (subject, predicate and object of what is held, as Details). The graph:
    ``centre``, ``total`` (neighbours known), ``shown``, ``left_out``.
    """
    if not askable(centre):
        raise MaslahatError(f"{centre!s:.200}: not an IRI; give the full IRI of a thing in the graph")
    links = Links(graph, schema)
    links.facts.describe([centre])
    shown, seen, found = {centre: 0}, {centre}, dict[Link, None]()
    edge = {centre}
    for hop in range(1, hops + 1):
        new = list(links.around(edge))
        found |= dict.fromkeys(new)
        seen |= {end for link in new for end in (link.start, link.end)}
        _choose(links, new, shown, hop=hop, room=limit + 1, keep=set(keep))
        edge = {node for node, distance in shown.items() if distance == hop and not links.is_record(node)}
    known = {link.record for link in found if link.record}
    found |= dict.fromkeys(link for link in links.among(set(shown)) if link.record not in known)
    drawn = [link for link in found if link.start in shown and link.end in shown]
    left_out = len(seen) - len(shown)
    picture = nx.MultiDiGraph(centre=str(centre), total=len(seen) - 1, shown=len(shown) - 1, left_out=left_out)
    fill(picture, links, shown, drawn)
    return picture


def _choose(
    links: Links, found: list[Link], shown: dict[URIRef, int], *, hop: int, room: int, keep: set[URIRef]
) -> None:
    """Fill ``shown`` up to ``room`` nodes: those one line away first, then the best-evidenced; classes take turns."""
    edge = set(shown)
    groups: dict[URIRef, list[Link]] = {}
    for link in found:
        # a tie is weighed as the neighbour it leads to
        neighbour = link.start if link.end in shown else link.end
        groups.setdefault(link.record or neighbour, []).append(link)
    turns: dict[URIRef | None, int] = {}
    ranked = []
    for key in sorted(groups, key=lambda record: (_weight(links, record), record)):
        kind = links.facts.kind(key)
        turns[kind] = turns.get(kind, -1) + 1
        at_once = any(link.slot is None and link.record and edge & {link.start, link.end} for link in groups[key])
        ranked.append((key not in keep, not at_once, _weight(links, key), turns[kind], str(kind), key))
    for *_, key in sorted(ranked):
        for link in groups[key]:
            new = [end for end in (link.start, link.end) if end not in shown]
            if len(shown) + len(new) <= room:
                shown |= dict.fromkeys(new, hop)
            elif link.start == key and key not in shown and len(shown) < room:
                shown[key] = hop


def _weight(links: Links, record: URIRef) -> tuple[int, int]:
    said = links.facts.said.get(record, set())
    sources, grounds = (sum(p == asked for p, _ in said) for asked in (MAS.source, MAS.evidence))
    return -sources, -grounds
