"""The commands that read articles and make something of them: build, read, check, draw, compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table as RichTable

from maslahat import __version__
from maslahat.cli.explained import explained, explanation
from maslahat.cli.shared import (
    AsOf,
    Data,
    Force,
    KnownBy,
    Processes,
    assembled,
    faults,
    graph,
    notices,
    one_of,
    out,
    progress,
    show,
    workshop,
)
from maslahat.errors import MaslahatError

if TYPE_CHECKING:
    from maslahat.records import Reading

Articles = Annotated[list[Path] | None, typer.Argument(help="Text files (default: the articles of graph/).")]


def build_(
    articles: Articles = None,
    folder: Annotated[Path, typer.Option("--out", help="Where to write.")] = Path("build"),
    processes: Processes = 1,
    force: Force = False,
) -> None:
    """Read articles and write the graph (.trig, .ttl), the page (index.html) and a report."""
    from maslahat import build

    with assembled(articles, force=force, processes=processes) as (made, built, say):
        say("the files")
        contents = build.files(made, built, version=__version__)
        build.write(folder, contents)
    notices(a.reading for a in built.articles)
    for article in built.articles:
        refused = sum(f.refuses for f in article.findings)
        reading = article.reading
        told = f"{len(reading.records)} records; {len(reading.unread)} of {len(reading.sentences)} sentences unread"
        show([f"{reading.article.name}: {told}; {refused} refused"])
    show([f"{folder}: {', '.join(contents)}"])
    faults(built.faults)


def read(
    files: Annotated[list[Path], typer.Argument(help="Text files in Russian.")],
    form: Annotated[str, typer.Option("--format", help="table, trig or json.")] = "table",
    facts: Annotated[Path | None, typer.Option("--facts", help="Also write <stem>.pred.json into this folder.")] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Per fact: sentence, tree, trigger, the way to each slot.")
    ] = False,
    unread: Annotated[bool, typer.Option("--unread", help="Sentences without a fact, each with its miss.")] = False,
    processes: Processes = 1,
    force: Force = False,
) -> None:
    """Read articles and show what they say, or why it was read and what was not."""
    from maslahat import build, jobs, serial
    from maslahat.flat import flat

    one_of("--format", form, ("table", "trig", "json"))
    if form == "trig" and (why or unread):
        raise MaslahatError("--format trig holds no explanations: with --why or --unread choose table or json")
    with progress(len(files)) as say:
        made = workshop()
        articles = [made.article(path, force=force) for path in files]
        texts = [article for article, _ in articles]
        done = jobs.read(made, texts, processes=processes, why=why or unread, progress=say)
    notices(one.reading for one in done if one.reading is not None)
    written: dict[str, str] = {}
    for path, one, (_, metadata) in zip(files, done, articles, strict=True):
        if one.reading is None:
            continue
        form_flat = flat(one.reading, made.schema, made.reader.names)
        written[f"{path.stem}.pred.json"] = json.dumps(form_flat, ensure_ascii=False, indent=1) + "\n"
        if form == "trig":
            print(serial.trig(made.graphs(one.reading, metadata).quads), end="")
        elif form == "json":
            print(json.dumps(explained(form_flat, one.why or {}, why=why, unread=unread), ensure_ascii=False, indent=1))
        elif why or unread:
            show(explanation(form_flat["id"], one.why or {}, why=why, unread=unread))
        else:
            _print_reading(form_flat, one.reading)
    if facts is not None:
        build.write(facts, written)
    faults(one.fault for one in done if one.reading is None)


def compare(
    files: Annotated[list[Path], typer.Argument(help="Text files in Russian.")],
    language: Annotated[str, typer.Option("--lang", help="Language of labels: en or ru.")] = "en",
    force: Force = False,
) -> None:
    """Compare what articles say with what the curated graph says: alone, by both, otherwise."""
    from maslahat.compare import compare as compare_

    made = workshop()
    articles = [made.article(path, force=force) for path in files]
    store = made.store()
    for article, metadata in articles:
        reading = made.read(article)
        notices([reading])
        show(compare_(made, made.graphs(reading, metadata), store, language=language).lines())


def check(articles: Articles = None, force: Force = False) -> None:
    """Check the ontology, the curated graph and what articles say; exit code 1 if anything is refused."""
    from maslahat import build

    findings = build.words(workshop())  # first: what is wrong with them may stop the reading
    if not findings:
        with assembled(articles, force=force) as (made, built, say):
            say("the curated graph against its shapes")
            findings = build.check(made, built)
    show(str(finding) for finding in findings)
    refused = sum(f.refuses for f in findings)
    show([f"{refused} refused, {len(findings) - refused} warnings"])
    if refused:
        raise typer.Exit(1)


def draw(
    around: Annotated[str | None, typer.Option(help="A name or IRI (default: the centre of the ontology).")] = None,
    hops: Annotated[int | None, typer.Option(min=0, help="Only what lies so near to it (default: all).")] = None,
    classes: Annotated[
        str | None, typer.Option(help="Only things and records of these classes: names, with commas.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="How many neighbours are shown at once.")] = None,
    language: Annotated[str, typer.Option("--lang", help="Language the page opens in: en or ru.")] = "en",
    file: Annotated[Path, typer.Option("--out", "-o", help="The page to write.")] = Path("maslahat.html"),
    as_of: AsOf = None,
    known_by: KnownBy = None,
    data: Data = None,
) -> None:
    """Draw a graph, or the part of it around one thing, as a page that needs no network."""
    from maslahat import build, things

    made = workshop()
    wanted = [made.schema.called(name.strip()) for name in classes.split(",")] if classes else []
    store = graph(data, as_of=as_of, known_by=known_by)
    centre = things.find(store, around) if around else None
    html = build.page_around(
        made, store, centre, hops=hops, classes=wanted, limit=limit, language=language, version=__version__
    )
    build.write(file.parent, {file.name: html})
    show([str(file)])


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
    show([f"{len(form['facts'])} records, {len(reading.unread)} of {len(reading.sentences)} sentences unread"])
