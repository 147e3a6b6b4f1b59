"""The slots of a record in the making: whether they say enough, and into how many records they fall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import URIRef

from maslahat.records import Filler
from maslahat.schema import Block, Slot
from maslahat.vocabulary import MAS

Slots = list[tuple[URIRef, tuple[Filler, ...]]]


def distinct(fillers: Iterable[Filler], slots: Slots) -> list[Filler]:
    """Nobody fills two slots of one record."""
    taken = {f.value for _, others in slots for f in others if isinstance(f.value, URIRef)}
    return [f for f in fillers if f.value not in taken]


def dated(slots: Slots) -> bool:
    """Whether a date is told."""
    return any(path == MAS.date for path, _ in slots)


def lacking(block: Block, slots: Slots) -> list[Slot]:
    """The required slots without their fillers; a class without required slots needs two fillers in all."""
    count = {path: len(fillers) for path, fillers in slots}
    if required := _required(block):
        return [s for s in required if count.get(s.path, 0) < s.minimum]
    open_ = [s for s in block.slots if s.fills and s.path not in count]
    telling = [s for s in block.slots if s.tells]
    if telling and not any(count.get(s.path) for s in telling):
        return telling
    enough = sum(count.get(path, 0) for path in block.key or count) >= 2
    # «на заседании 5 мая премьер назвал …»: one person and a day are too little to tell which meeting it was
    first = bool(telling) and not count.get(block.key[0])
    when_or_who = {s.path for s in block.slots if not s.classes or s in telling}
    lone = first and not any(n for path, n in count.items() if n > 1 or path not in when_or_who)
    return [] if enough and not lone else open_ or list(block.slots)


def _required(block: Block) -> list[Slot]:
    return [s for s in block.slots if s.minimum and s.default is None]


def partial(block: Block, slots: Slots) -> bool:
    """Whether slots say something of a record without saying which one («встреча прошла 5 мая»)."""
    telling = {s.path for s in block.slots if s.tells} if not _required(block) else set()
    return bool(telling and slots) and not any(path in telling for path, _ in slots)


def one_each(block: Block, slots: Slots) -> Iterator[Slots]:
    """«A и B вступили в C» is two accessions: where a required slot holds one thing, records multiply."""
    single = {s.path for s in block.slots if s.minimum == 1 == s.maximum and s.classes}
    many = next(((path, fillers) for path, fillers in slots if path in single and len(fillers) > 1), None)
    if many is None:
        yield slots
        return
    for filler in many[1]:
        yield from one_each(block, [(p, (filler,) if p == many[0] else f) for p, f in slots])
