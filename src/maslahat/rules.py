"""The rules of the ontology as SPARQL: what follows from what is said, written into ``id:derived``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SH, SKOS
from rdflib.term import Node

from maslahat.errors import MaslahatError
from maslahat.graphs import DERIVED
from maslahat.sparql import tokens, with_values
from maslahat.vocabulary import PREFIXES


@dataclass(frozen=True, order=True)
class Rule:
    """A rule: what is constructed (triples whose subject is ``?this``) where a pattern holds.

    ``derives`` are the properties of what it constructs; ``objects_of`` is the property by which other things point to
    those it is about, if what they say matters too.
    """

    order: float
    iri: URIRef
    template: str
    where: str
    derives: tuple[URIRef, ...]
    objects_of: URIRef | None = None
    labels: tuple[Literal, ...] = ()
    definitions: tuple[Literal, ...] = ()

    def construct(self, things: Iterable[Node] | None = None) -> str:
        """The rule as a query, for all things or for some."""
        text = f"CONSTRUCT {self.template} WHERE {self.where}"
        return text if things is None else with_values(text, {"this": things})

    def insert(self, things: Iterable[Node] | None = None) -> str:
        """The rule as an update, for all things or for some: into ``id:derived`` and the default graph."""
        where = self.construct(things).partition(self.template)[2]
        inner = self.template.strip()[1:-1]
        return f"INSERT {{ GRAPH <{DERIVED}> {{ {inner} }} {inner} }} {where}"


def rules(ontology: Graph) -> tuple[Rule, ...]:
    """The sh:SPARQLRules of an ontology, in the order in which they run.

    Raises MaslahatError for a rule that constructs anything but triples about ``?this``.
    """
    return tuple(sorted(_rule(ontology, node) for node in ontology.subjects(RDF.type, SH.SPARQLRule)))


def _rule(ontology: Graph, node: Node) -> Rule:
    text = str(ontology.value(node, SH.construct) or "")
    braces = [token for token in tokens(text) if token.kind != "prefixed" and token.text in {"{", "}"}]
    words = [token.word for token in tokens(text)]
    if not isinstance(node, URIRef) or words[:1] != ["CONSTRUCT"] or len(braces) < 4 or "WHERE" not in words:
        raise MaslahatError(f"rule {node}: sh:construct must read CONSTRUCT {{ … }} WHERE {{ … }}")
    template = text[braces[0].start : braces[1].start + 1]
    derives = _properties(template)
    if not derives:
        raise MaslahatError(f"rule {node}: must construct triples ?this <property> …, one property named in each")
    target = ontology.value(node, SH.targetObjectsOf)
    return Rule(
        order=float(str(ontology.value(node, SH.order) or 0)),
        iri=node,
        template=template,
        where=text[braces[2].start : braces[-1].start + 1],
        derives=derives,
        objects_of=target if isinstance(target, URIRef) else None,
        labels=_literals(ontology, node, RDFS.label),
        definitions=_literals(ontology, node, SKOS.definition),
    )


def _properties(template: str) -> tuple[URIRef, ...]:
    """The properties of a template whose triples all read ``?this <property> <value> .``; empty if one does not."""
    words = [token.text for token in tokens(template[1:-1])]
    found = []
    while words:
        triple, words = words[:3], words[4:]
        prefix, colon, name = triple[1].partition(":") if len(triple) == 3 else ("", "", "")
        if triple[:1] != ["?this"] or not colon or prefix not in PREFIXES:
            return ()
        found.append(URIRef(PREFIXES[prefix] + name))
    return tuple(found)


def _literals(graph: Graph, node: Node, predicate: URIRef) -> tuple[Literal, ...]:
    return tuple(sorted(v for v in graph.objects(node, predicate) if isinstance(v, Literal)))
