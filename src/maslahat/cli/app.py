"""The commands put together, and the one place where a fault becomes a line and an exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from maslahat import __version__
from maslahat.cli import asking, make, measuring
from maslahat.cli.shared import folders, show, tell
from maslahat.errors import MaslahatError

app = typer.Typer(
    help="Articles on Central Asian diplomacy as a graph in which every statement carries its words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("build")(make.build_)
app.command()(make.read)
app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(asking.ask)
app.command()(asking.query)
app.command()(asking.describe)
app.command()(asking.conflicts)
app.command()(asking.network)
app.command()(make.compare)
app.command()(make.draw)
app.command()(make.check)
app.command()(measuring.evaluate)


def main() -> None:
    """Run the command line; a fault the user can mend is one line on stderr."""
    try:
        app()
    except MaslahatError as error:
        tell([f"error: {error}"])
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)


def _print_version(wanted: bool) -> None:
    if wanted:
        show([f"maslahat {__version__}"])
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
