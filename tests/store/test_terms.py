"""Terms between rdflib and Oxigraph: nothing lost, and what rdflib users write is found again."""

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, BNode, Literal, URIRef

from maslahat.terms import conventional, to_oxigraph, to_rdflib


def test_a_plain_string_comes_back_as_a_plain_literal():
    back = to_rdflib(pyoxigraph.Literal("x"))
    assert back == Literal("x")
    assert {back} == {Literal("x")}


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        ("kk-cyrl", "kk-Cyrl"),
        ("EN-us", "en-US"),
        ("uz-latn-uz", "uz-Latn-UZ"),
        ("x-ab-cdef", "x-ab-cdef"),
        ("ru", "ru"),
    ],
)
def test_a_language_tag_has_its_conventional_case(tag, kept):
    assert conventional(tag) == kept
    assert to_rdflib(pyoxigraph.Literal("a", language=tag)) == Literal("a", lang=kept)


@pytest.mark.parametrize(
    "term",
    [
        URIRef("https://example.org/путь"),
        BNode("b1"),
        Literal("сөз", lang="kk-Cyrl"),
        Literal("2025", datatype=XSD.gYear),
        Literal("2025-11", datatype=XSD.gYearMonth),
        Literal("1.50", datatype=XSD.decimal, normalize=False),
        Literal(7),
        Literal('a\n"b" \\ 😀'),
    ],
)
def test_a_term_survives_the_way_there_and_back(term):
    assert to_rdflib(to_oxigraph(term)) == term


@settings(max_examples=50, deadline=None)
@given(st.text(), st.sampled_from([None, "ru", "kk-Cyrl"]))
def test_any_text_survives(text, tag):
    literal = Literal(text, lang=tag)
    back = to_rdflib(to_oxigraph(literal))
    assert back == literal
    assert hash(back) == hash(literal)
    assert back.n3() == literal.n3()
    assert back.toPython() == literal.toPython()


def test_an_unknown_kind_of_term_is_refused():
    with pytest.raises(TypeError):
        to_rdflib("text")
    with pytest.raises(TypeError):
        to_rdflib(pyoxigraph.Variable("x"))
    with pytest.raises(TypeError):
        to_oxigraph(3)
    with pytest.raises(ValueError, match="IRI"):
        to_oxigraph(URIRef("not an iri"))
