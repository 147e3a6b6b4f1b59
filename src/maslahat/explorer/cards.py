"""What a card shows, as plain values: names, details of records, and evidence kept once however often it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import networkx as nx
from rdflib import URIRef

from maslahat.network.values import KINDS, Detail, Evidence
from maslahat.schema import Schema


class Cards:
    """Collects the lists that nodes and edges point into by place: ``records``, ``evidence`` and ``sources``."""

    def __init__(self, graph: nx.MultiDiGraph, schema: Schema, kind: Callable[[URIRef], int]) -> None:
        self.graph, self.schema, self.kind = graph, schema, kind
        self.records: list[dict[str, Any]] = []
        self.evidence: list[dict[str, Any]] = []
        self.sources: list[dict[str, Any]] = []
        self._record_places: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._source_places: dict[str, int] = {}

    def node(self, iri: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """A node: what it is, its names, the record it stands for (−1 if it is none), its evidence."""
        return {
            "iri": iri,
            "kind": self.kind(values["kind"]),
            "labels": dict(values.get("labels", {})),
            "words": values.get("words", ""),
            "record": self._record(iri, values) if values.get("record") else -1,
            "evidence": self._grounds(values.get("evidence", ())),
        }

    def edge(self, values: Mapping[str, Any], start: int, end: int, name: str) -> dict[str, Any]:
        """An edge between two places: what it says, of which record (−1 if of none), and its evidence."""
        record = values.get("record")
        return {
            "id": name,
            "from": start,
            "to": end,
            "kind": self.kind(values["kind"]),
            "labels": dict(values.get("labels", {})),
            "folded": bool(values.get("folded")),
            "record": self._record(str(record), values) if record else -1,
            "evidence": self._grounds(values.get("evidence", ())),
        }

    def _record(self, iri: str, values: Mapping[str, Any]) -> int:
        if iri not in self._record_places:
            self._record_places[iri] = len(self.records)
            planned = values.get("planned")
            self.records.append(
                {
                    "iri": iri,
                    "date": values.get("date", ""),
                    "since": values.get("since", ""),
                    "until": values.get("until", ""),
                    "plan": {tag: self.schema.label(planned, tag) for tag in ("en", "ru")}
                    if planned
                    else None,
                    "details": [_detail(d) for d in values.get("details", ())],
                }
            )
        return self._record_places[iri]

    def _grounds(self, grounds: tuple[Evidence, ...]) -> list[int]:
        return [self._ground(one) for one in sorted(grounds, key=lambda e: e.rank)]

    def _ground(self, one: Evidence) -> int:
        if one.iri not in self._places:
            self._places[one.iri] = len(self.evidence)
            self.evidence.append(
                {
                    "iri": one.iri,
                    "kind": KINDS.index(one.kind),
                    "words": one.words,
                    "prefix": one.prefix,
                    "suffix": one.suffix,
                    "start": one.start,
                    "end": one.end,
                    "language": one.language,
                    "certainty": dict(one.certainty),
                    "attributed": dict(one.attributed_to),
                    "curator": dict(one.curator),
                    "created": one.created,
                    "source": self._source(one) if one.source else -1,
                }
            )
        return self._places[one.iri]

    def _source(self, one: Evidence) -> int:
        if one.source not in self._source_places:
            self._source_places[one.source] = len(self.sources)
            self.sources.append(
                {
                    "iri": one.source,
                    "title": dict(one.title),
                    "outlet": dict(one.outlet),
                    "published": one.published,
                    "url": one.url,
                    "link": _web(one.url),
                }
            )
        return self._source_places[one.source]


def _detail(detail: Detail) -> dict[str, Any]:
    return {
        "labels": dict(detail.labels),
        "value": dict(detail.value),
        "iri": detail.iri,
        "verbatim": detail.verbatim,
    }


def _web(address: str) -> bool:
    """Whether an address may be a link; what is not http or https is shown as text only."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
