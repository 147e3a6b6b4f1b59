"""What may enter the graph: the shapes of the ontology (SHACL), and words that are truly the text's.

The gate looks at one article's graphs, with what is already known of the things they speak of; never at the whole
store. A violation refuses the record, and whatever cannot stand without it; the rest of the article enters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pyshacl
from pyoxigraph import BlankNode, NamedNode, Quad
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from maslahat import graphs
from maslahat.constraints import constraints, in_oxigraph
from maslahat.errors import MaslahatError
from maslahat.evidence import ArticleGraphs
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import iri, lexical, to_rdflib, triples
from maslahat.vocabulary import MAS, OA, shortened

_EVIDENCE = (str(MAS.Quote), str(MAS.Citation), str(MAS.CuratorNote))
_KNOWN_BY = {str(RDF.type), str(RDFS.label), str(MAS.source), str(MAS.standing)}


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that a shape finds wrong with a record; ``source`` is the article, or folder, it was found in.

    ``record`` is an IRI, ``path`` the slot (with prefix) if it is one slot, ``severity`` Violation, Warning or Info.
    """

    source: str
    record: str
    path: str
    severity: str
    message: str
    value: str = ""

    @property
    def refuses(self) -> bool:
        """Whether the record may not enter."""
        return self.severity == "Violation"

    def __str__(self) -> str:
        where = f" at {self.path}" if self.path else ""
        value = f" ({self.value})" if self.value else ""
        return f"{self.severity}: {_short(URIRef(self.record))}{where}: {self.message}{value} [{self.source}]"


class Shapes:
    """The shapes of an ontology, ready to be used many times. Raises MaslahatError if there are none."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.graph = Graph(bind_namespaces="none")
        rules = set(schema.graph.subjects(RDF.type, SH.SPARQLRule))
        self.graph += (triple for triple in schema.graph if triple[0] not in rules)
        self.constraints = constraints(self.graph)
        self.graph.remove((None, SH.sparql, None))
        self.hierarchy = list(schema.graph.triples((None, RDFS.subClassOf, None)))
        self._classes = {*self.graph.objects(None, SH.targetClass), *self.graph.subjects(RDF.type, SH.NodeShape)}
        self._properties = set(self.graph.objects(None, SH.targetSubjectsOf))
        if not any(self.graph.triples((None, RDF.type, SH.NodeShape))):
            raise MaslahatError(
                "the ontology holds no shape, so nothing would be checked: is its folder the right one?"
            )

    def findings(self, data: Graph, focus: set[URIRef], source: str, language: str = "en") -> list[Finding]:
        """What the shapes find wrong with some things in a graph; sorted. Raises MaslahatError for no things."""
        if not focus:
            raise MaslahatError(f"{source}: nothing in it is of a class that has a shape, so nothing was checked")
        data += self.hierarchy
        _, report, text = pyshacl.validate(data, shacl_graph=self.graph, inplace=True)
        if not isinstance(report, Graph):
            raise MaslahatError(f"{source}: the shapes could not be applied: {text}")
        found = set()
        for result in report.subjects(RDF.type, SH.ValidationResult):
            record, path, value, severity = (
                report.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value, SH.resultSeverity)
            )
            if isinstance(record, URIRef) and record in focus:
                messages = report.objects(result, SH.resultMessage)
                found.add(_finding(source, record, path, value, severity, messages, language))
        copy = in_oxigraph(data)
        for one in (broken for constraint in self.constraints for broken in constraint.broken(data, copy, self.schema)):
            if one.thing in focus:
                found.add(_finding(source, one.thing, None, one.value, one.severity, one.messages, language))
        return sorted(found)

    def cover(self, data: Graph, thing: URIRef) -> bool:
        """Whether any shape looks at a thing of a graph."""
        kinds = {a for k in data.objects(thing, RDF.type) if isinstance(k, URIRef) for a in self.schema.ancestors(k)}
        return bool(kinds & self._classes) or any((thing, p, None) in data for p in self._properties)


def admit(
    article: ArticleGraphs, shapes: Shapes, store: GraphStore, text: str, *, language: str = "en"
) -> tuple[ArticleGraphs, tuple[Finding, ...]]:
    """The part of an article's graphs that may enter a store, and all that was found, in one language.

    Raises ValueError if the words of a quote are not the text's: that is no fault of the article.
    """
    _check_words(article, text)
    found: set[Finding] = set()
    quads = list(article.quads)
    while quads:
        now = _findings(quads, article.article, shapes, store, _short(article.article), language)
        found.update(now)
        refused = {finding.record for finding in now if finding.refuses}
        if not refused:
            break
        quads = [] if str(article.article) in refused else list(_without(quads, refused))
    return replace(article, quads=tuple(quads)), tuple(sorted(found))


def check(
    quads: Iterable[Quad], shapes: Shapes, store: GraphStore, source: str, *, language: str = "en"
) -> tuple[Finding, ...]:
    """What the shapes find wrong with quads that belong to no article, such as those of the curated folder."""
    return tuple(_findings(list(quads), None, shapes, store, source, language))


def _findings(
    quads: list[Quad], article: URIRef | None, shapes: Shapes, store: GraphStore, source: str, language: str
) -> list[Finding]:
    data = _beside_the_known(quads, article, store)
    subjects = {iri(lexical(quad.subject)) for quad in quads}
    return shapes.findings(data, {s for s in subjects if shapes.cover(data, s)}, source, language)


def _beside_the_known(quads: list[Quad], article: URIRef | None, store: GraphStore) -> Graph:
    """The quads as one graph with their evidence, and what the store's other graphs know of what they name."""
    data = Graph(bind_namespaces="none")
    data += triples(quads)
    evidence = {
        lexical(q.subject) for q in quads if lexical(q.object) in _EVIDENCE and q.predicate.value == str(RDF.type)
    }
    subjects = {lexical(quad.subject) for quad in quads}
    known = []
    for subject in sorted(subjects):
        for quad in store.about(iri(subject)):
            graph = lexical(quad.graph_name)
            if graph and graphs.supports(graph) and not _within(graph, article):
                known.append(quad)
                evidence.add(graph)
    data += triples(known)
    for quad in [*quads, *known]:
        graph = lexical(quad.graph_name)
        if graph in evidence and graph not in {str(graphs.CURATED), str(article)}:
            data.add((to_rdflib(quad.subject), MAS.evidence, iri(graph)))
    for name in sorted({value for value in data.objects() if isinstance(value, URIRef)}):
        if str(name) not in subjects:
            told = store.about(name)
            data += triples(q for q in told if q.predicate.value in _KNOWN_BY and not lexical(q.graph_name))
    return data


def _without(quads: list[Quad], refused: set[str]) -> Iterator[Quad]:
    """The quads that neither speak of, nor point to, a refused thing; and no description that none needs now."""
    gone = {NamedNode(thing) for thing in refused}
    kept = [q for q in quads if q.subject not in gone and q.object not in gone and q.graph_name not in gone]
    used = {q.graph_name for q in kept} | {q.object for q in kept}
    spans = {q.subject for q in kept if q.object in {NamedNode(MAS.Quote), NamedNode(MAS.Passage)}}
    identified = {q.subject for q in kept if q.object == NamedNode(MAS.Identification)}
    pointing = {q.subject for q in kept if q.predicate == NamedNode(MAS.identified)}
    unneeded = (spans - used) | (identified - pointing)
    return (q for q in kept if q.subject not in unneeded)


def _check_words(article: ArticleGraphs, text: str) -> None:
    words: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in article.quads:
        if BlankNode in {type(quad.subject), type(quad.object), type(quad.graph_name)}:
            raise ValueError(f"a blank node: {quad}")
        if quad.predicate.value in {str(OA.exact), str(OA.start), str(OA.end)}:
            words[lexical(quad.subject)][quad.predicate.value] = lexical(quad.object)
    for name, of in words.items():
        if len(of) == 3 and text[int(of[str(OA.start)]) : int(of[str(OA.end)])] != of[str(OA.exact)]:
            raise ValueError(f"{name}: the words are not the text's: {of[str(OA.exact)]!r}")


def _finding(
    source: str,
    record: URIRef,
    path: Node | None,
    value: Node | None,
    severity: Node | None,
    messages: Iterable[Node],
    language: str,
) -> Finding:
    told = sorted((m.language != language, m.language != "en", str(m)) for m in messages if isinstance(m, Literal))
    kind = str(severity).rpartition("#")[2]
    return Finding(source, str(record), _short(path), kind, told[0][2] if told else "", _short(value))


def _within(graph: str, article: URIRef | None) -> bool:
    return article is not None and (graph == str(article) or graph.startswith(f"{article}/"))


def _short(term: Node | None) -> str:
    """An IRI with its prefix, a literal as it is; empty for None and for blank nodes (paths of several steps)."""
    if isinstance(term, URIRef):
        short = shortened(term)
        return short if short != str(term) else f"<{term}>"
    return str(term) if isinstance(term, Literal) else ""
