"""Things of the graph by what people call them, in any of its languages and alphabets."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from rdflib import RDFS, SKOS, URIRef

from maslahat.errors import MaslahatError
from maslahat.store import GraphStore
from maslahat.vocabulary import MAS, expanded, shortened

NAMES = """SELECT DISTINCT ?thing ?slot ?name WHERE {
  VALUES ?slot { rdfs:label skos:prefLabel skos:altLabel skos:notation mas:shortName mas:name }
  ?thing ?slot ?name FILTER STRSTARTS(STR(?thing), STR(id:)) }"""

_OWN = {str(RDFS.label), str(SKOS.prefLabel), str(MAS.name)}  # a name of these is meant before a short or another one
_APOSTROPHES = re.compile("['`´‘’‛ʻʼʽʹˈ′＇]")
_DASHES = re.compile("\\s*[‐‑‒–—―−-]\\s*")
_MARKS = re.compile('[«»“”„"]')


def find(store: GraphStore, text: str) -> URIRef:
    """The thing that is called so, or whose IRI this is (also with a prefix, ``id:state/kazakhstan``).

    Capitals, ё for е, and the forms of apostrophes, dashes and quotation marks don't count. Raises MaslahatError with
    the nearest names if there is none, or with the IRIs if there are several.
    """
    iri = expanded(text)
    if ":" in iri and " " not in iri and any(True for _ in store.about(URIRef(iri))):
        return URIRef(iri)
    named: defaultdict[str, set[str]] = defaultdict(set)
    own: defaultdict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for row in store.query(NAMES):
        name = plain(row["name"].value)
        named[name].add(row["thing"].value)
        shown.setdefault(name, row["name"].value)
        if row["slot"].value in _OWN:
            own[name].add(row["thing"].value)
    wanted = plain(text)
    found = sorted(own.get(wanted, ())) if len(own.get(wanted, ())) == 1 else sorted(named.get(wanted, ()))
    if len(found) == 1:
        return URIRef(found[0])
    if found:
        raise MaslahatError(f"{text!r} may be any of: {', '.join(map(shortened, found))}; give one of these")
    near = [f"{shown[name]} ({shortened(min(named[name]))})" for name in _near(wanted, named)]
    raise MaslahatError(f"nothing is called {text!r}{_offered(near)}")


def plain(name: str) -> str:
    """A name as it is compared: without capitals and without what people write differently."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold().replace("i\u0307", "i"))
    text = _MARKS.sub("", _DASHES.sub("-", _APOSTROPHES.sub("", text.replace("ё", "е"))))
    return " ".join(text.split())


def nearest(text: str, names: Iterable[str]) -> str:
    """A half-sentence that offers the nearest names; empty if none is near."""
    return _offered(difflib.get_close_matches(text.casefold(), sorted(names), n=3, cutoff=0.6))


def _near(wanted: str, names: Iterable[str]) -> list[str]:
    """The names nearest to a plain one; if none looks like it, the shortest that hold it as words."""
    close = difflib.get_close_matches(wanted, sorted(names), n=3, cutoff=0.6)
    if close or not wanted:
        return close
    return sorted((name for name in names if f" {wanted} " in f" {name} "), key=lambda name: (len(name), name))[:3]


def _offered(names: list[str]) -> str:
    return f"; the nearest names are {', '.join(names)}" if names else ""
