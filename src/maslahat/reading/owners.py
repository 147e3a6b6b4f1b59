"""Of what or whom a trigger noun is: its genitives, the two sides of a pair, «его»."""

from __future__ import annotations

from maslahat.article import Article
from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.fitting import Fitting
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler, Mention
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

DEEP = 4  # genitives between an event noun and the body of which it is
NEAR = 8  # tokens after a noun within which the two sides of a pair stand
MARKS = '«»"“”'


class Owners:
    """Finds possessors in one article."""

    def __init__(self, article: Article, lexicon: Lexicon, referents: Referents, fitting: Fitting) -> None:
        self.article = article
        self.lexicon = lexicon
        self.referents = referents
        self.fitting = fitting
        self.organs = lexicon.words(LEX.organ)

    def of_noun(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The genitive of a trigger noun or of the noun of a phrase, or whom a possessive means."""
        if tree.is_verb(hit.head) and not hit.rest:
            return []
        noun = hit.noun
        near = [p for p in tree.possessors(s, noun.i) if p.i > noun.i and not tree.apart(s, p.i, noun.i)]
        owners = [o for p in near for o in self._inner(s, hit, p)]
        pair = self._pair(s, noun, owners, slot)
        if pair is not None:
            return [pair]
        found = self.fitting.of(s, owners, slot) or self._deep(s, owners, slot)
        if not found:  # «казахстанско-узбекские переговоры», «заседание узбекско-китайской комиссии»
            sides = next((both for t in (noun, *near) if len(both := self.referents.sides(s, t.i)) > 1), [])
            found = [f for one in sides if (f := self.referents.fit(one, slot))]
        if not found and (filler := self.referents.possessive(s, noun.i)) is not None:
            fitted = self.referents.fit(filler, slot)
            return [fitted] if fitted else []
        return found

    def of_phrase(self, s: Sentence, hit: Hit, slot: Slot) -> list[Filler]:
        """The genitive of a trigger's noun where it is a phrase or a predicate."""
        said = hit.rest or hit.predicate or s.children(hit.noun.i, "nsubj")
        return self.fitting.of(s, tree.possessors(s, hit.noun.i), slot) if said else []

    def _inner(self, s: Sentence, hit: Hit, owner: Token) -> list[Token]:
        """A genitive, or the genitives of one that is an event noun itself («заседание сессии ШОС»)."""
        nouns = {t.phrase.words[0] for t in self.lexicon.triggers.get(s.lemmas[owner.i], ()) if t.block == hit.block}
        if not nouns or self.referents.mentions.at(s, owner.i) is not None:
            return [owner]
        return tree.possessors(s, owner.i)

    def _deep(self, s: Sentence, owners: list[Token], slot: Slot) -> list[Filler]:
        """«встреча министров стран ШОС», «заседание Совета ШОС»: of what it is, behind those who came for it."""
        if not slot.tells or LEX.Named not in slot.fills:
            return []
        many = [o for o in owners if o.is_(Number="Plur") or (s.lemmas[o.i],) in self.organs]
        for _ in range(DEEP):
            members = [c for o in many for c in s.children(o.i, "appos") if c.is_(Case="Gen", Number="Plur")]
            acronyms = [c for o in many for c in s.children(o.i, "appos") if c.text.isupper()]  # «стран ОТГ»
            owners = many = [*(p for o in [*many, *members] for p in tree.possessors(s, o.i)), *acronyms]
            named = [o for o in owners if self.referents.mentions.at(s, o.i)]
            if found := self.fitting.of(s, named, slot):
                return found[:1]
        return []

    def _pair(self, s: Sentence, noun: Token, owners: list[Token], slot: Slot) -> Filler | None:
        """A format called by its two sides: «саммит Центральной Азии и ССАГПЗ», «встреча ЕС — Центральная Азия»."""
        heads = [t for owner in owners for t in tree.conjuncts(s, owner.i)]
        sides = self._named(s, heads)
        if len(sides) != 2:
            sides = self._joined(s, noun)
        if len(sides) != 2:
            return None
        first, then = sorted(sides, key=lambda m: m.span.start)
        thing = self.referents.pairs.of(first.value, then.value)
        if not thing:
            return None
        return self.referents.fit(Filler(self.article.span(first.span.start, then.span.end), thing), slot)

    def _joined(self, s: Sentence, noun: Token) -> list[Mention]:
        """The names on both sides of a dash right after a noun, with nothing else between."""
        after = [t for t in s.tokens[noun.i + 1 : noun.i + 1 + NEAR] if t.text not in MARKS]
        at = next((n for n, t in enumerate(after) if t.text in "—–-−"), None)
        if not at or any(self.referents.mentions.at(s, t.i) is None for t in after[:at]):
            return []
        return [m for t in (after[at - 1], *after[at + 1 : at + 2]) if (m := self.referents.mentions.at(s, t.i))]

    def _named(self, s: Sentence, tokens: list[Token]) -> list[Mention]:
        return list(dict.fromkeys(m for t in tokens if (m := self.referents.mentions.at(s, t.i)) is not None))
