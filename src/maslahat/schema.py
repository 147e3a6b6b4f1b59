"""The blocks of the ontology as Python values: classes with their slots, keys, flat names, colours and ancestry."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from maslahat import resources
from maslahat.errors import MaslahatError
from maslahat.vocabulary import DISP, LEX, MAS, same

LANGUAGES = ("en", "ru")  # in which every term has its label


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


class Schema:
    """The ontology, read once. ``graph`` is the merge of all its Turtle files."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        classes = sorted(same(c) for c in set(graph.subjects(RDF.type, OWL.Class)) if isinstance(c, URIRef))
        if not classes:
            raise MaslahatError("the ontology declares no class: is the ontology folder the right one?")
        self.blocks: dict[URIRef, Block] = {c: self._block(c) for c in classes}
        shapes = sorted(same(s) for s in set(graph.subjects(LEX.mints)) if isinstance(s, URIRef))
        self.readings: tuple[Block, ...] = (*self.blocks.values(), *(self._reading(s) for s in shapes))

    @classmethod
    def load(cls, ontology: Path | None = None) -> Schema:
        """Read every Turtle file of the ontology folder (the shipped one unless told)."""
        graph = Graph(bind_namespaces="none")
        for path in resources.ontology_files(ontology):
            graph += resources.parse_turtle(path)
        return cls(graph)

    def ancestors(self, cls: URIRef) -> tuple[URIRef, ...]:
        """The class itself and its superclasses, nearest first."""
        return self._ancestry.get(cls, (cls,))

    def is_a(self, cls: URIRef, wanted: Iterable[URIRef]) -> bool:
        """Whether a class is one of the wanted ones or below one of them."""
        return not self._above_all.get(cls, frozenset((cls,))).isdisjoint(wanted)

    def display(self, cls: URIRef, part: str) -> str | None:
        """Colour, node shape, edge style or sign of a class: ``part`` of the nearest ancestor that has it."""
        found = (getattr(self.blocks[c], part) for c in self.ancestors(cls) if c in self.blocks)
        return next((value for value in found if value is not None), None)

    def placed(self, cls: URIRef, part: str) -> tuple[URIRef, ...]:
        """The slots by which records of a class stand in a view: ``part`` of the nearest ancestor that has it."""
        found = (getattr(self.blocks[c], part) for c in self.ancestors(cls) if c in self.blocks)
        return next((slots for slots in found if slots), ())

    def label(self, term: URIRef, language: str = "en") -> str:
        """The label of a class or property in a language, else in English, else its local name."""
        labels = {
            label.language: str(label) for label in self.graph.objects(term, RDFS.label) if isinstance(label, Literal)
        }
        return labels.get(language) or labels.get("en") or str(term).rpartition("#")[2] or str(term)

    def called(self, name: str) -> URIRef:
        """The class of a name: the end of its IRI, or its label in any language; capitals do not count.

        Raises MaslahatError with the nearest names if there is none.
        """
        names: dict[str, URIRef] = {}
        for cls, block in self.blocks.items():
            for text in (str(cls).rpartition("#")[2], *block.labels):
                names.setdefault(str(text).casefold(), cls)
        if name.casefold() not in names:
            near = difflib.get_close_matches(name.casefold(), names, n=3, cutoff=0.5)
            known = ", ".join(sorted(str(cls).rpartition("#")[2] for cls in self.blocks))
            offered = f"; did you mean {', '.join(near)}?" if near else f"; the classes are {known}"
            raise MaslahatError(f"no class is called {name!r}{offered}")
        return names[name.casefold()]

    def labels(self, term: URIRef) -> dict[str, str]:
        """The labels of a class or property in the languages of the ontology."""
        return {language: self.label(term, language) for language in LANGUAGES}

    @cached_property
    def standing(self) -> tuple[URIRef, ...]:
        """The properties whose subject may stand for their object: a capital for its state."""
        return tuple(sorted(p for p in self.graph.subjects(MAS.standsFor, Literal(True)) if isinstance(p, URIRef)))

    @cached_property
    def _ancestry(self) -> dict[URIRef, tuple[URIRef, ...]]:
        return {c: self._above(c) for c in self.blocks}

    @cached_property
    def _above_all(self) -> dict[URIRef, frozenset[URIRef]]:
        return {c: frozenset(above) for c, above in self._ancestry.items()}

    def _above(self, cls: URIRef) -> tuple[URIRef, ...]:
        found, level = [cls], [cls]
        while level:
            level = sorted(
                {same(p) for c in level for p in self.graph.objects(c, RDFS.subClassOf) if isinstance(p, URIRef)}
                - set(found)
            )
            found += level
        return tuple(found)

    def _block(self, cls: URIRef) -> Block:
        g = self.graph
        words: dict[URIRef, tuple[Literal, ...]] = {}
        for predicate, value in sorted(g.predicate_objects(cls)):
            if isinstance(predicate, URIRef) and predicate.startswith(str(LEX)):
                words[same(predicate)] = (*words.get(predicate, ()), value)  # type: ignore[arg-type]
        slots = sorted((self._slot(shape) for shape in g.objects(cls, SH.property)), key=lambda s: (s.order, s.path))
        return Block(
            iri=cls,
            certainty=self._iri(cls, LEX.certainty),
            labels=self._literals(cls, RDFS.label),
            definitions=self._literals(cls, SKOS.definition),
            examples=self._literals(cls, SKOS.example),
            slots=tuple(_merged(slots)),
            key=self._list(cls, MAS.key),
            starts=self._iri(cls, MAS.starts),
            flat=self._text(cls, MAS.flatType),
            flat_mention=self._text(cls, MAS.flatMention),
            flat_certainty=self._text(cls, MAS.flatCertainty),
            color=self._text(cls, DISP.color),
            node_shape=self._text(cls, DISP.nodeShape),
            edge_style=self._text(cls, DISP.edgeStyle),
            fold=self._list(cls, DISP.fold),
            cell=self._list(cls, DISP.cell),
            bar=self._list(cls, DISP.bar),
            mark=self._list(cls, DISP.mark),
            step=self._list(cls, DISP.step),
            sign=self._text(cls, DISP.sign),
            words=tuple(words.items()),
        )

    def _reading(self, shape: URIRef) -> Block:
        """A way of reading: the slots it names are read as it says, the others as the class that it mints says."""
        own, cls = self._block(shape), self._iri(shape, LEX.mints)
        if cls not in self.blocks:
            raise MaslahatError(f"{shape}: lex:mints names no class of the ontology: {cls}")
        of = self.blocks[cls]
        told = {slot.path: slot for slot in own.slots}
        known = {slot.path for slot in of.slots}
        if strange := sorted(set(told) - known):
            raise MaslahatError(f"{shape}: {cls} has no slot {strange[0]}")
        slots = tuple(_as_told(slot, told[slot.path]) if slot.path in told else slot for slot in of.slots)
        words = dict(own.words)
        for term in (LEX.noun, LEX.addressing):
            if of.lexical(term):
                words.setdefault(term, of.lexical(term))
        return replace(own, mints=cls, slots=slots, key=of.key, flat=of.flat, words=tuple(words.items()))

    def _slot(self, shape: Node) -> Slot:
        g = self.graph
        path = g.value(shape, SH.path)
        alternatives = [one for head in g.objects(shape, SH["or"]) for one in Collection(g, head)]
        classes = [same(c) for s in (shape, *alternatives) for c in g.objects(s, SH["class"]) if isinstance(c, URIRef)]
        return Slot(
            path=same(path) if isinstance(path, URIRef) else URIRef(""),
            classes=tuple(sorted(classes)),
            datatype=self._iri(shape, SH.datatype),
            minimum=int(str(g.value(shape, SH.minCount) or 0)),
            maximum=int(str(most)) if (most := g.value(shape, SH.maxCount)) is not None else None,
            order=int(str(g.value(shape, SH.order) or 99)),
            default=self._iri(shape, SH.defaultValue),
            fills=tuple(sorted(same(f) for f in g.objects(shape, LEX.fill) if isinstance(f, URIRef))),
            markers=self._literals(shape, LEX.marker),
            pivots=self._literals(shape, LEX.via),
            discourse=self._iri(shape, LEX.discourseFrom),
            roles=self._literals(shape, LEX.roleNoun),
            value=self._iri(shape, SH.hasValue),
            only=tuple(sorted(same(c) for c in g.objects(shape, LEX.only) if isinstance(c, URIRef))),
            broadly=tuple(sorted(same(c) for c in g.objects(shape, LEX.broadly) if isinstance(c, URIRef))),
            flat=self._text(shape, MAS.flatRole),
            compared=tuple(str(c) for c in self._literals(shape, MAS.flatCompare)),
            flat_end=self._text(shape, MAS.flatEnd),
            adds=self._literals(shape, LEX.adds),
            adds_as=self._literals(shape, LEX.addsAs),
            tells=(shape, LEX.tells, Literal(True)) in g,
            public=(shape, LEX.public, Literal(True)) in g,
            bare=(shape, LEX.bare, Literal(True)) in g,
            apart=(shape, LEX.apart, Literal(True)) in g,
            through=tuple(sorted(c for c in g.objects(shape, LEX.through) if isinstance(c, URIRef))),
            item=self._iri(shape, LEX.itemFrom),
        )

    def _literals(self, node: Node, predicate: URIRef) -> tuple[Literal, ...]:
        return tuple(sorted(v for v in self.graph.objects(node, predicate) if isinstance(v, Literal)))

    def _iri(self, node: Node, predicate: URIRef) -> URIRef | None:
        value = self.graph.value(node, predicate)
        return same(value) if isinstance(value, URIRef) else None

    def _text(self, node: Node, predicate: URIRef) -> str | None:
        value = self.graph.value(node, predicate)
        return None if value is None else str(value)

    def _list(self, node: Node, predicate: URIRef) -> tuple[URIRef, ...]:
        head = self.graph.value(node, predicate)
        return () if head is None else tuple(same(x) for x in Collection(self.graph, head) if isinstance(x, URIRef))


def _merged(slots: list[Slot]) -> list[Slot]:
    """One slot for each simple path: a class may say what a path means in several shapes, even in several files."""
    found: dict[URIRef, Slot] = {}
    for slot in slots:
        if slot.path:
            found[slot.path] = _united(found[slot.path], slot) if slot.path in found else slot
    return list(found.values())


def _united(one: Slot, other: Slot) -> Slot:
    """Two shapes of a path as one slot: what either says, the lower order."""
    return Slot(
        path=one.path,
        classes=one.classes or other.classes,
        datatype=one.datatype or other.datatype,
        minimum=max(one.minimum, other.minimum),
        maximum=min((m for m in (one.maximum, other.maximum) if m is not None), default=None),
        order=min(one.order, other.order),
        default=one.default or other.default,
        fills=tuple(sorted({*one.fills, *other.fills})),
        markers=tuple(sorted({*one.markers, *other.markers})),
        pivots=tuple(sorted({*one.pivots, *other.pivots})),
        discourse=one.discourse or other.discourse,
        roles=tuple(sorted({*one.roles, *other.roles})),
        value=one.value or other.value,
        only=tuple(sorted({*one.only, *other.only})),
        broadly=tuple(sorted({*one.broadly, *other.broadly})),
        flat=one.flat or other.flat,
        compared=tuple(sorted({*one.compared, *other.compared})),
        flat_end=one.flat_end or other.flat_end,
        adds=tuple(sorted({*one.adds, *other.adds})),
        adds_as=tuple(sorted({*one.adds_as, *other.adds_as})),
        tells=one.tells or other.tells,
        public=one.public or other.public,
        bare=one.bare or other.bare,
        apart=one.apart or other.apart,
        through=tuple(sorted({*one.through, *other.through})),
        item=one.item or other.item,
    )


def _as_told(slot: Slot, told: Slot) -> Slot:
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
