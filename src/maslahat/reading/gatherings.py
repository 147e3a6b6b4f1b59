"""What an event noun leaves to its verb or to the text before: who was there, in which city, of what it was."""

from __future__ import annotations

from rdflib import URIRef

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree, when
from maslahat.reading.fitting import Fitting
from maslahat.reading.occasions import Occasions
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

OPENING_MARKS = '«„“"'


class Gatherings:
    """Looks at the event nouns of one article."""

    def __init__(
        self, article: Article, lexicon: Lexicon, referents: Referents, fitting: Fitting, occasions: Occasions
    ) -> None:
        self.article = article
        self.referents = referents
        self.fitting = fitting
        self.occasions = occasions
        self._open = lexicon.words(LEX.representative)
        self._editions = lexicon.once(_editions)

    def attendant(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """«На саммите президент выступил»: who acts in the clause that the event noun dates."""
        if tree.is_verb(hit.head):
            return []
        host = self.occasions.host(s, hit.head)
        verb = host or self.occasions.verb(s, hit.head)
        if verb is None:
            return []
        found = self.fitting.of(s, self._hosts(s, hit, verb), slot)
        if host is not None:  # «Астана приняла саммит»: the city is the place, a president the host
            return [f for f in found if self.referents.is_person(f)]
        return [f for f in found if f.value not in self.referents.d.experts]

    def seat(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """A city or state that hosts the event: the subject of «приняла саммит», as the place, not as a government."""
        host = self.occasions.host(s, hit.head)
        if host is None:
            return []
        found = []
        for token in self._hosts(s, hit, host):
            mention = self.referents.mentions.at(s, token.i)
            if mention is not None and (city := self.referents.city(mention, slot)) is not None:
                found.append(Filler(mention.span, city))
            elif mention is not None and self.referents.schema.is_a(mention.cls, slot.broadly):
                found.append(Filler(mention.span, mention.value))
        return found

    def edition(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """«следующий саммит»: of what, the text has told before."""
        noun = hit.head
        edition = (hit.block.iri, s.lemmas[noun.i]) in self._editions or self.occasions.ordered(s, noun)
        if tree.is_verb(noun) or not edition or self._defined(s, noun):
            return []
        verb = self.occasions.verb(s, noun)
        if verb is not None and not tree.preposition(s, noun.i) and self.occasions.host(s, noun) is None:
            who = tree.subjects(s, verb.i, lambda t: self.referents.is_name(s, t))
            return self.fitting.of(s, who, slot)[:1]  # «саммит провели лидеры СНГ»; if two presidents did, it is theirs
        for _, record in reversed(self.referents.d.records):
            if found := [f for f in (self.referents.fit(f, slot) for f in record.fillers(slot.path)) if f]:
                return [Filler(self.article.span(noun.start, noun.end), found[0].value)]
        # a format is there to meet in; a body may have been named for its resolution
        named = list(reversed(self.referents.d.named))
        last_first = sorted(named, key=lambda m: m.cls == self.referents.bodies)
        for mention in last_first:
            if (filler := self.referents.fit(Filler(mention.span, mention.value), slot)) is not None:
                return [Filler(self.article.span(noun.start, noun.end), filler.value)]
        return []

    def _hosts(self, s: Sentence, hit: Hit, verb: Token) -> list[Token]:
        """The subject of a verb; never the event itself, which looks alike («саммит принимала Астрахань»)."""
        found = tree.subjects(s, verb.i, lambda t: self.referents.is_name(s, t))
        if tree.is_passive(verb) and self.occasions.hosts(s, verb):  # «в ходе визита был принят президентом»
            found = [*tree.objects(s, verb.i), *found]
        return [t for t in found if t.i != hit.head.i] or [t for t in s.children(verb.i, "nsubj") if t.i != hit.head.i]

    def _defined(self, s: Sentence, noun: Token) -> bool:
        """Whether a noun says by itself of what it is: by a name, a quotation, or «… стран»."""
        mentions = self.referents.mentions
        below = [c for c in s.children(noun.i, "nmod", "appos", "flat") if not tree.preposition(s, c.i)]
        if any(mentions.at(s, c.i) or self.referents.is_name(s, c) for c in below):
            return True
        if any(t.text in OPENING_MARKS for t in s.tokens[noun.i + 1 : noun.i + 2]):
            return True
        # «заседание кабинета», «Венская конференция», «мероприятия» are of something else
        whose = any(
            c.pos == "NOUN" and c.is_(Case="Gen") and not when.temporal(c.text) and (s.lemmas[c.i],) not in self._open
            for c in below
        )
        named = any(c.text[0].isupper() and c.i for c in s.children(noun.i, "amod"))
        return whose or named or noun.is_(Number="Plur")


def _editions(lexicon: Lexicon) -> set[tuple[URIRef, str]]:
    return {(b.iri, p.words[0]) for b in lexicon.schema.blocks.values() for p in lexicon.phrases(b, LEX.edition)}
