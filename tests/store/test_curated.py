"""The curated folder: evidence expanded, and what has none refused."""

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Literal, URIRef

from maslahat import curated, graphs
from maslahat.errors import MaslahatError
from maslahat.schema import Schema
from maslahat.terms import to_oxigraph, to_rdflib
from maslahat.vocabulary import ID, MAS

HERE = Path(__file__).parent
PREFIXES = """@prefix mas: <https://w3id.org/maslahat/ontology#> .
@prefix src: <https://w3id.org/maslahat/id/source/> . @prefix note: <https://w3id.org/maslahat/id/note/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <https://w3id.org/maslahat/id/> .
src:a a mas:Source ; rdfs:label "A" .
"""


@pytest.fixture(scope="module")
def schema():
    return Schema.load()


def graphs_of(quads, subject, predicate=None):
    return {
        str(to_rdflib(q.graph_name))
        for q in quads
        if q.subject == to_oxigraph(subject) and (predicate is None or q.predicate == to_oxigraph(predicate))
    }


@pytest.fixture(scope="module")
def quads(schema):
    return curated.load(schema, HERE / "graph").quads


def test_a_record_stands_in_a_graph_for_each_source(quads):
    record = ID["accession/az-cm"]
    names = {str(graphs.citation(ID["source/a"], record)), str(graphs.citation(ID["source/b"], record))}
    assert graphs_of(quads, record) == names


def test_a_citation_is_described(quads):
    name = graphs.citation(ID["source/a"], ID["accession/az-cm"])
    about = {(to_rdflib(q.predicate), to_rdflib(q.object)) for q in quads if q.subject == to_oxigraph(name)}
    assert about == {(RDF.type, MAS.Citation), (MAS.source, ID["source/a"])}
    assert graphs_of(quads, name) == {str(graphs.CURATED)}


def test_a_record_on_a_note_stands_in_the_graph_of_the_note(quads):
    assert graphs_of(quads, ID["membership/kz-cm"]) == {str(ID["note/names"])}


def test_sources_notes_and_concepts_need_no_evidence(quads):
    for thing in ("source/a", "note/names", "topic/minerals", "office-kind/president"):
        assert graphs_of(quads, ID[thing]) == {str(graphs.CURATED)}


def test_what_one_source_says_differently_stands_in_its_citation(quads):
    record = ID["membership/az-cm"]
    since = {
        (to_rdflib(q.object), q.graph_name.value)
        for q in quads
        if q.subject == to_oxigraph(record) and q.predicate == to_oxigraph(MAS.since)
    }
    assert {(str(value), name) for value, name in since} == {
        ("2025-11-16", str(graphs.citation(ID["source/a"], record))),
        ("2025-11-15", str(graphs.citation(ID["source/b"], record))),
    }


def test_citation_and_note_themselves_are_no_statements(quads):
    assert not [q for q in quads if q.predicate in {to_oxigraph(MAS.citation), to_oxigraph(MAS.note)}]


def test_the_merged_graph_keeps_language_tags(schema):
    graph = curated.load(schema, HERE / "graph").graph()
    assert (ID["state/kz"], RDFS.label, Literal("Qazaqstan", lang="kk-Latn")) in graph


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (":state a mas:State ; rdfs:label 'X'@en .", "no evidence"),
        (":state a mas:State ; mas:citation src:missing .", "source/missing.*describes as a source"),
        (":state a mas:State ; mas:note src:a .", "describes as a note"),
        (":state a mas:State ; mas:citation src:a ; mas:x [ mas:y 1 ] .", "blank node"),
        (":state a mas:State ; mas:citation src:a", r"x\.ttl:5"),
    ],
)
def test_a_fault_is_refused_with_its_file(schema, tmp_path, text, message):
    (tmp_path / "x.ttl").write_text(PREFIXES + text, encoding="utf-8")
    with pytest.raises(MaslahatError, match=message) as caught:
        curated.load(schema, tmp_path)
    assert "x.ttl" in str(caught.value)


def test_a_block_must_be_named_by_evidence(schema, tmp_path):
    (tmp_path / "x.trig").write_text(PREFIXES + "GRAPH :nothing { :s a mas:State }", encoding="utf-8")
    with pytest.raises(MaslahatError, match="nothing"):
        curated.load(schema, tmp_path)


def test_metadata_of_an_article_belong_to_the_article(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Текст статьи.", encoding="utf-8")
    article, graph = curated.article_metadata(text)
    assert len(graph) == 0
    (tmp_path / "a.ttl").write_text(
        PREFIXES.replace('src:a a mas:Source ; rdfs:label "A" .', "")
        + f"<{article.iri}> a mas:Article ; rdfs:label 'Title'@en , 'Заголовок'@ru ;"
        " <http://purl.org/dc/terms/language> 'ru' ;"
        " mas:published '2025-11'^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .",
        encoding="utf-8",
    )
    article, graph = curated.article_metadata(text)
    assert (article.title, article.published, article.language) == ("Заголовок", "2025-11", "ru")
    assert set(graph.subjects()) == {article.iri}
    assert URIRef(article.iri) == article.iri


def test_metadata_of_another_thing_are_refused(tmp_path):
    (tmp_path / "a.txt").write_text("Текст.", encoding="utf-8")
    (tmp_path / "a.ttl").write_text(PREFIXES, encoding="utf-8")
    with pytest.raises(MaslahatError, match="source/a"):
        curated.article_metadata(tmp_path / "a.txt")
