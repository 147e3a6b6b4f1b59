"""Per fact of a reading: its sentence, tree, trigger and block, the way to each filler, and what decided."""

from __future__ import annotations

from typing import Any

from rdflib import URIRef

from maslahat.names import Names
from maslahat.reading.trace import Kept, Tried
from maslahat.records import Filler, Reading, Record
from maslahat.schema import Schema
from maslahat.vocabulary import LEX, shortened
from maslahat.why.known import Known
from maslahat.why.trees import drawn, path, place

Told = dict[str, Any]
FRAMES = {
    "evaluated": LEX.evaluates,
    "said": LEX.says,
    "according_to": LEX.accordingTo,
    "implied": LEX.Attribution,
}


def facts(reading: Reading, trace: Kept, schema: Schema, names: Names) -> list[Told]:
    """Why each record with a flat form was read, in the order of the flat form."""
    assert trace.mentions is not None
    teller = _Teller(reading, trace, schema, Known(reading.article, trace.mentions, names))
    shown = [r for r in reading.records if schema.blocks[r.cls].flat]
    return [teller.fact(n, record) for n, record in enumerate(shown, 1)]


class _Teller:
    def __init__(self, reading: Reading, trace: Kept, schema: Schema, known: Known) -> None:
        self.reading = reading
        self.trace = trace
        self.schema = schema
        self.known = known
        self._sources: dict[int, list[tuple[Tried, Record, list[str]]]] = {}
        for tried in trace.tried:
            for record in tried.records:
                final, steps = trace.fate(record)
                if final is not None:
                    self._sources.setdefault(id(final), []).append((tried, record, steps))

    def fact(self, number: int, record: Record) -> Told:
        """A record with all the triggers that made it."""
        return {
            "fact": f"F{number}",
            "type": self.schema.blocks[record.cls].flat,
            "certainty": shortened(record.certainty),
            "sources": [self._source(*source) for source in self._sources.get(id(record)) or self._untold(record)],
        }

    def _untold(self, record: Record) -> list[tuple[Tried, Record, list[str]]]:
        """What a record that no trigger claims says of itself."""
        s = next(s for s in self.trace.sentences if record.evidence.overlaps(s.span))
        tokens = s.covering(record.trigger.start, record.trigger.end) if record.trigger else []
        return [(Tried(s, self.schema.blocks[record.cls], tuple(tokens)), record, [])]

    def _source(self, tried: Tried, record: Record, steps: list[str]) -> Told:
        s = tried.sentence
        notes: dict[int, str] = {t.i: "trigger" for t in tried.tokens}
        slots = []
        for slot, filler in record:
            told = self._slot(tried, slot, filler)
            slots.append(told)
            at = place(s, filler.span)
            if at is not None and told["path"]:
                notes[at.i] = f"{notes[at.i]}, {told['slot']}" if at.i in notes else told["slot"]
        return {
            "sentence": s.span.text,
            "number": s.i + 1,
            "tree": drawn(s, notes),
            "trigger": " … ".join(t.text for t in tried.tokens) or None,
            "block": shortened(tried.block.iri),
            "decided": [decided(token.text if token else None, FRAMES.get(why, why)) for token, why in tried.reasons],
            "slots": slots,
            "then": steps,
        }

    def _slot(self, tried: Tried, slot: URIRef, filler: Filler) -> Told:
        s = tried.sentence
        way = next((w for p, w, f in tried.ways if p == slot and f.value == filler.value), None)
        if way is None:
            way = self._late(tried, slot)
        at = place(s, filler.span)
        elsewhere = next((n for n, x in enumerate(self.reading.sentences, 1) if x.contains(filler.span)), None)
        return {
            "slot": self.schema.label(slot),
            "words": filler.span.text,
            "way": shortened(way) if way else None,
            "path": path(s, tried.tokens[0], at) if at is not None and tried.tokens else None,
            "from_sentence": None if at is not None else elsewhere,
            "known_by": self.known.by(filler, tried),
        }

    def _late(self, tried: Tried, slot: URIRef) -> URIRef | None:
        """The way of a slot that is filled when its record is complete: clause, topic, what was said before."""
        fills = next((x.fills for x in tried.block.slots if x.path == slot), ())
        return next((way for way in (LEX.Clause, LEX.Topic, LEX.Discourse, LEX.Head) if way in fills), None)


def decided(word: str | None, why: str) -> str:
    """A reason with the word it hangs on."""
    why = shortened(why) if ":" in why else why
    return f"«{word}»: {why}" if word else why
