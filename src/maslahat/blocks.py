"""What the blocks of the ontology say, as values: a class with its slots, words, key, flat names and looks."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from rdflib import Literal, URIRef

from maslahat.vocabulary import LEX


@dataclass(frozen=True)
class Slot:
    """A property shape of a class: what may fill it, where the reader looks for it, what it is called."""

    path: URIRef
    classes: tuple[URIRef, ...] = ()
    datatype: URIRef | None = None
    minimum: int = 0
    maximum: int | None = None
    order: int = 0
    default: URIRef | None = None
    fills: tuple[URIRef, ...] = ()
    markers: tuple[Literal, ...] = ()
    pivots: tuple[Literal, ...] = ()
    discourse: URIRef | None = None
    roles: tuple[Literal, ...] = ()
    value: URIRef | None = None
    only: tuple[URIRef, ...] = ()
    broadly: tuple[URIRef, ...] = ()
    flat: str | None = None
    compared: tuple[str, ...] = ()
    flat_end: str | None = None
    adds: tuple[Literal, ...] = ()
    adds_as: tuple[Literal, ...] = ()
    tells: bool = False
    public: bool = False
    bare: bool = False
    apart: bool = False
    through: tuple[URIRef, ...] = ()
    item: URIRef | None = None


@dataclass(frozen=True, eq=False)  # one of a kind: its deep value is never hashed
class Block:
    """One class of the ontology with everything its block says; or a way of reading records of a class (``mints``)."""

    iri: URIRef
    mints: URIRef | None = None
    certainty: URIRef | None = None
    labels: tuple[Literal, ...] = ()
    definitions: tuple[Literal, ...] = ()
    examples: tuple[Literal, ...] = ()
    slots: tuple[Slot, ...] = ()
    key: tuple[URIRef, ...] = ()
    starts: URIRef | None = None
    flat: str | None = None
    flat_mention: str | None = None
    flat_certainty: str | None = None
    color: str | None = None
    node_shape: str | None = None
    edge_style: str | None = None
    fold: tuple[URIRef, ...] = ()
    cell: tuple[URIRef, ...] = ()
    bar: tuple[URIRef, ...] = ()
    mark: tuple[URIRef, ...] = ()
    step: tuple[URIRef, ...] = ()
    sign: str | None = None
    words: tuple[tuple[URIRef, tuple[Literal, ...]], ...] = field(default=(), repr=False)

    @property
    def cls(self) -> URIRef:
        """The class of the records that the words of the block announce."""
        return self.mints or self.iri

    @cached_property
    def telling(self) -> frozenset[URIRef]:
        """The slots by which one record is known from another (lex:tells), if the block marks any."""
        return frozenset(slot.path for slot in self.slots if slot.tells)

    @cached_property
    def identifying(self) -> tuple[tuple[URIRef, bool], ...]:
        """The slots of the key, each with whether it may hold several things, of which one may tell some."""
        return tuple((path, path in self.telling and path != self.key[0]) for path in self.key)

    @property
    def announced(self) -> bool:
        """Whether words of a text announce its records."""
        return any(self.lexical(term) for term in (LEX.trigger, LEX.verb, LEX.mode))

    def lexical(self, term: URIRef) -> tuple[Literal, ...]:
        """The words (or modes) that the block gives for a term of the lexicon, such as lex:trigger."""
        return self._words.get(term, ())

    @cached_property
    def _words(self) -> dict[URIRef, tuple[Literal, ...]]:
        return dict(self.words)

    def slot(self, path: URIRef) -> Slot:
        """The slot of a property; raises KeyError if the block has none."""
        for slot in self.slots:
            if slot.path == path:
                return slot
        raise KeyError(f"{self.iri} has no slot {path}")


def united(one: Slot, other: Slot) -> Slot:
    """Two shapes of a path as one slot: what either says, of classes and single values the first; the lower order."""
    said: dict[str, Any] = {}
    for name in (each.name for each in fields(Slot)):
        mine, its = getattr(one, name), getattr(other, name)
        said[name] = tuple(sorted({*mine, *its})) if isinstance(mine, tuple) else mine or its
    said |= {"classes": one.classes or other.classes, "order": min(one.order, other.order)}
    said |= {"minimum": max(one.minimum, other.minimum), "maximum": _least(one.maximum, other.maximum)}
    return Slot(**said)


def _least(*bounds: int | None) -> int | None:
    return min((bound for bound in bounds if bound is not None), default=None)


def as_told(slot: Slot, told: Slot) -> Slot:
    """A slot of a class as a way of reading says: what fills it is told anew, its place and flat name stay."""
    return replace(
        told,
        classes=told.classes or slot.classes,
        only=told.only or slot.only,
        broadly=told.broadly or slot.broadly,
        public=told.public or slot.public,
        through=told.through or slot.through,
        maximum=slot.maximum if told.maximum is None else told.maximum,
        default=told.default or slot.default,
        order=slot.order,
        flat=slot.flat,
    )
