"""What the commands share: where they print, which folders and graph they work on, bars and tables.

Rooms that are slow to import are imported where they are needed: a question should not wait for the parser of Russian.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table as RichTable

from maslahat.errors import MaslahatError

if TYPE_CHECKING:
    from maslahat.build import Built
    from maslahat.questions import Table
    from maslahat.records import Reading
    from maslahat.store import GraphStore
    from maslahat.workshop import Workshop

Say = Callable[[str], None]
BUILT = Path("build/maslahat.trig")
FORMS = ("table", "csv", "json")
out = Console(soft_wrap=False)
err = Console(stderr=True)

Force = Annotated[bool, typer.Option("--force", help="Read a file larger than 5 MB all the same.")]
Processes = Annotated[int, typer.Option("-j", "--jobs", min=1, help="How many processes read at once.")]
Data = Annotated[Path | None, typer.Option("--data", help=f"A graph built before (default: {BUILT} if it is there).")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Only what held, or had happened, on this day.")]
KnownBy = Annotated[str | None, typer.Option("--known-by", help="Only what sources published by this day tell.")]


@dataclass
class Folders:
    """The folders in place of the shipped ones."""

    ontology: Path | None = None
    graph: Path | None = None


folders = Folders()


def workshop() -> Workshop:
    """The workshop of the folders that the command line names."""
    from maslahat.workshop import Workshop

    return Workshop(folders.ontology, folders.graph)


@contextmanager
def progress(steps: int | None = None) -> Iterator[Say]:
    """A bar on stderr that tells what is being done, one step after the other; gone when it is done."""
    columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("", total=steps)

        def say(text: str) -> None:
            bar.update(task, description=text, advance=1)

        yield say


@contextmanager
def assembled(
    articles: list[Path] | None, *, force: bool = False, processes: int = 1
) -> Iterator[tuple[Workshop, Built, Say]]:
    """Articles (those of graph/ unless told) in a store, while a bar shows how far it is."""
    from maslahat import build, resources

    paths = articles or resources.article_files(folders.graph)
    with progress(len(paths) + 3) as say:
        say("the ontology")
        made = workshop()
        yield made, build.assemble(made, paths, force=force, processes=processes, progress=say), say


def graph(data: Path | None, *, as_of: str | None = None, known_by: str | None = None) -> GraphStore:
    """The graph to question: the one named, else the one built here, else the shipped articles read anew.

    By a clock, if a day is given; what the clock leaves out or cannot decide is told on stderr.
    """
    if data is not None or BUILT.is_file():
        store = workshop().load(data or BUILT)
    else:
        with assembled(None) as (_, built, _):
            store = built.store
    if as_of is None and known_by is None:
        return store
    from maslahat import clocks

    seen, left = clocks.seen(store, known=known_by, true=as_of, ontology=folders.ontology)
    tell(f"note: {line}" for line in left.told())
    return seen


def tell(lines: Iterable[str]) -> None:
    """Lines on stderr, beside the answer."""
    for line in lines:
        err.print(line, markup=False, highlight=False, soft_wrap=True)


def show(lines: Iterable[str]) -> None:
    """Plain lines on stdout."""
    for line in lines:
        out.print(line, markup=False, highlight=False, soft_wrap=True)


def faults(told: Iterable[str]) -> None:
    """End with exit code 1 if articles could not be read; each fault is told on stderr."""
    lines = [f"error: {fault}" for fault in told]
    tell(lines)
    if lines:
        raise typer.Exit(1)


def notices(readings: Iterable[Reading]) -> None:
    """What is to be known of how articles were read, on stderr."""
    tell(f"notice: {notice}" for reading in readings for notice in reading.article.notices)


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> None:
    """Raise MaslahatError for a value that an option does not take."""
    if value not in allowed:
        raise MaslahatError(f"{option} {value}: choose one of {', '.join(allowed)}")


def print_table(table: Table, form: str) -> None:
    """An answer as a table for the eye, as CSV or as JSON."""
    if form == "csv":
        print(table.csv(), end="")
    elif form == "json":
        print(table.json())
    else:
        shown = RichTable(*table.columns)
        for row in table.rows:
            shown.add_row(*("" if cell is None else str(cell) for cell in row))
        out.print(shown, markup=False)
        out.print(f"{len(table.rows)} rows" if len(table.rows) != 1 else "1 row", highlight=False)
