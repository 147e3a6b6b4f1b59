"""What enters: the whole article if nothing is wrong, all but the refused records if something is."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode
from rdflib import RDF, Graph, Literal, URIRef
from read_by_hand import TEXT, read, term

from maslahat.errors import MaslahatError
from maslahat.evidence import ArticleGraphs, article_graphs
from maslahat.gate import Shapes, admit, check
from maslahat.schema import Schema
from maslahat.terms import lexical, quad
from maslahat.vocabulary import ID, MAS


@pytest.fixture
def written(schema, identity):
    return article_graphs(read(publisher="Газета"), schema, identity)


def things(article, kind):
    return {
        q.subject.value for q in article.quads if q.object == NamedNode(kind) and q.predicate.value.endswith("#type")
    }


def with_quads(article, *quads):
    return ArticleGraphs(article.article, (*article.quads, *quads))


def quote_of(article, record):
    [name] = {lexical(q.graph_name) for q in article.quads if lexical(q.subject) == record}
    return URIRef(name)


def test_an_article_without_fault_enters_whole(written, shapes, store):
    admitted, findings = admit(written, shapes, store, TEXT)
    assert set(admitted.quads) == set(written.quads)
    assert [f for f in findings if f.refuses] == []
    assert [f.message for f in findings] == ["Sources disagree on the beginning."]  # 2025-11-16, 2025-11-15, 2025


def test_a_refused_record_is_named_and_the_rest_enters(written, shapes, store):
    [claim] = things(written, MAS.Claim)
    spoiled = with_quads(written, quad(URIRef(claim), MAS.claimant, ID["place/tashkent"], quote_of(written, claim)))
    admitted, findings = admit(spoiled, shapes, store, TEXT)
    assert {f.record for f in findings if f.refuses} == {claim}
    assert {f.path for f in findings if f.refuses} == {"mas:claimant"}
    assert things(admitted, MAS.Claim) == set()
    assert things(admitted, term("Proposal")) == things(written, term("Proposal"))
    assert not [q for q in admitted.quads if claim in str(q)]


def test_what_cannot_stand_without_a_refused_record_goes_too(written, shapes, store):
    [proposal] = things(written, term("Proposal"))
    spoiled = ArticleGraphs(
        written.article,
        tuple(
            q
            for q in written.quads
            if not (lexical(q.subject) == proposal and q.predicate.value == str(term("proposer")))
        ),
    )
    admitted, findings = admit(spoiled, shapes, store, TEXT)
    assert things(admitted, term("Proposal")) == things(admitted, term("Initiative")) == set()
    assert {f.message for f in findings if f.refuses} >= {"An initiative needs a step, at least its proposal."}
    store.put(admitted)
    assert store.broken_invariants({written.article: TEXT}) == []


def test_words_that_no_record_needs_any_more_are_not_described(written, shapes, store):
    [claim] = things(written, MAS.Claim)
    quote = quote_of(written, claim)
    spoiled = with_quads(written, quad(URIRef(claim), MAS.stance, MAS.Denies, quote))
    admitted, _ = admit(spoiled, shapes, store, TEXT)
    assert things(written, MAS.Passage)
    assert things(admitted, MAS.Passage) == set()
    assert str(quote) in things(admitted, MAS.Quote)  # the initiative and the name stand in it


def test_an_article_refused_itself_does_not_enter(written, shapes, store):
    spoiled = ArticleGraphs(written.article, tuple(q for q in written.quads if q.predicate.value != str(MAS.sha256)))
    admitted, findings = admit(spoiled, shapes, store, TEXT)
    assert admitted.quads == ()
    assert {f.record for f in findings if f.refuses} == {str(written.article)}


def test_known_slots_of_a_known_record_count(written, shapes, store):
    """The membership is told without its status, which the curated record has."""
    membership = str(ID["membership/az-cm"])
    assert not [
        q for q in written.quads if lexical(q.subject) == membership and q.predicate.value == str(term("status"))
    ]
    _, findings = admit(written, shapes, store, TEXT)
    assert not [f for f in findings if f.record == membership and f.refuses]


def test_an_earlier_version_of_the_article_does_not_count(written, shapes, store, schema, identity):
    store.put(written)
    reading = read(publisher="Газета")
    claim = replace(
        reading.records[2],
        slots=tuple(
            (path, tuple(replace(f, value=MAS.Implied) for f in fillers) if path == MAS.attribution else fillers)
            for path, fillers in reading.records[2].slots
        ),
    )
    again = article_graphs(replace(reading, records=(*reading.records[:2], claim)), schema, identity)
    _, findings = admit(again, shapes, store, TEXT)
    assert [f for f in findings if f.refuses] == []


def test_findings_come_in_russian_too(written, shapes, store):
    _, findings = admit(written, shapes, store, TEXT, language="ru")
    assert [f.message for f in findings] == ["Источники расходятся в начале."]


def test_words_that_are_not_the_texts_are_no_fault_of_the_article(written, shapes, store):
    with pytest.raises(ValueError, match="not the text's"):
        admit(written, shapes, store, "x" + TEXT)


def test_the_curated_folder_is_checked_as_a_whole(known, shapes, store):
    findings = check(known.quads, shapes, store, "graph/")
    assert not [f for f in findings if f.refuses]
    assert {f.source for f in findings} == {"graph/"}
    assert any("curator's word only" in f.message and f.record == str(ID["membership/kz-cm"]) for f in findings)


def test_a_plan_is_looked_at(written, shapes, store):
    [plan] = things(written, MAS.Plan)
    spoiled = ArticleGraphs(written.article, tuple(q for q in written.quads if q.predicate.value != str(MAS.of)))
    admitted, findings = admit(spoiled, shapes, store, TEXT)
    assert {f.record for f in findings if f.refuses} == {plan}
    assert things(admitted, MAS.Plan) == set()


def test_no_shapes_or_nothing_to_look_at_is_an_error(shapes, store, schema):
    bare = Graph(bind_namespaces="none")
    bare += (t for t in schema.graph if not str(t[1]).startswith("http://www.w3.org/ns/shacl#"))
    bare.remove((None, RDF.type, URIRef("http://www.w3.org/ns/shacl#NodeShape")))
    with pytest.raises(MaslahatError, match="no shape"):
        Shapes(Schema(bare))
    home = ID["article/x"]
    nothing = ArticleGraphs(home, (quad(ID["x"], RDF.value, Literal(1), home),))
    with pytest.raises(MaslahatError, match="nothing was checked"):
        admit(nothing, shapes, store, "")
