"""Where sources differ: each value with its evidence, and no conflict where two values may mean the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rdflib import XSD, Literal, URIRef

from maslahat.conflicts import Conflict, conflicts
from maslahat.curated import load
from maslahat.differences import compatible, single_valued
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.vocabulary import ID, MAS
from maslahat.workshop import Workshop

PREFIXES = """
@base <https://w3id.org/maslahat/id/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix mas: <https://w3id.org/maslahat/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SOURCES = """
<source/a> a mas:Source ; rdfs:label "A"@en . <source/b> a mas:Source ; rdfs:label "B"@en .
<state/x> a mas:State ; rdfs:label "Xland"@en ; mas:citation <source/a> .
<state/y> a mas:State ; rdfs:label "Yland"@en ; mas:citation <source/a> .
"""
SCHEMA = Schema.load()


def found(folder: Path, turtle: str = "", trig: str = "", thing: str | None = None) -> tuple[Conflict, ...]:
    """The conflicts of a small graph."""
    (folder / "all.ttl").write_text(PREFIXES + SOURCES + turtle, encoding="utf-8")
    (folder / "more.trig").write_text(PREFIXES + trig, encoding="utf-8")
    store = GraphStore()
    store.fill(load(SCHEMA, folder).quads)
    return conflicts(store, SCHEMA, ID[thing] if thing else None)


def said(conflict: Conflict) -> list[tuple[str, list[str]]]:
    return [(str(one), [ground.source for ground in one.grounds]) for one in conflict.positions]


MEETING = (
    '<meeting/1> a mas:Meeting ; rdfs:label "First"@en ; mas:host <state/x> ; mas:date {} ; mas:citation <source/a> .'
)


def test_dates_that_exclude_each_other(tmp_path: Path) -> None:
    meeting = MEETING.format('"2025-11-16"^^xsd:date')
    (conflict,) = found(tmp_path, meeting, 'GRAPH <source/b> { <meeting/1> mas:date "2025-11-15"^^xsd:date }')
    assert (conflict.label, conflict.slot) == ("First", "date")
    assert said(conflict) == [("2025-11-15", ["B"]), ("2025-11-16", ["A"])]
    assert conflict.lines() == ["First: date", "  2025-11-15", "      Citation: B", "  2025-11-16", "      Citation: A"]


@pytest.mark.parametrize("vaguer", ['"2025"^^xsd:gYear', '"2025-11"^^xsd:gYearMonth'])
def test_a_vaguer_date_is_no_conflict(tmp_path: Path, vaguer: str) -> None:
    meeting = MEETING.format('"2025-11-16"^^xsd:date')
    assert found(tmp_path, meeting, f"GRAPH <source/b> {{ <meeting/1> mas:date {vaguer} }}") == ()


def test_a_vaguer_date_stands_beside_a_conflict(tmp_path: Path) -> None:
    meeting = MEETING.format('"2025-11-16"^^xsd:date , "2025"^^xsd:gYear')
    (conflict,) = found(tmp_path, meeting, 'GRAPH <source/b> { <meeting/1> mas:date "2024"^^xsd:gYear }')
    assert [one.value for one in conflict.positions] == ["2024", "2025", "2025-11-16"]


def test_amounts(tmp_path: Path) -> None:
    project = (
        "<project/1> a mas:Project ; mas:partner <state/x> , <state/y> ; mas:amount {} ; mas:citation <source/a> ."
    )
    equal = found(tmp_path, project.format("1200000000.0"), "GRAPH <source/b> { <project/1> mas:amount 1200000000.00 }")
    assert equal == ()
    (other,) = found(tmp_path, project.format("1.2"), "GRAPH <source/b> { <project/1> mas:amount 1.3 , 1.20 }")
    assert said(other) == [("1.2", ["A", "B"]), ("1.3", ["B"])]


def test_a_slot_that_may_have_several_values_has_no_conflict(tmp_path: Path) -> None:
    meeting = MEETING.format('"2025"^^xsd:gYear')
    assert found(tmp_path, meeting, "GRAPH <source/b> { <meeting/1> mas:participant <state/x> , <state/y> }") == ()


def test_the_shapes_say_which_slots_have_one_value() -> None:
    allowed = single_valued(SCHEMA)
    assert URIRef(f"{MAS}Meeting") in allowed[MAS.date]
    assert URIRef(f"{MAS}Proposal") not in allowed[MAS.date]
    assert not any(str(path).endswith("participant") for path in allowed)


CLAIM = """<statement/{0}> a mas:Statement ; mas:claimant <state/{1}> ; mas:about <state/x> ; mas:stance mas:{2} ;
    rdf:subject <initiative/i> ; rdf:predicate mas:proposedBy ; rdf:object <state/{3}> ; mas:citation <source/b> ."""
INITIATIVE = '<initiative/i> a mas:Initiative ; rdfs:label "Idea"@en ; mas:citation <source/a> .'
PROPOSAL = (
    "<proposal/p> a mas:Proposal ; mas:proposer <state/x> ; mas:initiative <initiative/i> ; mas:citation <source/a> ."
)


def test_rival_claims(tmp_path: Path) -> None:
    claims = CLAIM.format(1, "x", "Asserts", "x") + CLAIM.format(2, "y", "Asserts", "y")
    (conflict,) = found(tmp_path, INITIATIVE + claims)
    assert said(conflict) == [("Xland — Xland asserts", ["B"]), ("Yland — Yland asserts", ["B"])]


def test_a_claim_that_differs_from_the_graph(tmp_path: Path) -> None:
    (conflict,) = found(tmp_path, INITIATIVE + PROPOSAL + CLAIM.format(1, "y", "Asserts", "y"))
    assert said(conflict) == [("Xland", ["A"]), ("Yland — Yland asserts", ["B"])]
    assert found(tmp_path, INITIATIVE + PROPOSAL + CLAIM.format(1, "y", "Asserts", "x")) == ()


def test_a_denial(tmp_path: Path) -> None:
    (conflict,) = found(tmp_path, INITIATIVE + PROPOSAL + CLAIM.format(1, "y", "Denies", "x"))
    assert said(conflict) == [("Xland", ["A"]), ("Xland — Yland denies", ["B"])]
    assert found(tmp_path, INITIATIVE + PROPOSAL + CLAIM.format(1, "y", "Denies", "y")) == ()


def test_of_one_thing_and_what_mentions_it(tmp_path: Path) -> None:
    meeting = MEETING.format('"2025-11-16"^^xsd:date')
    other = 'GRAPH <source/b> { <meeting/1> mas:date "2025-11-15"^^xsd:date }'
    assert len(found(tmp_path, meeting, other, "state/x")) == len(found(tmp_path, meeting, other, "meeting/1")) == 1
    assert found(tmp_path, meeting, other, "state/y") == ()


def test_what_may_mean_the_same() -> None:
    day, month = Literal("2025-11-16", datatype=XSD.date), Literal("2025-11", datatype=XSD.gYearMonth)
    assert compatible(day, month)
    assert not compatible(day, Literal("2025-10", datatype=XSD.gYearMonth))
    assert compatible(Literal("x", lang="en"), Literal("y", lang="ru"))
    assert not compatible(Literal("x", lang="en"), Literal("y", lang="en"))
    assert not compatible(Literal(1), Literal("1"))
    assert not compatible(MAS.Asserted, MAS.Reported)


# ── the shipped graph ─────────────────────────────────────────────────────────────────────────────


@cache
def shipped() -> dict[tuple[str, str], Conflict]:
    workshop = Workshop()
    return {(str(c.thing).removeprefix(str(ID)), c.slot): c for c in conflicts(workshop.store(), workshop.schema)}


@pytest.mark.parametrize(
    ("thing", "slot", "values"),
    [
        ("meeting/consultative-meetings-7", "date", {"2025-11-16", "2025-11-15"}),
        ("meeting/consultative-meetings-4", "date", {"2022-07-21", "2022-06"}),
        ("membership/belarus-sco", "since", {"2024-07-04", "2024-08-08"}),
        ("membership/uzbekistan-ots", "since", {"2019-09", "2019-10-14", "2019-10-15"}),
        ("organization/carec", "founded", {"1997", "2001"}),
        ("organization/economic-cooperation-organization", "seat", {"Tehran", "Mashhad"}),
    ],
)
def test_known_conflicts(thing: str, slot: str, values: set[str]) -> None:
    conflict = shipped()[thing, slot]
    assert {one.value for one in conflict.positions} == values
    assert all(one.grounds for one in conflict.positions)


def test_the_amount_of_the_seven_projects() -> None:
    positions = shipped()["project/seven-joint-projects-2025", "amount"].positions
    assert [float(one.value) for one in positions] == [1.2e9, 1.3e9]
    assert [ground.outlet for ground in positions[1].grounds] == ["Trend News Agency"]


def test_who_originated_the_format() -> None:
    positions = shipped()["initiative/consultative-meetings", "proposed by"].positions
    assert {one.value for one in positions} == {"Shavkat Mirziyoyev", "Nursultan Nazarbayev", "Turkmenistan"}


def test_whether_the_secretariat_is_proposed_or_adopted() -> None:
    positions = shipped()["initiative/rotating-secretariat", "kind"].positions
    assert {one.value for one in positions} == {"proposed", "adopted"}
