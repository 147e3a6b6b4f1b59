"""Whom an office or a word for who stands for somebody means: «президент Казахстана», «главы МИД», «лидер»."""

from __future__ import annotations

from rdflib import URIRef

from maslahat.language import Sentence, Token
from maslahat.reading.introductions import Introductions
from maslahat.reading.officeholders import Officeholders
from maslahat.reading.offices import OfficeWords
from maslahat.reading.parties import Parties
from maslahat.reading.setting import Meaning, Setting
from maslahat.reading.sides import Sides
from maslahat.reading.trace import tells
from maslahat.reading.tree import is_participle, possessors, preposition
from maslahat.records import Filler
from maslahat.vocabulary import LEX

REACH = 8  # tokens from a delegation to the words before its head, and from these to his name


class Leaders:
    """Resolves the offices and leaders of one article. ``every``: what a noun phrase and those joined to it mean."""

    def __init__(
        self,
        setting: Setting,
        officeholders: Officeholders,
        introductions: Introductions,
        parties: Parties,
        sides: Sides,
        every: Meaning,
    ) -> None:
        self.setting = setting
        self.trace = setting.trace
        self.officeholders = officeholders
        self.introductions = introductions
        self.parties = parties
        self.sides = sides
        self._every = every
        self._bodies = setting.lexicon.words(LEX.body)
        self._sending = setting.lexicon.words(LEX.sending)
        self._heading = setting.lexicon.words(LEX.heading)

    @tells("an office")
    def office(self, s: Sentence, token: Token, words: OfficeWords) -> list[Filler]:
        """Who is named with an office, holds it, or else whose it is."""
        if words.persons:
            return list(words.persons)
        if below := self.introductions.below(s, token):
            return below
        if words.owners:
            return self._owned(words)
        if words.plural:
            return self.parties.of_last(s, token)
        holder = self.officeholders.latest(words.kind)
        return [Filler(words.span, holder)] if holder is not None else []

    def _owned(self, words: OfficeWords) -> list[Filler]:
        """«президент Казахстана»: its holder; «президенты Казахстана и Узбекистана»: whom they stand for."""
        first = words.owners[0]
        phrase = self.setting.article.span(words.span.start, max(words.span.end, *(o.span.end for o in words.owners)))
        if len(words.owners) > 1:
            return list(words.owners)
        if words.plural:
            return [Filler(phrase if first.span.start < phrase.end else first.span, first.value)]
        return [Filler(phrase, self.officeholders.holder(words.kind, first.value) or first.value)]

    @tells("who stands for it")
    def representative(self, s: Sentence, token: Token) -> list[Filler]:
        """«лидеры региона», «глава Казахстана»: the person known for it, else what the noun stands for."""
        if beside := self.introductions.below(s, token):
            return beside
        if headed := self._headed(s, token):
            return headed
        found: list[Filler] = []
        # «коллеги из Ирана и Катара»
        near = [c for c in s.children(token.i, "nmod", "obl") if c.i > token.i and not self._parted(s, token, c)]
        sent = [c for c in near if (preposition(s, c.i),) in self._sending]
        owners = [f for p in possessors(s, token.i) for f in self._every(s, p)]
        owners += [f for c in sent for f in self._every(s, c)]
        if token.is_(Animacy="Anim"):  # «её коллеги» are not she
            owners = [f for f in owners if not self.setting.is_person(f)]
        if not owners and (s.lemmas[token.i],) in self._bodies:  # «министерства энергетики Казахстана и Киргизии»
            inner = [p for p in possessors(s, token.i) if p.is_(Animacy="Inan")]
            owners = [f for i in inner for p in possessors(s, i.i) for f in self._every(s, p)]
        for owner in owners:
            span = owner.span if found else self.setting.joined(owner.span, token)
            found.append(self.sides.led(s, token, owner) or Filler(span, owner.value))
        if found:
            return found
        if found := self.sides.by_adjective(s, token):
            return found
        if token.is_(Number="Plur"):
            # «лидеры»: the two who met; «лидеры региона», «главы МИД»: others
            bare = not s.children(token.i, "nmod") and not token.text.isupper()
            return self.parties.of_last(s, token) if bare else []
        return self.introductions.again(s, token)

    def _parted(self, s: Sentence, one: Token, other: Token) -> bool:
        return any(t.pos == "PUNCT" for t in s.tokens[one.i : other.i])

    def _headed(self, s: Sentence, token: Token) -> list[Filler]:
        """«делегация Казахстана во главе с министром X»: who heads it, for whoever is named before him."""
        for at in range(token.i + 1, min(token.i + REACH, len(s.tokens))):
            if s.tokens[at].pos == "VERB" and not is_participle(s.tokens[at]):
                return []
            size = next((len(w) for w in self._heading if s.lemmas[at : at + len(w)] == w), 0)
            for name in s.tokens[at + size : at + size + REACH] if size else ():
                if name.text in ",;:—" or name.pos == "VERB":
                    break
                if self.setting.person(s, name) or name.i in self.setting.offices(s):
                    people = [f for f in self._every(s, name) if self.setting.is_person(f) and self._official(f)]
                    return people[:1]
        return []

    def _official(self, filler: Filler) -> bool:
        return isinstance(filler.value, URIRef) or filler.value in self.setting.d.officials
