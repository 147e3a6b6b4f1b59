"""*Known by*: the graph that evidence published by a day supports, merged and derived anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import RDF

from maslahat import graphs
from maslahat.clocks.left import Left, day_of
from maslahat.dates import days_of
from maslahat.store import GraphStore
from maslahat.terms import lexical
from maslahat.vocabulary import MAS

_DESCRIBED = "SELECT DISTINCT ?thing WHERE {{ ?thing a/rdfs:subClassOf* <{}> }}"
_REFERENCE = "SELECT DISTINCT ?property WHERE { GRAPH ?file { ?property disp:reference true } }"
# what has a key of its own is a record, and so is what is planned
_RECORDS = """SELECT DISTINCT ?thing WHERE {
  { ?thing mas:of ?class } UNION { ?thing a/rdfs:subClassOf* ?class . GRAPH ?file { ?class mas:key ?key } } }"""
_CURATED = NamedNode(graphs.CURATED)


def known_by(store: GraphStore, day: str, *, ontology: Path | None = None) -> tuple[GraphStore, Left]:
    """A new store in memory with what evidence published by the end of a day, month or year supports.

    A quote or citation counts by its source's date of publication, of a vague one by its last day. Sources without
    a date are left out, and so are notes: a curator's word is not published. Names, codes and kinds (disp:reference)
    of what the rest speaks of are kept in ``id:curated``, without evidence. ``ontology`` is the folder that the store
    was made with. Raises MaslahatError for a bad date.
    """
    quads = [q for q in store.data() if graphs.supports(lexical(q.graph_name))]
    evidence = _Evidence(store, quads, day_of(day))
    kept = [q for q in quads if evidence.admits(q)]
    found = GraphStore(ontology=ontology)
    found.fill([*kept, *_reference(store, quads, kept, evidence.described)])
    return found, evidence.left()


class _Evidence:
    """The graphs of a store, told apart by what they rest on."""

    def __init__(self, store: GraphStore, quads: list[Quad], last: date) -> None:
        published: defaultdict[str, set[date]] = defaultdict(set)
        self._source: dict[str, str] = {}
        telling = {str(MAS.published), str(MAS.source)}
        for quad in (q for q in quads if q.predicate.value in telling):
            if quad.predicate.value == str(MAS.source):
                self._source[lexical(quad.subject)] = lexical(quad.object)
            elif days := days_of(lexical(quad.object)):
                published[lexical(quad.subject)].add(days[1])
        sources = _things(store, _DESCRIBED.format(MAS.Source)) | set(self._source.values())
        self._notes = _things(store, _DESCRIBED.format(MAS.CuratorNote))
        self._undated = sources - set(published)
        self._known = {s for s in sources & set(published) if max(published[s]) <= last}
        self._later = sources - self._known - self._undated
        self._names = {lexical(name) for name in {q.graph_name for q in quads}}
        self.described = sources | self._notes | set(self._source)

    def admits(self, quad: Quad) -> bool:
        """Whether a statement stands, or describes something that stands."""
        name = lexical(quad.graph_name)
        return self._stands(lexical(quad.subject) if name == str(graphs.CURATED) else name, name)

    def left(self) -> Left:
        """The sources and notes on which something rests that was left out."""
        used = {self._source.get(name, name) for name in self._names}
        return Left(len(used & self._undated), len(used & self._later), len(used & self._notes))

    def _stands(self, thing: str, graph: str) -> bool:
        if thing not in self.described:
            return graph == str(graphs.CURATED)
        return self._source.get(thing, thing) in self._known


def _reference(store: GraphStore, quads: list[Quad], kept: Iterable[Quad], described: set[str]) -> Iterator[Quad]:
    """What tells which things are meant by statements that stand, as far as these do not tell it themselves."""
    properties = _things(store, _REFERENCE) | {str(RDF.type)}
    records = _things(store, _RECORDS)
    telling: defaultdict[str, set[Quad]] = defaultdict(set)
    for q in quads:
        subject = lexical(q.subject)
        if q.predicate.value not in properties or subject in described:
            continue
        if isinstance(q.object, Literal) or subject not in records:
            telling[subject].add(Quad(q.subject, q.predicate, q.object, _CURATED))
    said, waiting = set(), set()
    for q in kept:
        said.add((q.subject, q.predicate, q.object))
        waiting |= {t.value for t in (q.subject, q.object) if isinstance(t, NamedNode)}
    while waiting:
        for q in telling.pop(waiting.pop(), ()):
            if (q.subject, q.predicate, q.object) not in said:
                yield q
            if isinstance(q.object, NamedNode):
                waiting.add(q.object.value)


def _things(store: GraphStore, query: str) -> set[str]:
    return {row[0].value for row in store.query(query)}
