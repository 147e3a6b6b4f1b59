"""Each rule derives what it says, and nothing else."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import SH

from maslahat.dates import dated
from maslahat.errors import MaslahatError
from maslahat.graphs import CURATED, DERIVED
from maslahat.ontology_graphs import ontology_quads
from maslahat.rules import rules
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import quad, to_rdflib
from maslahat.vocabulary import BASE, ID, MAS, OA

ONTOLOGY = Schema.load().graph
OWN = set(ONTOLOGY.subjects())  # topics and the like, which are among the things too
QUADS = list(ontology_quads())
NOTE, A, B, C = ID["note/n"], ID["x/a"], ID["x/b"], ID["x/c"]


@pytest.fixture(autouse=True)
def ontology_parsed_once(monkeypatch):
    """Most stores here are small and new; the ontology would be all their cost."""
    monkeypatch.setattr("maslahat.store.ontology_quads", lambda path: ontology_quads(path) if path else QUADS)


def term(name):
    return URIRef(f"{BASE}ontology#{name}")


def derived(statements, *properties):
    """What is derived, of some properties, from statements on a curator's note."""
    store = GraphStore()
    store.fill([quad(NOTE, RDF.type, MAS.CuratorNote, CURATED), *(quad(*one, NOTE) for one in statements)])
    assert store.broken_invariants() == []
    found = {
        (to_rdflib(q.subject), to_rdflib(q.predicate), to_rdflib(q.object))
        for q in store.quads()
        if q.graph_name.value == str(DERIVED) and q.subject.value.startswith(str(ID))
    }
    return {(s, o) for s, p, o in found if p in properties and s not in OWN}


def test_the_evidence_of_a_thing_is_whatever_speaks_of_it():
    assert derived([(A, term("member"), B)], MAS.evidence) == {(A, NOTE)}


def test_a_graph_that_is_no_evidence_is_none():
    store = GraphStore()
    store.fill([quad(A, RDFS.label, Literal("A"), CURATED)])
    assert not [q for q in store.quads() if q.predicate.value == str(MAS.evidence)]


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ({"en": "Name", "ru": "Имя", "kk": "Аты"}, "Name"),
        ({"ru": "Имя", "kk": "Аты"}, "Имя"),
        ({"kk": "Аты"}, "Аты"),
        ({None: "Altyn-orda.kz"}, "Altyn-orda.kz"),
        ({"en": "1 Name"}, "1 Name"),
    ],
)
def test_a_name_is_english_else_russian_else_any(labels, name):
    said = [(A, RDFS.label, Literal(text, lang=language)) for language, text in labels.items()]
    assert derived(said, MAS.name) == {(A, Literal(name))}


def test_a_concept_is_called_by_its_preferred_label():
    assert derived([(A, SKOS.prefLabel, Literal("minerals", lang="en"))], MAS.name) == {(A, Literal("minerals"))}


def test_of_two_labels_the_first_of_the_alphabet_is_the_name():
    said = [(A, RDFS.label, Literal(text, lang="en")) for text in ("B", "A")]
    assert derived(said, MAS.name) == {(A, Literal("A"))}


MEMBERSHIP = [(A, RDF.type, term("Membership")), (A, term("member"), B), (A, term("inFormat"), C)]
NAMES = [(B, RDFS.label, Literal("Казахстан", lang="ru")), (C, RDFS.label, Literal("C5+1", lang="en"))]


def test_a_record_is_called_by_its_class_and_its_key():
    said = [*MEMBERSHIP, (A, term("status"), term("Observer")), *NAMES]
    assert (A, Literal("Membership – Казахстан – C5+1 – observer")) in derived(said, MAS.name)
    assert (A, Literal("Membership – Казахстан – C5+1")) in derived([*MEMBERSHIP, *NAMES], MAS.name)


def test_a_record_with_a_label_keeps_it():
    said = [*MEMBERSHIP, *NAMES, (A, RDFS.label, Literal("Вступление", lang="ru"))]
    assert {name for thing, name in derived(said, MAS.name) if thing == A} == {Literal("Вступление")}


def test_a_plan_is_called_a_plan():
    said = [(A, RDF.type, MAS.Plan), (A, MAS.of, term("Visit")), (A, term("visitor"), B), *NAMES]
    assert (A, Literal("Plan: Visit – Казахстан")) in derived(said, MAS.name)


def test_a_claim_is_called_by_its_words():
    said = [
        (A, RDF.type, MAS.Claim),
        (A, MAS.claimant, B),
        (A, MAS.content, C),
        (C, OA.exact, Literal("слова " * 30)),
        NAMES[0],
    ]
    [name] = [str(name) for thing, name in derived(said, MAS.name) if thing == A]
    assert name == "Claim – Казахстан – " + ("слова " * 30)[:80]


def test_things_without_label_are_called_by_the_end_of_their_iri():
    assert (A, Literal("Membership – b – c")) in derived(MEMBERSHIP, MAS.name)


def test_only_full_members_are_members():
    member = [*MEMBERSHIP, (A, term("status"), term("Member"))]
    assert derived(member, term("memberOf")) == {(B, C)}
    assert derived([*MEMBERSHIP, (A, term("status"), term("Observer"))], term("memberOf")) == set()
    planned = [(A, RDF.type, MAS.Plan), *member[1:]]
    assert derived(planned, term("memberOf")) == set()


def test_an_initiative_has_the_proposers_and_topics_of_its_proposals():
    topic = ID["topic/x"]
    said = [(A, term("initiative"), B), (A, term("proposer"), C), (A, term("topic"), topic)]
    proposal = [*said, (A, RDF.type, term("Proposal"))]
    assert derived(proposal, term("proposedBy")) == {(B, C)}
    assert derived(proposal, term("topic")) == {(B, topic)}
    assert derived([*said, (A, RDF.type, term("Step"))], term("proposedBy"), term("topic")) == set()


def day(text):
    return Literal(text, datatype=XSD.date)


@pytest.mark.parametrize(
    ("dates", "earliest", "latest"),
    [
        ([dated("2025-11-16")], "2025-11-16", "2025-11-16"),
        ([dated("2025-11")], "2025-11-01", "2025-11-30"),
        ([dated("2025")], "2025-01-01", "2025-12-31"),
        ([dated("2024-02")], "2024-02-01", "2024-02-29"),
        ([dated("2023-02")], "2023-02-01", "2023-02-28"),
        ([dated("1900-02")], "1900-02-01", "1900-02-28"),
        ([dated("2000-02")], "2000-02-01", "2000-02-29"),
        ([dated("2025-12")], "2025-12-01", "2025-12-31"),
        ([dated("2025-11-15"), dated("2025-11-16"), dated("2025-11")], "2025-11-01", "2025-11-30"),
        ([dated("2025"), dated("2026-01-02")], "2025-01-01", "2026-01-02"),
        ([Literal("2025-11-16Z", datatype=XSD.date, normalize=False)], "2025-11-16", "2025-11-16"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(dates, earliest, latest):
    said = [(A, MAS.date, date) for date in dates]
    assert derived(said, MAS.earliest) == {(A, day(earliest))}
    assert derived(said, MAS.latest) == {(A, day(latest))}


def test_a_situation_begins_with_since_and_ends_with_until():
    said = [(A, MAS.since, dated("2018")), (A, MAS.since, dated("2018-03-15")), (A, MAS.until, dated("2025-11"))]
    assert derived(said, MAS.earliest) == {(A, day("2018-01-01"))}
    assert derived(said, MAS.latest) == {(A, day("2025-11-30"))}


def test_an_unknown_end_is_no_end():
    assert derived([(A, MAS.since, dated("2018"))], MAS.latest) == set()


def test_what_is_no_date_is_left_alone():
    said = [(A, MAS.date, Literal("--11-16", datatype=XSD.gMonthDay)), (A, MAS.since, Literal("autumn"))]
    assert derived(said, MAS.earliest, MAS.latest) == set()


def test_what_is_derived_is_no_evidence_of_its_own():
    said = [*MEMBERSHIP, (A, term("status"), term("Member"))]
    assert derived(said, MAS.evidence) == {(A, NOTE)}


@pytest.fixture(scope="module")
def all_rules():
    return rules(ONTOLOGY)


def test_every_rule_says_what_it_does_in_english_and_russian(all_rules):
    assert len(all_rules) >= 8
    for rule in all_rules:
        assert {label.language for label in rule.labels} == {"en", "ru"}, rule.iri
        assert {definition.language for definition in rule.definitions} == {"en", "ru"}, rule.iri


def test_every_rule_derives_declared_properties(all_rules):
    for rule in all_rules:
        for name in rule.derives:
            kinds = set(ONTOLOGY.objects(name, RDF.type))
            assert kinds & {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}, f"{rule.iri}: {name}"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?this WHERE { ?this ?p ?o }",
        "CONSTRUCT WHERE { ?this mas:name ?o }",
        "CONSTRUCT { ?other mas:name ?this } WHERE { ?other ?p ?this }",
        "CONSTRUCT { ?this ?p ?o } WHERE { ?this ?p ?o }",
        "CONSTRUCT { ?this unknown:p ?o } WHERE { ?this ?p ?o }",
        "CONSTRUCT { } WHERE { ?this ?p ?o }",
    ],
)
def test_a_rule_about_anything_but_this_is_refused(text):
    graph = Graph(bind_namespaces="none")
    graph.add((ID.rule, RDF.type, SH.SPARQLRule))
    graph.add((ID.rule, SH.construct, Literal(text)))
    with pytest.raises(MaslahatError, match="id/rule"):
        rules(graph)
