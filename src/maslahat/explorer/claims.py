"""The claims of a page: who holds what of whom, in whose words; and where sources or claims exclude each other.

Which classes are claims, and which of their slots tells what, is said by the disp: terms of the ontology.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx
from rdflib import URIRef

from maslahat.explorer.cards import Cards
from maslahat.network.differing import Differing, Position
from maslahat.network.values import Detail, Labels
from maslahat.schema import Schema
from maslahat.vocabulary import DISP

VERBATIM = ("words", "reason")  # passages: of interest for what they say, not for what they are called
# What a row tells, in this order, and the term that says which slot tells it.
PARTS = {
    "speaker": DISP.speaker,
    "stance": DISP.stance,
    "subject": DISP.subject,
    "words": DISP.words,
    "judgement": DISP.judgement,
    "reason": DISP.reason,
    "tenor": DISP.tenor,
    "manner": DISP.manner,
}


class Claims:
    """Collects rows and conflicts; things named more than once are kept once, in ``names``."""

    def __init__(self, schema: Schema, nodes: Mapping[str, int], cards: Cards) -> None:
        self.schema, self.nodes, self.cards = schema, nodes, cards
        self.names: list[dict[str, Any]] = []
        self._places: dict[str, int] = {}

    def data(self, network: nx.MultiDiGraph, differing: Iterable[Differing]) -> dict[str, Any]:
        """Everything the view shows: its columns' names, its rows, the conflicts, the names they share."""
        rows = [
            self._row(iri, values, slots)
            for iri, values in sorted(network.nodes(data=True))
            if values.get("record") and (slots := self._slots(values["kind"]))
        ]
        conflicts = [self._conflict(one) for one in differing]
        return {"rows": rows, "conflicts": conflicts, "names": self.names, "columns": self._columns()}

    def _slots(self, kind: URIRef) -> dict[str, URIRef]:
        """Which slot of a class tells what; empty for a class whose records nobody holds to be so."""
        found = {part: slot for part, term in PARTS.items() if (slot := self._said(kind, term))}
        return found if "speaker" in found else {}

    def _said(self, kind: URIRef, term: URIRef) -> URIRef | None:
        slots = (self.schema.graph.value(cls, term) for cls in self.schema.ancestors(kind))
        return next((slot for slot in slots if isinstance(slot, URIRef)), None)

    def _columns(self) -> dict[str, Labels]:
        """What the ontology calls each part: the label of the first slot that is said to tell it."""
        found: dict[str, Labels] = {}
        for part, term in PARTS.items():
            slots = sorted(slot for slot in self.schema.graph.objects(None, term) if isinstance(slot, URIRef))
            if slots:
                found[part] = self.schema.labels(slots[0])
        return found

    def _row(self, iri: str, values: Mapping[str, Any], slots: Mapping[str, URIRef]) -> dict[str, Any]:
        details: tuple[Detail, ...] = values.get("details", ())
        parts = {part: [d for d in details if d.slot == slot] for part, slot in slots.items()}
        row: dict[str, Any] = {"node": self.nodes[iri]}
        row |= {
            part: [self._detail(d) for d in found] for part, found in parts.items() if found and part not in VERBATIM
        }
        row |= {part: [dict(d.value) for d in parts.get(part, ()) if d.verbatim] for part in VERBATIM}
        formal = [self._detail(detail) for detail in values.get("formal", ())]
        return row | {"summary": dict(values.get("summary", {})), "formal": formal}

    def _conflict(self, one: Differing) -> dict[str, Any]:
        return {
            "thing": self._name(one.thing, one.name),
            "slot": dict(one.slot),
            "positions": [self._position(position) for position in one.positions],
        }

    def _position(self, position: Position) -> dict[str, Any]:
        return {
            "value": self._name(position.iri, position.value),
            "voices": [
                {"claimant": self._name(voice.claimant, voice.name), "stance": dict(voice.stance)}
                for voice in position.voices
            ],
            "evidence": [self.cards.ground(one) for one in position.evidence],
        }

    def _detail(self, detail: Detail) -> int:
        return self._name(detail.iri, detail.value)

    def _name(self, iri: str, labels: Labels) -> int:
        """The place of a thing's names; what is no thing is told apart by its text."""
        key = iri or repr(sorted(labels.items()))
        if key not in self._places:
            self._places[key] = len(self.names)
            # the derived name, in no language, is the same as another or says less than the others
            told = {tag: text for tag, text in labels.items() if tag or len(labels) == 1}
            sign = self.schema.graph.value(URIRef(iri), DISP.sign) if iri else None
            self.names.append(
                {"iri": iri, "node": self.nodes.get(iri, -1), "labels": told, **({"sign": str(sign)} if sign else {})}
            )
        return self._places[key]
