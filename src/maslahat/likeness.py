"""An article beside the graph: what each says, and which records of the two belong together.

A record whose identity is that of a known one is it. Any other is like the known record that agrees with it in most
slots, two at least, and contradicts it in none; if several agree equally, like the one that mentions what the article
speaks of; else like none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, URIRef
from rdflib.term import Node

from maslahat.differences import compatible, single_valued
from maslahat.evidence import ArticleGraphs
from maslahat.grounds import is_ground, written
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import iri, lexical, to_oxigraph, to_rdflib
from maslahat.vocabulary import MAS

UNTOLD = {RDF.type, MAS.of, MAS.evidence, MAS.name, MAS.earliest, MAS.latest, MAS.standing} | {
    *(RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.notation, RDFS.comment)
}
_ABOUT = "SELECT ?graph ?thing ?slot ?value WHERE { VALUES ?thing { THINGS } GRAPH ?graph { ?thing ?slot ?value } }"
_AGREEING = "SELECT ?thing ?slot ?value WHERE { VALUES (?slot ?value) { PAIRS } ?thing ?slot ?value }"

Slots = dict[URIRef, dict[Node, list[str]]]  # the values of each slot, with the graphs that hold them


@dataclass(frozen=True)
class Pair:
    """A record of the article and the known one it is compared with (None: nothing known is like it)."""

    record: URIRef
    known: URIRef | None
    sure: bool


class Sides:
    """What quotes of an article say (``own``), what it says of itself (``described``), and the graph without it.

    ``pairs`` are the article's records with those they are compared with; ``known`` is what the graph says of these.
    """

    def __init__(self, schema: Schema, article: ArticleGraphs, store: GraphStore) -> None:
        self.schema, self.store, self.home = schema, store, article.article
        self.single = single_valued(schema)
        self.own: defaultdict[URIRef, Slots] = defaultdict(dict)
        self.described: defaultdict[URIRef, Slots] = defaultdict(dict)
        for q in article.quads:
            name = lexical(q.graph_name)
            part = self.described if name == str(self.home) else self.own
            slots = part[iri(lexical(q.subject))].setdefault(iri(q.predicate.value), {})
            slots.setdefault(to_rdflib(q.object), []).append(name)
        self.known: defaultdict[URIRef, Slots] = defaultdict(dict)
        self.pairs = self._pairs([thing for thing in sorted(self.own) if self.keyed(self.own[thing])])

    def about(self, things: set[URIRef]) -> defaultdict[URIRef, Slots]:
        """What the graph's evidence, not the article's, says of things."""
        found: defaultdict[URIRef, Slots] = defaultdict(dict)
        rows = self.store.query(_ABOUT.replace("THINGS", written(map(str, things)))) if things else ()
        for row in rows:
            name = row["graph"].value
            if is_ground(name) and not self.local(iri(name)):
                values = found[iri(row["thing"].value)].setdefault(iri(row["slot"].value), {})
                values.setdefault(to_rdflib(row["value"]), []).append(name)
        return found

    def kinds(self, slots: Slots) -> list[URIRef]:
        """The classes of a record, that which a plan foresees first."""
        return [kind for slot in (MAS.of, RDF.type) for kind in slots.get(slot, ()) if isinstance(kind, URIRef)]

    def keyed(self, slots: Slots) -> bool:
        """Whether this is a record: whether its class, or one above it, has a key."""
        above = (c for kind in self.kinds(slots) for c in self.schema.ancestors(kind))
        return any(self.schema.blocks[c].key for c in above if c in self.schema.blocks)

    def one_value(self, record: URIRef, slot: URIRef) -> bool:
        """Whether the shapes allow one value only of a slot of one of the article's records."""
        classes = self.single.get(slot, frozenset())
        return any(self.schema.is_a(kind, classes) for kind in self.kinds(self.own[record]))

    def local(self, term: Node) -> bool:
        """Whether an IRI is the article's own."""
        return isinstance(term, URIRef) and (term == self.home or term.startswith(f"{self.home}/"))

    def _pairs(self, records: list[URIRef]) -> list[Pair]:
        self.known.update(self.about({r for r in records if not self.local(r)}))
        pairs = [Pair(r, r, True) for r in records if self.known.get(r)]
        spoken = {pair.record for pair in pairs}
        alike = {r: self._alike(r) for r in records if r not in spoken}
        spoken |= {one for found in alike.values() if len(found) == 1 for one in found}
        for record, found in alike.items():
            near = found
            if len(found) > 1:  # of several that agree equally, the one that mentions what the article speaks of
                about = self.about(set(found))
                near = [f for f in found if any(v in spoken for of in about[f].values() for v in of)]
            pairs.append(Pair(record, near[0] if len(near) == 1 else None, sure=False))
        self.known.update(self.about({pair.known for pair in pairs if pair.known}))
        return pairs

    def _alike(self, record: URIRef) -> list[URIRef]:
        """The known records of the same class that agree in most slots, two at least, and contradict in none."""
        told = [(s, v) for s, values in self.own[record].items() if s not in UNTOLD for v in values]
        pairs = [f"({to_oxigraph(s)} {to_oxigraph(v)})" for s, v in told if not self.local(v)]
        agreeing: defaultdict[URIRef, set[tuple[str, str]]] = defaultdict(set)
        for row in self.store.query(_AGREEING.replace("PAIRS", " ".join(sorted(pairs)))) if pairs else ():
            thing = iri(row["thing"].value)
            if not self.local(thing):
                agreeing[thing].add((row["slot"].value, str(row["value"])))
        good = {thing: len(of) for thing, of in agreeing.items() if len({slot for slot, _ in of}) > 1}
        about = self.about(set(good))
        fitting = [t for t in good if self._same_kind(record, about[t]) and not self._excludes(record, about[t])]
        best = max((good[thing] for thing in fitting), default=0)
        return sorted(thing for thing in fitting if good[thing] == best)

    def _same_kind(self, record: URIRef, other: Slots) -> bool:
        mine, others = self.own[record], other
        if MAS.of in mine or MAS.of in others:
            return mine.get(MAS.of, {}).keys() == others.get(MAS.of, {}).keys()
        return any(self.schema.is_a(k, self.kinds(mine)) for k in self.kinds(others))

    def _excludes(self, record: URIRef, other: Slots) -> bool:
        return any(
            not any(self.local(a) or compatible(a, b) for a in values for b in other[slot])
            for slot, values in self.own[record].items()
            if slot in other and self.one_value(record, slot)
        )
