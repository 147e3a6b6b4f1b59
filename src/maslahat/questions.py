"""Ready questions, and answers as tables.

A question is a SPARQL file whose first lines are comments: ``# id:``, ``# question@en:``, ``# question@ru:`` and
``# expects:`` lines, one for each row that the shipped data give (cells joined by `` | ``). Prefixes are known.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal as OxLiteral

from maslahat import resources
from maslahat.errors import MaslahatError
from maslahat.sparql import count_words
from maslahat.store import GraphStore
from maslahat.things import nearest
from maslahat.vocabulary import shortened

HEADER = re.compile(r"^# (id|expects|question@(\w+)): ?(.*)$")
WORDS = 45  # more than this, and the model rather than the question is to be mended


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


def run(store: GraphStore, text: str) -> Table:
    """Answer a query as a table: SELECT row by row, ASK as one cell, CONSTRUCT as subject, predicate, object.

    IRIs of the project are shortened with its prefixes. Raises MaslahatError for bad SPARQL, updates and SERVICE.
    """
    answer = store.query(text)
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Table(("answer",), (("true" if answer else "false",),))
    if isinstance(answer, pyoxigraph.QueryTriples):
        rows = sorted((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in answer)
        return Table(("subject", "predicate", "object"), tuple(rows))
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(None if v is None else _cell(v) for v in row) for row in answer))


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
    return Question(found["id"], tuple(titles), text, tuple(expected))
