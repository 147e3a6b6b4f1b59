"""The command that measures the reader against gold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table as RichTable

from maslahat.cli.shared import one_of, out, progress, show, tell, workshop
from maslahat.errors import MaslahatError

if TYPE_CHECKING:
    from maslahat.evaluation.figures import Counts, Figures
    from maslahat.evaluation.run import Evaluation, Fault

TOTAL = "all"


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Texts with their gold; docs/evaluation.md.")],
    form: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed or wrong, and why.")] = False,
    types: Annotated[list[str] | None, typer.Option("--type", help="Only facts of this type; may be repeated.")] = None,
    ids: Annotated[str | None, typer.Option("--ids", help="Only these texts: names joined by commas.")] = None,
    floor: Annotated[Path | None, typer.Option("--floor", help="TOML of floors; exit code 1 below one.")] = None,
    benchmark: Annotated[str | None, typer.Option("--benchmark", help="DIR holds nerel or factrueval.")] = None,
) -> None:
    """Read texts whose facts are known and tell how many were found."""
    from maslahat.evaluation import floors, run, texts
    from maslahat.evaluation.forms import Forms

    one_of("--format", form, ("table", "json"))
    if benchmark is not None:
        if errors or types or ids or floor:
            raise MaslahatError("--benchmark goes with --format only; leave out --errors, --type, --ids and --floor")
        _benchmark(benchmark, folder, form)
        return
    made = workshop()
    forms = Forms.of(made.schema)
    for name in types or ():
        one_of("--type", name, tuple(forms.types))
    wanted = {name.strip() for name in ids.split(",")} if ids is not None else set()
    limits = floors.read(floor, folder.resolve().name) if floor else {}
    gold = texts.read(folder, forms, wanted)
    if errors and gold.closed:
        raise MaslahatError(f"{folder} is closed: its totals may be seen, its errors not; leave out --errors")
    with progress(len(gold.texts)) as say:
        found = run.evaluate(made, gold, types=types or (), errors=errors, told=say)
    if form == "json":
        listed = {"errors": [_plain(fault) for fault in found.faults]} if errors else {}
        print(json.dumps({**found.figures.plain(), **listed}, ensure_ascii=False, indent=1))
    else:
        _print(found)
    measured = list(floors.against(limits, found.figures.headline()))
    tell(f"note: {one}" for one in measured if one.low)
    if broken := [str(one) for one in measured if one.broken]:
        raise MaslahatError(f"{'; '.join(broken)} ({floor})")


def _benchmark(name: str, folder: Path, form: str) -> None:
    from maslahat.evaluation.benchmarks import BENCHMARKS

    one_of("--benchmark", name, tuple(BENCHMARKS))
    with progress() as say:
        found = BENCHMARKS[name](workshop(), folder, say)
    if form == "json":
        print(json.dumps(found.plain(), ensure_ascii=False, indent=1))
        return
    for title, rows in found.tables:
        _table(title, {k: c for k, c in rows.items() if k != TOTAL}, {TOTAL: rows[TOTAL]})
    show([f"{found.texts} texts; {found.rule}"])


def _print(found: Evaluation) -> None:
    from maslahat.evaluation.figures import total

    figures = found.figures
    for fault in found.faults:
        show([f"{fault.text} {fault.what} {_line(fault)}", f"    {fault.cause}"])
    if found.faults:
        counted = RichTable("causes", "", "times")
        for what, name, n in found.causes():
            counted.add_row(what, name, str(n))
        out.print(counted, markup=False)
    _table("facts", figures.facts, {TOTAL: total(figures.facts.values()), "all but claims": figures.unsaid})
    slots = {".".join(name): counts for name, counts in figures.slots.items()}
    _table("slots", slots, {TOTAL: total(slots.values())})
    if figures.mentions:
        _table("mentions", figures.mentions, {TOTAL: total(figures.mentions.values())})
    show(_told(figures))


def _table(title: str, rows: Mapping[str, Counts], totals: Mapping[str, Counts]) -> None:
    table = RichTable(title, *("P", "R", "F1", "right", "extra", "missed"))
    for name, c in [*sorted(rows.items()), *totals.items()]:
        if c.right or c.extra or c.missed:
            shown = (f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}", str(c.right), str(c.extra), str(c.missed))
            table.add_row(name, *shown, style="bold" if name in totals else None)
    out.print(table, markup=False)


def _told(figures: Figures) -> list[str]:
    lines = [f"{figures.texts} texts, {figures.characters} characters"]
    for name, share in (
        ("certainty right", figures.certainty),
        ("attribution right", figures.attribution),
        ("quotes exact", figures.quotes),
    ):
        if share.of:
            lines.append(f"{name}: {share.yes} of {share.of} ({share.yes / share.of:.3f})")
    kinds = [f"{k} {figures.asserted[k]} of {n}" for k, n in sorted(figures.traps.items())]
    soft, hit, traps = (sum(c.values()) for c in (figures.softened, figures.asserted, figures.traps))
    lines.append(f"traps asserted: {hit} of {traps}, with another certainty: {soft} ({', '.join(kinds) or 'none'})")
    return lines


def _line(fault: Fault) -> str:
    roles = [f"{role}={'+'.join(a.entity or '«…»' for a in fillers)}" for role, fillers in fault.fact.args]
    return f"{fault.fact.type} {' '.join(roles)} [{fault.fact.certainty}] | {fault.fact.evidence.text[:100]}"


def _plain(fault: Fault) -> dict[str, object]:
    span = fault.fact.evidence
    cause = {"cause": fault.cause.name, "detail": fault.cause.detail}
    return {"text": fault.text, "what": fault.what, "fact": _line(fault), "start": span.start, "end": span.end, **cause}
