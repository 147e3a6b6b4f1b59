"""A reading as quads: what each quote states stands in the graph named by the quote.

The article's own graph describes the article, its quotes and passages, the names it minted and why records
were taken for known ones; so dropping the article's graphs leaves nothing of it behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad
from rdflib import RDF, RDFS, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from maslahat.article import Article, Span, slug
from maslahat.dates import dated
from maslahat.errors import MaslahatError
from maslahat.graphs import fingerprint
from maslahat.identity import Identity, local_names, worded
from maslahat.records import Filler, Named, Reading, Record, Worded
from maslahat.schema import Schema
from maslahat.terms import quad
from maslahat.vocabulary import ID, MAS, OA

CONTEXT = 32  # code points kept before and after a quote, by which it can be found again in a changed text

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True)
class ArticleGraphs:
    """All quads of one article, sorted. Each graph's name is the article's IRI or begins with it.

    ``records`` and ``mentions`` are the IRIs of what the reading holds under these names, in its order.
    """

    article: URIRef
    quads: tuple[Quad, ...]
    records: tuple[URIRef, ...] = ()
    mentions: tuple[URIRef, ...] = ()


def article_graphs(
    reading: Reading, schema: Schema, identity: Identity, metadata: Iterable[Triple] = ()
) -> ArticleGraphs:
    """The graphs of a reading; ``metadata`` are curated statements about the article.

    Raises ValueError if a span of the reading is not in its text, MaslahatError for a bad date.
    """
    writer = _Writer(reading, schema, identity)
    writer.describe_article(metadata)
    writer.write_names()
    records = tuple(writer.write_record(record) for record in reading.records)
    named = (mention.value for mention in reading.mentions)
    mentions = tuple(writer.names[value] if isinstance(value, Named) else value for value in named)
    return ArticleGraphs(reading.article.iri, tuple(sorted(writer.quads, key=str)), records, mentions)


class _Writer:
    """Collects the quads of one reading."""

    def __init__(self, reading: Reading, schema: Schema, identity: Identity) -> None:
        self.reading = reading
        self.article: Article = reading.article
        self.schema = schema
        self.identity = identity
        self.quads: set[Quad] = set()
        self.names = local_names(self.article.iri, (named for named, _ in self._named()))

    # ── the article's graph ───────────────────────────────────────────────────────────────────────

    def describe_article(self, metadata: Iterable[Triple]) -> None:
        article = self.article
        language = article.language or "und"
        label = Literal(article.title, lang=language) if article.title else Literal(article.name)
        about: list[tuple[URIRef, Node]] = [
            (RDF.type, MAS.Article),
            (MAS.sha256, Literal(article.sha256)),
            (DCTERMS.language, Literal(language)),
            (RDFS.label, label),
        ]
        if article.published:
            try:
                about.append((MAS.published, dated(article.published)))
            except ValueError as error:
                raise MaslahatError(f"{article.name}: date of publication is {error}") from None
        if article.url:
            about.append((MAS.url, Literal(article.url)))
        curated = [(predicate, value) for _, predicate, value in metadata]
        told = {predicate for predicate, _ in curated} - {RDF.type}
        for predicate, value in [*curated, *(pair for pair in about if pair[0] not in told)]:
            self._add(article.iri, article.iri, predicate, value)
        if article.publisher:
            self._publisher(article.publisher)

    def _publisher(self, name: str) -> None:
        """The publisher of whom only a name is told: the one known thing called so, else a minted one."""
        home = self.article.iri
        known = self.identity.called(name, (RDFS.label, SKOS.altLabel))
        publisher = known[0] if len(known) == 1 else URIRef(f"{ID}organization/{slug(name)}")
        self._add(home, home, MAS.publisher, publisher)
        if len(known) == 1:
            self._identification(publisher, f"The only known thing that is called {name!r}.")
        elif not self.identity.knows(publisher):
            self._add(home, publisher, RDFS.label, Literal(name))
            self._add(home, publisher, MAS.standing, MAS.Unconfirmed)
            kind = self.schema.graph.value(MAS.publisher, RDFS.range)
            if isinstance(kind, URIRef):
                self._add(home, publisher, RDF.type, kind)

    def _identification(self, thing: URIRef, reason: str) -> None:
        home = self.article.iri
        node = URIRef(f"{home}/identification/{fingerprint(thing, reason)}")
        self._add(home, node, RDF.type, MAS.Identification)
        self._add(home, node, MAS.identified, thing)
        self._add(home, node, RDFS.comment, Literal(reason, lang="en"))

    def _describe_span(self, node: URIRef, kind: URIRef, span: Span) -> None:
        text, home = self.article.text, self.article.iri
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            raise ValueError(f"{self.article.name} {span.start}–{span.end}: the text is not {span.text!r}")
        self._add(home, node, RDF.type, kind)
        self._add(home, node, MAS.source, home)
        self._add(home, node, OA.exact, Literal(span.text))
        self._add(home, node, OA.prefix, Literal(text[max(0, span.start - CONTEXT) : span.start]))
        self._add(home, node, OA.suffix, Literal(text[span.end : span.end + CONTEXT]))
        self._add(home, node, OA.start, Literal(span.start))
        self._add(home, node, OA.end, Literal(span.end))

    def _quote(self, span: Span, certainty: URIRef = MAS.Asserted, attributed_to: URIRef | None = None) -> URIRef:
        """A quote, described; its IRI names the graph of what it states."""
        node = URIRef(f"{self.article.iri}/q/{span.start}-{span.end}")
        if certainty != MAS.Asserted or attributed_to is not None:
            node = URIRef(f"{node}/{fingerprint(certainty, attributed_to or '')}")
        self._describe_span(node, MAS.Quote, span)
        self._add(self.article.iri, node, MAS.certainty, certainty)
        if attributed_to is not None:
            self._add(self.article.iri, node, MAS.attributedTo, attributed_to)
        return node

    # ── names ─────────────────────────────────────────────────────────────────────────────────────

    def write_names(self) -> None:
        """Every unknown name, in the quote of the first sentence where it stands."""
        written: set[Named] = set()
        for named, span in sorted(self._named(), key=lambda pair: (pair[1].start, pair[1].end)):
            if named in written:
                continue
            written.add(named)
            thing, quote = self.names[named], self._quote(self._sentence(span))
            self._add(quote, thing, RDF.type, named.cls)
            self._add(quote, thing, RDFS.label, Literal(named.label, lang=named.language))
            self._add(quote, thing, SKOS.notation, Literal(named.canonical))
            self._add(self.article.iri, thing, MAS.standing, MAS.Unconfirmed)

    def _named(self) -> Iterator[tuple[Named, Span]]:
        for mention in self.reading.mentions:
            if isinstance(mention.value, Named):
                yield mention.value, mention.span
        for record in self.reading.records:
            fillers = [filler for _, filler in record]
            for filler in [*fillers, record.attributed_to] if record.attributed_to else fillers:
                if isinstance(filler.value, Named):
                    yield filler.value, filler.span

    def _sentence(self, span: Span) -> Span:
        return next((sentence for sentence in self.reading.sentences if sentence.contains(span)), span)

    # ── records ───────────────────────────────────────────────────────────────────────────────────

    def write_record(self, record: Record) -> URIRef:
        """A record in the graph of its quote and of each alternative, with the situation that it starts; its IRI."""
        speaker = record.attributed_to
        party = self._term(speaker) if speaker else None
        quotes = [
            self._quote(span, record.certainty, party if isinstance(party, URIRef) else None)
            for span in (record.evidence, *record.alternatives)
        ]
        slots: dict[URIRef, tuple[Node, ...]] = {
            path: tuple(dict.fromkeys(self._term(filler) for filler in fillers)) for path, fillers in record.slots
        }
        planned = record.certainty == MAS.Planned
        event = self._write(record.cls, slots, record.evidence, quotes, planned=planned)
        for _, filler in record:
            self._write_worded(filler, quotes)
        block = self.schema.blocks.get(record.cls)
        if block and block.starts and not planned:
            self._write(
                block.starts,
                self._started(block.starts, slots, event),
                record.evidence,
                quotes,
                planned=False,
            )
        return event

    def _write(
        self,
        cls: URIRef,
        slots: dict[URIRef, tuple[Node, ...]],
        evidence: Span,
        quotes: list[URIRef],
        *,
        planned: bool,
    ) -> URIRef:
        block = self.schema.blocks.get(cls)
        defaults = {s.path: (s.default,) for s in (block.slots if block else ()) if s.default and not slots.get(s.path)}
        told = {path: values for path, values in slots.items() if path != MAS.startedBy}
        identified = self.identity.record(cls, {**told, **defaults}, self.article, evidence, planned=planned)
        statements: list[tuple[URIRef, Node]] = [(path, value) for path, values in slots.items() for value in values]
        if identified.reason is None:
            statements += [(path, value) for path, values in defaults.items() for value in values]
        else:
            self._identification(identified.iri, identified.reason)
        statements += [(RDF.type, MAS.Plan), (MAS.of, cls)] if planned else [(RDF.type, cls)]
        for quote in quotes:
            for predicate, value in statements:
                self._add(quote, identified.iri, predicate, value)
        return identified.iri

    def _started(
        self, cls: URIRef, slots: dict[URIRef, tuple[Node, ...]], event: URIRef
    ) -> dict[URIRef, tuple[Node, ...]]:
        """The slots of the situation that an event starts: shared ones, and those taken from the event's."""
        block = self.schema.blocks.get(cls)
        carried: dict[URIRef, tuple[Node, ...]] = {}
        for slot in block.slots if block else ():
            origin = self.schema.graph.value(slot.path, MAS.takenFrom)
            values = slots.get(slot.path) or (slots.get(origin) if isinstance(origin, URIRef) else None)
            if values:
                carried[slot.path] = values
        return {**carried, MAS.startedBy: (event,)}

    def _term(self, filler: Filler) -> Node:
        if isinstance(filler.value, Named):
            return self.names[filler.value]
        if isinstance(filler.value, Worded):
            return worded(self.article.iri, filler.value, filler.span)
        return filler.value

    def _write_worded(self, filler: Filler, quotes: list[URIRef]) -> None:
        if not isinstance(filler.value, Worded):
            return
        thing = worded(self.article.iri, filler.value, filler.span)
        if filler.value.cls == MAS.Passage:
            self._describe_span(thing, MAS.Passage, filler.span)
            return
        for quote in quotes:
            self._add(quote, thing, RDF.type, filler.value.cls)
            self._add(quote, thing, RDFS.label, Literal(filler.span.text, lang=filler.value.language))

    def _add(self, graph: URIRef, subject: URIRef, predicate: Node, value: Node) -> None:
        self.quads.add(quad(subject, predicate, value, graph))
