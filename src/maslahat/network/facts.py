"""What a network asks of the graph, each question one SPARQL text, and the answers as one value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from maslahat.network.values import KINDS, Evidence, Labels
from maslahat.schema import Schema
from maslahat.vocabulary import ID, MAS, OA

# What rules derive is no ground for anything; ties that only they state repeat a record (see design §5).
DERIVED = ID["derived"]
NAMES = (RDFS.label, SKOS.prefLabel)
# By what else a thing is sought, though a page does not call it so; demonyms are adjectives, no names of it.
OTHER_NAMES = (SKOS.altLabel, SKOS.hiddenLabel, SKOS.notation, MAS.shortName, MAS.metonym)

# Everything said of the records that mention a thing, or of all, and the sources they rest on.
MENTIONING = "VALUES ?thing { %(things)s } ?record ?slot ?thing ."
RECORDS = f"""SELECT DISTINCT ?record ?p ?o WHERE {{
  %(mentioning)s VALUES ?class {{ %(classes)s }} ?record a ?class .
  {{ ?record ?p ?o %(but)s }} UNION
  {{ ?record <{MAS.evidence}> ?e . ?e <{MAS.source}> ?o . BIND(<{MAS.source}> AS ?p) }}
}}"""
# What is said of a thing itself, or of another by it, in one triple.
TIES = """SELECT DISTINCT ?s ?p ?o WHERE {
  VALUES ?thing { %(things)s } VALUES ?p { %(properties)s }
  { ?thing ?p ?o . BIND(?thing AS ?s) } UNION { ?s ?p ?thing . BIND(?thing AS ?o) }
  %(but)s
}"""
ALL_TIES = """SELECT DISTINCT ?s ?p ?o WHERE { VALUES ?p { %(properties)s } ?s ?p ?o FILTER isIRI(?o) %(but)s }"""
THINGS = "SELECT DISTINCT ?thing WHERE { VALUES ?class { %(classes)s } ?thing a ?class }"
NOT_DERIVED = f"FILTER NOT EXISTS {{ GRAPH <{DERIVED}> {{ ?s ?p ?o }} }}"
NOT_DERIVED_THING = f"""FILTER (?p = <{MAS.evidence}> || !isIRI(?o) ||
    NOT EXISTS {{ GRAPH <{DERIVED}> {{ ?record ?p ?o }} }})"""
DESCRIBED = "SELECT ?x ?p ?o WHERE { VALUES ?x { %(things)s } VALUES ?p { %(properties)s } ?x ?p ?o }"
SUPPORT = "SELECT ?s ?p ?o ?e WHERE { VALUES ?s { %(things)s } GRAPH ?e { ?s ?p ?o } }"
SOURCES = f"""SELECT DISTINCT ?e ?x ?p ?o WHERE {{
  VALUES ?e {{ %(things)s }} VALUES ?kind {{ {" ".join(k.n3() for k in KINDS)} }}
  ?e a ?kind . {{ ?e ?p ?o . BIND(?e AS ?x) }} UNION {{ ?e <{MAS.source}> ?x . ?x ?p ?o }}
}}"""

FORBIDDEN = re.compile(r"""[\x00-\x20<>"{}|\\^`]|^$""")
Triple = tuple[Node, Node, Node]


@dataclass
class Facts:
    """All that was asked so far: what things are and are called, what records say, what supports what."""

    graph: Graph
    schema: Schema
    types: dict[Node, set[URIRef]] = field(default_factory=dict)
    labels: dict[Node, dict[str, str]] = field(default_factory=dict)
    also: dict[Node, set[tuple[str, str]]] = field(default_factory=dict)
    words: dict[Node, str] = field(default_factory=dict)
    said: dict[URIRef, set[tuple[URIRef, Node]]] = field(default_factory=dict)
    support: dict[Node, dict[Triple, set[Node]]] = field(default_factory=dict)
    evidence: dict[Node, Evidence] = field(default_factory=dict)
    terms: dict[URIRef, Labels] = field(default_factory=dict)

    def records(self, things: Iterable[URIRef] | None, classes: Iterable[URIRef]) -> set[URIRef]:
        """The records of those classes that mention any of the things, or all; what they say is kept in ``said``."""
        found = set()
        # a thing that only a rule puts into a slot has no evidence there; the record it was derived from shows it
        query = RECORDS.replace("%(but)s", NOT_DERIVED_THING if isinstance(self.graph, Dataset) else "")
        query = query.replace("%(mentioning)s", "" if things is None else MENTIONING)
        for record, p, o in self._ask(query, classes=classes, **({} if things is None else {"things": things})):
            if isinstance(record, URIRef) and isinstance(p, URIRef):
                self.said.setdefault(record, set()).add((p, o))
                found.add(record)
        self.describe({o for r in found for _, o in self.said[r]} | found)
        return found

    def things(self, classes: Iterable[URIRef]) -> set[URIRef]:
        """Everything of those classes, whether anything is said of it or not."""
        found = {thing for (thing,) in self._ask(THINGS, classes=classes) if isinstance(thing, URIRef)}
        self.describe(found)
        return found

    def ties(self, things: Iterable[URIRef] | None) -> set[tuple[URIRef, URIRef, URIRef]]:
        """The triples that tie one of the things (any, if None) to another directly; derived ones are left aside."""
        properties = [p for p in set(self.schema.graph.subjects(RDF.type, OWL.ObjectProperty)) if isinstance(p, URIRef)]
        # only a Dataset has named graphs; on a single graph rdflib refuses to be asked for one
        query = ALL_TIES if things is None else TIES
        query = query.replace("%(but)s", NOT_DERIVED if isinstance(self.graph, Dataset) else "")
        rows = self._ask(query, properties=properties, **({} if things is None else {"things": things}))
        found = {
            (s, p, o) for s, p, o in rows if isinstance(s, URIRef) and isinstance(p, URIRef) and isinstance(o, URIRef)
        }
        self.describe({end for s, _, o in found for end in (s, o)})
        return found

    def describe(self, nodes: Iterable[Node]) -> None:
        """Learn types, names and words of those not yet known."""
        new = [n for n in nodes if isinstance(n, URIRef) and n not in self.types]
        for node in new:
            self.types[node] = set()
        rows = self._ask(DESCRIBED, things=new, properties=(RDF.type, *NAMES, MAS.name, *OTHER_NAMES, OA.exact))
        # the last one wins: rdfs:label before others, and of several in one language the same one every time
        for x, p, o in sorted(sorted(rows, key=_text, reverse=True), key=lambda row: row[1] == RDFS.label):
            if p == RDF.type and isinstance(o, URIRef):
                self.types[x].add(o)
            elif p == OA.exact:
                self.words[x] = str(o)
            elif isinstance(o, Literal):
                self.also.setdefault(x, set()).add((o.language or "", str(o)))
                if p not in OTHER_NAMES:
                    self.labels.setdefault(x, {})[o.language or ""] = str(o)

    def weigh(self, nodes: Iterable[URIRef]) -> None:
        """Learn what supports the triples about those nodes, and who says so."""
        nodes = set(nodes)
        for s, p, o, e in self._ask(SUPPORT, things=nodes) if isinstance(self.graph, Dataset) else ():
            self.support.setdefault(s, {}).setdefault((s, p, o), set()).add(e)
        grounds = {e for of in self.support.values() for es in of.values() for e in es}
        grounds |= {o for node in nodes for p, o in self.said.get(node, ()) if p == MAS.evidence}
        self.hear(grounds)

    def hear(self, grounds: Iterable[Node]) -> None:
        """Learn what pieces of evidence are, and the sources they are taken from."""
        about: dict[Node, dict[Node, dict[Node, list[Node]]]] = {}
        for e, x, p, o in self._ask(SOURCES, things=grounds):
            about.setdefault(e, {}).setdefault(x, {}).setdefault(p, []).append(o)
        self.describe({o for xs in about.values() for ps in xs.values() for os in ps.values() for o in os})
        self.evidence |= {e: self._evidence(e, xs) for e, xs in about.items()}

    def grounds(self, node: URIRef, triple: Triple | None = None) -> tuple[Evidence, ...]:
        """The evidence of one triple, or of everything said of a node; quotes first."""
        support = self.support.get(node, {})
        found = set(support.get(triple, ())) if triple else {e for es in support.values() for e in es}
        if triple is None:
            found |= {o for p, o in self.said.get(node, ()) if p == MAS.evidence}
        return tuple(sorted((self.evidence[e] for e in found if e in self.evidence), key=lambda e: e.rank))

    def kind(self, node: Node) -> URIRef | None:
        """The most specific class of a node that the ontology has a block for."""
        known = [t for t in self.types.get(node, ()) if t in self.schema.blocks]
        return max(known, key=lambda c: (len(self.schema.ancestors(c)), c), default=None)

    def name(self, node: Node) -> Labels:
        """The names of a node by language; of a literal its text; empty if it has none."""
        if isinstance(node, Literal):
            return {node.language or "": str(node)}
        return dict(sorted(self.labels.get(node, {}).items()))

    def other_names(self, node: Node) -> tuple[tuple[str, str], ...]:
        """What a thing is called beside its name, each text once, with its language: short, former, hidden names."""
        seen = {text.casefold() for text in self.labels.get(node, {}).values()}
        found: dict[str, tuple[str, str]] = {}
        # of two languages that write it alike the first one wins, but none before no language
        for language, text in sorted(self.also.get(node, ()), key=lambda pair: (not pair[0], pair)):
            if text.strip() and text.casefold() not in seen:
                found.setdefault(text.casefold(), (language, text))
        return tuple(sorted(found.values()))

    def term(self, term: URIRef) -> Labels:
        """The labels of a class or property of the ontology."""
        if term not in self.terms:
            self.terms[term] = self.schema.labels(term)
        return self.terms[term]

    def _evidence(self, iri: Node, about: dict[Node, dict[Node, list[Node]]]) -> Evidence:
        own = about[iri]
        source = min(own.get(MAS.source, []), key=str, default=None)
        its = about.get(source, {}) if source is not None else {}

        def text(of: dict[Node, list[Node]], *properties: URIRef) -> str:
            return next((min(map(str, of[p])) for p in properties if p in of), "")

        def names(of: dict[Node, list[Node]], p: URIRef) -> Labels:
            one = min(of.get(p, ()), key=str, default=None)
            return {} if one is None else self.name(one) or {"": re.split("[#/]", str(one))[-1]}

        kinds = [k for k in KINDS if k in own.get(RDF.type, [])]
        return Evidence(
            iri=str(iri),
            kind=kinds[0],
            words=text(own, OA.exact, RDFS.comment),
            prefix=text(own, OA.prefix),
            suffix=text(own, OA.suffix),
            start=int(text(own, OA.start) or -1),
            end=int(text(own, OA.end) or -1),
            language=text(its, DCTERMS.language).rpartition("/")[2].lower(),
            certainty=names(own, MAS.certainty),
            attributed_to=names(own, MAS.attributedTo),
            curator=names(own, MAS.curator),
            created=text(own, DCTERMS.created),
            source=str(source or ""),
            title=self.name(source) if source is not None else {},
            outlet=names(its, MAS.publisher),
            published=text(its, MAS.published),
            url=text(its, MAS.url),
        )

    def _ask(self, query: str, **values: Iterable[Node]) -> Iterable[tuple[Node, ...]]:
        filled = {name: " ".join(sorted(n.n3() for n in set(nodes) if askable(n))) for name, nodes in values.items()}
        if not all(filled.values()):
            return []
        return [tuple(row) for row in self.graph.query(query % filled) if isinstance(row, tuple)]


def askable(node: Node) -> bool:
    """Whether SPARQL can hold a node: an IRI without the characters that would end it."""
    return isinstance(node, URIRef) and not FORBIDDEN.search(node)


def _text(row: tuple[Node, ...]) -> str:
    return str(row[-1])
