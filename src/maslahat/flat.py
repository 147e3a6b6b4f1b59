"""A reading in the flat exchange form: facts with typed arguments and spans, and mentions, as plain JSON values.

Type and role names come from the blocks (mas:flatType, mas:flatRole), canonical ids from skos:notation in the graph.
"""

from __future__ import annotations

from typing import Any

from rdflib import Literal, URIRef
from rdflib.namespace import SKOS

from maslahat.article import Span
from maslahat.names import Names
from maslahat.records import Filler, Named, Reading, Record
from maslahat.schema import Schema
from maslahat.vocabulary import MAS


def flat(reading: Reading, schema: Schema, names: Names) -> dict[str, Any]:
    """The reading as ``{"id", "lang", "text_sha256", "facts": [...], "mentions": [...]}``."""
    writer = _Flat(schema, names)
    records = [r for r in reading.records if schema.blocks[r.cls].flat]
    return {
        "id": reading.article.name,
        "lang": reading.article.language,
        "text_sha256": reading.article.sha256,
        "facts": [writer.fact(n, r) for n, r in enumerate(records, 1)],
        "mentions": [
            {**_span(m.span), "type": m.kind, "canonical": writer.canonical(m.value)}
            for m in reading.mentions
            if m.kind is not None and (not isinstance(m.value, URIRef) or names.notation(m.value))
        ],
    }


class _Flat:
    def __init__(self, schema: Schema, names: Names) -> None:
        self.schema = schema
        self.names = names

    def fact(self, number: int, record: Record) -> dict[str, Any]:
        block = self.schema.blocks[record.cls]
        args: dict[str, list[dict[str, Any]]] = {}
        for path, filler in record:
            slot = next((s for s in block.slots if s.path == path), None)
            if slot is not None and slot.flat_end:
                self._extend(args.get(slot.flat_end, []), filler)
            elif slot is not None and slot.flat:
                args.setdefault(slot.flat, []).append(self._argument(filler))
                for cls in slot.classes:
                    self._parts(cls, filler, args)
        fact: dict[str, Any] = {
            "id": f"F{number}",
            "type": block.flat,
            "args": args,
            "evidence": _span(record.evidence),
            "certainty": self._certainty(record, block.flat_certainty),
        }
        if record.attributed_to is not None:
            fact["attributed_to"] = self._argument(record.attributed_to)
        if record.alternatives:
            fact["alt_evidence"] = [_span(a) for a in record.alternatives]
        return fact

    def _extend(self, arguments: list[dict[str, Any]], end: Filler) -> None:
        """The end of several days, written behind their first one: ``2025-06-16/2025-06-17``."""
        for argument in arguments:
            if argument["start"] == end.span.start:
                argument["entity"] = f"{argument['entity']}/{self.canonical(end.value)}"

    def _certainty(self, record: Record, of_class: str | None) -> str:
        """What a value of the record says it is, else its class, else how the article states it."""
        values = (f.value for _, f in record if isinstance(f.value, URIRef))
        told = (str(c) for v in values for c in self.schema.graph.objects(v, MAS.flatCertainty))
        return next(told, None) or of_class or str(self.schema.graph.value(record.certainty, SKOS.notation))

    def canonical(self, value: object) -> str | None:
        """The id of a value in the flat form; None for what is only its words."""
        if isinstance(value, URIRef):
            kinds = (k for k in self.names.value(value, MAS.kind))
            own = self.names.notation(value)
            return own or next((n for k in kinds if (n := self.names.notation(k))), None) or value.rpartition("/")[2]
        if isinstance(value, Named):
            return value.canonical
        # words in a language name nothing; a date, a number or a code does
        return str(value) if isinstance(value, Literal) and not value.language else None

    def _parts(self, cls: URIRef, filler: Filler, args: dict[str, list[dict[str, Any]]]) -> None:
        """Arguments that the flat form wants beside a filler and the graph keeps on it (the state of an office)."""
        roles = {s.path: s.flat for s in self.schema.blocks[cls].slots if s.flat} if cls in self.schema.blocks else {}
        for path, part in filler.parts:
            if path in roles and (role := roles[path]):
                args.setdefault(role, []).append(self._argument(part))

    def _argument(self, filler: Filler) -> dict[str, Any]:
        return {**_span(filler.span), "entity": self.canonical(filler.value)}


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}
