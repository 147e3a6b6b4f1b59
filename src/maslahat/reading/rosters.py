"""Verbless lists of names under a noun: «Члены ШОС: A, B и C», «Председатель — A», «страны-участницы (A, B)»."""

from __future__ import annotations

from dataclasses import dataclass

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading import tree
from maslahat.reading.referents import Referents
from maslahat.reading.triggers import Hit
from maslahat.records import Filler
from maslahat.schema import Block, Slot
from maslahat.vocabulary import LEX

OPENERS = frozenset({"—", "–", "-", ":", "("})
BULLETS = frozenset({"—", "–", "-", "•", "·", "*", "●"})
BETWEEN = frozenset({"PUNCT", "CCONJ", "ADV", "PART", "ADP", "SYM"})


@dataclass(frozen=True)
class Roster:
    """A list: its head as a hit, the slot that its names fill, and they."""

    hit: Hit
    slot: Slot
    names: tuple[Filler, ...]


class RosterFinder:
    """Finds the lists of one article; a list that a sentence leaves open may go on in the next, bullet by bullet."""

    def __init__(self, lexicon: Lexicon, referents: Referents) -> None:
        self.referents = referents
        self._listing = lexicon.words(LEX.listing)
        self._heads = lexicon.once(_heads)

    def find(self, s: Sentence) -> list[Roster]:
        """The lists that open in a sentence."""
        found = []
        for token in s.tokens:
            for block, slot in self._heads.get(s.lemmas[token.i], ()):
                start = self._opener(s, token)
                names = self._names(s, start, slot) if start is not None else []
                if names:
                    found.append(Roster(Hit(block, token, (), predicate=True), slot, tuple(names)))
        return found

    def further(self, s: Sentence, slot: Slot) -> list[Filler]:
        """The names of a sentence that goes on a list as a bullet («— Таджикистан (с 2013 года)»)."""
        if s.tokens[0].text not in BULLETS or any(tree.is_verb(t) for t in s.tokens):
            return []
        return self._names(s, 0, slot)

    def _opener(self, s: Sentence, head: Token) -> int | None:
        """The place of the dash, colon or bracket after a list's head, with no verb between them."""
        listed = (tree.preposition(s, head.i),) in self._listing
        bracket = False
        for token in s.tokens[head.i + 1 :]:
            if (tree.is_verb(token) and token.text not in OPENERS) or token.text in (";", "»", "«"):
                return None
            if token.text in OPENERS:
                bracket = token.text == "("
                said = tree.is_verb(head) and token.text == ":"  # «в союз входят: A, B»
                if bracket or listed or said or head.is_(Case="Nom"):
                    return token.i
                return None
        return None

    def _names(self, s: Sentence, start: int, slot: Slot) -> list[Filler]:
        """The names after an opener that the slot admits, until the sentence turns to something else."""
        bracketed = s.tokens[start].text == "("
        found: list[Filler] = []
        depth = 0
        for token in s.tokens[start + 1 :]:
            if token.text == ")":
                if bracketed and depth == 0:
                    break
                depth -= 1
            elif token.text == "(":
                depth += 1
            elif depth > 0:
                continue
            elif (mention := self.referents.mentions.at(s, token.i)) is not None:
                filler = self.referents.fit(Filler(mention.span, mention.value), slot)
                named = bracketed or token.feats.get("Case", "Nom") == "Nom" or token.text.isupper()
                if filler is None or not named:
                    break
                if all(filler.value != other.value for other in found):
                    found.append(filler)
            elif token.pos not in BETWEEN or token.text in (";", ".", "«"):
                if token.text == ";":
                    continue
                break
        return found


def _heads(lexicon: Lexicon) -> dict[str, list[tuple[Block, Slot]]]:
    """The nouns under which names are listed, each with the slot that the names fill."""
    found: dict[str, list[tuple[Block, Slot]]] = {}
    for block in lexicon.schema.readings:
        slot = next((x for x in block.slots if LEX.Items in x.fills), None)
        if slot is not None:
            for phrase in lexicon.phrases(block, LEX.listHead):
                found.setdefault(phrase.words[0], []).append((block, slot))
    return found
