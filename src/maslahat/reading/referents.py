"""Whom a noun phrase means: a name, an office with its holder, a pronoun, a role noun («эксперт», «страны региона»)."""

from __future__ import annotations

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.names import Names
from maslahat.reading.introductions import Introductions
from maslahat.reading.leaders import Leaders
from maslahat.reading.mentions import Mentions
from maslahat.reading.officeholders import Officeholders
from maslahat.reading.offices import OfficeFinder
from maslahat.reading.pairs import Pairs
from maslahat.reading.parties import Parties, part_nouns
from maslahat.reading.pronouns import PERSONAL, PLURAL, Pronouns
from maslahat.reading.rolenouns import RoleNouns, role_nouns
from maslahat.reading.setting import Setting
from maslahat.reading.sides import Sides, relation_nouns
from maslahat.reading.tenures import Tenures
from maslahat.reading.trace import SILENT, Trace
from maslahat.reading.tree import conjuncts
from maslahat.records import Filler
from maslahat.vocabulary import LEX

LATELY = 2  # sentences back in which those stand whom «они» means


class Referents(Setting):
    """Resolves the noun phrases of one article, each by the room for its kind."""

    def __init__(
        self,
        article: Article,
        names: Names,
        lexicon: Lexicon,
        mentions: Mentions,
        offices: OfficeFinder | None,
        tenures: Tenures | None,
        pairs: Pairs,
        trace: Trace = SILENT,
    ) -> None:
        super().__init__(article, names, lexicon, mentions, offices, trace)
        self.pairs = pairs
        self._representatives = lexicon.words(LEX.representative)
        self._officeholders = Officeholders(self, tenures)
        self._introductions = Introductions(self)
        self._pronouns = Pronouns(self)
        self._parties = Parties(self, self._officeholders)
        self._sides = Sides(self, self._officeholders, self.one)
        self._leaders = Leaders(self, self._officeholders, self._introductions, self._parties, self._sides, self.all)
        self._roles = RoleNouns(self, self._introductions, self._parties, self.one)
        self._pointing = lexicon.once(_pointing)
        # asked of the rooms as they are
        self.home = self._officeholders.home
        self.stands_for = self._officeholders.stands_for
        self.introduce = self._introductions.remember
        self.possessive = self._pronouns.possessive
        self.sides = self._sides.of
        self.experts = self._roles.experts

    def is_name(self, s: Sentence, token: Token) -> bool:
        """Whether a token may head the name of somebody who acts: a mention, an office, a role noun."""
        if self.mentions.at(s, token.i) or token.i in self.offices(s):
            return True
        return self._roles.role(s, token) is not None or (s.lemmas[token.i],) in self._representatives

    def plays(self, s: Sentence, token: Token) -> bool:
        """Whether a noun is one for who played a part in an event («гость», «хозяин»)."""
        return self._parties.part(s, token) is not None

    def all(self, s: Sentence, token: Token) -> list[Filler]:
        """What a noun phrase and the phrases coordinated with it mean, each once, in text order."""
        found: list[Filler] = []
        for one in self._coordinated(s, token):
            for filler in self.one(s, one):
                if all(filler.value != other.value for other in found):
                    found.append(filler)
        return found

    def _coordinated(self, s: Sentence, token: Token) -> list[Token]:
        """The phrases coordinated with a noun phrase; a name may have them hung on its last word by the parser."""
        found = conjuncts(s, token.i)
        mention = self.mentions.at(s, token.i)
        inside = s.covering(mention.span.start, mention.span.end) if mention is not None else []
        for within in inside:
            further = [c for c in s.children(within.i, "conj") if c not in inside and self.mentions.at(s, c.i)]
            found += [t for c in further for t in conjuncts(s, c.i) if t not in found]
        return found

    def one(self, s: Sentence, token: Token) -> list[Filler]:
        """What the noun phrase headed by a token means; empty if nobody can tell."""
        mention = self.mentions.at(s, token.i)
        if mention is not None:
            return [Filler(mention.span, mention.value)]
        words = self.offices(s).get(token.i)
        if words is not None:
            return self._leaders.office(s, token, words)
        lemma = s.lemmas[token.i]
        if token.pos != "PRON" and lemma not in self._pointing and lemma not in self.d.introduced:
            return self._heading(s, token)
        if token.pos == "PRON" and lemma in PERSONAL:
            return self._pronouns.personal(s, token)
        if token.pos == "PRON" and lemma == PLURAL and token.is_(Case="Nom"):
            return self.d.group if self.d.grouped >= s.i - LATELY else []
        if (lemma,) in self.lexicon.words(LEX.party):
            return self._sides.by_adjective(s, token) or self._parties.of_last(s, token)
        if (lemma,) in self._representatives:
            return self._leaders.representative(s, token)
        return self._noun(s, token)

    def _noun(self, s: Sentence, token: Token) -> list[Filler]:
        """A noun that points back: to a thing of its class, to who played a part, to who was introduced by it."""
        if (relation := self._sides.relation(s, token)) is not None:
            return self._sides.related(s, token, relation)
        if (role := self._roles.role(s, token)) is not None:
            return self._roles.meant(s, token, role)
        one = not token.is_(Number="Plur")
        if one and (path := self._parties.part(s, token)) is not None:
            return self._parties.who_played(s, token, path)
        if one and token.pos == "NOUN" and (again := self._introductions.again(s, token)):
            named = any(self.mentions.at(s, c.i) for c in s.children(token.i, "nmod", "appos", "flat"))
            if not named:
                return again
        return self._heading(s, token)

    def _heading(self, s: Sentence, token: Token) -> list[Filler]:
        """A noun that heads a name told before, or that has a name in apposition."""
        if token.pos in ("NOUN", "PROPN", "ADJ") and (headed := self._roles.headed(s, token)):
            return headed
        if (s.lemmas[token.i],) in self.lexicon.words(LEX.localNoun):  # «в городе Сиань»
            below = [self.mentions.at(s, c.i) for c in s.children(token.i, "appos", "flat")]
            return [Filler(m.span, m.value) for m in below if m is not None and self.is_city(m)][:1]
        # «Фарход»: the name itself may stand below a noun that the lexicon does not know («лидер партии X» is not X)
        return self._introductions.below(s, token, "appos")


def _pointing(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that may point back by what they mean; of the others only those that introduced somebody do."""
    words = {*lexicon.words(LEX.party), *lexicon.words(LEX.representative)}
    words |= {*lexicon.once(role_nouns), *lexicon.once(part_nouns)}
    return frozenset(first for first, *_ in words) | frozenset(lexicon.once(relation_nouns))
