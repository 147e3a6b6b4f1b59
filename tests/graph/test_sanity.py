"""What cannot be so is not so in the curated graph, and each fault is found where it is made."""

from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from maslahat import resources
from maslahat.constraints import Constraint, constraints, in_oxigraph
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import triples
from maslahat.vocabulary import BASE, ID, MAS
from maslahat.workshop import Workshop

FAULTS = sorted((Path(__file__).parent / "faults").glob("*.ttl"))
SHAPES = f"{BASE}shapes#"


@cache
def schema() -> Schema:
    return Schema.load()


@cache
def sanity() -> dict[str, Constraint]:
    """The constraints of sanity.ttl, by their local names."""
    path = next(path for path in resources.ontology_files() if path.name == "sanity.ttl")
    texts = {str(text): str(node).removeprefix(SHAPES) for node, text in Graph().parse(path).subject_objects(SH.select)}
    return {texts[one.select]: one for one in constraints(schema().graph) if one.select in texts}


def broken(store: GraphStore) -> dict[str, set[URIRef]]:
    data = Graph(bind_namespaces="none")
    data += triples(store.merged())
    copy = in_oxigraph(data)
    found = {name: {b.thing for b in one.broken(data, copy, schema())} for name, one in sanity().items()}
    return {name: things for name, things in found.items() if things}


def test_every_rule_has_a_fault_that_shows_it() -> None:
    assert {breaks(path) for path in FAULTS} == set(sanity())


@pytest.mark.parametrize("path", FAULTS, ids=[path.stem for path in FAULTS])
def test_a_fault_is_found_and_no_other(path: Path) -> None:
    store, note = GraphStore(), NamedNode(f"{ID}note/fault")
    said = pyoxigraph.parse(path=path, format=RdfFormat.TURTLE)
    store.fill([*(Quad(q.subject, q.predicate, q.object, note) for q in said), noted(note)])
    assert set(broken(store)) == {breaks(path)}


def test_the_curated_graph_is_sane() -> None:
    assert set(broken(Workshop().store())) <= {"Numbered-once"}  # sources count the ministers of C5+1 differently


def breaks(path: Path) -> str:
    return next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# breaks: "))[10:]


def noted(note: NamedNode) -> Quad:
    return Quad(note, NamedNode(RDF.type), NamedNode(MAS.CuratorNote), NamedNode(f"{ID}curated"))
