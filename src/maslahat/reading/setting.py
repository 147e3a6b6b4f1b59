"""What an article names: of which class it is, what it can stand for, and what has been told so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property

from rdflib import URIRef
from rdflib.namespace import RDFS

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.names import Names
from maslahat.reading.discourse import Discourse
from maslahat.reading.mentions import Mentions
from maslahat.reading.offices import OfficeFinder, OfficeWords
from maslahat.reading.trace import Trace
from maslahat.records import Filler, Mention, Value
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

Meaning = Callable[[Sentence, Token], list[Filler]]  # what the noun phrase headed by a token means


class Setting:
    """What is known of one article while it is read. ``d`` is the discourse up to the sentence at hand."""

    def __init__(
        self,
        article: Article,
        names: Names,
        lexicon: Lexicon,
        mentions: Mentions,
        offices: OfficeFinder | None,
        trace: Trace,
    ) -> None:
        self.trace = trace
        self.article = article
        self.names = names
        self.schema = names.schema
        self.lexicon = lexicon
        self.mentions = mentions
        self.d = Discourse()
        self._finder = offices
        self._offices: dict[int, dict[int, OfficeWords]] = {}
        self._states = {self.schema.graph.value(path, RDFS.range) for path in self.schema.standing}
        self._cities = {self.schema.graph.value(path, RDFS.domain) for path in self.schema.standing}
        self.people = self._tagged("PER")
        self.bodies = self._tagged("ORG")

    def _tagged(self, tag: str) -> URIRef:
        """The class whose unknown names the tagger announces by a type."""
        return next(c for c, b in self.schema.blocks.items() if tag in map(str, b.lexical(LEX.tag)))

    # ── words ────────────────────────────────────────────────────────────────────────────────────────────────────

    def offices(self, s: Sentence) -> dict[int, OfficeWords]:
        """The offices named in a sentence, by the place of their words."""
        if s.i not in self._offices:
            self._offices[s.i] = self._finder.find(self.article, s, self.mentions) if self._finder else {}
        return self._offices[s.i]

    def person(self, s: Sentence, token: Token) -> Mention | None:
        """The name of a person to which a token belongs."""
        mention = self.mentions.at(s, token.i)
        return mention if mention is not None and mention.cls == self.people else None

    def span(self, token: Token) -> Span:
        """The word itself."""
        return self.article.span(token.start, token.end)

    def joined(self, span: Span, token: Token) -> Span:
        """From the first to the last of some words and one more."""
        return self.article.span(min(span.start, token.start), max(span.end, token.end))

    # ── names ────────────────────────────────────────────────────────────────────────────────────────────────────

    def before(self, s: Sentence, i: int) -> Iterator[Mention]:
        """What is named before a token, in its sentence and in those before, the last first."""
        inside = dict.fromkeys(m for j, m in sorted(self.mentions.by_token[s.i].items()) if j < i)
        yield from reversed(inside)
        yield from reversed(self.d.named)

    def homeland(self, s: Sentence) -> Value | None:
        """The state of which a text speaks when it names a body without one: the sentence's, else the article's."""
        here = (m.value for m in self.mentions.by_token[s.i].values() if m.cls in self._states)
        return next(here, None) or self._most_named

    @cached_property
    def _most_named(self) -> Value | None:
        """The state that the article names most often, if it is one."""
        counts = Counter(m.value for m in self.mentions.all if m.cls in self._states).most_common(2)
        return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else None

    @cached_property
    def named_people(self) -> frozenset[Value]:
        """The persons whom the article names."""
        return frozenset(m.value for m in self.mentions.all if m.cls == self.people)

    def is_named(self, value: Value) -> bool:
        """Whether a value is a person whom the article names."""
        return value in self.named_people

    def last(self, path: URIRef) -> tuple[Filler, ...]:
        """What the last record that tells it has in a slot."""
        return next((found for _, record in reversed(self.d.records) if (found := record.fillers(path))), ())

    # ── classes ──────────────────────────────────────────────────────────────────────────────────────────────────

    def cls(self, value: Value) -> URIRef | None:
        """The class of what fills a slot; None for a literal."""
        if isinstance(value, URIRef):
            return self.names.cls(value)
        return getattr(value, "cls", None)

    def is_person(self, filler: Filler) -> bool:
        """Whether a filler is of the class whose names the tagger calls PER."""
        return self.cls(filler.value) == self.people

    def is_body(self, filler: Filler) -> bool:
        """Whether a filler is an organisation or a thing with role nouns other than a state's or person's."""
        return self.cls(filler.value) == self.bodies

    def fit(self, filler: Filler, slot: Slot) -> Filler | None:
        """The filler as the slot's classes admit it: as it is, or what it stands for (a capital for its state)."""
        cls = self.cls(filler.value)
        if cls is None:
            return None
        wanted = slot.only or slot.classes
        if not wanted or self.schema.is_a(cls, wanted):
            return filler
        if isinstance(filler.value, URIRef):
            for path in self.schema.standing:
                for thing in self.names.value(filler.value, path):
                    if self.schema.is_a(self.names.cls(thing) or thing, wanted):
                        return Filler(filler.span, thing)
        return None

    def is_city(self, mention: Mention) -> bool:
        """Whether a mention names a place by its surface."""
        places = self._tagged("LOC")
        named = {self.names.cls(t) for t in self.names.called(mention.span.text, RDFS.label)}
        return mention.cls == places or places in named

    def city(self, mention: Mention, slot: Slot) -> Value | None:
        """The place that a mention names by its surface, whether or not it is taken for its government."""
        wanted = slot.only or slot.classes
        if self.schema.is_a(mention.cls, wanted):
            return mention.value
        things = self.names.called(mention.span.text, RDFS.label)
        fitting = [t for t in things if self.schema.is_a(self.names.cls(t) or t, wanted)]
        return fitting[0] if len(fitting) == 1 else None

    def finer(self, one: Value, other: Value) -> bool:
        """Whether one is a city of the other, a state; a city of which the graph tells no state may be."""
        if self.cls(other) not in self._states or self.cls(one) not in self._cities:
            return False
        known = (
            {t for path in self.schema.standing for t in self.names.value(one, path)}
            if isinstance(one, URIRef)
            else set()
        )
        return not known or other in known
