"""What was known by a day, and what held on one: of a small graph by hand, and of the shipped one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from maslahat import clocks
from maslahat.clocks import Left
from maslahat.errors import MaslahatError
from maslahat.store import GraphStore
from maslahat.workshop import Workshop

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def small() -> GraphStore:
    return Workshop(graph=HERE / "graph").store()


@pytest.fixture(scope="module")
def shipped() -> GraphStore:
    return Workshop().store()


def _names(store: GraphStore, pattern: str) -> list[str]:
    """What ?x stands for where a pattern holds, as the end of its IRI."""
    rows = store.query(f"SELECT DISTINCT ?x WHERE {{ {pattern} FILTER STRSTARTS(STR(?x), STR(id:)) }} ORDER BY ?x")
    return [row["x"].value.rpartition("/id/")[2] for row in rows]


# ── known by ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "memberships"),
    [
        ("2020-03-04", []),
        ("2020-03-05", ["membership/lasting"]),
        ("2021-06-29", ["membership/lasting"]),
        ("2021-06", ["membership/lasting", "membership/later"]),
        ("2022-12-30", ["membership/lasting", "membership/later"]),
        ("2022", ["membership/lasting", "membership/later", "membership/over"]),
    ],
)
def test_a_statement_is_known_when_its_source_is_published(day, memberships, small):
    store, _ = clocks.known_by(small, day)
    assert _names(store, "?x a mas:Membership") == memberships
    assert store.broken_invariants() == []


def test_what_is_left_out_is_counted_and_told(small):
    _, left = clocks.known_by(small, "2021")
    assert left == Left(undated_sources=1, later_sources=2, notes=1)
    assert left.told() == (
        "1 source left out: no date of publication",
        "2 sources left out: not certainly published by then",
        "1 note left out: a curator's word has no date of publication",
    )


def test_names_codes_and_kinds_stay_whatever_they_rest_on(small):
    store, _ = clocks.known_by(small, "2021")
    assert _names(store, '?x a mas:State ; mas:name "One" ; skos:notation "ON"') == ["state/one"]
    assert _names(store, '?x a mas:Office ; mas:officeOf/mas:name "One" ; mas:kind/mas:name "president"') == [
        "office/head"
    ]
    assert _names(store, "state:one mas:evidence ?x") == []


def test_what_is_more_than_a_name_goes_with_its_evidence(small):
    store, _ = clocks.known_by(small, "2021")
    assert _names(store, "?x mas:occupation ?any") == []
    assert _names(store, "?any mas:seat ?x") == []
    assert _names(clocks.known_by(small, "2022")[0], "?any mas:seat ?x") == ["place/town"]


def test_a_record_known_only_by_mention_keeps_its_name_and_nothing_else(small):
    store, _ = clocks.known_by(small, "2021")
    assert _names(store, '?any mas:meeting ?x . ?x mas:name "First meeting"') == ["meeting/first"]
    assert _names(store, "?x a mas:Meeting") == ["meeting/second"]


def test_evidence_and_what_rules_derive_are_of_the_day(small):
    store, _ = clocks.known_by(small, "2021")
    (count,) = store.query(
        "SELECT (COUNT(?e) AS ?n) WHERE { <https://w3id.org/maslahat/id/membership/lasting> mas:evidence ?e }"
    )
    assert count["n"].value == "1"
    assert _names(store, "?x a mas:Source") == ["source/day", "source/month"]
    assert _names(store, "?x mas:memberOf ?any") == ["state/one", "state/three"]
    assert _names(clocks.known_by(small, "2020")[0], "?x mas:memberOf ?any") == ["state/one"]


# ── true at ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "situations"),
    [
        ("2009", []),
        ("2018-03-15", ["membership/lasting", "membership/over"]),
        ("2018-12-31", ["membership/lasting", "membership/over"]),
        ("2019", ["membership/lasting"]),
        ("2021-01-01", ["membership/lasting", "tenure/head"]),
        ("2025-11-16", ["membership/lasting", "membership/later", "tenure/head"]),
    ],
)
def test_a_situation_holds_between_its_dates(day, situations, small):
    store, _ = clocks.true_at(small, day)
    assert _names(store, "?x a/rdfs:subClassOf* mas:Situation") == situations
    assert store.broken_invariants() == []


def test_unknown_begin_and_end_vague_dates_and_none_are_counted(small):
    assert clocks.true_at(small, "2018-06-01")[1] == Left(unknown_begin=1, unknown_end=1, vague=1, undated=1)
    assert clocks.true_at(small, "2025")[1] == Left(unknown_begin=1, unknown_end=3, undated=1)


def test_what_happens_later_is_left_out_with_what_hangs_on_it(small):
    store, _ = clocks.true_at(small, "2020")
    assert _names(store, "?x a mas:Meeting") == ["meeting/first"]
    assert _names(store, "?x a mas:Attendance") == ["attendance/first"]
    assert _names(store, "?x a mas:Initiative") == ["initiative/old"]
    assert _names(store, "?any mas:proposedBy ?x") == ["person/head"]
    assert _names(store, "?x a mas:Accession") == []


def test_plans_undated_events_and_things_stay(small):
    store, _ = clocks.true_at(small, "2020")
    assert _names(store, "?x a mas:Plan") == ["plan/ahead"]
    assert _names(store, "?x a mas:Visit") == ["visit/undated"]
    assert len(_names(store, "?x a mas:State")) == 3


# ── both, dates, the shipped graph ───────────────────────────────────────────────────────────────


def test_both_clocks(small):
    store, left = clocks.seen(small, known="2021", true="2025-12-01")
    assert _names(store, "?x a mas:Membership") == ["membership/lasting", "membership/later"]
    assert left == Left(undated_sources=1, later_sources=2, notes=1, unknown_end=3, undated=1)
    assert clocks.seen(small) == (small, Left())


@pytest.mark.parametrize(
    "day", ["", "25", "2025-13", "2025-02-30", "2025/02/03", "2025-1-1", "tomorrow", "2025Z", "٢٠٢٥"]
)
def test_what_is_no_date_is_refused(day, small):
    with pytest.raises(
        MaslahatError, match="is no date: write YYYY-MM-DD, or YYYY-MM or YYYY, which mean the last day"
    ):
        clocks.known_by(small, day)
    with pytest.raises(MaslahatError, match="is no date"):
        clocks.true_at(small, day)


def test_shipped_graph_by_both_clocks(shipped):
    start = time.process_time()
    Workshop().store()
    once = time.process_time() - start  # a clock makes one store more, and may take no longer than three

    start = time.process_time()
    known, left = clocks.known_by(shipped, "2025-11-01")
    assert time.process_time() - start < 3 * once
    assert known.broken_invariants() == []
    assert left.undated_sources >= 20
    members = "?m mas:inFormat format:consultative-meetings ; mas:status mas:Member ; mas:member ?x"
    assert len(_names(known, members)) == 5
    assert len(_names(shipped, members)) == 6
    nameless = "?x a ?class FILTER NOT EXISTS { ?x mas:name ?name }"
    assert set(_names(known, nameless)) <= set(_names(shipped, nameless))

    start = time.process_time()
    held, left = clocks.true_at(shipped, "2022-03-18")
    assert time.process_time() - start < 3 * once
    assert held.broken_invariants() == []
    heads = "?t mas:office/mas:name ?office ; mas:holder ?x FILTER (?office = 'President of Turkmenistan')"
    assert _names(held, heads) == ["person/gurbanguly-berdimuhamedov"]
    assert left.unknown_end > 0
    assert left.unknown_begin > 0


def test_as_of_its_last_day_all_published_evidence_stands(shipped):
    store, left = clocks.known_by(shipped, "9999")
    assert left.later_sources == 0
    assert _names(store, "?x a mas:Meeting") == _names(
        shipped, "?x a mas:Meeting ; mas:evidence/mas:source/mas:published ?day"
    )
