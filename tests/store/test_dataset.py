"""The read-only Dataset: each pitfall of the bridge to Oxigraph, mended once."""

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery, processor

from maslahat.dataset import read_only, run
from maslahat.errors import MaslahatError

EX = "https://example.org/"


def node(name):
    return NamedNode(EX + name)


@pytest.fixture
def raw():
    store = pyoxigraph.Store()
    for name in "abc":
        store.add(Quad(node(name), node("p"), pyoxigraph.Literal(name), DefaultGraph()))
        store.add(Quad(node(name), node("p"), pyoxigraph.Literal(name), node(f"g-{name}")))
    store.add(Quad(node("a"), node("label"), pyoxigraph.Literal("А", language="kk-Cyrl"), DefaultGraph()))
    return store


@pytest.fixture
def dataset(raw):
    return read_only(raw)


@pytest.fixture(autouse=True)
def no_evaluation_in_python(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("evaluated in Python")

    monkeypatch.setattr(processor, "evalQuery", refuse)


def test_a_plain_string_equals_a_plain_literal(dataset):
    assert set(dataset.objects(URIRef(EX + "a"), URIRef(EX + "p"))) == {Literal("a")}
    assert [
        tuple(row) for row in dataset.query("SELECT ?o { <https://example.org/a> <https://example.org/p> ?o }")
    ] == [(Literal("a"),)]


def test_a_language_tag_keeps_its_case(dataset):
    [label] = dataset.objects(URIRef(EX + "a"), URIRef(EX + "label"))
    assert label.language == "kk-Cyrl"
    assert (URIRef(EX + "a"), URIRef(EX + "label"), Literal("А", lang="kk-Cyrl")) in dataset


def test_a_prepared_query_reaches_oxigraph(dataset):
    query = prepareQuery("SELECT ?o WHERE { ?s ex:p ?o }", initNs={"ex": EX})
    assert {row.o for row in dataset.query(query)} == {Literal(x) for x in "abc"}
    assert {row.o for row in dataset.query(query, initBindings={"s": URIRef(EX + "b")})} == {Literal("b")}


def test_a_prepared_query_without_its_text_is_refused(dataset):
    query = prepareQuery("SELECT ?o WHERE { ?s ?p ?o }")
    del query._original_args
    with pytest.raises(MaslahatError, match="text"):
        dataset.query(query)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?o WHERE { ?s ?p ?o }", [("b",)]),
        ("SELECT ?s ?o WHERE { ?s ?p ?o }", [(EX + "b", "b")]),
        ("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", [("1",)]),
        ("SELECT ?n WHERE { { SELECT ?s (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s } }", [("1",)]),
        ('SELECT ?o { ?s ?p ?o . FILTER(?o < "c") }', [("b",)]),
    ],
)
def test_a_variable_can_be_bound_whether_selected_or_not(dataset, text, expected):
    rows = dataset.query(text, initBindings={"s": URIRef(EX + "b")})
    assert [tuple(str(term) for term in row) for row in rows] == expected


def test_ask_and_construct_can_be_bound(dataset):
    assert dataset.query("ASK { ?s ?p ?o }", initBindings={"s": URIRef(EX + "b")}).askAnswer
    assert not dataset.query("ASK { ?s ?p ?o }", initBindings={"s": URIRef(EX + "z")}).askAnswer
    graph = dataset.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", initBindings={"s": URIRef(EX + "b")}).graph
    assert set(graph) == {(URIRef(EX + "b"), URIRef(EX + "p"), Literal("b"))}


def test_from_is_honoured(dataset):
    rows = dataset.query("SELECT ?o FROM <https://example.org/g-b> WHERE { ?s ?p ?o }")
    assert [row.o for row in rows] == [Literal("b")]
    rows = dataset.query("SELECT ?o FROM NAMED <https://example.org/g-b> WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert [row.o for row in rows] == [Literal("b")]


def test_the_default_graph_is_no_union(dataset):
    [row] = dataset.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ex:p ?o }", initNs={"ex": EX})
    assert row.n.toPython() == 3


def test_one_graph_can_be_read_and_asked(dataset):
    graph = dataset.graph(URIRef(EX + "g-b"))
    assert len(graph) == 1
    assert [row.o for row in graph.query("SELECT ?o { ?s ?p ?o }")] == [Literal("b")]
    assert {str(g.identifier) for g in dataset.contexts()} >= {EX + "g-a", EX + "g-b", EX + "g-c"}


def test_naming_a_graph_adds_none(dataset, raw):
    assert len(dataset.graph(URIRef(EX + "new"))) == 0
    assert node("new") not in set(raw.named_graphs())


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.add((URIRef(EX + "a"), URIRef(EX + "p"), Literal("new"))),
        lambda d: d.addN([(URIRef(EX + "a"), URIRef(EX + "p"), Literal("new"), Graph(identifier=URIRef(EX + "g")))]),
        lambda d: d.remove((None, None, None)),
        lambda d: d.update("DELETE WHERE { ?s ?p ?o }"),
        lambda d: d.remove_graph(URIRef(EX + "g-a")),
        lambda d: d.graph(URIRef(EX + "g-a")).add((URIRef(EX + "a"), URIRef(EX + "p"), Literal("new"))),
        lambda d: d.parse(data="<https://e.org/a> <https://e.org/p> 1 .", format="turtle"),
        lambda d: d.query("DELETE WHERE { ?s ?p ?o }"),
    ],
)
def test_nothing_can_be_changed(dataset, raw, change):
    before = set(raw)
    with pytest.raises(MaslahatError, match="put"):
        change(dataset)
    assert set(raw) == before


def test_an_impossible_pattern_matches_nothing(dataset):
    assert list(dataset.triples((Literal("a"), None, None))) == []
    assert list(dataset.triples((URIRef("not an iri"), None, None))) == []


SERVICE = [
    "SELECT * { SERVICE <http://x.org/> { ?s ?p ?o } }",
    "SELECT * { service<http://x.org/>{ ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE <http://x.org/> { } }",
    "SELECT * { SERVICESILENT<http://x.org/>{ } }",
    "SELECT * { FILTER(?a<?b)SERVICE?x#>\n{ } }",
    "SELECT * { FILTER(?a<b:c)FILTER(?d='>#' ) SERVICE ?x { } }",
    "SELECT * { ?s <http://e/\\u0041#x> ?o SERVICE <h:x> { } }",
    "SELECT * { ?s <http://e/a_(b)'#x> ?o SERVICE <h:x> { } }",
    "SELECT * { ?s a:b\\#c ?o SERVICE <x:y> { } }",
    "SELECT * { { SELECT * { FILTER EXISTS { # comment\n SERVICE <x:y> { } } } } }",
]


@pytest.mark.parametrize("text", SERVICE)
def test_service_is_refused_however_it_is_hidden(raw, text):
    with pytest.raises(MaslahatError, match="SERVICE"):
        run(raw, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'SERVICE <http://x.org/> {}' }",
        "SELECT * { ?s ?p ?service } # SERVICE <http://x.org/> {}",
        'SELECT * { ?s ?p """a "SERVICE" b""" }',
        "PREFIX s: <http://schema.org/> SELECT * { ?s s:serviceType ?o }",
    ],
)
def test_the_word_service_is_not_refused_where_it_is_no_keyword(raw, text):
    run(raw, text)


@pytest.mark.parametrize(
    "text", ["INSERT DATA { <a:b> <a:c> 1 }", "PREFIX a: <a:>\nDELETE WHERE { ?s ?p ?o }", "DROP ALL"]
)
def test_an_update_is_refused_as_such(raw, text):
    with pytest.raises(MaslahatError, match="update"):
        run(raw, text)


def test_bad_syntax_is_shown_with_its_place(raw):
    with pytest.raises(MaslahatError, match=r"line 2, column \d+.*prefix is not declared.*foo:p"):
        run(raw, "SELECT ?o\nWHERE { ?s foo:p ?o }")
    with pytest.raises(MaslahatError, match="line 1, column"):
        run(raw, "")
