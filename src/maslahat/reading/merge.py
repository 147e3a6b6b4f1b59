"""One meeting told in three sentences is one record: records of an article whose keys do not contradict each other."""

from __future__ import annotations

from dataclasses import replace

from rdflib import URIRef

from maslahat.reading.trace import SILENT, Trace
from maslahat.records import Filler, Record, Worded
from maslahat.schema import Schema


def merge(records: list[Record], schema: Schema, trace: Trace = SILENT) -> list[Record]:
    """The records of an article, the same thing once: slots united, further sentences kept as alternatives."""
    found: list[Record] = []
    for record in records:
        at = next((n for n, other in enumerate(found) if _same(other, record, schema)), None)
        if at is None:
            found.append(record)
        else:
            united = _united(found[at], record, schema)
            trace.became(found[at], united, "united with a later sentence")
            trace.became(record, united, "the same as an earlier record")
            found[at] = united
    return found


def _same(a: Record, b: Record, schema: Schema) -> bool:
    if a.cls != b.cls or a.certainty != b.certainty or a.attributed_to != b.attributed_to:
        return False
    block = schema.blocks[a.cls]
    if not block.key:
        return False
    shared = False
    for path in block.key:
        ours, theirs = _values(a, path), _values(b, path)
        if not ours or not theirs:
            continue
        if not ours & theirs:
            return False
        shared = True
    return shared


def _values(record: Record, path: URIRef) -> set[object]:
    """The values of a slot; what is only its words is told from others by where it stands."""
    return {(f.span if isinstance(f.value, Worded) else f.value) for f in record.fillers(path)}


def _united(a: Record, b: Record, schema: Schema) -> Record:
    order = {slot.path: slot.order for slot in schema.blocks[a.cls].slots}
    slots: dict[URIRef, list[Filler]] = {path: list(fillers) for path, fillers in a.slots}
    for path, fillers in b.slots:
        mine = slots.setdefault(path, [])
        mine += [f for f in fillers if all(f.value != other.value for other in mine)]
    alternatives = (
        a.alternatives if b.evidence == a.evidence or b.evidence in a.alternatives else (*a.alternatives, b.evidence)
    )
    pairs = sorted(slots.items(), key=lambda pair: order.get(pair[0], 99))
    return replace(a, slots=tuple((p, tuple(f)) for p, f in pairs), alternatives=alternatives)
