"""What became of initiatives: stages, days and evidence, by dated steps; at an earlier time, by what was known then."""

from __future__ import annotations

import pytest

from maslahat import clocks, follow_through
from maslahat.errors import MaslahatError
from maslahat.follow_through import COLUMNS, Course, Step
from maslahat.store import GraphStore
from maslahat.workshop import Workshop


@pytest.fixture(scope="module")
def shipped() -> GraphStore:
    return Workshop().store()


def _rows(store: GraphStore, as_of: str | None = None) -> dict[str | None, dict[str, str | None]]:
    table = follow_through.follow_through(store, as_of=as_of)
    assert table.columns == COLUMNS
    return {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in table.rows}


def _course(*steps: Step) -> Course:
    return Course("x", "X", steps)


def test_an_initiative_with_its_steps_and_their_evidence(shipped):
    (name,) = (name for name in _rows(shipped) if str(name).startswith("Treaty of friendship"))
    row = _rows(shipped, "2026-07")[name]
    assert (row["stage"], row["proposed"], row["reached"], row["days"]) == (
        "adopted",
        "2019-11-29",
        "2022-07-21",
        "965",
    )
    assert row["proposer"] == "Nursultan Nazarbayev"
    assert str(row["forum"]).startswith("Consultative Meetings")
    steps = str(row["steps"]).splitlines()
    assert [step.partition(" [")[0] for step in steps] == [
        "2019-11-29 proposed",
        "2022-07-21 adopted",
        "2025-08-28 adopted",
    ]
    assert all(step.endswith("]") and "[]" not in step for step in steps)
    assert row["since then"] == "no later step known as of 2026-07-31"


def test_what_was_known_of_it_then(shipped):
    store, _ = clocks.known_by(shipped, "2021")
    rows = _rows(store, "2021")
    (treaty,) = (row for name, row in rows.items() if str(name).startswith("Treaty of friendship"))
    assert (treaty["stage"], treaty["days"], treaty["since then"]) == (
        "proposed",
        None,
        "no later step known as of 2021-12-31",
    )
    assert len(rows) < len(_rows(shipped)) / 2


def test_without_a_day_it_is_that_of_the_newest_source(shipped):
    (day,) = {row["since then"] for row in _rows(shipped).values()}
    newest = max(row["d"].value for row in shipped.query("SELECT ?d WHERE { ?s mas:published ?d }"))
    assert day == f"no later step known as of {newest}"
    with pytest.raises(MaslahatError, match="is no date"):
        follow_through.follow_through(shipped, as_of="lately")


def test_the_furthest_stand_first(shipped):
    ranks = [course.reached.rank for course in follow_through.courses(shipped)]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] > ranks[-1] == 1


def test_days_are_as_exact_as_the_dates():
    proposed, adopted = Step("2017-09", 1, "proposed"), Step("2018-03-15", 3, "adopted")
    assert _course(proposed, adopted).days == (166, 195)
    assert _course(Step("2018-03-14", 1, "proposed"), adopted).days == (1, 1)
    assert _course(proposed).days is None
    assert _course(adopted).days is None
    assert _course(Step("", 1, "proposed"), adopted).days is None
    assert _course(proposed, adopted, Step("2020-01-01", 3, "adopted")).reached == adopted
    assert _course(proposed, Step("", 3, "adopted"), adopted).reached == adopted
