"""Each shape is needed: every example breaks one constraint, and enters when that constraint is gone."""

import re
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

from maslahat import resources
from maslahat.gate import Shapes
from maslahat.schema import Schema
from maslahat.vocabulary import BASE

HERE = Path(__file__).parent / "examples"
EXAMPLES = sorted(path for path in HERE.glob("*.ttl") if path.name != "base.ttl")
SHAPE = f"{BASE}shapes#"
PARAMETERS = """
    and class closed datatype disjoint equals hasValue in languageIn lessThan lessThanOrEquals maxCount maxExclusive
    maxInclusive maxLength minCount minExclusive minInclusive minLength node nodeKind not or pattern
    qualifiedMaxCount qualifiedMinCount select uniqueLang xone
"""
CONSTRAINTS = {SH[name] for name in PARAMETERS.split()}


@pytest.fixture(scope="module")
def schema():
    return Schema.load()


@pytest.fixture(scope="module")
def shapes(schema):
    return Shapes(schema)


def parsed(path):
    return Graph(bind_namespaces="none").parse(HERE / "base.ttl").parse(path)


def broken_by(path):
    return re.match(r"# breaks: (.*)", path.read_text(encoding="utf-8"))[1]


def findings(shapes, path):
    data = parsed(path)
    for term in set(data.objects()):  # what the store knows of the ontology's terms
        data += shapes.schema.graph.triples((term, RDF.type, None))
    focus = {s for s in data.subjects() if isinstance(s, URIRef) and shapes.cover(data, s)}
    return shapes.findings(data, focus, path.name)


def without(schema, shape, constraint):
    """The shapes without one constraint of one named shape."""
    spared = Graph(bind_namespaces="none")
    spared += schema.graph
    assert (shape, constraint, None) in spared
    if constraint == SH.select:
        spared.remove((None, SH.sparql, shape))
    elif constraint == SH.qualifiedMinCount:
        spared.remove((shape, SH.qualifiedValueShape, None))
    spared.remove((shape, constraint, None))
    return Shapes(Schema(spared))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_breaks_the_one_thing_it_is_named_after(schema, shapes, path):
    found = findings(shapes, path)
    broken = broken_by(path)
    if path.stem.startswith("valid-"):
        assert broken == "nothing"
        assert found == []
        return
    assert len({(one.record, one.path, one.message) for one in found}) == 1, found
    shape, constraint = broken.split()
    term = URIRef(SHAPE + shape.removeprefix("shape:")), SH[constraint.removeprefix("sh:")]
    assert findings(without(schema, *term), path) == []


def test_every_constraint_of_the_shapes_has_an_example():
    [path] = [path for path in resources.ontology_files() if path.name == "shapes.ttl"]
    told = {
        f"shape:{str(shape).removeprefix(SHAPE)} sh:{str(constraint).removeprefix(str(SH))}"
        for shape, constraint, _ in resources.parse_turtle(path)
        if str(shape).startswith(SHAPE) and constraint in CONSTRAINTS
    }
    assert told == {broken_by(path) for path in EXAMPLES} - {"nothing"}


def test_every_shape_speaks_english_and_russian(schema):
    for shape in set(schema.graph.subjects(SH.message)):
        assert {m.language for m in schema.graph.objects(shape, SH.message)} >= {"en", "ru"}, shape


def test_messages_come_in_the_language_asked_for(shapes):
    path = HERE / "invalid-amount-without-currency.ttl"
    data = parsed(path)
    found = shapes.findings(data, {URIRef("https://w3id.org/maslahat/id/x/project")}, "x", "ru")
    assert [one.message for one in found] == ["Сумме нужна валюта."]
    assert str(found[0]) == "Violation: id:x/project at mas:currency: Сумме нужна валюта. [x]"
