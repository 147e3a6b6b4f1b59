"""What a build read, what it did not, and what it refused, in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maslahat.evidence import ArticleGraphs
from maslahat.gate import Finding
from maslahat.records import Reading
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.vocabulary import MAS

PER_CLASS = """SELECT ?class (COUNT(DISTINCT ?record) AS ?n) WHERE {
  ?record mas:evidence ?e ; a ?class . FILTER STRSTARTS(STR(?class), STR(mas:)) } GROUP BY ?class"""
PER_KIND = """SELECT ?kind (COUNT(DISTINCT ?record) AS ?n) WHERE {
  VALUES ?kind { mas:Quote mas:Citation mas:CuratorNote } ?record mas:evidence/a ?kind } GROUP BY ?kind"""


@dataclass(frozen=True)
class ReadArticle:
    """An article of a build: what was read in it, what the gate said, and the graphs that it let in."""

    reading: Reading
    findings: tuple[Finding, ...]
    graphs: ArticleGraphs


def report(schema: Schema, store: GraphStore, articles: Iterable[ReadArticle]) -> str:
    """The report of a build; the same bytes for the same data."""
    return "\n".join([*_graph(schema, store), *(line for a in articles for line in _article(schema, a))]) + "\n"


def _graph(schema: Schema, store: GraphStore) -> Iterator[str]:
    yield from ("# What is in the graph", "")
    yield from ("| class | records |", "| --- | ---: |")
    rows = [(schema.label(row["class"].value), int(row["n"].value)) for row in store.query(PER_CLASS)]
    yield from (f"| {label} | {n} |" for label, n in sorted(rows))
    yield from ("", "| resting on a | records |", "| --- | ---: |")
    kinds = [(schema.label(row["kind"].value), int(row["n"].value)) for row in store.query(PER_KIND)]
    yield from (f"| {label} | {n} |" for label, n in sorted(kinds))
    yield ""


def _article(schema: Schema, article: ReadArticle) -> Iterator[str]:
    reading = article.reading
    source = reading.article
    yield from (f"# {_plain(source.title or source.name)}", "")
    yield f"`{source.iri}`"
    yield ""
    dated = source.published or "undated"
    yield f"- text: {len(source.text)} characters, {len(reading.sentences)} sentences, {dated}, {source.language}"
    yield from (f"- notice: {_plain(notice)}" for notice in source.notices)
    counts = Counter((r.cls, r.certainty == MAS.Planned) for r in reading.records)
    read = ", ".join(f"{schema.label(cls)}{' (planned)' * plan} {n}" for (cls, plan), n in sorted(counts.items()))
    yield f"- read: {read or 'nothing'}; {len(reading.mentions)} mentions"
    yield from _findings("refused", [f for f in article.findings if f.refuses])
    yield from _findings("warnings", [f for f in article.findings if not f.refuses])
    if reading.unread:
        yield from ("", f"Not read, though a known name or word stands in it ({len(reading.unread)}):", "")
        yield from (f"- {s.start}–{s.end}: {_plain(s.text)}" for s in reading.unread)
    yield ""


def _findings(title: str, findings: list[Finding]) -> Iterator[str]:
    if findings:
        yield f"- {title} ({len(findings)}):"
        yield from (f"  - {_plain(str(f))}" for f in findings)


def _plain(text: str) -> str:
    """One line in which Markdown reads no mark-up."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
