"""The blocks of the ontology, read from its graph."""

from __future__ import annotations

from dataclasses import replace

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from maslahat.blocks import Block, Slot, as_told, united
from maslahat.errors import MaslahatError
from maslahat.vocabulary import DISP, LEX, MAS, same


class BlockReader:
    """Reads what the graph of an ontology says of its classes, and of the ways of reading records of them."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        classes = sorted(same(c) for c in set(graph.subjects(RDF.type, OWL.Class)) if isinstance(c, URIRef))
        if not classes:
            raise MaslahatError("the ontology declares no class: is the ontology folder the right one?")
        self.blocks: dict[URIRef, Block] = {c: self._block(c) for c in classes}
        shapes = sorted(same(s) for s in set(graph.subjects(LEX.mints)) if isinstance(s, URIRef))
        self.readings: tuple[Block, ...] = (*self.blocks.values(), *(self._reading(s) for s in shapes))

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
        slots = tuple(as_told(slot, told[slot.path]) if slot.path in told else slot for slot in of.slots)
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
            found[slot.path] = united(found[slot.path], slot) if slot.path in found else slot
    return list(found.values())
