"""The shapes of the blocks: for each constraint a thing is made that breaks it, and enters when it is gone.

Nothing here names a class: a new block is tested as it is added.
"""

from itertools import count

import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH

from maslahat.dates import dated
from maslahat.gate import Shapes
from maslahat.schema import Schema
from maslahat.vocabulary import MAS

X = URIRef("https://w3id.org/maslahat/id/x/thing")
SAMPLES = {
    XSD.date: lambda n: dated(f"20{n + 10}-11-16"),
    XSD.integer: lambda n: Literal(n + 7),
    XSD.decimal: lambda n: Literal(f"{n}.5", datatype=XSD.decimal),
    XSD.string: lambda n: Literal(f"text {n}"),
    XSD.boolean: lambda n: Literal(n % 2 == 0),
}
FITTING = {"^[A-Z]{3}$": "USD", "^[0-9a-f]{64}$": "0" * 64}

SCHEMA = Schema.load()
SHAPES = Shapes(SCHEMA)
G = SHAPES.graph
BREAKING = {
    SH.minCount,
    SH.maxCount,
    SH["class"],
    SH["or"],
    SH["in"],
    SH.datatype,
    SH.nodeKind,
    SH.pattern,
    SH.uniqueLang,
    SH.minInclusive,
    SH.lessThan,
}
HARMLESS = {SH.path, SH.order, SH.name, SH.description, SH.severity, SH.message, SH.defaultValue, SH.group}


def told(shape):
    """What a shape says, in an order that no blank node's name decides."""
    return sorted((str(p), str(o)) for p, o in G.predicate_objects(shape) if not isinstance(o, BNode))


def cases():
    for cls in sorted(SCHEMA.blocks):
        for shape in sorted(G.objects(cls, SH.property), key=told):
            for constraint, value in sorted(G.predicate_objects(shape), key=lambda pair: pair[0]):
                if str(constraint).startswith(str(SH)) and constraint not in HARMLESS:
                    yield cls, shape, constraint, value


def short(term):
    return str(term).rpartition("#")[2]


def title(case):
    cls, shape, constraint, _ = case
    return f"{short(cls)}-{short(G.value(shape, SH.path))}-{short(constraint)}"


CASES = list(cases())


def shapes_of(cls, path):
    """The property shapes of a path in a block and the blocks above."""
    shapes = (shape for above in SCHEMA.ancestors(cls) for shape in G.objects(above, SH.property))
    return [shape for shape in shapes if G.value(shape, SH.path) == path]


def fitting(cls, path, data, number):
    """A value that a slot of a class admits, another for each number, with what the gate must know of it."""
    if path in {MAS.date, MAS.since, MAS.until}:
        return dated(str(2000 + number))
    nodes = shapes_of(cls, path)
    nodes += [one for shape in nodes for head in G.objects(shape, SH["or"]) for one in Collection(G, head)]
    told = {constraint: value for node in nodes for constraint, value in G.predicate_objects(node)}
    if SH["in"] in told:
        return Collection(G, told[SH["in"]])[number % len(Collection(G, told[SH["in"]]))]
    if SH["class"] in told:
        value = URIRef(f"{X}/{number}")
        data.add((value, RDF.type, told[SH["class"]]))
        return value
    if SH.datatype in told:
        return SAMPLES[told[SH.datatype]](number)
    if SH.pattern in told:
        assert str(told[SH.pattern]) in FITTING, f"no text is known here that fits {told[SH.pattern]}: add one"
        return Literal(FITTING[str(told[SH.pattern])])
    if told.get(SH.nodeKind) == SH.IRI:
        return URIRef(f"{X}/{number}")
    return Literal(f"text {number}", lang="en")


def valid(cls):
    """A thing of a class with one fitting value (or as many as it must have) in every slot."""
    data, numbers = Graph(bind_namespaces="none"), count()
    data.add((X, RDF.type, cls))
    for path in sorted({G.value(shape, SH.path) for shape in G.objects(cls, SH.property)}):
        if isinstance(path, URIRef):
            needed = [int(n) for shape in shapes_of(cls, path) for n in G.objects(shape, SH.minCount)]
            for _ in range(max([1, *needed])):
                data.add((X, path, fitting(cls, path, data, next(numbers))))
    for shape, other in G.subject_objects(SH.lessThan):
        if (cls, SH.property, shape) in G:
            data.set((X, G.value(shape, SH.path), Literal(1)))
            data.set((X, other, Literal(2)))
    return data, numbers


def broken(data, cls, shape, constraint, value, numbers):
    """The same data with the one constraint broken."""
    path = G.value(shape, SH.path)
    if constraint == SH.minCount:
        data.remove((X, path, None))
    elif constraint == SH.maxCount:
        while len(set(data.objects(X, path))) <= int(value):
            one = fitting(cls, path, data, next(numbers))
            data.add((X, path, one if (X, path, one) not in data else Literal(f"other {next(numbers)}")))
    elif constraint == SH.uniqueLang:
        data.add((X, path, Literal("one", lang="ru")))
        data.add((X, path, Literal("two", lang="ru")))
    elif constraint == SH.lessThan:
        data.set((X, value, data.value(X, path)))
    else:
        data.remove((X, path, None))
        stranger = URIRef(f"{X}/stranger")
        data.add((stranger, RDF.type, OWL.Thing))
        wrong = {
            SH.datatype: Literal(True) if value == XSD.decimal else Literal("1.5", datatype=XSD.decimal),
            SH.pattern: Literal("!"),
            SH.minInclusive: Literal(-1),
            SH.nodeKind: stranger if value == SH.Literal else Literal("text"),
        }
        data.add((X, path, wrong.get(constraint, stranger)))


def found(data, path):
    copy = Graph(bind_namespaces="none")
    copy += data
    for term in set(copy.objects()):
        copy += SCHEMA.graph.triples((term, RDF.type, None))
    wanted = SHAPES.findings(copy, {X}, "example")
    return [one for one in wanted if one.path.rpartition(":")[2] == short(path).rpartition("/")[2]]


@pytest.mark.parametrize("case", CASES, ids=title)
def test_each_constraint_of_a_block_refuses_what_breaks_it(case):
    cls, shape, constraint, value = case
    assert constraint in BREAKING, f"no thing is made here that breaks {constraint}: teach `broken` how"
    path = G.value(shape, SH.path)
    data, numbers = valid(cls)
    assert found(data, path) == []
    broken(data, cls, shape, constraint, value, numbers)
    before = found(data, path)
    assert before
    removed = [triple for same in shapes_of(cls, path) for triple in G.triples((same, constraint, None))]
    try:
        for triple in removed:
            G.remove(triple)
        assert len(found(data, path)) < len(before)
    finally:
        for triple in removed:
            G.add(triple)


def test_there_are_blocks_to_test():
    assert len(CASES) > 80
    assert (X, RDFS.label, None) not in G
