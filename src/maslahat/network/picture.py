"""Nodes and lines of a picture with all that the graph says of them: names, dates, details, evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import OWL
from rdflib.term import Node

from maslahat.network.links import Link, Links
from maslahat.network.values import Detail, Labels
from maslahat.vocabulary import MAS

REIFIED = (RDF.subject, RDF.predicate, RDF.object)
NOTHING_SAID: Mapping[str, Any] = {
    "words": "",
    "date": "",
    "since": "",
    "until": "",
    "first": "",
    "last": "",
    "lasts": False,
    "details": (),
    "planned": None,
    "summary": {},
    "formal": (),
}


def fill(picture: nx.MultiDiGraph, links: Links, shown: Mapping[URIRef, int], drawn: list[Link]) -> None:
    """Add the nodes ``shown`` (with their distance) and the lines ``drawn`` to a picture, with all that is known."""
    said: dict[URIRef, dict[str, Any]] = {}

    def of(record: URIRef) -> Mapping[str, Any]:
        # a record has several lines, and each says all of it
        if record not in said:
            said[record] = _said(links, record)
        return said[record]

    links.facts.weigh(set(shown) | {link.record for link in drawn if link.record})
    for node in sorted(shown, key=lambda n: (shown[n], n)):
        names, record = links.facts.name(node), links.is_record(node)
        picture.add_node(
            str(node),
            kind=links.facts.kind(node) or OWL.Thing,
            # the derived name of a record is in no language; its class and slots say the same in each
            labels={tag: name for tag, name in names.items() if tag or not record},
            also=() if record else links.facts.other_names(node),
            name=names.get("en") or next(iter(names.values()), ""),
            record=record,
            distance=shown[node],
            evidence=links.facts.grounds(node),
            **(of(node) if record else NOTHING_SAID),
        )
    for link in sorted(drawn, key=lambda li: (li.record or "", li.slot or "", li.start, li.end)):
        kind = link.slot or (links.facts.kind(link.record) if link.record else None) or OWL.Thing
        picture.add_edge(
            str(link.start),
            str(link.end),
            kind=kind,
            slot=link.slot,
            labels=links.facts.term(kind),
            folded=link.slot is None,
            record=link.record,
            evidence=links.facts.grounds(link.record or link.start, link.triple),
            **(of(link.record) if link.record else NOTHING_SAID),
        )


def _said(links: Links, record: URIRef) -> dict[str, Any]:
    slots, words = links.slots(record), links.facts.words
    dates = {
        str(p).rpartition("#")[2]: " / ".join(str(o) for q, o in slots if q == p)
        for p in (MAS.date, MAS.since, MAS.until)
    }
    first = min((str(o) for p, o in links.facts.said.get(record, ()) if p == MAS.earliest), default="")
    last = max((str(o) for p, o in links.facts.said.get(record, ()) if p == MAS.latest), default="")
    return {
        **dates,
        "first": first,
        "last": last,
        "lasts": links.lasts(record),
        "words": next((words[o] for _, o in slots if o in words), ""),
        "details": tuple(_detail(links, p, o) for p, o in slots),
        "planned": next((o for p, o in links.facts.said.get(record, ()) if p == MAS.of), None),
        **_summed_up(links, record),
    }


def _summed_up(links: Links, record: URIRef) -> dict[str, Any]:
    """What a curator sums a record up as, and what it holds formally, though no graph asserts that."""
    said = links.facts.said.get(record, set())
    comments = sorted((o.language or "", str(o)) for p, o in said if p == RDFS.comment and isinstance(o, Literal))
    formal = [(p, [o for q, o in sorted(said) if q == p]) for p in REIFIED]
    whole = all(values for _, values in formal)
    return {
        "summary": dict(comments),
        "formal": tuple(_detail(links, p, values[0]) for p, values in formal) if whole else (),
    }


def _detail(links: Links, p: URIRef, o: Node) -> Detail:
    verbatim = o in links.facts.words
    named = links.facts.name(o) or {"": str(o)}
    if isinstance(o, URIRef) and not links.facts.name(o) and (o, None, None) in links.schema.graph:
        named = links.facts.term(o)
    value: Labels = {"": links.facts.words[o]} if verbatim else named
    return Detail(p, links.facts.term(p), value, str(o) if isinstance(o, URIRef) else "", verbatim)
