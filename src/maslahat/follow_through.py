"""What became of initiatives: the stage each has reached and how long that took, by its dated, sourced steps.

The steps are the answer of a ready question, asked of all initiatives at once; the rest is computed and never stored.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maslahat.clocks import day_of
from maslahat.dates import days_of
from maslahat.questions import Table, opened, question, run
from maslahat.store import GraphStore

QUESTION = "steps-of-initiative"
COLUMNS = ("initiative", "stage", "proposed", "reached", "days", "forum", "proposer", "steps", "since then")
_PUBLISHED = "SELECT ?day WHERE { ?source mas:published ?day }"


@dataclass(frozen=True, order=True)
class Step:
    """A step: its date as told ('' if untold), its rank and kind, where and by whom it was taken, and who says so."""

    date: str
    rank: int
    kind: str
    forums: tuple[str, ...] = ()
    proposers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.date or 'undated'} {self.kind} [{'; '.join(self.sources)}]"


@dataclass(frozen=True)
class Course:
    """An initiative and its steps by date, the undated ones last."""

    iri: str
    name: str
    steps: tuple[Step, ...]

    @property
    def reached(self) -> Step:
        """The step by which its highest stage was first reached."""
        return min(self.steps, key=lambda step: (-step.rank, not step.date, step.date))

    @property
    def proposed(self) -> Step | None:
        """The first step of the first rank; None if no source at hand tells of it."""
        return next((step for step in self.steps if step.rank == 1), None)

    @property
    def days(self) -> tuple[int, int] | None:
        """At least and at most how many days passed from the proposal to a later stage; None if untold or none."""
        first = days_of(self.proposed.date) if self.proposed else None
        reached = days_of(self.reached.date)
        if first is None or reached is None or self.reached.rank == 1:
            return None
        return max(0, (reached[0] - first[1]).days), max(0, (reached[1] - first[0]).days)

    def since_then(self, as_of: date) -> str:
        """Whether anything is known to have followed; silence of the sources is not the end of the matter."""
        return f"no later step known as of {as_of.isoformat()}"


def courses(store: GraphStore, *, ontology: Path | None = None) -> tuple[Course, ...]:
    """The initiatives that a source tells a step of: the furthest first, then by date and name."""
    rows = run(store, opened(question(QUESTION, ontology).text)).rows
    names: dict[str, str] = {}
    steps: defaultdict[str, defaultdict[tuple[str, int, str], list[tuple[str, ...]]]]
    steps = defaultdict(lambda: defaultdict(list))
    for row in rows:
        iri, name, rank, kind, day, *rest = (cell or "" for cell in row)
        names[iri] = name
        steps[iri][day, int(rank), kind].append(tuple(rest))
    found = [Course(iri, names[iri], tuple(sorted(_steps(of), key=_by_date))) for iri, of in steps.items()]
    return tuple(sorted(found, key=lambda c: (-c.reached.rank, _by_date(c.steps[0]), c.name, c.iri)))


def follow_through(store: GraphStore, *, as_of: str | None = None, ontology: Path | None = None) -> Table:
    """The initiatives as a table: stage, dates, days, forum, proposer, each step with its sources, what is not known.

    ``as_of`` is the day by which the store's sources were looked at, unless told the day of the newest of them. Give a
    store seen by a clock to learn what was known, or had happened, by a day. Raises MaslahatError for a bad date.
    """
    day = day_of(as_of) if as_of else _newest(store)
    return Table(COLUMNS, tuple(_row(course, day) for course in courses(store, ontology=ontology)))


def _row(course: Course, as_of: date) -> tuple[str | None, ...]:
    def joined(values: set[str]) -> str | None:
        return "; ".join(sorted(values)) or None

    days = course.days and sorted(set(course.days))
    return (
        course.name,
        course.reached.kind,
        (course.proposed.date or None) if course.proposed else None,
        course.reached.date or None,
        None if days is None else "–".join(map(str, days)),
        joined({forum for step in course.steps for forum in step.forums}),
        joined({who for step in course.steps for who in step.proposers}),
        "\n".join(map(str, course.steps)),
        course.since_then(as_of),
    )


def _steps(told: dict[tuple[str, int, str], list[tuple[str, ...]]]) -> list[Step]:
    """One step for each date, rank and kind: what several sources tell of it is put together."""
    found = []
    for (day, rank, kind), rows in told.items():
        forums, proposers, sources = (tuple(sorted(set(column) - {""})) for column in zip(*rows, strict=True))
        found.append(Step(day, rank, kind, forums, proposers, sources))
    return found


def _by_date(step: Step) -> tuple[bool, str, int, str]:
    return not step.date, step.date, step.rank, step.kind


def _newest(store: GraphStore) -> date:
    published = (days_of(row["day"].value) for row in store.query(_PUBLISHED))
    return max((days[0] for days in published if days), default=date.min)
