"""What the ontology says of offices, and the graph of who holds or held them.

Which class of record a tenure is, and what an office's kind and owner are, is read from the block whose mode is
lex:OfficeAndName.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from rdflib import URIRef
from rdflib.namespace import RDFS, SKOS

from maslahat.article import Span
from maslahat.names import Names
from maslahat.records import Record, Value
from maslahat.schema import Block
from maslahat.vocabulary import LEX, MAS


@dataclass(frozen=True)
class OfficeModel:
    """What the ontology says of offices: the record, its holder and office slots, the office's kind and owner slots."""

    block: Block
    holder: URIRef
    office: URIRef
    office_class: URIRef
    kind: URIRef
    kind_class: URIRef
    owner: URIRef
    rank: URIRef | None = None
    rank_class: URIRef | None = None

    @classmethod
    def of(cls, names: Names) -> OfficeModel | None:
        """The model, if the ontology has a block of this mode."""
        schema = names.schema
        for block in schema.blocks.values():
            if LEX.OfficeAndName in block.lexical(LEX.mode):
                office = next(s for s in block.slots if LEX.Head in s.fills)
                holder = next(s for s in block.slots if LEX.Named in s.fills)
                of_office = schema.blocks[office.classes[0]].slots
                kind = next(s for s in of_office if s.classes and schema.is_a(s.classes[0], [SKOS.Concept]))
                concepts = [s for s in of_office if s.classes and schema.is_a(s.classes[0], [SKOS.Concept])]
                owner = next(s for s in of_office if s.classes and s not in concepts)
                rank = concepts[1] if len(concepts) > 1 else None
                return cls(
                    block,
                    holder.path,
                    office.path,
                    office.classes[0],
                    kind.path,
                    kind.classes[0],
                    owner.path,
                    rank.path if rank else None,
                    rank.classes[0] if rank else None,
                )
        return None


class Tenures:
    """The tenures that a graph knows."""

    def __init__(self, model: OfficeModel, names: Names) -> None:
        self.model = model
        self.names = names
        self._named: dict[frozenset[str], frozenset[URIRef]] = {}

    def named(self, titles: frozenset[str]) -> frozenset[URIRef]:
        """The kinds of office that bear one of these names."""
        if titles not in self._named:
            texts, kinds = self.names.texts, self.names.things(self.model.kind_class)
            bearing = (k for k in kinds if titles & {*texts(k, SKOS.altLabel), *texts(k, RDFS.label)})
            self._named[titles] = frozenset(bearing)
        return self._named[titles]

    def known(self, person: Value) -> bool:
        """Whether the graph knows of an office that a person holds or held."""
        return isinstance(person, URIRef) and bool(self.names.bearers(self.model.holder, person))

    def kinds(self, person: Value) -> frozenset[Value]:
        """The kinds of office that a person holds or held."""
        return frozenset(k for o in self._offices(person) for k in self.names.value(o, self.model.kind))

    def owners(self, person: Value) -> frozenset[Value]:
        """The states and bodies whose office a person holds or held."""
        return frozenset(of for o in self._offices(person) for of in self.names.value(o, self.model.owner))

    def _offices(self, person: Value) -> set[URIRef]:
        tenures = self.names.bearers(self.model.holder, person) if isinstance(person, URIRef) else ()
        return {o for t in tenures for o in self.names.value(t, self.model.office)}

    def holders(self, kind: URIRef, owner: Value) -> frozenset[URIRef]:
        """Who holds or held an office of a kind."""
        return frozenset(p for t in self._of(kind, owner) for p in self.names.value(t, self.model.holder))

    def _of(self, kind: URIRef, owner: Value) -> set[URIRef]:
        if not isinstance(owner, URIRef):
            return set()
        names, model = self.names, self.model
        offices = set(names.bearers(model.kind, kind)) & set(names.bearers(model.owner, owner))
        return {t for office in offices for t in names.bearers(model.office, office)}

    def holder(self, kind: URIRef, owner: Value, day: str | None) -> URIRef | None:
        """Who held an office of a kind on a day (ISO, at least a month): of the tenures begun by then the latest.

        None if the day is unknown, if that tenure has ended before it, or if two began together.
        """
        if day is None or len(day) < len("2025-11"):
            return None
        begun = []
        for tenure in self._of(kind, owner):
            starts = [s for s in self.names.texts(tenure, MAS.since) if s <= day]
            begun += [(max(starts), tenure)] if starts else []
        latest = [tenure for start, tenure in begun if start == max(begun)[0]]
        people = {p for t in latest for p in self.names.value(t, self.model.holder)}
        ended = any(end[: len(day)] < day for t in latest for end in self.names.texts(t, MAS.until))
        return people.pop() if len(people) == 1 and not ended else None


def told_once(records: list[Record], model: OfficeModel) -> list[Record]:
    """The tenures without those that only leave out whose office it is («президент X» after «президент Кубы X»)."""
    held = [_held(record, model) for record in records]
    owned = {who for who, owner in held if owner is not None}
    again: dict[object, list[Span]] = defaultdict(list)
    for record, (who, owner) in zip(records, held, strict=True):
        if owner is None and who in owned:
            again[who].append(record.evidence)
    found = []
    for record, (who, owner) in zip(records, held, strict=True):
        if owner is not None:
            further = tuple(span for span in again.pop(who, ()) if span != record.evidence)
            found.append(replace(record, alternatives=(*record.alternatives, *further)) if further else record)
        elif who not in owned:
            found.append(record)
    return found


def _held(record: Record, model: OfficeModel) -> tuple[object, Value | None]:
    """Who holds an office of which kind and rank; and whose office it is."""
    parts = {path: f.value for office in record.fillers(model.office) for path, f in office.parts}
    who = [f.value for f in record.fillers(model.holder)]
    return (*who, parts.get(model.kind), parts.get(model.rank) if model.rank else None), parts.get(model.owner)
