"""What an article says and the graph does not, and the reverse, about what the article speaks of.

The records of an article that are known ones by their identity are compared slot by slot. One that is not is compared
with the known record most like it, and marked as perhaps the same: nothing is merged here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rdflib import RDFS, URIRef
from rdflib.term import Node

from maslahat import graphs
from maslahat.differences import behind, compatible
from maslahat.evidence import ArticleGraphs
from maslahat.grounds import Ground, grounds, labels, written
from maslahat.likeness import UNTOLD, Pair, Sides, Slots
from maslahat.schema import Schema
from maslahat.store import GraphStore
from maslahat.terms import iri, to_oxigraph
from maslahat.vocabulary import MAS, OA
from maslahat.workshop import Workshop

GROUPS = ("differing", "new", "corroborated", "silent")
_TITLES = {
    "differing": "Told otherwise",
    "new": "Told by the article alone",
    "corroborated": "Told by both",
    "silent": "Told by the graph alone",
}
_NOT, _SPOKEN, _CALLED = ", not ", "; the article speaks of ", ", in the graph: "  # before the other side's value
_UNKNOWN = "the graph knows nothing that is called so"
_MENTIONING = "SELECT DISTINCT ?thing WHERE { VALUES ?of { THINGS } GRAPH ?graph { ?thing ?slot ?of } }"


@dataclass(frozen=True)
class Line:
    """What is told of one record: ``perhaps`` says with which known one it was compared if it is not surely it."""

    record: str
    text: str
    perhaps: str = ""
    article: tuple[Ground, ...] = ()
    graph: tuple[Ground, ...] = ()

    def __str__(self) -> str:
        return f"{self.record}{f' (perhaps {self.perhaps})' if self.perhaps else ''} — {self.text}"


@dataclass(frozen=True)
class Comparison:
    """An article beside the graph; each group sorted by record."""

    article: str
    differing: tuple[Line, ...] = ()
    new: tuple[Line, ...] = ()
    corroborated: tuple[Line, ...] = ()
    silent: tuple[Line, ...] = field(default=(), repr=False)

    def lines(self, *, evidence: bool = True) -> list[str]:
        """The comparison as plain text: the groups, each line with the words of the article and the graph's sources."""
        lines = [self.article]
        for group in GROUPS:
            found: tuple[Line, ...] = getattr(self, group)
            lines += ["", f"{_TITLES[group]}: {len(found)}"]
            for line in found:
                lines.append(f"  {line}")
                if evidence:
                    lines += dict.fromkeys(f"      article: {ground}" for ground in line.article)
                    lines += dict.fromkeys(f"      graph: {ground}" for ground in line.graph)
        return lines


def compare(workshop: Workshop, article: ArticleGraphs, store: GraphStore, *, language: str = "en") -> Comparison:
    """An article's graphs beside a store; what the article itself has put there, if it is in it, is left out."""
    return _Comparing(workshop.schema, article, store, language).comparison()


@dataclass(frozen=True)
class _Found:
    """A line before anything in it has got its name; ``instead`` is the other side's value."""

    group: str
    pair: Pair
    told: tuple[tuple[URIRef, Node], ...]
    article: tuple[str, ...] = ()
    graph: tuple[str, ...] = ()
    instead: tuple[str, Node] | None = None


class _Comparing:
    def __init__(self, schema: Schema, article: ArticleGraphs, store: GraphStore, language: str) -> None:
        self.sides = Sides(schema, article, store)
        self.schema, self.store, self.language = schema, store, language
        self.orders = {slot.path: slot.order for block in schema.blocks.values() for slot in block.slots}

    def comparison(self) -> Comparison:
        spoken = {pair.known for pair in self.sides.pairs if pair.known}
        events = self.sides.about(
            {v for pair in self.sides.pairs if pair.known for v in self._values(pair.known)} | spoken
        )
        found = [line for pair in self.sides.pairs for line in self._of(pair, spoken, events)]
        found += self._names()
        found += self._around(spoken)
        lines = self._named(found)
        title = self._called({self.sides.home})[self.sides.home]
        return Comparison(title, **{group: tuple(line for g, line in lines if g == group) for group in GROUPS})

    # ── what is told ──────────────────────────────────────────────────────────────────────────────

    def _of(self, pair: Pair, spoken: set[URIRef], events: dict[URIRef, Slots]) -> Iterator[_Found]:
        """The lines of one record; statements with the same evidence on both sides in one line."""
        known = self.sides.known[pair.known] if pair.known else {}
        alike: defaultdict[tuple[str, tuple[str, ...], tuple[str, ...]], list[tuple[URIRef, Node]]] = defaultdict(list)
        for slot, values in self.sides.own[pair.record].items():
            if slot in UNTOLD:
                continue
            for value, quotes in values.items():
                if (
                    self.sides.local(value) and len(known.get(slot, {})) == 1
                ):  # the article's words for what the graph names
                    ((other, names),) = known[slot].items()
                    yield _Found("corroborated", pair, ((slot, value),), tuple(quotes), tuple(names), (_CALLED, other))
                    continue
                same = {n for other, names in known.get(slot, {}).items() if compatible(value, other) for n in names}
                same |= self._derived(pair.known, slot, value)
                group = "corroborated" if same else "new"
                alike[group, tuple(sorted(quotes)), tuple(sorted(same))].append((slot, value))
                for other, names in known.get(slot, {}).items():
                    if self.sides.one_value(pair.record, slot) and not compatible(value, other):
                        yield _Found("differing", pair, ((slot, other),), tuple(quotes), tuple(names), (_NOT, value))
        for slot, values in known.items():
            if slot in self.sides.own[pair.record] or slot in UNTOLD:
                continue
            for value, names in values.items():
                instead = self._instead(value, spoken, events) if pair.sure else None
                if instead is not None:
                    every = {q for of in self.sides.own[pair.record].values() for v in of.values() for q in v}
                    event = (_SPOKEN, instead)
                    yield _Found("differing", pair, ((slot, value),), tuple(sorted(every)), tuple(names), event)
                else:
                    alike["silent", (), tuple(sorted(names))].append((slot, value))
        for (group, words, sources), told in alike.items():
            yield _Found(group, pair, tuple(told), words, sources)

    def _instead(self, value: Node, spoken: set[URIRef], events: dict[URIRef, Slots]) -> URIRef | None:
        """The dated record of which the article speaks where the graph names another of its class."""
        if not isinstance(value, URIRef) or value in spoken or MAS.date not in events.get(value, {}):
            return None
        kinds = self.sides.kinds(events[value])
        same = [
            s for s in sorted(spoken) if any(self.schema.is_a(k, kinds) for k in self.sides.kinds(events.get(s, {})))
        ]
        return same[0] if len(same) == 1 else None

    def _names(self) -> Iterator[_Found]:
        """The things that the article has minted because no known one is called so."""
        for thing, slots in sorted(self.sides.described.items()):
            if MAS.standing in slots and thing in self.sides.own:
                quotes = tuple(
                    sorted({name for of in self.sides.own[thing].values() for n in of.values() for name in n})
                )
                yield _Found("new", Pair(thing, None, sure=True), (), quotes)

    def _around(self, spoken: set[URIRef]) -> Iterator[_Found]:
        """The known records that mention those of which the article speaks, or what a like one is about."""
        centre = set(spoken)
        for pair in self.sides.pairs:
            if pair.known and not pair.sure:
                told = self.sides.own[pair.record]
                local = [slot for slot, values in told.items() if any(self.sides.local(v) for v in values)]
                centre |= {v for s in local for v in self.sides.known[pair.known].get(s, {}) if isinstance(v, URIRef)}
        rows = self.store.query(_MENTIONING.replace("THINGS", written(map(str, centre)))) if centre else ()
        around = {iri(row["thing"].value) for row in rows} - centre
        for thing, slots in sorted(self.sides.about({t for t in around if not self.sides.local(t)}).items()):
            if self.sides.keyed(slots):
                all_of_it = [(s, v) for s, values in slots.items() if s not in UNTOLD for v in values]
                names = {n for values in slots.values() for of in values.values() for n in of}
                yield _Found("silent", Pair(thing, thing, sure=True), tuple(all_of_it), (), tuple(sorted(names)))

    # ── the graph ─────────────────────────────────────────────────────────────────────────────────

    def _derived(self, known: URIRef | None, slot: URIRef, value: Node) -> set[str]:
        """The evidence of what rules derive of a known record."""
        if known is None or not isinstance(value, URIRef):
            return set()
        ask = f"ASK {{ GRAPH <{graphs.DERIVED}> {{ {to_oxigraph(known)} {to_oxigraph(slot)} {to_oxigraph(value)} }} }}"
        if not self.store.query(ask):
            return set()
        found = behind(self.store, [(known, value)])
        return {name for name in found[known, value] if not self.sides.local(iri(name))}

    def _values(self, thing: URIRef) -> set[URIRef]:
        return {v for of in self.sides.known[thing].values() for v in of if isinstance(v, URIRef)}

    # ── names ─────────────────────────────────────────────────────────────────────────────────────

    def _named(self, found: list[_Found]) -> list[tuple[str, Line]]:
        terms = {term for f in found for pair in f.told for term in pair} | {f.instead[1] for f in found if f.instead}
        terms |= {t for f in found for t in (f.pair.record, f.pair.known) if t}
        self.names = self._called(terms)
        own = {q: self._ground(q) for f in found for q in f.article}
        evidence = grounds(self.store, {g for f in found for g in f.graph}, self.schema, language=self.language)
        lines = []
        for f in found:
            sure = f.pair.sure or f.pair.known is None
            line = Line(
                self._title(f.pair.record),
                self._text(f.told) + (f"{f.instead[0]}{self.names[f.instead[1]]}" if f.instead else ""),
                "" if sure else self.names[f.pair.known or f.pair.record],
                tuple(sorted(own[q] for q in f.article)),
                tuple(sorted(evidence[name] for name in f.graph if name != str(graphs.CURATED))),
            )
            lines.append((f.group, line))
        return sorted(lines, key=lambda pair: (pair[1].record, pair[1].perhaps, pair[1].text))

    def _text(self, told: Iterable[tuple[URIRef, Node]]) -> str:
        """Slots in the order of their blocks, each once, with its values."""
        slots: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for slot, value in told:
            slots[self.orders.get(slot, 99), self.names[slot]].append(self.names[value])
        parts = (f"{slot}: {', '.join(sorted(values))}" for (_, slot), values in sorted(slots.items()))
        return "; ".join(parts) or _UNKNOWN

    def _title(self, record: URIRef) -> str:
        """The class of a record and its label, as far as it has one of its own."""
        slots = self.sides.own.get(record) or self.sides.about({record})[record]
        kinds = ": ".join(self.schema.label(k, self.language) for k in self._plan_first(slots))
        known = self.sides.known.get(record) or self.sides.own.get(record) or slots
        named = RDFS.label in known or RDFS.label in (self.sides.own.get(record) or {})
        return f"{kinds} «{self.names[record]}»" if named else kinds

    def _plan_first(self, slots: Slots) -> Iterable[URIRef]:
        return sorted(self.sides.kinds(slots), key=lambda kind: (kind != MAS.Plan, str(kind)))

    def _called(self, terms: Iterable[Node]) -> dict[Node, str]:
        """Labels; those of what only the article knows are from the article."""
        wanted = set(terms)
        found = labels(self.store, wanted, language=self.language)
        for term in wanted:
            if isinstance(term, URIRef) and self.sides.local(term):
                said = {**self.sides.described.get(term, {}), **self.sides.own.get(term, {})}
                texts = [*said.get(RDFS.label, ()), *said.get(OA.exact, ())]
                ranked = sorted((getattr(t, "language", "") != self.language, str(t)) for t in texts)
                if ranked:
                    found[term] = ranked[0][1]
        return found

    def _ground(self, quote: str) -> Ground:
        slots = self.sides.described[iri(quote)]
        called = self._called({v for slot in (MAS.certainty, MAS.attributedTo) for v in slots.get(slot, ())})
        certainty = next((called[c] for c in slots.get(MAS.certainty, ()) if c != MAS.Asserted), "")
        speaker = ", ".join(sorted(called[s] for s in slots.get(MAS.attributedTo, ())))
        words = next((str(w) for w in slots.get(OA.exact, ())), "")
        kind = self.schema.label(MAS.Quote, self.language)
        return Ground(kind, words=words, certainty=certainty, speaker=speaker, iri=quote)
