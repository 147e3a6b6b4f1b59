"""The names of graphs and of the things that readings and curators mint."""

from __future__ import annotations

import hashlib

from rdflib import URIRef

from maslahat.vocabulary import BASE, ID

CURATED = URIRef(f"{ID}curated")
DERIVED = URIRef(f"{ID}derived")
ONTOLOGY_FILES = f"{BASE}ontology/file/"


def fingerprint(*parts: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the parts: the same parts, the same name."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]


def citation(source: URIRef, record: URIRef) -> URIRef:
    """Name of the evidence that a source states something of a record."""
    return URIRef(f"{ID}citation/{fingerprint(source, record)}")


def ontology_file(stem: str) -> URIRef:
    """Name of the graph that holds one file of the ontology."""
    return URIRef(f"{ONTOLOGY_FILES}{stem}")


def supports(graph: str) -> bool:
    """Whether what a named graph holds counts as supported: not what rules derived, nor the ontology."""
    return graph != str(DERIVED) and not graph.startswith(ONTOLOGY_FILES)
