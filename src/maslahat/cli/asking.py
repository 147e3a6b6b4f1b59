"""The commands that question the graph: query, ask, describe, conflicts, network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table as RichTable

from maslahat.cli.shared import FORMS, AsOf, Data, KnownBy, folders, graph, one_of, out, print_table, show, workshop
from maslahat.errors import MaslahatError

if TYPE_CHECKING:
    from maslahat.questions import Question, Table
    from maslahat.store import GraphStore

# a question whose answer is more than one query: it is computed from the rows of steps-of-initiative
COMPUTED = ("follow-through", "What became of initiatives: stage, time to it, forum, proposer, evidence of each step?")
Language = Annotated[str, typer.Option("--lang", help="Language of labels: en or ru.")]


def query(
    sparql: Annotated[str, typer.Argument(help="A SPARQL query, or a file that ends in .rq.")],
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    as_of: AsOf = None,
    known_by: KnownBy = None,
    data: Data = None,
) -> None:
    """Ask a SPARQL question; the project's prefixes need not be declared."""
    from maslahat import questions

    one_of("--format", form, FORMS)
    text = questions.text_of(Path(sparql)) if sparql.endswith(".rq") else sparql
    print_table(questions.run(graph(data, as_of=as_of, known_by=known_by), text), form)


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The id of a ready question; all are listed if none.")] = None,
    form: Annotated[str, typer.Option("--to", help="table, csv or json.")] = "table",
    as_of: AsOf = None,
    known_by: KnownBy = None,
    data: Data = None,
) -> None:
    """Ask a ready question; its parameters are options of their own: ask members-on --format C5+1."""
    from maslahat import questions

    one_of("--to", form, FORMS)
    if question is None:
        _list(questions.questions(folders.ontology))
        return
    if question == COMPUTED[0]:
        if context.args:
            raise MaslahatError(f"{context.args[0]}: {question} has no parameters but --as-of and --known-by")
        print_table(_follow_through(graph(data, as_of=as_of, known_by=known_by), known_by or as_of), form)
        return
    found = questions.question(question, folders.ontology)
    values = _values(context.args)
    table = questions.run(graph(data, as_of=as_of, known_by=known_by), found.text, values)
    if form == "table":
        out.print(found.title("en"), style="bold", markup=False, highlight=False)
    print_table(table, form)


def describe(
    thing: Annotated[str, typer.Argument(help="A name in any language, or an IRI.")],
    as_of: AsOf = None,
    known_by: KnownBy = None,
    language: Language = "en",
    data: Data = None,
) -> None:
    """Tell everything known of a thing, by date, each line with its evidence."""
    from maslahat import things
    from maslahat.describe import describe as describe_

    store = graph(data, as_of=as_of, known_by=known_by)
    show(describe_(store, things.find(store, thing), workshop().schema, language=language).lines())


def conflicts(
    thing: Annotated[str | None, typer.Argument(help="A name or IRI (default: everything).")] = None,
    language: Language = "en",
    data: Data = None,
) -> None:
    """Show on what sources differ, each position with its sources."""
    from maslahat import things
    from maslahat.conflicts import conflicts as conflicts_

    store = graph(data)
    about = things.find(store, thing) if thing else None
    found = conflicts_(store, workshop().schema, about, language=language)
    show(line for conflict in found for line in [*conflict.lines(), ""])
    show([f"{len(found)} conflicts" if len(found) != 1 else "1 conflict"])


def network(
    kind: Annotated[str, typer.Argument(help="A network of the ontology: co-participation, membership, proposals.")],
    file: Annotated[Path, typer.Option("--out", "-o", help="A .graphml, .gexf or .csv file to write.")],
    start: Annotated[str | None, typer.Option("--from", help="Only ties that may have held from this day on.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Only ties that may have held until this day.")] = None,
    weights: Annotated[str, typer.Option(help="count or newman.")] = "count",
    data: Data = None,
) -> None:
    """Write a network of the whole graph for a statistics program."""
    from maslahat import build, ties

    form = file.suffix.removeprefix(".")
    one_of("--out", form, tuple(ties.FORMS))
    made = ties.network(graph(data), kind, start=start, end=end, weights=weights)
    build.write(file.parent, {file.name: ties.written(made, form)})
    undated = made.graph.get("undated", 0)
    told = f"{made.number_of_nodes()} nodes, {made.number_of_edges()} edges, {undated} undated ties left out"
    show([f"{file}: {told}"])


def _follow_through(store: GraphStore, day: str | None) -> Table:
    from maslahat.follow_through import follow_through

    return follow_through(store, as_of=day, ontology=folders.ontology)


def _list(known: tuple[Question, ...]) -> None:
    table = RichTable("id", "question", box=None, pad_edge=False)
    for one in known:
        options = "".join(f" --{p.name} …" for p in one.parameters)
        table.add_row(one.id, one.title("en") + (f" [{options.strip()}]" if options else ""))
    table.add_row(*COMPUTED)
    out.print(table, markup=False)


def _values(arguments: list[str]) -> dict[str, str]:
    """The parameters of a question as they stand on the command line, ``--name value`` or ``--name=value``."""
    values: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or (not equals and not rest):
            raise MaslahatError(f"{name}: a parameter is written --name value")
        values[name.removeprefix("--")] = value if equals else rest.pop(0)
    return values
