"""What of the graph is a node of the picture and what a line: records, what they link, ties of things."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from maslahat.network.facts import Facts
from maslahat.schema import Schema
from maslahat.vocabulary import MAS

MACHINERY = (MAS.Evidence, MAS.Passage, MAS.Source, MAS.Identification)
HIDDEN = {RDF.type, MAS.evidence, MAS.source, MAS.earliest, MAS.latest, MAS.name, MAS.of}


@dataclass(frozen=True)
class Link:
    """A line to be: a slot of a record, a folded record (no ``slot``), or a tie of two things (no ``record``)."""

    start: URIRef
    end: URIRef
    slot: URIRef | None
    record: URIRef | None

    @property
    def triple(self) -> tuple[URIRef, URIRef, URIRef] | None:
        """The one triple the line stands for; None for a folded record, which stands for several."""
        return None if self.slot is None else (self.record or self.start, self.slot, self.end)


class Links:
    """Reads facts as links; what folds and what is drawn is said by the blocks of the ontology."""

    def __init__(self, graph: Graph, schema: Schema) -> None:
        self.facts, self.schema = Facts(graph, schema), schema

    @cached_property
    def classes(self) -> set[URIRef]:
        """The classes of records: those with a key, and plans of them."""
        return {c for c in self.schema.blocks if self._inherited(c, "key")} | {MAS.Plan}

    @cached_property
    def folding(self) -> set[URIRef]:
        """The classes whose records are lines."""
        return {c for c in self.classes if self._inherited(c, "fold")}

    def is_record(self, node: Node) -> bool:
        """Whether a node is a record, and not a thing that records mention."""
        return self.facts.kind(node) in self.classes

    def lasts(self, record: URIRef) -> bool:
        """Whether a record is a situation, which has a beginning and may end; an event only happens."""
        return self.facts.kind(record) in self._lasting

    def drawable(self, node: Node) -> bool:
        """Whether a value is a node of the picture: a record, a thing with a shape, or of unknown kind."""
        if not isinstance(node, URIRef):
            return False
        kind = self.facts.kind(node)
        if kind is None:
            return not self.facts.types.get(node) and node not in self.facts.words
        if self.schema.is_a(kind, MACHINERY):
            return False
        return kind in self.classes or self.schema.display(kind, "node_shape") is not None

    def slots(self, record: URIRef) -> list[tuple[URIRef, Node]]:
        """What a record says, in the order of its block (a plan has the slots of what it plans)."""
        kind = self.facts.kind(record)
        said = self.facts.said.get(record, set())
        classes = [o for p, o in said if p == MAS.of and isinstance(o, URIRef)]
        classes += self.schema.ancestors(kind) if kind else ()
        order: dict[URIRef, int] = {}
        for cls in classes:
            for slot in self.schema.blocks[cls].slots if cls in self.schema.blocks else ():
                order.setdefault(slot.path, slot.order)
        shown = [(p, o) for p, o in said if p in self._known and p not in HIDDEN]
        return sorted(shown, key=lambda pair: (order.get(pair[0], 100), pair[0], str(pair[1])))

    def around(self, things: set[URIRef]) -> Iterator[Link]:
        """The links of all records that mention one of the things, and the things' own ties."""
        for record in sorted(self.facts.records(things, self.classes)):
            yield from self._of_record(record, things)
        yield from self._ties(things)

    def among(self, nodes: set[URIRef]) -> Iterator[Link]:
        """The lines that run between the nodes themselves: folded records, and ties."""
        things = {node for node in nodes if not self.is_record(node)}
        for record in sorted(self.facts.records(things, self.folding)):
            yield from self._of_record(record, set())
        yield from self._ties(things)

    def everywhere(self) -> Iterator[Link]:
        """The links of all records, and all ties of things."""
        records = self.facts.records(None, self.classes)
        mentioned = {o for record in records for _, o in self.facts.said[record]}
        for record in sorted(records):
            yield from self._of_record(record, mentioned)
        yield from self._ties(None)

    def things(self) -> set[URIRef]:
        """Everything that is a node of the picture though no record need mention it."""
        shaped = {c for c in self.schema.blocks if self.schema.display(c, "node_shape") is not None}
        return {thing for thing in self.facts.things(shaped - self.classes) if self.drawable(thing)}

    def _of_record(self, record: URIRef, things: AbstractSet[Node]) -> Iterator[Link]:
        slots = [(p, o) for p, o in self.slots(record) if isinstance(o, URIRef) and self.drawable(o)]
        ends = [[o for p, o in slots if p == path] for path in self._fold(record)]
        if not ends or not all(ends):
            yield from (Link(record, o, p, record) for p, o in slots if o != record)
            return
        yield from (Link(start, end, None, record) for start, end in product(*ends))
        # mentioned outside of the two folded slots: without this line the record would hang in the air
        folded = {o for side in ends for o in side}
        yield from (Link(ends[1][0], o, p, record) for p, o in slots if o in things and o not in folded)

    def _ties(self, things: set[URIRef] | None) -> Iterator[Link]:
        for s, p, o in sorted(self.facts.ties(things)):
            if s != o and all(self.drawable(end) and not self.is_record(end) for end in (s, o)):
                yield Link(s, o, p, None)

    def _fold(self, record: URIRef) -> tuple[URIRef, ...]:
        # a plan is of another class, so never folds: it has not come about
        kind = self.facts.kind(record)
        found: tuple[URIRef, ...] = self._inherited(kind, "fold") if kind else ()
        return found

    def _inherited(self, cls: URIRef, part: str) -> tuple[URIRef, ...]:
        above = (self.schema.blocks[c] for c in self.schema.ancestors(cls) if c in self.schema.blocks)
        return next((getattr(block, part) for block in above if getattr(block, part)), ())

    @cached_property
    def _lasting(self) -> set[URIRef]:
        ends = {MAS.since, MAS.until}
        said_of = {cls for end in ends for cls in self.schema.graph.objects(end, RDFS.domain)}
        has = {c for c, block in self.schema.blocks.items() if any(slot.path in ends for slot in block.slots)}
        return {c for c in self.schema.blocks if set(self.schema.ancestors(c)) & (has | said_of)}

    @cached_property
    def _known(self) -> set[Node]:
        return set(self.schema.graph.subjects(RDF.type, None))
