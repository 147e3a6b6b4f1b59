"""Which IRI a record or a name gets; when it is one that curators know.

A duplicate is a nuisance, a false merge is a lie: a record is linked to a known one only if exactly one fits,
and only curated records are candidates, so that the order in which articles are put never matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import RDF, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from maslahat.article import Article, Span, slug
from maslahat.dates import days_of, window
from maslahat.graphs import fingerprint
from maslahat.records import Named, Worded
from maslahat.schema import Block, Schema
from maslahat.vocabulary import ID, MAS

Slots = Mapping[URIRef, tuple[Node, ...]]


@dataclass(frozen=True)
class Identified:
    """The IRI of a record. ``reason`` is why it is taken for a known one; None if it is minted."""

    iri: URIRef
    reason: str | None = None


class Identity:
    """Gives IRIs. ``known`` are the curated statements (a Graph, or any triples)."""

    def __init__(self, schema: Schema, known: Iterable[tuple[Node, Node, Node]] = ()) -> None:
        self.schema = schema
        self._slots: dict[URIRef, dict[URIRef, set[Node]]] = {}
        self._with: dict[tuple[URIRef, Node], set[URIRef]] = {}
        self._single: dict[tuple[URIRef, URIRef], bool] = {}
        for subject, predicate, value in known:
            if isinstance(subject, URIRef) and isinstance(predicate, URIRef):
                self._slots.setdefault(subject, {}).setdefault(predicate, set()).add(value)
                self._with.setdefault((predicate, value), set()).add(subject)

    def knows(self, thing: URIRef) -> bool:
        """Whether the curated data say anything of a thing."""
        return thing in self._slots

    def called(self, label: str, predicates: Iterable[URIRef]) -> tuple[URIRef, ...]:
        """The known things that have a text, in any language and case, as value of one of the properties."""
        wanted, given = label.casefold(), set(predicates)
        return tuple(
            sorted(
                subject
                for subject, slots in self._slots.items()
                if any(str(value).casefold() == wanted for p in given & slots.keys() for value in slots[p])
            )
        )

    def record(self, cls: URIRef, slots: Slots, article: Article, evidence: Span, *, planned: bool) -> Identified:
        """The IRI of a record of a class (of a plan of it, if ``planned``) with the slots the article tells.

        All IRIs among the slots are final; those under the article's IRI are its own.
        """
        block = self._block_with_key(cls)
        fitting = self._fitting(cls, block, slots, article, planned=planned)
        if len(fitting) == 1:
            return Identified(fitting[0], self._reason(cls, block, slots, planned=planned))
        name = "plan" if planned else local_name(cls).lower()
        kind = [str(MAS.Plan) if planned else "", str(cls)]
        key = block.key if block else ()
        if key and all(slots.get(path) for path in key):
            digest = fingerprint(*kind, *_written(slots, key))
            values = [value for path in key for value in slots[path]]
            local = any(str(value).startswith(f"{article.iri}/") for value in values)
            return Identified(URIRef(f"{article.iri}/{name}/{digest}") if local else URIRef(f"{ID}{name}/{digest}"))
        digest = fingerprint(*kind, *_written(slots, sorted(slots)), str(evidence.start), str(evidence.end))
        return Identified(URIRef(f"{article.iri}/{name}/{digest}"))

    def _fitting(
        self, cls: URIRef, block: Block | None, slots: Slots, article: Article, *, planned: bool
    ) -> list[URIRef]:
        told = [path for path in (block.key if block else ()) if slots.get(path)]
        # The first slot of a key says most; with that alone any meeting of a format would be any other.
        if block is None or not told or told[0] != block.key[0] or len(told) < min(2, len(block.key)):
            return []
        candidates = {record for value in slots[told[0]] for record in self._with.get((told[0], value), ())}
        return sorted(
            record
            for record in candidates
            if self._is(record, cls, planned=planned)
            and all(self._agrees(block, path, slots[path], self._slots[record].get(path, set())) for path in told)
            and not self._contradicts(cls, slots, record)
            and (planned or self._began(record, article))
        )

    def _is(self, record: URIRef, cls: URIRef, *, planned: bool) -> bool:
        values = self._slots[record]
        types = {kind for kind in values.get(RDF.type, ()) if isinstance(kind, URIRef)}
        if planned:
            return MAS.Plan in types and cls in values.get(MAS.of, ())
        return any(self.schema.is_a(kind, [cls]) for kind in types)

    def _agrees(self, block: Block, path: URIRef, told: tuple[Node, ...], known: set[Node]) -> bool:
        """All values of a slot that the class requires must be known, of another slot at least one."""
        required = any(slot.path == path and slot.minimum > 0 for slot in block.slots)
        same = [any(_same(value, other) for other in known) for value in told]
        return all(same) if required else any(same)

    def _contradicts(self, cls: URIRef, slots: Slots, record: URIRef) -> bool:
        known = self._slots[record]
        return any(
            known.get(path) and not any(_same(a, b) for a in values for b in known[path])
            for path, values in slots.items()
            if values and self._has_one_value(cls, path)
        )

    def _has_one_value(self, cls: URIRef, path: URIRef) -> bool:
        if (cls, path) not in self._single:
            g = self.schema.graph
            self._single[cls, path] = any(
                path in g.objects(shape, SH.path) and Literal(1) in g.objects(shape, SH.maxCount)
                for above in self.schema.ancestors(cls)
                for shape in g.objects(above, SH.property)
            )
        return self._single[cls, path]

    def _began(self, record: URIRef, article: Article) -> bool:
        """Whether a known record can have begun before the article came out; True if either is undated."""
        published = days_of(article.published or "")
        values = self._slots[record]
        told = values.get(MAS.date, set()) | values.get(MAS.since, set())
        starts = [days[0] for value in told if (days := window(value))]
        return published is None or not starts or min(starts) <= published[1]

    def _block_with_key(self, cls: URIRef) -> Block | None:
        blocks = (self.schema.blocks[c] for c in self.schema.ancestors(cls) if c in self.schema.blocks)
        return next((block for block in blocks if block.key), None)

    def _reason(self, cls: URIRef, block: Block | None, slots: Slots, *, planned: bool) -> str:
        key = block.key if block else ()
        label = self.schema.label
        told = ", ".join(label(path) for path in key if slots.get(path))
        silent = ", ".join(label(path) for path in key if not slots.get(path))
        kind = f"plan of {label(cls)}" if planned else label(cls)
        return f"The only known record of {kind} that agrees in: {told}." + (f" Not told: {silent}." if silent else "")


def local_names(article: URIRef, things: Iterable[Named]) -> dict[Named, URIRef]:
    """IRIs for the unknown names of one article: by canonical name, with a hash where two would share one."""
    found = sorted(set(things), key=lambda n: (n.cls, n.canonical, n.label, n.language))
    by_slug: defaultdict[str, set[tuple[URIRef, str]]] = defaultdict(set)
    for named in found:
        by_slug[slug(named.canonical)].add((named.cls, named.canonical))
    names = {}
    for named in found:
        name = slug(named.canonical)
        if len(by_slug[name]) > 1 or not named.canonical.isascii():
            name = f"{name}-{fingerprint(named.cls, named.canonical)[:8]}"
        names[named] = URIRef(f"{article}/name/{name}")
    return names


def worded(article: URIRef, thing: Worded, span: Span) -> URIRef:
    """IRI of a thing that is nothing but its words; passages are ``…/t/<start>-<end>``."""
    folder = "t" if thing.cls == MAS.Passage else local_name(thing.cls).lower()
    return URIRef(f"{article}/{folder}/{span.start}-{span.end}")


def local_name(term: URIRef) -> str:
    """The part of an IRI after its last ``#`` or ``/``."""
    return str(term).rpartition("#")[2].rpartition("/")[2]


def _written(slots: Slots, paths: Iterable[URIRef]) -> list[str]:
    return [part for path in paths for part in (str(path), *sorted(value.n3() for value in slots[path]))]


def _same(one: Node, other: Node) -> bool:
    """Equal terms, equal numbers, or dates of which the vaguer may mean the other."""
    if one == other:
        return True
    mine, others = window(one), window(other)
    if mine and others:
        return mine[0] <= others[1] and others[0] <= mine[1]
    if isinstance(one, Literal) and isinstance(other, Literal) and one.value is not None:
        return type(one.value) is type(other.value) and bool(one.value == other.value)
    return False
