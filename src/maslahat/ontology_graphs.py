"""The ontology as graphs of the store: one for each file, and the part that belongs among the data.

Blank nodes of a file become IRIs under the file's graph name; the names come from canonicalisation, so that the same
file gives the same IRIs each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, DefaultGraph, NamedNode, Quad, RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS
from rdflib.namespace import SH

from maslahat import graphs, resources
from maslahat.errors import MaslahatError
from maslahat.terms import lexical
from maslahat.vocabulary import BASE, DISP, LEX

_TELLING = {str(p) for p in (RDF.type, RDFS.label, RDFS.subClassOf, SKOS.definition, SKOS.prefLabel)}
_MACHINERY = (str(SH), str(LEX)[:-1], str(DISP)[:-1], f"{BASE}rules", f"{BASE}shapes")
_TYPE = str(RDF.type)


def ontology_quads(ontology: Path | None = None) -> Iterator[Quad]:
    """Every statement of the ontology's Turtle files, each in the graph of its file; no blank nodes."""
    for path in resources.ontology_files(ontology):
        name = graphs.ontology_file(path.stem)
        try:
            dataset = pyoxigraph.Dataset(parse(path=path, format=RdfFormat.TURTLE))
        except SyntaxError as error:
            raise MaslahatError(f"{path}:{error.lineno}: not Turtle: {error.msg}; mend this line") from error
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        for quad in dataset:
            subject, value = (_skolem(term, name) for term in (quad.subject, quad.object))
            yield Quad(subject, quad.predicate, value, NamedNode(name))


def reaches_default(quads: Iterable[Quad]) -> Iterator[Quad]:
    """What of the ontology belongs in the default graph: types, labels, definitions and superclasses of its terms.

    Shapes, rules, the vocabularies of reading and of display, and annotation properties are left out.
    """
    listed = [(lexical(q.subject), q.predicate.value, q) for q in quads]
    types: defaultdict[str, set[str]] = defaultdict(set)
    for subject, predicate, quad in listed:
        if predicate == _TYPE:
            types[subject].add(lexical(quad.object))
    for subject, predicate, quad in listed:
        machinery = (
            subject.startswith((graphs.ONTOLOGY_FILES, *_MACHINERY))
            or str(OWL.AnnotationProperty) in types[subject]
            or all(kind.startswith(_MACHINERY) for kind in types[subject])
            or (predicate == _TYPE and lexical(quad.object).startswith(_MACHINERY))
        )
        if predicate in _TELLING and not machinery:
            yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _skolem(term: Any, graph: str) -> Any:
    return NamedNode(f"{graph}#{term.value}") if isinstance(term, BlankNode) else term
