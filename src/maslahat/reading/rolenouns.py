"""Nouns for what somebody or something is: «страны региона», «две страны», «эксперт», «Совет»."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from rdflib import URIRef
from rdflib.namespace import RDFS, SKOS

from maslahat.language import Sentence, Token
from maslahat.language.words import is_adjective, lemma
from maslahat.lexicon import Lexicon
from maslahat.reading.introductions import Introductions
from maslahat.reading.parties import Parties
from maslahat.reading.setting import Meaning, Setting
from maslahat.reading.trace import tells
from maslahat.reading.tree import conjuncts, possessors
from maslahat.records import Filler, Mention, Value
from maslahat.vocabulary import LEX


class RoleNouns:
    """Resolves the role nouns of one article (lex:roleNoun). ``one``: what another noun phrase means."""

    def __init__(self, setting: Setting, introductions: Introductions, parties: Parties, one: Meaning) -> None:
        self.setting = setting
        self.trace = setting.trace
        self.introductions = introductions
        self.parties = parties
        self._one = one
        self._roles = setting.lexicon.once(role_nouns)
        self._bodies = set(self._roles.values()) - {setting.people}
        self._ahead: dict[URIRef, list[Value]] = {}  # what the article names of a class: one, or several
        self._heads: dict[URIRef, frozenset[str]] = {}

    def role(self, s: Sentence, token: Token) -> URIRef | None:
        """The class that a noun is for."""
        return self._roles.get((s.lemmas[token.i],))

    def experts(self, s: Sentence) -> list[Value]:
        """The persons whom a sentence introduces by a role noun («политолог Фарход Толипов»)."""
        roles = [t for t in s.tokens if self.role(s, t) == self.setting.people]
        return [f.value for t in roles for f in self.introductions.beside(s, t)]

    @tells("a role noun")
    def meant(self, s: Sentence, token: Token, role: URIRef) -> list[Filler]:
        """What a noun for a class means."""
        if role == self.setting.people:
            return self._expert(s, token)
        if _several(s, token):
            of = [c for p in possessors(s, token.i) for c in conjuncts(s, p.i)]
            owners = [f for c in of for f in self._one(s, c) if self.setting.cls(f.value) in self._roles.values()]
            if owners:  # «страны региона», «страны ЕАЭС и ОАЭ»
                return [Filler(self.setting.joined(owners[0].span, token), owners[0].value), *owners[1:]]
            return self.parties.named_last(s, token, role)
        is_a = self.setting.schema.is_a
        for child in s.children(token.i, "amod"):  # «украинское государство»
            whose = self.setting.names.demonym(child.text)
            if whose is not None and (cls := self.setting.cls(whose)) is not None and is_a(cls, [role]):
                return [Filler(self.setting.joined(self.setting.span(child), token), whose)]
        like = [m for m in self.setting.before(s, token.i) if is_a(m.cls, [role])]
        headed = (m for m in like if s.lemmas[token.i] in self._head_nouns(m))
        known = [next(headed, like[0]).value] if like else self._named_ahead(role)
        return [Filler(self.setting.span(token), known[0])] if len(known) == 1 else []

    def _named_ahead(self, role: URIRef) -> list[Value]:
        if role not in self._ahead:
            values = dict.fromkeys(m.value for m in self.setting.mentions.all if m.cls == role)
            self._ahead[role] = list(islice(values, 2))
        return self._ahead[role]

    def _expert(self, s: Sentence, token: Token) -> list[Filler]:
        if beside := self.introductions.beside(s, token):
            return beside
        if token.is_(Number="Plur"):
            return []
        if again := self.introductions.again(s, token):
            return again
        d = self.setting.d
        # «дипломат» may be a deputy minister whom nobody knows, but no head of state
        serving = (s.lemmas[token.i],) in self.setting.lexicon.words(LEX.servant)
        above = {p for p in d.officials if not serving or isinstance(p, URIRef)}
        if d.claimant and d.claimant.value not in above:
            return [Filler(d.claimant.span, d.claimant.value)]
        last = next((p for p in reversed(d.people) if p.value not in above), None)
        return [Filler(last.span, last.value)] if last is not None else []

    # ── the noun that heads a name ───────────────────────────────────────────────────────────────────────────────

    @tells("the noun that heads a name")
    def headed(self, s: Sentence, token: Token) -> list[Filler]:
        """«Совет», «фонд»: a body named before whose name this noun heads, if nothing else is said of it."""
        word = s.lemmas[token.i]
        if word not in self._heading:
            return []
        capital = token.text[0].isupper() and token.i > 0
        if (word in self.setting.lexicon.triggers and not capital) or token.is_(Number="Plur"):
            return []
        own = [c for c in s.children(token.i) if c.rel != "appos" or c.feats.get("Case") == token.feats.get("Case")]
        if any(c.rel in ("nmod", "amod", "appos", "flat", "nummod") for c in own):
            return []
        found = next((m for m in self.setting.before(s, token.i) if word in self._head_nouns(m)), None)
        return [Filler(self.setting.span(token), found.value)] if found else []

    @cached_property
    def _heading(self) -> frozenset[str]:
        """The nouns that head the names of the bodies in the article."""
        return frozenset(word for m in self.setting.mentions.all for word in self._head_nouns(m))

    def _head_nouns(self, mention: Mention) -> frozenset[str]:
        """The nouns that head the names of a body («фонд» of «Международный фонд спасения Арала»)."""
        if mention.cls not in self._bodies or not isinstance(mention.value, URIRef):
            return frozenset()
        if mention.value not in self._heads:
            texts = self.setting.names.texts
            labels = [text.split() for how in (RDFS.label, SKOS.altLabel) for text in texts(mention.value, how)]
            heads = (next((w for w in words if not is_adjective(w.lower())), "") for words in labels if len(words) > 1)
            self._heads[mention.value] = frozenset(lemma(w) for w in heads if w.isalpha() and not w.isupper())
        return self._heads[mention.value]


def _several(s: Sentence, token: Token) -> bool:
    """Whether a noun is in the plural; «страны» that do something are, whatever the tagger says."""
    above = s.head(token.i)
    done = above is not None and above.pos == "VERB" and above.is_(Number="Plur")
    return token.is_(Number="Plur") or (done and token.rel == "nsubj" and token.is_(Case="Gen"))


def role_nouns(lexicon: Lexicon) -> dict[tuple[str, ...], URIRef]:
    """The nouns for somebody or something of a class, with that class."""
    blocks = lexicon.schema.blocks.values()
    return {p.words: b.iri for b in blocks for p in lexicon.phrases(b, LEX.roleNoun)}
