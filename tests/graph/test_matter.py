"""The curated graph in the store: labels complete, records evidenced, shapes kept, and loaded in good time."""

import time
from collections.abc import Callable
from functools import cache
from typing import Any

import pyoxigraph

from maslahat import gate
from maslahat.store import GraphStore
from maslahat.workshop import Workshop

RECORDS = """mas:Meeting, mas:Attendance, mas:Agreement, mas:Signature, mas:Initiative, mas:Proposal, mas:Step,
    mas:Statement, mas:Plan, mas:Project, mas:Accession, mas:Membership, mas:Tenure, mas:Situation"""


@cache
def workshop() -> Workshop:
    return Workshop()


@cache
def store() -> GraphStore:
    return workshop().store()


def column(query: str) -> list[str]:
    return [row[0].value for row in store().query(query)]


def untranslated(things: str, predicate: str) -> list[str]:
    """Things that have the predicate, but not both in English and in Russian."""
    missing = [
        f'FILTER NOT EXISTS {{ ?thing {predicate} ?text FILTER (LANG(?text) = "{language}") }}'
        for language in ("en", "ru")
    ]
    return [x for one in missing for x in column(f"SELECT DISTINCT ?thing WHERE {{ {things} {one} }}")]


def test_labels_are_in_english_and_russian() -> None:
    """Of all things and terms; a source bears the title it has, in its own language."""
    ours = "FILTER (STRSTARTS(STR(?thing), STR(mas:)) || STRSTARTS(STR(?thing), STR(id:)))"
    labelled = f"?thing rdfs:label ?label {ours} FILTER NOT EXISTS {{ ?thing a mas:Source }}"
    assert untranslated(labelled, "rdfs:label") == []


def test_terms_and_enumerations_are_defined_in_both() -> None:
    kinds = "owl:Class, owl:ObjectProperty, owl:DatatypeProperty, skos:Concept"
    terms = f"?thing a ?kind FILTER (?kind IN ({kinds})) FILTER (STRSTARTS(STR(?thing), STR(mas:)))"
    assert untranslated(terms, "skos:definition") == []


def test_every_record_has_a_name_and_evidence() -> None:
    for needed in ("mas:name", "mas:evidence"):
        query = f"SELECT ?x WHERE {{ ?x a ?kind FILTER (?kind IN ({RECORDS})) FILTER NOT EXISTS {{ ?x {needed} ?y }} }}"
        assert column(query) == []


def test_no_shape_is_violated() -> None:
    found = gate.check(workshop().curated.quads, workshop().shapes, store(), "graph/")
    assert [str(one) for one in found if one.refuses] == []


def test_what_happened_cites_a_document() -> None:
    """Meetings, who attended, what was agreed, proposed and done rest on documents, never on our word alone."""
    ours = "mas:Membership, mas:Tenure, mas:Situation"
    query = f"""SELECT ?x WHERE {{ ?x a ?kind FILTER (?kind IN ({RECORDS}) && ?kind NOT IN ({ours}))
        FILTER NOT EXISTS {{ ?x mas:evidence/a mas:Citation }} }}"""
    assert column(query) == []


def test_a_party_attends_a_meeting_once_through_each_person() -> None:
    query = """SELECT ?one WHERE {
        ?one a mas:Attendance ; mas:meeting ?m ; mas:party ?p . OPTIONAL { ?one mas:representative ?a }
        ?two a mas:Attendance ; mas:meeting ?m ; mas:party ?p . OPTIONAL { ?two mas:representative ?b }
        FILTER (?one != ?two && (!BOUND(?a) || !BOUND(?b) || ?a = ?b)) }"""
    assert column(query) == []


def test_what_is_planned_did_not_happen_under_the_same_name() -> None:
    assert column("SELECT ?x WHERE { ?x a mas:Plan , mas:Meeting }") == []


def test_the_ontology_stays_small() -> None:
    assert len([c for c in workshop().schema.blocks if "/ontology#" in c]) <= 40


def test_the_curated_graph_loads_in_good_time() -> None:
    ours, store = _timed(lambda: Workshop().store())
    text = pyoxigraph.serialize(store.data(), format=pyoxigraph.RdfFormat.N_QUADS)
    quads = list(store.quads())
    read, _ = _timed(lambda: list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS)))
    kept, _ = _timed(lambda: pyoxigraph.Store().bulk_extend(quads))
    # with the rules and the default graph it is six to eight times the bare reading and keeping
    assert ours < 25 * (read + kept)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    done = work()
    return time.process_time() - begun, done
