"""A reading as quads: each statement in the graph of its words, nothing left when the article goes."""

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from read_by_hand import TEXT, read, term

from maslahat.article import Span
from maslahat.errors import MaslahatError
from maslahat.evidence import article_graphs
from maslahat.terms import to_rdflib, triples
from maslahat.vocabulary import ID, MAS, OA


@pytest.fixture(scope="module")
def reading():
    return read(title="Заголовок", published="2025-11", publisher="Orda.example", url="https://example.org/x")


@pytest.fixture(scope="module")
def written(reading, schema, identity):
    return article_graphs(reading, schema, identity)


def graph_of(written, name):
    graph = Graph()
    graph += triples(q for q in written.quads if q.graph_name.value == str(name))
    return graph


def quote(reading, index, suffix=""):
    sentence = reading.sentences[index]
    return URIRef(f"{reading.article.iri}/q/{sentence.start}-{sentence.end}{suffix}")


def test_a_statement_stands_in_the_graph_of_its_quote(written, reading):
    graph = graph_of(written, quote(reading, 0))
    accession = ID["accession/az-cm"]
    assert (accession, RDF.type, term("Accession")) in graph
    assert (accession, term("member"), ID["state/az"]) in graph
    assert (accession, term("date"), Literal("2025", datatype=XSD.gYear)) in graph


def test_an_event_starts_its_situation_in_the_same_graph(written, reading):
    graph = graph_of(written, quote(reading, 0))
    membership = ID["membership/az-cm"]
    assert set(graph.predicate_objects(membership)) == {
        (RDF.type, term("Membership")),
        (term("member"), ID["state/az"]),
        (term("inFormat"), ID["format/cm"]),
        (MAS.since, Literal("2025", datatype=XSD.gYear)),
        (MAS.startedBy, ID["accession/az-cm"]),
    }


def test_a_minted_situation_gets_the_defaults_of_its_slots(reading, schema):
    from maslahat.identity import Identity

    written = article_graphs(reading, schema, Identity(schema))
    graph = graph_of(written, quote(reading, 0))
    [membership] = graph.subjects(RDF.type, term("Membership"))
    assert (membership, term("status"), term("Member")) in graph


def test_each_alternative_is_a_quote_with_the_same_statements(written, reading):
    one, two = graph_of(written, quote(reading, 1)), graph_of(written, quote(reading, 2))
    [proposal] = one.subjects(RDF.type, term("Proposal"))
    assert set(one.predicate_objects(proposal)) == set(two.predicate_objects(proposal)) != set()


def test_a_plan_is_no_event_and_names_who_told_it(written, reading):
    article = graph_of(written, reading.article.iri)
    [planned] = article.subjects(MAS.certainty, MAS.Planned)
    assert planned.startswith(f"{quote(reading, 3)}/")
    assert set(article.objects(planned, MAS.attributedTo)) == {ID["person/tokayev"]}
    graph = graph_of(written, planned)
    [plan] = set(graph.subjects())
    assert set(graph.objects(plan, RDF.type)) == {MAS.Plan}
    assert set(graph.objects(plan, MAS.of)) == {term("Accession")}
    assert not list(graph.subjects(RDF.type, term("Membership")))


def test_quotes_and_passages_are_described_in_the_articles_graph(written, reading):
    article = graph_of(written, reading.article.iri)
    nodes = {*article.subjects(RDF.type, MAS.Quote), *article.subjects(RDF.type, MAS.Passage)}
    assert len(nodes) == 5
    for node in nodes:
        start, end = (int(article.value(node, p)) for p in (OA.start, OA.end))
        assert str(article.value(node, OA.exact)) == TEXT[start:end]
        assert str(article.value(node, OA.prefix)) == TEXT[max(0, start - 32) : start]
        assert str(article.value(node, OA.suffix)) == TEXT[end : end + 32]
        assert article.value(node, MAS.source) == reading.article.iri


def test_every_graph_of_a_quote_is_a_described_quote(written, reading):
    article = graph_of(written, reading.article.iri)
    names = {q.graph_name.value for q in written.quads} - {str(reading.article.iri)}
    assert names == {str(node) for node in article.subjects(RDF.type, MAS.Quote)}
    assert all(name.startswith(f"{reading.article.iri}/") for name in names)


def test_an_unknown_name_exists_with_its_words_and_is_unconfirmed(written, reading):
    name = URIRef(f"{reading.article.iri}/name/farhod-tolipov")
    assert set(graph_of(written, quote(reading, 2)).predicate_objects(name)) == {
        (RDF.type, term("Person")),
        (RDFS.label, Literal("Фарход Толипов", lang="ru")),
        (SKOS.notation, Literal("Farhod Tolipov")),
    }
    assert set(graph_of(written, reading.article.iri).predicate_objects(name)) == {(MAS.standing, MAS.Unconfirmed)}


def test_a_name_exists_even_if_no_record_uses_it(reading, schema, identity):
    written = article_graphs(replace(reading, records=()), schema, identity)
    assert any(q.subject.value.endswith("/name/farhod-tolipov") for q in written.quads)


def test_an_initiative_is_called_by_its_words(written, reading):
    graph = graph_of(written, quote(reading, 1))
    [initiative] = graph.subjects(RDF.type, term("Initiative"))
    assert set(graph.objects(initiative, RDFS.label)) == {Literal("создать центр по металлам", lang="ru")}


def test_the_article_is_described(written, reading):
    about = set(graph_of(written, reading.article.iri).predicate_objects(reading.article.iri))
    assert about == {
        (RDF.type, MAS.Article),
        (RDFS.label, Literal("Заголовок", lang="ru")),
        (DCTERMS.language, Literal("ru")),
        (MAS.sha256, Literal(reading.article.sha256)),
        (MAS.published, Literal("2025-11", datatype=XSD.gYearMonth)),
        (MAS.publisher, ID["organization/orda"]),
        (MAS.url, Literal("https://example.org/x")),
    }


def test_the_reason_of_an_identification_is_kept(written, reading):
    article = graph_of(written, reading.article.iri)
    known = {article.value(node, MAS.identified) for node in article.subjects(RDF.type, MAS.Identification)}
    assert known == {ID["accession/az-cm"], ID["membership/az-cm"], ID["organization/orda"]}
    assert all(article.value(node, RDFS.comment) for node in article.subjects(RDF.type, MAS.Identification))


def test_an_unknown_publisher_is_minted_and_unconfirmed(schema, identity):
    reading = read(publisher="Новая газета дня")
    about = graph_of(article_graphs(reading, schema, identity), reading.article.iri)
    publisher = about.value(reading.article.iri, MAS.publisher)
    assert (publisher, RDFS.label, Literal("Новая газета дня")) in about
    assert (publisher, MAS.standing, MAS.Unconfirmed) in about


def test_curated_metadata_come_first(reading, schema, identity):
    home = reading.article.iri
    metadata = [(home, RDFS.label, Literal("Title", lang="en")), (home, MAS.publisher, ID["organization/orda"])]
    about = graph_of(article_graphs(reading, schema, identity, metadata), home)
    assert set(about.objects(home, RDFS.label)) == {Literal("Title", lang="en")}


def test_there_are_no_blank_nodes_and_the_bytes_are_the_same_each_time(written, reading, schema, identity):
    assert not [q for q in written.quads if BlankNode in {type(q.subject), type(q.object), type(q.graph_name)}]
    again = article_graphs(reading, schema, identity)
    assert [str(q) for q in again.quads] == [str(q) for q in written.quads]


def test_words_that_are_not_the_texts_are_refused(reading, schema, identity):
    record = replace(reading.records[0], evidence=Span(0, 5, "чужие"))
    with pytest.raises(ValueError, match="чужие"):
        article_graphs(replace(reading, records=(record,)), schema, identity)


def test_a_bad_date_is_refused(schema, identity):
    with pytest.raises(MaslahatError, match="2025-13"):
        article_graphs(read(published="2025-13"), schema, identity)


def test_what_a_quote_says_of_others_names_terms_only_once(written):
    assert len(written.quads) == len(set(written.quads))
    assert {type(to_rdflib(q.predicate)) for q in written.quads} == {URIRef}
