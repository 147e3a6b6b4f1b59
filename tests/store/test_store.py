"""The store: put, drop and fill keep the merged graph right."""

import shutil
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, RDFS, BNode, Literal, URIRef
from read_by_hand import TEXT, read, term

from maslahat import resources
from maslahat.dates import dated
from maslahat.errors import MaslahatError
from maslahat.evidence import ArticleGraphs, article_graphs
from maslahat.graphs import DERIVED
from maslahat.identity import Identity
from maslahat.ontology_graphs import ontology_quads
from maslahat.rules import Rule
from maslahat.store import GraphStore
from maslahat.terms import quad
from maslahat.vocabulary import ID, MAS

QUADS = list(ontology_quads())


@pytest.fixture(scope="module")
def articles(schema, identity):
    """Articles that share records, a publisher called in two ways, and things known only to one of them."""
    plain = Identity(schema)
    versions = [
        (read("a", publisher="Газета дня"), identity),
        (read("b", publisher="газета Дня"), identity),
        (read("c", published="2024-05"), identity),
        (read("d", TEXT + " Ещё одно предложение."), plain),
    ]
    return [article_graphs(reading, schema, who) for reading, who in versions]


@pytest.fixture(autouse=True)
def ontology_parsed_once(monkeypatch):
    """Most stores here are small and new; the ontology would be all their cost."""
    monkeypatch.setattr(
        "maslahat.store.ontology_quads", lambda folder: QUADS if folder is None else ontology_quads(folder)
    )


ONLY_RAW = GraphStore()


def state(store):
    return {str(quad) for quad in store._inner}


@pytest.fixture
def store(known):
    filled = GraphStore()
    filled.fill(known.quads)
    return filled


def test_every_supported_statement_stands_in_the_default_graph_once(store, articles):
    store.put(articles[0])
    assert store.broken_invariants() == []
    subject = NamedNode(ID["accession/az-cm"])
    member = NamedNode(term("member"))
    merged = [q for q in store.merged() if q.subject == subject and q.predicate == member]
    assert len(merged) == 1
    assert len([q for q in store.quads() if q.subject == subject and q.predicate == member]) == 3


def test_dropping_an_article_leaves_nothing(store, articles):
    before = state(store)
    store.put(articles[0])
    assert store.articles() == (articles[0].article,)
    store.drop(articles[0].article)
    assert state(store) == before
    assert not [q for q in store._inner if str(articles[0].article) in str(q)]


def test_putting_an_article_again_changes_nothing(store, articles):
    store.put(articles[0])
    before = state(store)
    store.put(articles[0])
    assert state(store) == before


def test_an_article_read_anew_takes_the_place_of_the_old(store, known, schema, identity):
    reading = read("a")
    store.put(article_graphs(reading, schema, identity))
    shorter = article_graphs(replace(reading, records=reading.records[2:]), schema, identity)
    store.put(shorter)
    fresh = GraphStore()
    fresh.fill(known.quads)
    fresh.put(shorter)
    assert state(store) == state(fresh)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["put", "drop"]), st.integers(0, 3)), max_size=7))
def test_any_sequence_of_put_and_drop_equals_a_rebuild(known, articles, steps):
    store = GraphStore()
    store.fill(known.quads)
    there = set()
    for action, index in steps:
        if action == "put":
            store.put(articles[index])
            there.add(index)
        elif index in there:
            store.drop(articles[index].article)
            there.remove(index)
    rebuilt = GraphStore()
    rebuilt.fill([*known.quads, *(q for index in there for q in articles[index].quads)])
    assert state(store) == state(rebuilt)
    assert store.broken_invariants() == []


THINGS = [ID[f"thing/{n}"] for n in range(4)]
KINDS = [term(k) for k in ("Membership", "Proposal", "Step", "Accession", "Attendance", "Agreement", "Signature")]
POINTERS = ("member", "inFormat", "initiative", "proposer", "topic", "meeting", "party", "agreement", "participant")
DATES = [dated("2025"), dated("2024-02"), dated("2025-11-16")]
VALUES = {
    RDF.type: [*KINDS, MAS.Plan],
    RDFS.label: [Literal(text, lang=tag) for text in "AB" for tag in ("en", "ru", "kk")],
    MAS.date: DATES,
    MAS.since: DATES,
    MAS.of: KINDS,
    term("status"): [term("Member"), term("Observer")],
    term("kind"): [term("Proposed"), term("Adopted")],
    **{term(name): THINGS for name in POINTERS},
}


@st.composite
def small_articles(draw):
    """Articles of arbitrary statements about few things, so that they touch one another in every way."""
    home = ID[f"article/x{draw(st.integers(0, 2))}"]
    quads = [quad(home, RDF.type, MAS.Article, home)]
    for number in range(draw(st.integers(1, 2))):
        name = URIRef(f"{home}/q/{number}-9")
        quads.append(quad(name, RDF.type, MAS.Quote, home))
        for _ in range(draw(st.integers(1, 5))):
            predicate = draw(st.sampled_from(list(VALUES)))
            quads.append(quad(draw(st.sampled_from(THINGS)), predicate, draw(st.sampled_from(VALUES[predicate])), name))
    return ArticleGraphs(home, tuple(quads))


@settings(max_examples=60, deadline=None)
@given(st.lists(small_articles(), min_size=1, max_size=5), st.lists(st.integers(0, 2), max_size=3))
def test_what_is_derived_for_touched_things_is_what_is_derived_for_all(puts, drops):
    store = GraphStore()
    latest = {}
    for article in puts:
        store.put(article)
        latest[article.article] = article
    for number in drops:
        name = ID[f"article/x{number}"]
        if latest.pop(name, None):
            store.drop(name)
    rebuilt = GraphStore()
    rebuilt.fill([q for article in latest.values() for q in article.quads])
    assert state(store) == state(rebuilt)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1), st.sampled_from([None, "ru", "kk-Cyrl"]))
def test_any_text_is_put_as_it_is(text, tag):
    home = ID["article/x"]
    article = ArticleGraphs(
        home, (quad(home, RDF.type, MAS.Article, home), quad(home, MAS.url, Literal(text, lang=tag), home))
    )
    store = ONLY_RAW
    store.put(article)
    assert set(store.quads()) >= set(article.quads)
    store.drop(home)


def test_a_failing_put_changes_nothing(store, articles, monkeypatch):
    before = state(store)
    broken = Rule(9, ID.rule, "{ ?this mas:name ?y }", "{ ?this ?p ?y BIND (1 AS ?y) }", (MAS.name,))
    monkeypatch.setattr(store, "_rules", (*store._rules, broken))
    with pytest.raises(SyntaxError):
        store.put(articles[0])
    assert state(store) == before


def test_quads_of_a_foreign_graph_are_refused(store, articles):
    foreign = ArticleGraphs(ID["article/other"], articles[0].quads)
    with pytest.raises(ValueError, match="does not belong"):
        store.put(foreign)


def test_an_unknown_article_cannot_be_dropped(store):
    with pytest.raises(MaslahatError, match="article/none"):
        store.drop(ID["article/none"])


def test_derived_statements_are_no_support(store, articles):
    store.put(articles[0])
    proposed_by = NamedNode(term("proposedBy"))
    assert {q.graph_name.value for q in store.quads() if q.predicate == proposed_by} == {str(DERIVED)}
    store.drop(articles[0].article)
    assert not [q for q in store.merged() if q.predicate == proposed_by]


def test_the_default_graph_holds_no_machinery(store):
    text = "\n".join(map(str, store.merged()))
    for word in ("shacl#", "lexicon#", "display#", "maslahat/rules", "AnnotationProperty", "ontology/file/"):
        assert word not in text


def test_the_ontology_has_no_blank_nodes_and_the_same_names_each_time(store):
    assert not [q for q in store._inner if "_:" in f"{q.subject} {q.graph_name}"]
    assert state(GraphStore()) == state(GraphStore())


def foreign(subject, predicate, value, graph):
    return lambda store: store._inner.add(quad(URIRef(subject), predicate, value, URIRef(graph)))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda s: s._inner.remove(next(q for q in s.merged() if q.subject.value.endswith("source/a"))), "not in the"),
        (lambda s: s._inner.add(Quad(NamedNode("a:a"), NamedNode("a:b"), NamedNode("a:c"))), "without support"),
        (foreign("a:a", MAS.name, Literal("x"), DERIVED), "derived by no rule"),
        (lambda s: s._inner.remove(next(q for q in s.quads() if q.graph_name.value == str(DERIVED))), "not derived"),
        (foreign("a:a", MAS.name, BNode(), "a:g"), "blank node"),
        (foreign("a:a", MAS.name, Literal("x"), "a:g"), "nothing describes"),
    ],
)
def test_each_invariant_can_be_broken(store, spoil, message):
    spoil(store)
    assert any(message in fault for fault in store.broken_invariants())


def test_words_are_checked_against_the_text(store, articles):
    store.put(articles[0])
    home = articles[0].article
    assert store.broken_invariants({home: TEXT}) == []
    assert any("not the text's" in fault for fault in store.broken_invariants({home: "x" + TEXT}))


def test_a_store_on_disk_is_the_same_and_stays(tmp_path, known, articles):
    store = GraphStore(tmp_path / "s")
    store.fill(known.quads)
    store.put(articles[0])
    memory = GraphStore()
    memory.fill([*known.quads, *articles[0].quads])
    assert state(store) == state(memory)
    with pytest.raises(MaslahatError, match="open"):
        GraphStore(tmp_path / "s")
    del store
    again = GraphStore(tmp_path / "s")
    assert state(again) == state(memory)
    assert again.broken_invariants() == []


def test_a_folder_of_something_else_is_not_taken_for_a_store(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(MaslahatError, match="not a store"):
        GraphStore(tmp_path)


def test_a_store_made_with_another_ontology_is_brought_up_to_date(tmp_path, known, articles):
    ontology = tmp_path / "ontology"
    shutil.copytree(resources.ontology_files()[0].parent, ontology)
    store = GraphStore(tmp_path / "s", ontology=ontology)
    store.fill([*known.quads, *articles[0].quads])
    del store
    rules = ontology / "rules.ttl"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace("mas:proposedBy ?proposer }", "mas:actor ?proposer }"), "utf-8"
    )
    (ontology / "claims.ttl").unlink()
    again = GraphStore(tmp_path / "s", ontology=ontology)
    assert again.broken_invariants() == []
    fresh = GraphStore(ontology=ontology)
    fresh.fill([*known.quads, *articles[0].quads])
    assert state(again) == state(fresh)
