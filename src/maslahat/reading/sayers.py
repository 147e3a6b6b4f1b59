"""Whom a noun phrase means as a speaker: a name, an office, a body, an outlet, somebody unnamed, the author."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.reading import tree
from maslahat.reading.mouthpieces import Mouthpieces
from maslahat.reading.nameless import Nameless
from maslahat.reading.outlets import Outlets
from maslahat.reading.referents import Referents
from maslahat.records import Filler, Mention
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

FIRST = frozenset({"мой", "наш"})
WHOSE = 6  # tokens after a noun like «слова» in which its owner is sought
NAMED = 14  # tokens after the owner's noun in which his name is sought


class Sayers:
    """Resolves the speakers of one article. ``slot``: the speaker's."""

    def __init__(
        self, referents: Referents, mouthpieces: Mouthpieces, outlets: Outlets, nameless: Nameless, slot: Slot
    ) -> None:
        self.referents = referents
        self.mouthpieces = mouthpieces
        self.outlets = outlets
        self.nameless = nameless
        self.slot = slot
        words = referents.lexicon.words
        self._joint = words(LEX.joint) | words(LEX.party)
        self._indefinite = words(LEX.indefinite)

    def who(self, s: Sentence, token: Token) -> Filler | None:
        """Whom a noun phrase means, if it can speak at all; somebody without a name is the flat form's «unnamed»."""
        around = [token, *s.children(token.i, "amod", "det", "nummod", "advmod", "nmod", "acl")]
        if any((s.lemmas[t.i],) in self._indefinite for t in around) and not self._name_below(s, token):
            return self.nameless.phrase(s, token)
        if self.mouthpieces.is_noun(s, token) and self.referents.mentions.at(s, token.i) is None:
            return self.mouthpieces.meant(s, token)
        outlet = self.outlets.at(s, token)
        if outlet is not None:
            return outlet
        together = token.is_(Number="Plur") and (s.lemmas[token.i],) in self._joint
        if together and not s.children(token.i, "nmod", "appos", "flat", "amod"):
            return None  # «лидеры отметили»: nobody's own words
        fitting = [f for one in self.referents.all(s, token) if (f := self.referents.fit(one, self.slot)) is not None]
        found = fitting[0] if fitting else self._name_below(s, token)
        if found is not None:
            return found
        if token.pos == "PRON" and token.is_(Person="1", Number="Sing"):
            return self.nameless.author(s, token)
        if together:
            return None
        if self.referents.plays(s, token):
            return None  # «гость»: somebody the text has named, but who
        return self.nameless.phrase(s, token) if token.pos in ("NOUN", "NUM", "DET") else None

    def _name_below(self, s: Sentence, token: Token) -> Filler | None:
        """«сотрудник Фонда X Темур Умаров»: the person whom the phrase names in its own case."""
        for i in sorted(s.subtree(token.i)):
            if i > token.i and s.tokens[i].text in ",:;—" and s.tokens[i].head != token.i:
                break
            person = self.referents.person(s, s.tokens[i])
            if person is not None:
                case = s.tokens[i].feats.get("Case")
                if case is None or case == token.feats.get("Case", case):
                    return _filler(person)
        return None

    # ── whose words ──────────────────────────────────────────────────────────────────────────────────────────────

    def owner(self, s: Sentence, token: Token) -> Filler | None:
        """Whose word or view a noun tells of: «по мнению эксперта», «по её словам», «на мой взгляд»."""
        before = [t for t in s.tokens[max(0, token.i - 2) : token.i] if t.pos in ("DET", "PRON", "ADJ")]
        if any(c.is_(Person="1") or s.lemmas[c.i] in FIRST for c in before):
            return self.nameless.author(s, token)
        possessive = self.referents.possessive(s, token.i)
        if possessive is not None:
            return self.referents.fit(possessive, self.slot)
        after = s.tokens[token.i + 1 : token.i + WHOSE]
        owners = [t for t in after if tree.genitive(t) or self.referents.mentions.at(s, t.i) is not None]
        for owner in [*s.children(token.i, "nmod", "appos"), *owners[:1]]:
            if owner.i < token.i or tree.preposition(s, owner.i):
                continue
            found = self._named_owner(s, owner) or self.who(s, owner)
            if found is not None:
                return found
        return None

    def _named_owner(self, s: Sentence, owner: Token) -> Filler | None:
        """«автора статьи Рето Эггенбергера»: the person named in the phrase before its noun is asked."""
        person = self.referents.person(s, owner)
        if person is not None:
            return _filler(person)
        for token in s.tokens[owner.i + 1 : owner.i + NAMED]:
            apposed = token.text == "," and token.i + 1 < len(s.tokens) and tree.genitive(s.tokens[token.i + 1])
            if (token.text in ",:;—" and not apposed) or token.pos == "VERB":
                return None
            person = self.referents.person(s, token)
            if person is not None:
                return _filler(person)
        return None


def _filler(mention: Mention) -> Filler:
    return Filler(mention.span, mention.value)
