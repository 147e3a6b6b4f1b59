"""The timeline: a lane for each format, with bars, marks and steps; which slots place them is said by disp: terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rdflib import URIRef

from maslahat.explorer.colour import readable
from maslahat.explorer.stands import Record, Signs
from maslahat.schema import Schema
from maslahat.vocabulary import DISP

PARTS = {"bar": "bars", "mark": "marks", "step": "steps"}


def model(records: Iterable[Record], place: Mapping[str, int], schema: Schema) -> dict[str, Any]:
    """The lanes, those with most marks first; what is on none of them stands on a last lane, of the ``node`` -1.

    ``place`` tells where a node stands in the page. A bar has the node of its row (``of``) and its ``signs``; a mark
    its ``number`` and its row, ``kinds``; a step the node of its row and its ``signs``. All have the ``look`` of their
    class, whether they are a ``plan``, and what is selected to see them. Their dates are those of their record.
    ``begins`` is the year with which the timeline begins.
    """
    signs, looks = Signs(schema), dict[URIRef, int]()
    lanes: defaultdict[int, dict[str, list[dict[str, Any]]]] = defaultdict(
        lambda: {name: [] for name in PARTS.values()}
    )
    for record in records:
        for part, name in PARTS.items():
            slots = schema.placed(record.cls, part)
            if not slots:
                continue
            on = [value.iri for value in record.values(slots[0]) if value.iri in place]
            drawn = {"look": looks.setdefault(record.cls, len(looks)), "plan": record.planned}
            for lane in on or [""]:
                for more, ends in _drawn(part, record, slots, place, signs):
                    shown = {**drawn, **more, **record.selection(*filter(None, (lane, *ends)))}
                    lanes[place.get(lane, -1)][name].append(shown)
    begins = schema.graph.value(URIRef(str(DISP)[:-1]), DISP.begins)
    return {
        "begins": int(str(begins or 0)),
        "lanes": [
            {"node": node, **lanes[node]}
            for node in sorted(lanes, key=lambda n: (n < 0, [-w for w in _weight(lanes[n])], n))
        ],
        "signs": signs.listed(),
        "looks": [_look(cls, schema) for cls in looks],
    }


def _drawn(
    part: str, record: Record, slots: tuple[URIRef, ...], place: Mapping[str, int], signs: Signs
) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """A bar for each that has a row of its own; a mark or step once."""
    second, third = (record.values(slots[i]) if len(slots) > i else [] for i in (1, 2))
    if part == "mark":
        number = " / ".join(dict.fromkeys(text for value in second for text in value.value.values()))
        yield {"number": number, "kinds": signs.places(third)}, ()
        return
    rows = [value.iri for value in second if value.iri in place]
    for row in rows or [""]:
        yield {"of": place.get(row, -1), "signs": signs.places(third)}, (row,)


def _weight(lane: Mapping[str, list[dict[str, Any]]]) -> tuple[int, int]:
    return len(lane["marks"]) + len(lane["steps"]), len(lane["bars"])


def _look(cls: URIRef, schema: Schema) -> dict[str, Any]:
    colour = schema.display(cls, "color")
    return {
        "labels": schema.labels(cls),
        "sign": schema.display(cls, "sign") or "",
        **readable(colour),
    }
