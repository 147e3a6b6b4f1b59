"""From a reading to the article of a page; from differences in the store to those of a page."""

from rdflib import Literal, URIRef

from maslahat.article import Article
from maslahat.conflicts import conflicts
from maslahat.curated import load
from maslahat.differences import differences
from maslahat.evidence import ArticleGraphs
from maslahat.explorer.articles import article_text, articles_data
from maslahat.network.differing import differing
from maslahat.records import Filler, Mention, Reading, Record
from maslahat.store import GraphStore
from maslahat.terms import quad
from maslahat.vocabulary import ID, MAS

TEXT = "😀 A joined B. C said nothing."
HOME = ID["article/x-0"]


def spanned(article, words):
    start = article.text.index(words)
    return article.span(start, start + len(words))


def test_a_reading_becomes_a_text_with_facts():
    article = Article(iri=HOME, text=TEXT, name="x", language="en", published="2025")
    whole, a, b = (spanned(article, words) for words in ("A joined B.", "A", "B"))
    kind = URIRef(f"{ID}kind")
    filled = ((kind, (Filler(a, ID["state/a"]),)), (kind, (Filler(b, ID["state/b"]), Filler(whole, Literal("so")))))
    record = Record(kind, filled, whole, MAS.Asserted)
    refused = Record(kind, (), spanned(article, "C said nothing."), MAS.Asserted)
    mention = Mention(a, ID["state/a"], kind, None)
    sentences = (whole, spanned(article, "C said nothing."))
    reading = Reading(article, (mention,), (record, refused), sentences, ())
    quads = (quad(ID["r/1"], kind, ID["state/a"], HOME),)
    graphs = ArticleGraphs(HOME, quads, (ID["r/1"], ID["r/2"]), (ID["state/a"],))
    text = article_text(reading, graphs)
    # what the gate refused is no fact, and a part that holds another part says nothing
    assert [(fact.iri, fact.quotes, fact.words) for fact in text.facts] == [(ID["r/1"], ((2, 13),), ((2, 3), (11, 12)))]
    places = {"nodes": [{"iri": "z"}, {"iri": str(ID["state/a"])}], "records": [{"iri": str(ID["r/1"])}], "sources": []}
    (data,) = articles_data([text], places)
    assert data["sentences"] == [[2, 13, 1], [14, 29, 0]]
    assert data["mentions"] == [[2, 3, 1]]
    assert data["words"] == {"0": [(2, 3), (11, 12)]}
    assert (data["source"], data["title"], data["language"]) == (-1, {"": "x"}, "en")


def test_differences_keep_their_evidence_and_all_names(tmp_path, schema):
    (tmp_path / "all.ttl").write_text(
        """@base <https://w3id.org/maslahat/id/> . @prefix mas: <https://w3id.org/maslahat/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <source/a> a mas:Source ; rdfs:label "A"@en . <source/b> a mas:Source ; rdfs:label "B"@en .
        <meeting/1> a mas:Meeting ; rdfs:label "First"@en , "Первая"@ru ; mas:date "2025-11-16"^^xsd:date ;
            mas:citation <source/a> .""",
        encoding="utf-8",
    )
    (tmp_path / "more.trig").write_text(
        """@base <https://w3id.org/maslahat/id/> . @prefix mas: <https://w3id.org/maslahat/ontology#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        GRAPH <source/b> { <meeting/1> mas:date "2025-11-15"^^xsd:date }""",
        encoding="utf-8",
    )
    store = GraphStore()
    store.fill(load(schema, tmp_path).quads)
    found = differences(store, schema)
    (one,) = differing(store.dataset(), schema, found)
    assert (one.thing, one.slot["ru"]) == (str(ID["meeting/1"]), "дата")
    assert {one.name["en"], one.name["ru"]} == {"First", "Первая"}
    told = [(position.value[""], [ground.title["en"] for ground in position.evidence]) for position in one.positions]
    assert told == [("2025-11-15", ["B"]), ("2025-11-16", ["A"])]
    (same,) = conflicts(store, schema)
    assert [position.value for position in same.positions] == [value for value, _ in told]
    assert differences(store, schema, ID["meeting/2"]) == ()
