"""Explanations as plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Told = dict[str, Any]


def told_facts(facts: Iterable[Told]) -> Iterator[str]:
    """Every fact with its sentences, trees and ways."""
    for fact in facts:
        yield f"{fact['fact']} {fact['type']} [{fact['certainty']}]"
        for source in fact["sources"]:
            yield f"  sentence {source['number']}: {source['sentence']}"
            yield from (f"    {line}" for line in source["tree"])
            yield f"  trigger: {source['trigger'] or 'none; a frame of speech'}  (block {source['block']})"
            yield from (f"  decided by {reason}" for reason in source["decided"])
            yield from (f"  {line}" for slot in source["slots"] for line in _slot(slot))
            yield from (f"  then: {step}" for step in source["then"])
        yield ""


def _slot(slot: Told) -> Iterator[str]:
    where = f" from sentence {slot['from_sentence']}" if slot["from_sentence"] else ""
    yield f"{slot['slot']}: «{slot['words']}»{where}  {slot['way'] or ''}".rstrip()
    if slot["path"]:
        yield f"    path: {slot['path']}"
    yield f"    known by: {slot['known_by']}"


def told_unread(sentences: Iterable[Told]) -> Iterator[str]:
    """Every unread sentence with its nearest miss first."""
    for one in sentences:
        yield f"sentence {one['number']}: {one['sentence']}"
        for miss in one["misses"]:
            found = f"; found {'; '.join(miss['found'])}" if miss["found"] else ""
            yield f"  {miss['trigger']} ({miss['block']}): {miss['lacks']}{found}"
        if not one["misses"]:
            yield "  no trigger stands in it"
        yield from (f"  name: {name['words']}, {name['known_by']}" for name in one["names"])
        yield ""
