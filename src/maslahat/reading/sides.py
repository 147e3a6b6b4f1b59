"""Whose a noun is by its adjective or genitive: «турецкая сторона», «узбекская столица», «лидер Казахстана»."""

from __future__ import annotations

from rdflib import Literal, URIRef

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading.officeholders import Officeholders
from maslahat.reading.setting import Meaning, Setting
from maslahat.reading.tree import conjuncts, possessors
from maslahat.records import Filler
from maslahat.vocabulary import LEX


class Sides:
    """Finds the sides that the nouns of one article speak of. ``one``: what another noun phrase means."""

    def __init__(self, setting: Setting, officeholders: Officeholders, one: Meaning) -> None:
        self.setting = setting
        self.officeholders = officeholders
        self._one = one
        self._relations = setting.lexicon.once(relation_nouns)
        self._leaders = {words[0] for words in setting.lexicon.words(LEX.head)}

    def of(self, s: Sentence, i: int) -> list[Filler]:
        """Whose a noun's adjectives are: «казахстанско-узбекские переговоры», «узбекская и таджикская делегации»."""
        found: list[Filler] = []
        for child in (t for c in s.children(i, "amod") for t in conjuncts(s, c.i) if t.pos == "ADJ"):
            at = child.start
            for part, thing in self.setting.names.demonyms(child.text):
                found.append(Filler(self.setting.article.span(at, at + len(part)), thing))
                at += len(part) + len("-")
        return found

    def by_adjective(self, s: Sentence, token: Token) -> list[Filler]:
        """«казахстанский лидер», «турецкая сторона»: whose adjective it is, or who leads it."""
        sides = self.of(s, token.i)
        return sides if len(sides) != 1 else [self.led(s, token, sides[0]) or self._whole(token, sides[0])]

    def led(self, s: Sentence, token: Token, owner: Filler) -> Filler | None:
        """Who leads an owner, if a noun may mean the head of state («глава», «лидер»), and one of them."""
        if s.lemmas[token.i] not in self._leaders or token.is_(Number="Plur"):
            return None
        head = self.officeholders.head(owner.value)
        return self._whole(token, Filler(owner.span, head)) if head is not None else None

    def _whole(self, token: Token, owner: Filler) -> Filler:
        return Filler(self.setting.joined(owner.span, token), owner.value)

    def relation(self, s: Sentence, token: Token) -> URIRef | None:
        """The relation that a noun is for («столица»)."""
        return self._relations.get(s.lemmas[token.i])

    def related(self, s: Sentence, token: Token, relation: URIRef) -> list[Filler]:
        """«столица Казахстана», «узбекская столица»: what stands in a relation to its genitive or adjective."""
        names = self.setting.names
        owners = [(f.span, f.value) for p in possessors(s, token.i) for f in self._one(s, p)]
        adjectives = [(self.setting.span(c), names.demonym(c.text)) for c in s.children(token.i, "amod")]
        for span, owner in [*owners, *adjectives]:
            things = names.bearers(relation, owner) if isinstance(owner, URIRef) else ()
            if len(things) == 1:
                return [self._whole(token, Filler(span, things[0]))]
        return []


def relation_nouns(lexicon: Lexicon) -> dict[str, URIRef]:
    """The nouns for what stands in a relation to something («столица»), with the property of each."""
    return {
        lexicon.phrase(word).words[0]: path
        for path, word in lexicon.schema.graph.subject_objects(LEX.relationNoun)
        if isinstance(path, URIRef) and isinstance(word, Literal) and word.language == lexicon.language
    }
