"""Ready questions, and answers as tables.

A question is a SPARQL file whose first lines are comments: ``# id:``, ``# question@en:``, ``# question@ru:``,
``# param: format = format:c5-plus-1`` for each parameter (the variable ``?format``, and its value unless told), and
``# expects:`` lines, one for each row that the shipped data give (cells joined by `` | ``). Prefixes are known.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal as OxLiteral
from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from maslahat import resources
from maslahat.clocks import day_of
from maslahat.errors import MaslahatError
from maslahat.sparql import count_words, with_values
from maslahat.store import GraphStore
from maslahat.things import find, nearest
from maslahat.vocabulary import PREFIXES, expanded, shortened

HEADER = re.compile(r"^# (id|expects|question@(\w+)): ?(.*)$")
PARAMETER = re.compile(r"^# param:(?: *([A-Za-z]\w*) *= *(\S+) *$)?", re.MULTILINE)
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
NUMBER = re.compile(r"[0-9]{1,3}")
WORDS = 45  # more than this, and the model rather than the question is to be mended


@dataclass(frozen=True)
class Parameter:
    """What a query leaves open: a variable, and what it stands for unless told: a thing, a date or a number."""

    name: str
    default: str

    @property
    def kind(self) -> str:
        """``date``, ``number`` or ``thing``, as the default is."""
        return "date" if DATE.fullmatch(self.default) else "number" if NUMBER.fullmatch(self.default) else "thing"


@dataclass(frozen=True)
class Question:
    """A ready question: its id, its titles by language, its SPARQL, and the rows that the shipped data give."""

    id: str
    titles: tuple[tuple[str, str], ...]
    text: str
    expected: tuple[tuple[str, ...], ...]

    def title(self, language: str) -> str:
        """The question in a language, in English if it isn't asked in that one."""
        titles = dict(self.titles)
        return titles.get(language) or titles["en"]

    @property
    def words(self) -> int:
        """The words of the query, comments not counted."""
        return count_words(self.text)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What may be told when it is asked, in the order of its header."""
        return parameters(self.text)


@dataclass(frozen=True)
class Table:
    """The answer to a question: names of the columns, and rows of plain values (str, or None if unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]

    def csv(self) -> str:
        """The table as CSV (RFC 4180), with a header."""
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue()

    def json(self) -> str:
        """The table as a JSON list of objects; unbound values are left out."""
        rows = [{c: v for c, v in zip(self.columns, row, strict=True) if v is not None} for row in self.rows]
        return json.dumps(rows, ensure_ascii=False, indent=1)


def questions(ontology: Path | None = None) -> tuple[Question, ...]:
    """The ready questions of an ontology folder, sorted by file name. Raises MaslahatError for a bad header."""
    return tuple(_question(path) for path in resources.question_files(ontology))


def question(name: str, ontology: Path | None = None) -> Question:
    """The question of an id; raises MaslahatError with the nearest ids if there is none."""
    known = {one.id: one for one in questions(ontology)}
    if name not in known:
        raise MaslahatError(f"no question {name!r}{nearest(name, known) or '; `maslahat ask` lists them'}")
    return known[name]


def text_of(path: Path) -> str:
    """The text of a query file; raises MaslahatError if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MaslahatError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from None


def parameters(text: str) -> tuple[Parameter, ...]:
    """The parameters of a query, by its ``# param:`` lines. Raises MaslahatError for a line that cannot be read."""
    found = [Parameter(match[1] or "", match[2] or "") for match in PARAMETER.finditer(text)]
    if any(not one.name for one in found):
        raise MaslahatError(
            "a parameter is written `# param: name = value`, the value a thing's IRI, a date or a number"
        )
    return tuple(found)


def opened(text: str) -> str:
    """A query without its parameters: the variables stay open, so that it is asked of everything."""
    return PARAMETER.sub("#", text)


def run(store: GraphStore, text: str, values: Mapping[str, str] | None = None) -> Table:
    """Answer a query as a table: SELECT row by row, ASK as one cell, CONSTRUCT as subject, predicate, object.

    ``values`` are those of its parameters that differ from the default: a thing by its name in any language or by its
    IRI; a date, of which a month or year means the last day; a number. IRIs of the project are shortened with its
    prefixes. Raises MaslahatError for bad SPARQL, updates and SERVICE, for a parameter that the query does not have,
    and for a value that is not of its kind.
    """
    answer = store.query(_filled_in(store, text, values or {}))
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Table(("answer",), (("true" if answer else "false",),))
    if isinstance(answer, pyoxigraph.QueryTriples):
        rows = sorted((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in answer)
        return Table(("subject", "predicate", "object"), tuple(rows))
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(None if v is None else _cell(v) for v in row) for row in answer))


def _filled_in(store: GraphStore, text: str, values: Mapping[str, str]) -> str:
    known = parameters(text)
    names = [one.name for one in known]
    if unknown := sorted(set(values) - set(names)):
        there = f"there are: {', '.join(names)}" if names else "it has none"
        raise MaslahatError(f"the question has no parameter {unknown[0]!r}; {there}")
    nodes = {p.name: [_value(store, p, values[p.name]) if p.name in values else _default(p)] for p in known}
    return with_values(text, nodes) if nodes else text


def _default(parameter: Parameter) -> Node:
    if parameter.kind == "thing":
        return URIRef(expanded(parameter.default))
    return _literal(parameter, parameter.default)


def _value(store: GraphStore, parameter: Parameter, text: str) -> Node:
    if parameter.kind != "thing":
        return _literal(parameter, text)
    try:
        return find(store, text)
    except MaslahatError as error:
        if text.partition(":")[0] in PREFIXES and _told_of(store, URIRef(expanded(text))):
            return URIRef(expanded(text))  # a term of the ontology has no place among the things
        raise MaslahatError(f"{parameter.name}: {error}") from None


def _told_of(store: GraphStore, term: URIRef) -> bool:
    try:
        return any(True for _ in store.about(term))
    except ValueError:  # no IRI
        return False


def _literal(parameter: Parameter, text: str) -> Literal:
    if parameter.kind == "date":
        return Literal(day_of(text).isoformat(), datatype=XSD.date)
    if not NUMBER.fullmatch(text):
        raise MaslahatError(f"{parameter.name}: {text!r} is no number; write {parameter.default}, for example")
    return Literal(text, datatype=XSD.integer)


def _cell(term: object) -> str:
    if isinstance(term, OxLiteral):
        return term.value
    return shortened(str(getattr(term, "value", term)))


def _question(path: Path) -> Question:
    text = text_of(path)
    found: dict[str, str] = {}
    titles: list[tuple[str, str]] = []
    expected: list[tuple[str, ...]] = []
    for line in text.splitlines():
        match = HEADER.match(line)
        if match is None:
            continue
        key, language, value = match.groups()
        if language:
            titles.append((language, value.strip()))
        elif key == "expects":
            expected.append(tuple(cell.strip() for cell in value.split(" |")))
        else:
            found[key] = value.strip()
    if "id" not in found or "en" not in dict(titles):
        raise MaslahatError(f"{path}: a question needs the lines `# id: …` and `# question@en: …` at its head")
    try:
        parameters(text)
    except MaslahatError as error:
        raise MaslahatError(f"{path}: {error}") from None
    return Question(found["id"], tuple(titles), text, tuple(expected))
