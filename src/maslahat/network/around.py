"""One thing and what the graph ties to it, as a networkx graph of at most ``limit`` neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

import networkx as nx
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF
from rdflib.term import Node

from maslahat.errors import MaslahatError
from maslahat.network.facts import Facts, askable
from maslahat.network.values import Detail, Evidence, Labels
from maslahat.schema import Schema
from maslahat.vocabulary import MAS

MACHINERY = (MAS.Evidence, MAS.Passage, MAS.Source, MAS.Identification)
HIDDEN = {RDF.type, MAS.evidence, MAS.source, MAS.earliest, MAS.latest, MAS.name, MAS.of}


NOTHING_SAID = {"words": "", "date": "", "since": "", "until": "", "details": (), "planned": None}


@dataclass(frozen=True)
class _Link:
    """An edge to be: a slot of a record, a folded record, or a tie between two things."""

    start: URIRef
    end: URIRef
    property: URIRef | None
    record: URIRef | None


def around(
    graph: Graph,
    centre: URIRef,
    schema: Schema,
    *,
    hops: int = 1,
    limit: int = 40,
    keep: Iterable[URIRef] = (),
) -> nx.MultiDiGraph:
    """The records that mention ``centre`` and the things they link, at most ``limit`` of them, best-evidenced first.

    Records of a class with disp:fold become one edge; the records in ``keep`` are taken before all others. Ties
    among the neighbours themselves are drawn too. ``.graph`` tells ``centre``, ``total`` (neighbours known) and
    ``left_out`` (neighbours not drawn). Raises MaslahatError if ``centre`` is not an IRI a query can hold.
    """
    if not askable(centre):
        raise MaslahatError(f"{centre!s:.200}: not an IRI; give the full IRI of a thing in the graph")
    view = _View(Facts(graph, schema), set(keep))
    view.facts.describe([centre])
    shown, seen, edge = {centre: 0}, {centre}, {centre}
    for hop in range(1, hops + 1):
        links = list(view.mentions(edge))
        seen |= {end for link in links for end in (link.start, link.end)}
        view.choose(links, shown, hop, limit + 1)
        edge = {node for node, distance in shown.items() if distance == hop and not view.is_record(node)}
    return view.build(shown, centre, len(seen - {centre}))


class _View:
    """Turns facts into links, chooses among them, and builds the graph."""

    def __init__(self, facts: Facts, keep: set[URIRef]) -> None:
        self.facts, self.schema, self.keep = facts, facts.schema, keep
        blocks = self.schema.blocks
        keyed = {c for c in blocks if any(blocks[a].key for a in self.schema.ancestors(c) if a in blocks)}
        self.classes = keyed | {MAS.Plan}
        self.order = {c: rank for rank, c in enumerate(blocks)}
        self.links: dict[_Link, None] = {}

    # ── what is a node, what is an edge ──────────────────────────────────────────────────────────────────────────

    def is_record(self, node: Node) -> bool:
        return self.facts.kind(node) in self.classes

    def drawable(self, node: Node) -> bool:
        """Whether a value is a node of the picture: a record or a thing with a shape, or of a kind unknown."""
        if not isinstance(node, URIRef):
            return False
        kind = self.facts.kind(node)
        if kind is None:
            return not self.facts.types.get(node) and node not in self.facts.words
        machinery = self.schema.is_a(kind, MACHINERY)
        return not machinery and (kind in self.classes or self.schema.display(kind, "node_shape") is not None)

    def fold(self, record: URIRef) -> tuple[URIRef, ...]:
        """The two slots of which a record is an edge; a plan never is, for it has not come about."""
        kind = self.facts.kind(record)
        blocks = (
            [self.schema.blocks[c] for c in self.schema.ancestors(kind) if c in self.schema.blocks]
            if kind
            else []
        )
        return next((b.fold for b in blocks if b.fold), ())

    def slots(self, record: URIRef) -> list[tuple[URIRef, Node]]:
        """What a record says, in the order of its block."""
        kind = self.facts.kind(record)
        planned = [o for p, o in self.facts.said[record] if p == MAS.of and isinstance(o, URIRef)]
        order: dict[URIRef, int] = {}
        for cls in [*planned, *(self.schema.ancestors(kind) if kind else ())]:
            for slot in self.schema.blocks[cls].slots if cls in self.schema.blocks else ():
                order.setdefault(slot.path, slot.order)
        mine = (p for p in self.schema.graph.subjects(RDF.type, None))
        known = {p for p in mine if isinstance(p, URIRef)}
        said = [(p, o) for p, o in self.facts.said[record] if p in known and p not in HIDDEN]
        return sorted(said, key=lambda pair: (order.get(pair[0], 100), pair[0], str(pair[1])))

    # ── links ────────────────────────────────────────────────────────────────────────────────────────────────────

    def mentions(self, things: set[URIRef]) -> Iterator[_Link]:
        """The links of all records that mention one of the things, and the things' own ties."""
        for record in sorted(self.facts.records(things, self.classes)):
            yield from self.of_record(record, things)
        yield from self.own_ties(things)

    def of_record(self, record: URIRef, things: set[URIRef]) -> Iterator[_Link]:
        slots = [(p, o) for p, o in self.slots(record) if isinstance(o, URIRef) and self.drawable(o)]
        ends = [[o for p, o in slots if p == path] for path in self.fold(record)]
        if not ends or not all(ends):
            yield from (_Link(record, o, p, record) for p, o in slots)
            return
        yield from (_Link(start, end, None, record) for start, end in product(*ends))
        # mentioned outside of the two folded slots: without this edge the record would hang in the air
        folded = {o for side in ends for o in side}
        yield from (_Link(ends[1][0], o, p, record) for p, o in slots if o in things - folded)

    def own_ties(self, things: set[URIRef]) -> Iterator[_Link]:
        for s, p, o in sorted(self.facts.ties(things)):
            if s != o and all(self.drawable(end) and not self.is_record(end) for end in (s, o)):
                yield _Link(s, o, p, None)

    # ── choice ───────────────────────────────────────────────────────────────────────────────────────────────────

    def choose(self, links: list[_Link], shown: dict[URIRef, int], hop: int, room: int) -> None:
        """Fill ``shown`` up to ``room`` nodes: the links of the best-evidenced record first, classes taking turns."""
        groups: dict[tuple[URIRef | None, URIRef | None], list[_Link]] = {}
        for link in links:
            groups.setdefault((link.record, None if link.record else link.end), []).append(link)
        turns: dict[URIRef | None, int] = {}
        ranked = []
        for key, group in sorted(groups.items(), key=lambda item: self._weight(item[0][0])):
            kind = self.facts.kind(key[0]) if key[0] else None
            turns[kind] = turns.get(kind, -1) + 1
            kept, sources, _, iri = self._weight(key[0])
            ranked.append(
                ((kept, sources, turns[kind], self.order.get(kind, 0) if kind else 999, iri), group)
            )
        for _, group in sorted(ranked, key=lambda pair: pair[0]):
            for link in group:
                new = [end for end in (link.start, link.end) if end not in shown]
                if len(shown) + len(new) <= room:
                    shown |= dict.fromkeys(new, hop)
                elif link.start == link.record and link.start not in shown and len(shown) < room:
                    shown[link.start] = hop
        self.links |= dict.fromkeys(links)

    def _weight(self, record: URIRef | None) -> tuple[bool, int, int, str]:
        said = self.facts.said.get(record, set()) if record else set()
        count = {p: sum(q == p for q, _ in said) for p in (MAS.source, MAS.evidence)}
        return record not in self.keep, -count[MAS.source], -count[MAS.evidence], str(record or "")

    # ── the graph ────────────────────────────────────────────────────────────────────────────────────────────────

    def build(self, shown: dict[URIRef, int], centre: URIRef, total: int) -> nx.MultiDiGraph:
        """The networkx graph of the chosen nodes, with every link between two of them."""
        things = {node for node in shown if not self.is_record(node)}
        folding = {
            c
            for c in self.classes
            if any(self.schema.blocks[a].fold for a in self.schema.ancestors(c) if a in self.schema.blocks)
        }
        among = self.facts.records(things, folding) - {link.record for link in self.links if link.record}
        self.links |= dict.fromkeys(
            link for record in sorted(among) for link in self.of_record(record, set())
        )
        self.links |= dict.fromkeys(self.own_ties(things))
        links = [link for link in self.links if link.start in shown and link.end in shown]
        self.facts.weigh(set(shown) | {link.record for link in links if link.record})
        picture = nx.MultiDiGraph(
            centre=str(centre), total=total, shown=len(shown) - 1, left_out=total - len(shown) + 1
        )
        for node in sorted(shown, key=lambda n: (shown[n], n)):
            picture.add_node(str(node), **self._node(node), distance=shown[node])
        for link in sorted(links, key=lambda li: (li.record or "", li.property or "", li.start, li.end)):
            picture.add_edge(str(link.start), str(link.end), **self._edge(link))
        return picture

    def _node(self, node: URIRef) -> dict[str, object]:
        record = self.is_record(node)
        kind = self.facts.kind(node) or OWL.Thing
        return {
            "iri": str(node),
            "kind": kind,
            "labels": self.facts.name(node),
            "name": next(iter(self.facts.labels.get(node, {}).values()), ""),
            "record": record,
            **(self._said(node) if record else NOTHING_SAID),
            "evidence": self._supporting(node, None),
        }

    def _edge(self, link: _Link) -> dict[str, object]:
        record, property_ = link.record, link.property
        folded = record is not None and property_ is None
        kind = (self.facts.kind(record) if folded else property_) or OWL.Thing
        about = self._said(record) if record else NOTHING_SAID
        slot = record is not None and not folded
        triple_of = record if slot and link.start != record else link.start
        return {
            "kind": kind,
            "property": property_,
            "labels": self._named(kind),
            "record": record,
            "folded": folded,
            **about,
            "evidence": self._supporting(
                record if folded else triple_of, None if folded else (property_, link.end)
            ),
        }

    def _said(self, record: URIRef) -> dict[str, object]:
        slots = self.slots(record)
        details = tuple(self._detail(p, o) for p, o in slots)
        passages = [self.facts.words[o] for _, o in slots if o in self.facts.words]
        dates = {p: " / ".join(str(o) for q, o in slots if q == p) for p in (MAS.date, MAS.since, MAS.until)}
        planned = next((o for p, o in self.facts.said[record] if p == MAS.of), None)
        return {
            "words": passages[0] if passages else "",
            "date": dates[MAS.date],
            "since": dates[MAS.since],
            "until": dates[MAS.until],
            "details": details,
            "planned": planned,
        }

    def _detail(self, p: URIRef, o: Node) -> Detail:
        verbatim = o in self.facts.words
        value: Labels = {"": self.facts.words[o]} if verbatim else self.facts.name(o) or {"": str(o)}
        return Detail(p, self._named(p), value, str(o) if isinstance(o, URIRef) else "", verbatim)

    def _named(self, term: URIRef) -> Labels:
        return {language: self.schema.label(term, language) for language in ("en", "ru")}

    def _supporting(
        self, subject: URIRef | None, rest: tuple[URIRef | None, Node] | None
    ) -> tuple[Evidence, ...]:
        """Evidence of one triple, or of everything said of a record."""
        if subject is None:
            return ()
        triples = [t for t in self.facts.support if t[0] == subject and (rest is None or t[1:] == rest)]
        grounds = {e for t in triples for e in self.facts.support[t]}
        if rest is None or not triples:
            grounds |= {o for p, o in self.facts.said.get(subject, ()) if p == MAS.evidence and rest is None}
        found = (self.facts.evidence[e] for e in grounds if e in self.facts.evidence)
        return tuple(sorted(found, key=lambda e: e.rank))
