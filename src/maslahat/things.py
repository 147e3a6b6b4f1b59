"""Things of the graph by what people call them, in any of its languages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from rdflib import URIRef

from maslahat.errors import MaslahatError
from maslahat.store import GraphStore
from maslahat.vocabulary import PREFIXES, shortened

NAMES = """SELECT DISTINCT ?thing ?name WHERE {
  ?thing rdfs:label|skos:prefLabel|skos:altLabel|skos:notation|mas:shortName|mas:name ?name
  FILTER STRSTARTS(STR(?thing), STR(id:)) }"""


def find(store: GraphStore, text: str) -> URIRef:
    """The thing that is called so, or whose IRI this is (also with a prefix, ``id:state/kazakhstan``).

    Capitals don't count. Raises MaslahatError with the nearest names if there is none, or with the IRIs if there
    are several.
    """
    names: dict[str, set[str]] = {}
    for row in store.query(NAMES):
        names.setdefault(row["name"].value.casefold(), set()).add(row["thing"].value)
    known = {thing for things in names.values() for thing in things}
    if (iri := _iri(text)) in known:
        return URIRef(iri)
    found = sorted(names.get(text.casefold(), ()))
    if len(found) == 1:
        return URIRef(found[0])
    if found:
        raise MaslahatError(f"{text!r} may be any of: {', '.join(map(shortened, found))}; give one of these")
    raise MaslahatError(f"nothing is called {text!r}{nearest(text, names)}")


def nearest(text: str, names: Iterable[str]) -> str:
    """A half-sentence that offers the nearest names; empty if none is near."""
    close = difflib.get_close_matches(text.casefold(), sorted(names), n=3, cutoff=0.6)
    return f"; the nearest names are {', '.join(close)}" if close else ""


def _iri(text: str) -> str:
    prefix, colon, local = text.strip("<>").partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else text.strip("<>")
