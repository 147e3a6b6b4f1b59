"""*True at*: the graph as it held on a day, by the dates that records bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pyoxigraph import Quad
from rdflib.namespace import RDF

from maslahat import graphs
from maslahat.clocks.left import Left, day_of
from maslahat.dates import days_of
from maslahat.store import GraphStore
from maslahat.terms import lexical
from maslahat.vocabulary import MAS

# What is of a class whose block has the slot, or of one the property is said of; a plan is neither situation nor event.
_OF_CLASSES = """SELECT DISTINCT ?thing WHERE {{
  {{ GRAPH ?file {{ ?top sh:property/sh:path ?slot }} }} UNION {{ GRAPH ?file {{ ?slot rdfs:domain ?top }} }}
  FILTER (?slot IN ({})) ?class rdfs:subClassOf* ?top . ?thing a ?class
  FILTER NOT EXISTS {{ ?thing mas:of ?kind }} }}"""
_DATES = """SELECT ?thing ?property ?date WHERE { ?thing ?property ?date
  FILTER (?property IN (mas:date, mas:since, mas:until, mas:earliest, mas:latest)) }"""
# a record cannot do without what its block demands …
_NEEDED = """SELECT DISTINCT ?thing ?other WHERE {
  GRAPH ?file { ?top sh:property ?shape . ?shape sh:path ?slot ; sh:minCount ?least
    FILTER (?least > 0 && isIRI(?slot)) }
  ?class rdfs:subClassOf* ?top . ?thing a ?class ; ?slot ?other FILTER isIRI(?other) }"""
# … nor a thing without at least one of those records that a shape demands to point to it
_NEEDS_ONE = """SELECT DISTINCT ?thing ?other WHERE {
  GRAPH ?file { ?any sh:targetClass ?top ; sh:property ?shape . ?shape sh:path/sh:inversePath ?slot ; sh:minCount ?least
    FILTER (?least > 0) }
  ?class rdfs:subClassOf* ?top . ?thing a ?class . ?other ?slot ?thing }"""


def true_at(store: GraphStore, day: str, *, ontology: Path | None = None) -> tuple[GraphStore, Left]:
    """A new store in memory without the situations that did not hold on a day and what happened after it.

    A situation holds from the first day that a source allows for its beginning until the last that one allows for its
    end; without a beginning it is left out, without an end kept, and both are counted. What cannot be without
    something left out (an attendance without its meeting, an initiative before its first step) is left out with it.
    Plans are kept: their dates lie ahead. A month or year means its last day. ``ontology`` is the folder that the
    store was made with. Raises MaslahatError for a bad date.
    """
    out, left = _told_apart(store, day_of(day))
    _with_dependants(out, _pairs(store, _NEEDED), _pairs(store, _NEEDS_ONE))
    found = GraphStore(ontology=ontology)
    found.fill(q for q in store.data() if graphs.supports(lexical(q.graph_name)) and not _mentions(q, out))
    return found, left


def _told_apart(store: GraphStore, day: date) -> tuple[set[str], Left]:
    dates: defaultdict[str, defaultdict[str, list[tuple[date, date]]]] = defaultdict(lambda: defaultdict(list))
    for row in store.query(_DATES):
        if days := days_of(row["date"].value):
            dates[row["thing"].value][row["property"].value].append(days)
    earliest, latest, since, until, on = map(str, (MAS.earliest, MAS.latest, MAS.since, MAS.until, MAS.date))
    situations = _things(store, _OF_CLASSES.format("mas:since, mas:until"))
    out: set[str] = set()
    no_begin = no_end = vague = undated = 0
    for thing in situations | _things(store, _OF_CLASSES.format("mas:date")):
        of = dates[thing]
        first = min((d for d, _ in of[earliest]), default=None)
        last = max((d for _, d in of[latest]), default=None)
        ends = thing in situations
        if (first is not None and first > day) or (ends and last is not None and last < day):
            out.add(thing)
        elif first is None and ends:
            out.add(thing)
            no_begin += 1
        elif first is None:
            undated += 1
        else:
            no_end += ends and last is None
            begun = [d for _, d in of[since] + of[on]]
            ended = [d for d, _ in of[until]]
            vague += max(begun, default=day) > day or min(ended, default=day) < day
    return out, Left(unknown_begin=no_begin, unknown_end=no_end, vague=vague, undated=undated)


def _with_dependants(out: set[str], needed: dict[str, set[str]], one_of: dict[str, set[str]]) -> None:
    """Add to what is left out whatever cannot be without it, and so on."""
    while True:
        more = {thing for thing, others in needed.items() if others & out}
        more |= {thing for thing, others in one_of.items() if others <= out}
        if more <= out:
            return
        out |= more


def _mentions(quad: Quad, things: Iterable[str]) -> bool:
    return lexical(quad.subject) in things or (lexical(quad.object) in things and quad.predicate.value != str(RDF.type))


def _pairs(store: GraphStore, query: str) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.query(query):
        found[row["thing"].value].add(row["other"].value)
    return dict(found)


def _things(store: GraphStore, query: str) -> set[str]:
    return {row["thing"].value for row in store.query(query)}
