"""Everything known of a thing, by date, each line with its evidence.

A line is a record that mentions the thing in any slot; where its own date is not told, the date of the event
that it belongs to is taken (an attendance has that of its meeting).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from maslahat import graphs
from maslahat.errors import MaslahatError
from maslahat.grounds import Ground, grounds, is_ground, labels, written
from maslahat.mentions import Rows
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import iri
from maslahat.vocabulary import MAS, shortened

_NAMES = (RDFS.label, SKOS.prefLabel, MAS.shortName, MAS.demonym, MAS.metonym, SKOS.altLabel, SKOS.hiddenLabel)
_TEXTS = (SKOS.definition, SKOS.scopeNote, RDFS.comment, DCTERMS.description)
_DATES = (MAS.date, MAS.since, MAS.until, MAS.published)
_UNTOLD = {RDF.type, MAS.of, SKOS.notation, MAS.name, MAS.evidence, MAS.earliest, MAS.latest, *_NAMES, *_TEXTS}
_MACHINERY = (MAS.Evidence, MAS.Passage, MAS.Identification)


@dataclass(frozen=True)
class Told:
    """One property with its values, as they are called, and the evidence of each value."""

    slot: str
    values: tuple[tuple[str, tuple[Ground, ...]], ...]

    def __str__(self) -> str:
        return f"{self.slot}: {', '.join(value for value, _ in self.values)}"


@dataclass(frozen=True)
class Entry:
    """One record that mentions the thing: its date as told (empty if none is), class, name, other slots, evidence.

    ``earliest`` sorts, ``roles`` are the slots in which it mentions the thing; ``grounds`` come with what each says of
    the record, or is silent on, if it does not say all of it.
    """

    iri: URIRef
    earliest: str
    dates: str
    kind: str
    label: str
    roles: tuple[str, ...]
    slots: tuple[Told, ...]
    grounds: tuple[tuple[Ground, str], ...]

    def __str__(self) -> str:
        slots = "; ".join(map(str, self.slots))
        name = f" «{self.label}»" if self.label else ""
        role = f" ({', '.join(self.roles)})" if self.roles else ""
        return f"{self.dates or 'undated'}  {self.kind}{name}{role}{f' — {slots}' if slots else ''}"


@dataclass(frozen=True)
class Description:
    """All that is known of a thing. ``names`` are by language, ``facts`` its own properties."""

    iri: URIRef
    label: str
    kinds: tuple[str, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    texts: tuple[str, ...] = ()
    facts: tuple[Told, ...] = ()
    entries: tuple[Entry, ...] = field(default=(), repr=False)

    def lines(self, *, evidence: bool = True) -> list[str]:
        """The description as plain text, evidence indented below what it is evidence of."""
        lines = [f"{self.label} ({', '.join(self.kinds) or 'of no class'}) <{self.iri}>", *self.texts]
        lines += [f"  {language or '–'}: {', '.join(names)}" for language, names in self.names]
        alike: defaultdict[tuple[Ground, ...], list[str]] = defaultdict(list)
        for fact in self.facts:
            for value, found in fact.values:
                alike[found].append(f"{fact.slot}: {value}")
        for found, facts in alike.items():
            lines.append(f"  {'; '.join(facts)}")
            lines += [f"      {ground}" for ground in found if evidence]
        for entry in self.entries:
            lines.append(str(entry))
            if evidence:
                lines += [f"      {ground}{f' [{part}]' if part else ''}" for ground, part in entry.grounds]
        return lines


def describe(store: GraphStore, thing: URIRef, schema: Schema, *, language: str = "en") -> Description:
    """All that is known of a thing, of any kind; raises MaslahatError if the graph says nothing of it."""
    return _Describer(store, thing, schema, language).description()


class _Describer:
    """The rows about one thing, and what is made of them."""

    def __init__(self, store: GraphStore, thing: URIRef, schema: Schema, language: str) -> None:
        self.store, self.thing, self.schema, self.language = store, thing, schema, language
        self.orders: dict[URIRef, int] = {}
        for slot in (slot for block in schema.blocks.values() for slot in block.slots):
            self.orders[slot.path] = min(slot.order, self.orders.get(slot.path, 99))
        self.rows, self.mentions = Rows.of_thing(store, thing), Rows.mentioning(store, thing)
        if not self.rows.told and not self.mentions.told:
            raise MaslahatError(f"the graph says nothing of {shortened(thing)}; is the IRI right?")
        told = [*self.rows.told.items(), *self.mentions.told.items()]
        terms = {term for (_, slot, value), _ in told for term in (slot, value)} | {thing}
        self.called = labels(store, terms, language=language)
        self.grounds = grounds(store, {g for _, names in told for g in names}, schema, language=language)
        self.dates = self._dates_of_values()

    def description(self) -> Description:
        own = self.rows.of(self.thing)
        found = [self._entry(record) for record in self.mentions.records() if record != self.thing]
        entries = sorted((e for e in found if e), key=lambda e: (e.earliest or "9", e.kind, e.label, e.iri))
        facts = [slot for slot in sorted(own, key=self._order) if slot not in _UNTOLD]
        return Description(
            iri=self.thing,
            label=self.called[self.thing],
            kinds=tuple(sorted(self.called[k] for k in [*own.get(RDF.type, ()), *own.get(MAS.of, ())])),
            names=self._names(own),
            texts=tuple(sorted(t for slot in _TEXTS for t in _in_language(own.get(slot, ()), self.language))),
            facts=tuple(self._told(self.thing, slot, own[slot], self.rows) for slot in facts),
            entries=tuple(entries),
        )

    def _names(self, own: dict[URIRef, list[Node]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        by_language: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for slot in (*_NAMES, SKOS.notation):
            for name in own.get(slot, ()):
                by_language[getattr(name, "language", None) or ""][str(name)] = None
        return tuple((language, tuple(names)) for language, names in sorted(by_language.items()))

    def _entry(self, record: URIRef) -> Entry | None:
        slots = self.mentions.of(record)
        kinds = [k for k in [*slots.get(MAS.of, ()), *slots.get(RDF.type, ())] if isinstance(k, URIRef)]
        if not any(k in self.schema.blocks for k in kinds) or any(self.schema.is_a(k, _MACHINERY) for k in kinds):
            return None
        earliest, dates = self._dates(record, slots)
        shown = [s for s in sorted(slots, key=self._order) if s not in {*_UNTOLD, *_DATES}]
        others = {slot: [v for v in slots[slot] if v != self.thing] for slot in shown}
        labelled = RDFS.label in slots or SKOS.prefLabel in slots
        return Entry(
            iri=record,
            earliest=earliest,
            dates=dates,
            kind=": ".join(dict.fromkeys(self.called[k] for k in _plan_first(kinds))),
            label=self._name(slots) if labelled else "",
            roles=tuple(self.called[s] for s in shown if self.thing in slots[s]),
            slots=tuple(self._told(record, slot, of, self.mentions) for slot, of in others.items() if of),
            grounds=self._grounds(record, slots),
        )

    def _name(self, slots: dict[URIRef, list[Node]]) -> str:
        named = [*slots.get(RDFS.label, ()), *slots.get(SKOS.prefLabel, ())]
        return next(iter(_in_language(named, self.language)), str(named[0]))

    def _dates(self, record: URIRef, slots: dict[URIRef, list[Node]]) -> tuple[str, str]:
        """The first day that the record's dates allow, to sort by, and the dates as told."""
        dates, since, until, published = (" / ".join(map(str, slots.get(slot, ()))) for slot in _DATES)
        told = f"{since or '?'} – {until or '?'}" if since or until else dates or published
        starts = (d for slot in (MAS.date, MAS.since, MAS.published) for d in slots.get(slot, ()))
        first = min(map(str, starts), default="")
        earliest = self.mentions.earliest.get(record, first)
        if told:
            return earliest or until, told
        near = [
            self.dates[value] for slot in sorted(slots, key=self._order) for value in slots[slot] if value in self.dates
        ]
        return near[0] if near else ("", "")

    def _dates_of_values(self) -> dict[Node, tuple[str, str]]:
        """For the things that records point to: when they happened, if they did."""
        things = {str(v) for (_, _, v) in self.mentions.told if isinstance(v, URIRef)} | {str(self.thing)}
        query = f"SELECT ?thing ?date WHERE {{ VALUES ?thing {{ {written(things)} }} ?thing mas:date ?date }}"
        found: defaultdict[Node, set[str]] = defaultdict(set)
        for row in self.store.query(query):
            found[iri(row["thing"].value)].add(row["date"].value)
        return {thing: (min(dates), " / ".join(sorted(dates))) for thing, dates in found.items()}

    def _told(self, record: URIRef, slot: URIRef, values: Iterable[Node], rows: Rows) -> Told:
        found = [
            (self.called[value], tuple(sorted(self.grounds[g] for g in rows.told[record, slot, value] if _shown(g))))
            for value in values
        ]
        return Told(self.called[slot], tuple(sorted(found)))

    def _grounds(self, record: URIRef, slots: dict[URIRef, list[Node]]) -> tuple[tuple[Ground, str], ...]:
        """The evidence of a record; of evidence that does not say all of it, which part it says or leaves out."""
        whole: list[tuple[URIRef, Node]] = []
        said: defaultdict[str, list[tuple[URIRef, Node]]] = defaultdict(list)
        for slot in sorted(slots, key=self._order):
            for value in slots[slot]:
                whole += [] if slot in _UNTOLD else [(slot, value)]
                for name in self.mentions.told[record, slot, value]:
                    said[name] += [] if slot in _UNTOLD else [(slot, value)]
        return tuple(
            sorted((self.grounds[name], self._part(part, whole)) for name, part in said.items() if _shown(name))
        )

    def _part(self, part: list[tuple[URIRef, Node]], whole: list[tuple[URIRef, Node]]) -> str:
        silent = [pair for pair in whole if pair not in part]
        if not part or not silent:
            return ""
        listed, verb = (part, "says") if len(part) <= len(silent) else (silent, "does not say")
        return f"{verb} {'; '.join(f'{self.called[slot]} {self.called[value]}' for slot, value in listed)}"

    def _order(self, slot: URIRef) -> tuple[int, str]:
        """Slots in the order in which the blocks give them."""
        return self.orders.get(slot, 99), str(slot)


def _shown(graph: str) -> bool:
    """Whether the name of a graph is evidence, or an article: what needs no evidence has none to show."""
    return is_ground(graph) and graph != str(graphs.CURATED)


def _plan_first(kinds: list[URIRef]) -> list[URIRef]:
    return sorted(kinds, key=lambda kind: (kind != MAS.Plan, str(kind)))


def _in_language(texts: Iterable[Node], language: str) -> list[str]:
    found = [t for t in texts if isinstance(t, Literal)]
    for wanted in (language, "en", None):
        if chosen := sorted(str(t) for t in found if wanted is None or t.language == wanted):
            return chosen
    return []
