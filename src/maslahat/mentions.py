"""The statements of a thing, and of the records that mention it, each with the graphs it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import URIRef
from rdflib.term import Node

from maslahat import graphs
from maslahat.grounds import is_ground
from maslahat.store import GraphStore
from maslahat.terms import to_oxigraph, to_rdflib
from maslahat.vocabulary import MAS

_OWN = "SELECT ?graph ?record ?slot ?value WHERE { BIND (THING AS ?record) GRAPH ?graph { THING ?slot ?value } }"
# what points to the thing, what its words state if it is evidence, what is stated by evidence taken from it
_MENTIONING = """SELECT ?graph ?record ?slot ?value WHERE {
  { SELECT DISTINCT ?record WHERE {
    { GRAPH ?told { ?record ?any THING } FILTER (?told != DERIVED) }
    UNION { GRAPH THING { ?record ?any ?of } THING a ?kind FILTER (?kind IN (KINDS)) }
    UNION { ?evidence mas:source THING ; a ?kind FILTER (?kind IN (KINDS)) GRAPH ?evidence { ?record ?any ?of } } } }
  GRAPH ?graph { ?record ?slot ?value } }"""


class Rows:
    """Statements with the graphs they stand in, what rules derive left out but for the day by which to sort."""

    def __init__(self, rows: Iterable[dict[str, object]]) -> None:
        self.told: defaultdict[tuple[URIRef, URIRef, Node], list[str]] = defaultdict(list)
        self.earliest: dict[URIRef, str] = {}
        self._of: defaultdict[URIRef, defaultdict[URIRef, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for graph, record, slot, value in sorted(_terms(rows)):
            if slot == MAS.earliest:
                self.earliest[record] = str(value)
            if is_ground(graph) or graph.startswith(graphs.ONTOLOGY_FILES):
                if graph not in self.told[record, slot, value]:
                    self.told[record, slot, value].append(graph)
                if value not in self._of[record][slot]:
                    self._of[record][slot].append(value)

    @classmethod
    def of_thing(cls, store: GraphStore, thing: URIRef) -> Rows:
        """What is said of a thing."""
        return cls(store.query(_OWN.replace("THING", str(to_oxigraph(thing)))))

    @classmethod
    def mentioning(cls, store: GraphStore, thing: URIRef) -> Rows:
        """What is said of the records that mention a thing, or that rest on it if it is evidence or a source."""
        kinds = ", ".join(f"<{kind}>" for kind in (MAS.Quote, MAS.Citation, MAS.CuratorNote))
        query = _MENTIONING.replace("DERIVED", f"<{graphs.DERIVED}>").replace("KINDS", kinds)
        return cls(store.query(query.replace("THING", str(to_oxigraph(thing)))))

    def of(self, record: URIRef) -> dict[URIRef, list[Node]]:
        """The values of a record, by slot."""
        return self._of.get(record) or {}

    def records(self) -> Iterator[URIRef]:
        """The subjects, once each."""
        return iter(list(self._of))


def _terms(rows: Iterable[dict[str, object]]) -> Iterator[tuple[str, URIRef, URIRef, Node]]:
    for row in rows:
        graph, record, slot = (to_rdflib(row[name]) for name in ("graph", "record", "slot"))
        if isinstance(record, URIRef) and isinstance(slot, URIRef):
            yield str(graph), record, slot, to_rdflib(row["value"])
