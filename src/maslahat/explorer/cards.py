"""What a card shows, as plain values: names, details of records, and evidence, kept once however often used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from rdflib import URIRef

from maslahat.network.values import KINDS, Detail, Evidence
from maslahat.schema import Schema

SENTENCE_END = re.compile(r"[.!?…]+[\"»”’)]*(?=\s|$)|\n")


class Cards:
    """Collects the lists into which nodes and lines point by place: ``records``, ``evidence``, ``sources``."""

    def __init__(self, schema: Schema, kind: Callable[[URIRef], int]) -> None:
        self.schema, self.kind = schema, kind
        self.records: list[dict[str, Any]] = []
        self.evidence: list[dict[str, Any]] = []
        self.sources: list[dict[str, Any]] = []
        self._places: dict[tuple[int, str], int] = {}

    def node(self, iri: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """A node: what it is, its names (``also``: if it has more), its record (−1 if it is none), its evidence."""
        also = [{"text": text, "lang": language} for language, text in values.get("also", ())]
        return {
            **({"also": also} if also else {}),
            "iri": iri,
            "kind": self.kind(values["kind"]),
            "labels": dict(values.get("labels", {})),
            "words": values.get("words", ""),
            "record": self._record(iri, values) if values.get("record") else -1,
            "evidence": self._grounds(values.get("evidence", ())),
        }

    def edge(self, values: Mapping[str, Any], start: int, end: int, name: str) -> dict[str, Any]:
        """A line between two places: what it says, of which record (−1 if of none), and its evidence."""
        record = values.get("record")
        return {
            "id": name,
            "from": start,
            "to": end,
            "kind": self.kind(values["kind"]),
            "folded": bool(values.get("folded")),
            "record": self._record(str(record), values) if record else -1,
            "evidence": self._grounds(values.get("evidence", ())),
        }

    def _record(self, iri: str, values: Mapping[str, Any]) -> int:
        planned = values.get("planned")
        return self._once(
            self.records,
            iri,
            lambda: {
                "iri": iri,
                "date": values.get("date", ""),
                "since": values.get("since", ""),
                "until": values.get("until", ""),
                "first": values.get("first", ""),
                "last": values.get("last", ""),
                "lasts": bool(values.get("lasts")),
                "plan": self.schema.labels(planned) if planned else None,
                "details": [_detail(detail) for detail in values.get("details", ())],
            },
        )

    def _grounds(self, grounds: Iterable[Evidence]) -> list[int]:
        return [self.ground(one) for one in sorted(grounds, key=lambda e: e.rank)]

    def ground(self, one: Evidence) -> int:
        """The place of a piece of evidence."""
        return self._once(self.evidence, one.iri, lambda: self._said_by(one))

    def _said_by(self, one: Evidence) -> dict[str, Any]:
        prefix, suffix = in_sentence(one.prefix, one.suffix, start=one.start)
        said: dict[str, Any] = {
            "words": one.words,
            "prefix": prefix,
            "suffix": suffix,
            "language": one.language,
            "certainty": dict(one.certainty),
            "attributed": dict(one.attributed_to),
            "curator": dict(one.curator),
            "created": one.created,
        }
        # what is empty is left out, for a page may hold thousands
        said = {key: value for key, value in said.items() if value}
        if one.start >= 0:
            said |= {"start": one.start, "end": one.end}
        return {
            "iri": one.iri,
            "kind": KINDS.index(one.kind),
            "source": self._source(one) if one.source else -1,
            **said,
        }

    def _source(self, one: Evidence) -> int:
        return self._once(
            self.sources,
            one.source,
            lambda: {
                "iri": one.source,
                "title": dict(one.title),
                "outlet": dict(one.outlet),
                "published": one.published,
                "url": one.url,
                "link": is_web(one.url),
            },
        )

    def _once(self, values: list[dict[str, Any]], key: str, made: Callable[[], dict[str, Any]]) -> int:
        if (id(values), key) not in self._places:
            value = made()
            self._places[id(values), key] = len(values)
            values.append(value)
        return self._places[id(values), key]


def in_sentence(prefix: str, suffix: str, *, start: int) -> tuple[str, str]:
    """What stands around a quote, cut to its own sentence; an ellipsis where that is not all of it.

    >>> in_sentence("ких металлов. Формат получил новое измерение: ", ". Узбекский полит", start=538)
    ('Формат получил новое измерение: ', '.')
    """
    ends = [match.end() for match in SENTENCE_END.finditer(prefix)]
    if ends:
        before = prefix[ends[-1] :].lstrip()
    elif start > len(prefix):
        # the first word may be cut
        before = "…" + prefix.lstrip().partition(" ")[2]
    else:
        before = prefix.lstrip()
    first = SENTENCE_END.search(suffix)
    after = suffix[: first.end()].rstrip() if first else suffix.rstrip().rpartition(" ")[0] + "…"
    return before, after if suffix.strip() else ""


def is_web(address: str) -> bool:
    """Whether an address may be a link; what is not http or https is shown as text only."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _detail(detail: Detail) -> dict[str, Any]:
    return {
        "labels": dict(detail.labels),
        "value": dict(detail.value),
        "iri": detail.iri,
        "verbatim": detail.verbatim,
    }
