"""The types and roles of the flat exchange form as values, read from the blocks: what tells facts apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maslahat.schema import Schema, Slot
from maslahat.vocabulary import LEX, MAS

MEASURES = frozenset({LEX.Date, LEX.Count, LEX.Amount, LEX.Currency, LEX.Topic})


@dataclass(frozen=True)
class Role:
    """A role of a type, as its slot says by mas:flatCompare and lex:fill.

    ``main``: facts that differ in it are different facts. ``alone``: the same, for a fact that fills no main role.
    ``represented``: a person and the state that the person represents count as one filler. ``exact``: a date, a number
    or a code, of which no other spelling is allowed.
    """

    name: str
    main: bool = False
    alone: bool = False
    represented: bool = False
    exact: bool = False


@dataclass(frozen=True)
class FactType:
    """A type of fact; ``said``: its facts are what somebody says, not what is so."""

    name: str
    roles: tuple[Role, ...]
    said: bool = False

    def role(self, name: str) -> Role | None:
        """The role of this name, if the type has it."""
        return next((r for r in self.roles if r.name == name), None)


class Forms:
    """All types of the flat form, in the order of their names."""

    def __init__(self, types: tuple[FactType, ...]) -> None:
        self.types = {t.name: t for t in types}

    @classmethod
    def of(cls, schema: Schema) -> Forms:
        """The types that the blocks of an ontology declare by mas:flatType; classes may share one."""
        found: dict[str, FactType] = {}
        for iri, block in sorted(schema.blocks.items()):
            if block.flat is None:
                continue
            roles = {r.name: r for r in found[block.flat].roles} if block.flat in found else {}
            for slot in _slots(schema, block.slots):
                roles.setdefault(str(slot.flat), _role(slot))
            found[block.flat] = FactType(block.flat, tuple(roles.values()), said=schema.is_a(iri, [MAS.Claim]))
        return cls(tuple(found[name] for name in sorted(found)))


def _slots(schema: Schema, slots: tuple[Slot, ...]) -> Iterator[Slot]:
    """The slots with a role, each followed by those of its filler that the flat form puts beside it."""
    for slot in slots:
        if slot.flat:
            yield slot
            yield from (
                part for c in slot.classes if c in schema.blocks for part in schema.blocks[c].slots if part.flat
            )


def _role(slot: Slot) -> Role:
    return Role(
        str(slot.flat),
        main="main" in slot.compared,
        alone="alone" in slot.compared,
        represented="represented" in slot.compared,
        exact=bool(MEASURES.intersection(slot.fills)),
    )
