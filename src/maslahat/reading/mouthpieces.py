"""Bodies that speak for a state or organisation: «пресс-служба узбекского президента», «в МИД напомнили»."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.reading import tree
from maslahat.reading.outlets import Outlets
from maslahat.reading.referents import Referents
from maslahat.records import Filler, Value
from maslahat.schema import Slot
from maslahat.vocabulary import LEX

NEAR = 8  # tokens between a verb and the body in which they speak


class Mouthpieces:
    """Finds the bodies that speak in one article. ``slot``: the speaker's."""

    def __init__(self, referents: Referents, outlets: Outlets, slot: Slot) -> None:
        self.referents = referents
        self.outlets = outlets
        self.slot = slot
        self._nouns = referents.lexicon.words(LEX.body)

    def is_noun(self, s: Sentence, token: Token) -> bool:
        """Whether a noun is one for such a body («министерство»)."""
        return (s.lemmas[token.i],) in self._nouns

    def meant(self, s: Sentence, token: Token) -> Filler | None:
        """«пресс-служба узбекского президента», «МИД Казахстана»: the state or organisation it speaks for."""
        below = sorted(s.subtree(token.i))
        named = [i for i in below if self.referents.mentions.at(s, i) is not None]
        for i in [*named, *below]:  # «пресс-служба президента Казахстана»: whoever that is, it is of Kazakhstan
            owner = self._owner(s, token, s.tokens[i])
            if owner is not None:
                span = self.referents.joined(self.referents.span(token), s.tokens[i])
                filler = self.referents.fit(Filler(span, owner), self.slot)
                if filler is not None:
                    return filler
        d = self.referents.d
        last = d.body if not any(tree.genitive(c) for c in s.children(token.i, "nmod")) else None
        state = last.value if last and d.paragraph == s.paragraph else self.referents.homeland(s)
        return Filler(self.referents.span(token), state) if state is not None else None

    def _owner(self, s: Sentence, body: Token, token: Token) -> Value | None:
        """Whose body it is, as one of the words below it says."""
        mention = self.referents.mentions.at(s, token.i)
        if mention is not None and mention.cls != self.referents.people:
            return mention.value
        if token.pos == "ADJ":
            return self.referents.names.demonym(token.text)
        if token.i > body.i and token.pos == "NOUN" and tree.genitive(token):
            known = next((f for f in self.referents.one(s, token) if self.referents.fit(f, self.slot)), None)
            if known is not None:
                return self.referents.home(known.value) if self.referents.is_person(known) else known.value
        return None

    def where(self, s: Sentence, verb: Token, zone: frozenset[int]) -> Filler | None:
        """«В МИД напомнили», «в Астане считают»: the body or capital in which they speak."""
        for token in s.tokens:
            if token.i not in zone or tree.preposition(s, token.i) not in ("в", "во"):
                continue
            if not (token.head == verb.i or abs(token.i - verb.i) <= NEAR):
                continue
            mention = self.referents.mentions.at(s, token.i)
            if self.is_noun(s, token):
                return self.meant(s, token)
            if mention is not None and token.feats.get("Case", "Loc") == "Loc" and not reflexive(verb):
                return self.referents.fit(Filler(mention.span, mention.value), self.slot)
            if self.outlets.is_noun(s, token):
                return self.outlets.at(s, token)
        return None


def reflexive(verb: Token) -> bool:
    """«сообщается», «утверждалось»: said by nobody in particular."""
    return verb.text.lower().endswith(("лось", "ется", "ится", "лся", "лась"))
