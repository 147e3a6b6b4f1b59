"""The command line: arguments, messages and exit codes. What the commands do is done elsewhere.

Each command imports what it needs: a question should not wait for the parser of Russian, nor --help for anything.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table as RichTable

from maslahat import __version__
from maslahat.errors import MaslahatError

if TYPE_CHECKING:
    from maslahat.build import Built
    from maslahat.questions import Table
    from maslahat.records import Reading
    from maslahat.store import GraphStore
    from maslahat.workshop import Workshop

app = typer.Typer(
    help="Articles on Central Asian diplomacy as a graph in which every statement carries its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console(soft_wrap=False)
err = Console(stderr=True)

Say = Callable[[str], None]
BUILT = Path("build/maslahat.trig")
Force = Annotated[bool, typer.Option("--force", help="Read a file larger than 5 MB all the same.")]
Data = Annotated[Path | None, typer.Option("--data", help=f"A graph built before [default: {BUILT} if it is there].")]


def main() -> None:
    """Run the command line; a fault the user can mend is one line on stderr."""
    try:
        app()
    except MaslahatError as error:
        err.print(f"error: {error}", markup=False, highlight=False, soft_wrap=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)


@dataclass
class _Folders:
    """The folders in place of the shipped ones."""

    ontology: Path | None = None
    graph: Path | None = None


folders = _Folders()


def _print_version(wanted: bool) -> None:
    if wanted:
        out.print(f"maslahat {__version__}", highlight=False)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
    ontology: Annotated[Path | None, typer.Option(help="Another folder in place of the shipped ontology/.")] = None,
    graph: Annotated[Path | None, typer.Option(help="Another folder in place of the shipped graph/.")] = None,
) -> None:
    folders.ontology, folders.graph = ontology, graph


def _workshop() -> Workshop:
    from maslahat.workshop import Workshop

    return Workshop(folders.ontology, folders.graph)


@app.command("build")
def build_(
    articles: Annotated[list[Path] | None, typer.Argument(help="Text files [default: the articles of graph/].")] = None,
    folder: Annotated[Path, typer.Option("--out", help="Where to write.")] = Path("build"),
    force: Force = False,
) -> None:
    """Read articles and write the graph (.trig, .ttl), the page (index.html) and a report."""
    from maslahat import build

    with _assembled(articles, force=force) as (workshop, built, say):
        say("the files")
        contents = build.files(workshop, built, version=__version__)
        build.write(folder, contents)
    _notices(a.reading for a in built.articles)
    for article in built.articles:
        refused = sum(f.refuses for f in article.findings)
        reading = article.reading
        told = f"{len(reading.records)} records; {len(reading.unread)} of {len(reading.sentences)} sentences unread"
        out.print(f"{reading.article.name}: {told}; {refused} refused", markup=False, highlight=False)
    out.print(f"{folder}: {', '.join(contents)}", markup=False, highlight=False)


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(help="Text files in Russian.")],
    form: Annotated[str, typer.Option("--format", help="table, trig or json.")] = "table",
    facts: Annotated[Path | None, typer.Option("--facts", help="Also write <stem>.pred.json into this folder.")] = None,
    force: Force = False,
) -> None:
    """Read articles and show what they say."""
    from maslahat import build, serial
    from maslahat.flat import flat

    _one_of("--format", form, ("table", "trig", "json"))
    with _progress(len(files)) as say:
        workshop = _workshop()
        articles = [workshop.article(path, force=force) for path in files]
        readings = []
        for article, metadata in articles:
            say(article.name)
            readings.append((workshop.read(article), metadata))
    _notices(reading for reading, _ in readings)
    written: dict[str, str] = {}
    for path, (reading, metadata) in zip(files, readings, strict=True):
        form_flat = flat(reading, workshop.schema, workshop.reader.names)
        written[f"{path.stem}.pred.json"] = json.dumps(form_flat, ensure_ascii=False, indent=1) + "\n"
        if form == "table":
            _print_reading(form_flat, reading)
        elif form == "json":
            print(json.dumps(form_flat, ensure_ascii=False, indent=1))
        else:
            print(serial.trig(workshop.graphs(reading, metadata).quads), end="")
    if facts is not None:
        build.write(facts, written)


@app.command()
def query(
    sparql: Annotated[str, typer.Argument(help="A SPARQL query, or a file that ends in .rq.")],
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    data: Data = None,
) -> None:
    """Ask a SPARQL question; the project's prefixes need not be declared."""
    from maslahat import questions

    _one_of("--format", form, ("table", "csv", "json"))
    text = questions.text_of(Path(sparql)) if sparql.endswith(".rq") else sparql
    _print_table(questions.run(_store(data), text), form)


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="The id of a ready question; without it they are listed.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    data: Data = None,
) -> None:
    """Ask a ready question."""
    from maslahat import questions

    _one_of("--format", form, ("table", "csv", "json"))
    if question is None:
        table = RichTable("id", "question", box=None, pad_edge=False)
        for one in questions.questions(folders.ontology):
            table.add_row(one.id, one.title("en"))
        out.print(table)
        return
    found = questions.question(question, folders.ontology)
    if form == "table":
        out.print(found.title("en"), style="bold", markup=False, highlight=False)
    _print_table(questions.run(_store(data), found.text), form)


@app.command()
def check(
    articles: Annotated[list[Path] | None, typer.Argument(help="Text files [default: the articles of graph/].")] = None,
    force: Force = False,
) -> None:
    """Check the ontology, the curated graph and what articles say; exit code 1 if anything is refused."""
    from maslahat import build

    with _assembled(articles, force=force) as (workshop, built, say):
        say("the curated graph against its shapes")
        findings = build.check(workshop, built)
    for finding in findings:
        out.print(str(finding), markup=False, highlight=False, soft_wrap=True)
    refused = sum(f.refuses for f in findings)
    out.print(f"{refused} refused, {len(findings) - refused} warnings", markup=False, highlight=False)
    if refused:
        raise typer.Exit(1)


@app.command()
def draw(
    around: Annotated[str | None, typer.Option(help="A name or IRI [default: the centre of the ontology].")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many neighbours at most.")] = 40,
    language: Annotated[str, typer.Option("--lang", help="Language the page opens in: en or ru.")] = "en",
    file: Annotated[Path, typer.Option("--out", "-o", help="The page to write.")] = Path("maslahat.html"),
    data: Data = None,
) -> None:
    """Draw what is known around one thing as a page that needs no network."""
    from maslahat import build, things

    store = _store(data)
    centre = things.find(store, around) if around else None
    html = build.page_around(_workshop(), store, centre, limit=limit, language=language, version=__version__)
    build.write(file.parent, {file.name: html})
    out.print(str(file), markup=False, highlight=False)


def _store(data: Path | None) -> GraphStore:
    """The graph to question: the one named, else the one built here, else the shipped articles read anew."""
    if data is not None or BUILT.is_file():
        return _workshop().load(data or BUILT)
    with _assembled(None) as (_, built, _):
        return built.store


@contextmanager
def _assembled(articles: list[Path] | None, *, force: bool = False) -> Iterator[tuple[Workshop, Built, Say]]:
    """Articles (those of graph/ unless told) in a store, while a bar shows how far it is."""
    from maslahat import build, resources

    paths = articles or resources.article_files(folders.graph)
    with _progress(len(paths) + 3) as say:
        say("the ontology")
        workshop = _workshop()
        yield workshop, build.assemble(workshop, paths, force=force, progress=say), say


def _one_of(option: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise MaslahatError(f"{option} {value}: choose one of {', '.join(allowed)}")


@contextmanager
def _progress(steps: int | None = None) -> Iterator[Say]:
    """A bar on stderr that tells what is being done, one step after the other; gone when it is done."""
    columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("", total=steps)

        def say(text: str) -> None:
            progress.update(task, description=text, advance=1)

        yield say


def _notices(readings: Any) -> None:
    for reading in readings:
        for notice in reading.article.notices:
            err.print(f"notice: {notice}", markup=False, highlight=False, soft_wrap=True)


def _print_reading(form: dict[str, Any], reading: Reading) -> None:
    out.print(form["id"], style="bold", markup=False, highlight=False)
    table = RichTable("what", "of whom and what", "certainty", "in the words")
    for fact in form["facts"]:
        roles = [
            f"{role}: {', '.join(str(a['entity'] or a['text']) for a in fillers)}"
            for role, fillers in fact["args"].items()
        ]
        table.add_row(fact["type"], "\n".join(roles), fact["certainty"], fact["evidence"]["text"], end_section=True)
    out.print(table, markup=False)
    out.print(f"{len(form['facts'])} records, {len(reading.unread)} of {len(reading.sentences)} sentences unread")


def _print_table(table: Table, form: str) -> None:
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
