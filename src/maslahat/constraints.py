"""The SPARQL constraints of shapes (sh:sparql), run in Oxigraph for all things at once.

pySHACL would parse the text of a constraint again for every thing it looks at, which is most of what a check costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from maslahat.dataset import run
from maslahat.schema import Schema
from maslahat.sparql import with_values
from maslahat.terms import to_oxigraph, to_rdflib
from maslahat.vocabulary import PREFIXES


@dataclass(frozen=True)
class Broken:
    """A thing for which a constraint holds not, with the value to blame, if the constraint names one."""

    thing: URIRef
    value: Node | None
    messages: tuple[Literal, ...]
    severity: URIRef


@dataclass(frozen=True)
class Constraint:
    """A constraint: a SELECT of ``$this`` and at most a ``?value``, and which things of a graph it is about."""

    select: str
    classes: frozenset[Node]
    subjects_of: frozenset[Node]
    messages: tuple[Literal, ...]
    severity: URIRef

    def broken(self, data: Graph, copy: pyoxigraph.Store, schema: Schema) -> Iterator[Broken]:
        """The things of ``data`` that break it; ``copy`` is the same graph in Oxigraph."""
        things = {s for p in self.subjects_of for s in data.subjects(p)}
        for thing, kind in data.subject_objects(RDF.type):
            if isinstance(kind, URIRef) and self.classes & set(schema.ancestors(kind)):
                things.add(thing)
        if not things:
            return
        for row in run(copy, with_values(self.select, {"this": sorted(things, key=str)}), prefixes=PREFIXES):
            thing = to_rdflib(row["this"])
            value = next((to_rdflib(term) for term in list(row)[1:] if term is not None), None)
            if isinstance(thing, URIRef):
                yield Broken(thing, value, self.messages, self.severity)


def constraints(shapes: Graph) -> tuple[Constraint, ...]:
    """The SPARQL constraints of a graph of shapes, in a fixed order."""
    return tuple(_constraint(shapes, shape, node) for shape, node in sorted(shapes.subject_objects(SH.sparql), key=str))


def in_oxigraph(data: Graph) -> pyoxigraph.Store:
    """What a graph says of IRIs, in the default graph of a store of its own."""
    copy = pyoxigraph.Store()
    named = (triple for triple in data if isinstance(triple[0], URIRef) and isinstance(triple[1], URIRef))
    copy.extend(Quad(NamedNode(str(s)), NamedNode(str(p)), to_oxigraph(o)) for s, p, o in named)
    return copy


def _constraint(shapes: Graph, shape: Node, node: Node) -> Constraint:
    classes = set(shapes.objects(shape, SH.targetClass))
    if (shape, RDF.type, SH.NodeShape) in shapes and isinstance(shape, URIRef):
        classes.add(shape)
    severity = shapes.value(node, SH.severity) or shapes.value(shape, SH.severity)
    return Constraint(
        select=str(shapes.value(node, SH.select)),
        classes=frozenset(classes),
        subjects_of=frozenset(shapes.objects(shape, SH.targetSubjectsOf)),
        messages=tuple(sorted(m for m in shapes.objects(node, SH.message) if isinstance(m, Literal))),
        severity=severity if isinstance(severity, URIRef) else SH.Violation,
    )
