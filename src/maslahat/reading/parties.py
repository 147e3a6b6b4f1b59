"""Who took part in what was told last («стороны», «оба президента», «гость»), or was named last («две страны»)."""

from __future__ import annotations

from rdflib import URIRef

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading.money import NUMBERS
from maslahat.reading.officeholders import Officeholders
from maslahat.reading.phrases import phrase
from maslahat.reading.setting import Setting
from maslahat.reading.trace import tells
from maslahat.records import Filler


class Parties:
    """Looks back in one article for those who took part."""

    def __init__(self, setting: Setting, officeholders: Officeholders) -> None:
        self.setting = setting
        self.trace = setting.trace
        self.officeholders = officeholders
        self._part = setting.lexicon.once(part_nouns)

    def part(self, s: Sentence, token: Token) -> URIRef | None:
        """The slot that a noun is for, if it is one for who played a part in an event («гость», «хозяин»)."""
        return self._part.get((s.lemmas[token.i],))

    @tells("a part in an event")
    def who_played(self, s: Sentence, token: Token, path: URIRef) -> list[Filler]:
        """«гость», «хозяин встречи»: who fills a slot of the last record that has it; for a state its head."""
        span = phrase(s, self.setting.article, token.i)
        for child in s.children(token.i, "amod"):
            whose = self.setting.names.demonym(child.text)
            if whose is not None:  # «российский гость»
                return [Filler(span, self.officeholders.head(whose) or whose)]
        for filler in self.setting.last(path)[:1]:
            value = filler.value
            if not self.setting.is_person(filler):
                value = self.officeholders.head(value) or self.officeholders.only(value) or value
            return [Filler(span, value)]
        return []

    @tells("the parties of the last record")
    def of_last(self, s: Sentence, token: Token) -> list[Filler]:
        """«стороны», «оба президента», «пять министров»: those who met or signed last, if they are so many."""
        number = _number(s, token, 2)
        for _, record in reversed(self.setting.d.records):
            for _, fillers in record.slots:
                actors = [f for f in fillers if self.setting.cls(f.value) is not None]
                if len(actors) == number and token.is_(Number="Plur"):
                    return actors
        return []

    @tells("so many as were named last")
    def named_last(self, s: Sentence, token: Token, role: URIRef) -> list[Filler]:
        """«две страны», «тремя государствами»: so many as were named last."""
        number = _number(s, token, 0)
        found: list[Filler] = []
        for mention in self.setting.before(s, token.i):
            if len(found) < number and self.setting.schema.is_a(mention.cls, [role]):
                found += [Filler(mention.span, mention.value)] if all(mention.value != f.value for f in found) else []
        return found[::-1] if 2 <= number == len(found) else []


def _number(s: Sentence, token: Token, otherwise: int) -> int:
    """How many a noun says they are."""
    said = (NUMBERS.get(s.lemmas[c.i]) for c in s.children(token.i, "nummod", "amod", "det"))
    return next((n for n in said if n), otherwise)


def part_nouns(lexicon: Lexicon) -> dict[tuple[str, ...], URIRef]:
    """The nouns for who played a part in an event, with the slot that each is for."""
    return {
        lexicon.phrase(word).words: slot.path
        for block in lexicon.schema.blocks.values()
        for slot in block.slots
        for word in slot.roles
        if word.language == lexicon.language
    }
