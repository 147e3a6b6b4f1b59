"""The nouns that may be who says what a verb of saying says: its subjects, else the nominatives nearest to it."""

from __future__ import annotations

from collections.abc import Iterable

from maslahat.language import Sentence, Token
from maslahat.reading import tree
from maslahat.reading.referents import Referents
from maslahat.vocabulary import LEX


class Nominatives:
    """Finds them in one article. ``zone``: the tokens of a sentence among which alone they are sought."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self._clause_marks = {word for (word,) in referents.lexicon.words(LEX.clauseMark)}

    def subjects(self, s: Sentence, verb: Token, zone: frozenset[int]) -> list[Token]:
        """The subjects of a verb, else the nominatives near it, else the subjects of the verb it is joined to."""
        own = [t for t in tree.subjects(s, verb.i, lambda t: self.referents.is_name(s, t)) if t.i in zone]
        own = [t for t in own if t.is_(Case="Nom") or "Case" not in t.feats or not tree.preposition(s, t.i)]
        head = s.head(verb.i)
        shared = []
        if not own and head is not None and verb.rel == "conj" and tree.is_verb(head):  # also if taken for a passive
            shared = [t for t in s.children(head.i, "nsubj") if t.i in zone]
        own = [t for t in own if not verb.is_(Number="Plur") or not _alone(s, t)]
        own = [t for t in own if not _dateline(s, t)]
        return own or self._near(s, verb, zone) or shared

    def nouns_near(self, s: Sentence, verb: Token, zone: frozenset[int]) -> list[Token]:
        """The nominatives nearest to a verb that are no pronouns."""
        return [t for t in self._near(s, verb, zone) if t.pos != "PRON"]

    def _near(self, s: Sentence, verb: Token, zone: frozenset[int]) -> list[Token]:
        """The nominative nearest to a verb, after it first; nothing beyond another verb."""
        after = self._along(s, (i for i in range(verb.i + 1, len(s.tokens)) if i in zone), verb)
        before = self._along(s, (i for i in range(verb.i - 1, -1, -1) if i in zone), verb)
        return [*after[:1], *before[:1]]

    def _along(self, s: Sentence, places: Iterable[int], verb: Token) -> list[Token]:
        found: list[Token] = []
        for i in places:
            token = s.tokens[i]
            if (token.pos == "VERB" and tree.is_verb(token)) or token.text in ":;" or s.lemmas[i] in self._clause_marks:
                break
            named = self.referents.mentions.at(s, i) is not None and token.feats.get("Case", "Nom") == "Nom"
            if (token.rel in ("amod", "det", "case") and not named) or tree.preposition(s, i):
                continue
            nominal = token.is_(Case="Nom") and token.pos in ("NOUN", "PROPN", "PRON", "NUM")
            number = verb.feats.get("Number", token.feats.get("Number"))
            if named or (nominal and token.feats.get("Number") == number):
                head = s.head(i)
                part = token.rel in ("appos", "flat", "conj") and head is not None and head.is_(Case="Nom")
                found.append(head if part and head is not None and head.i < i else token)
        return found


def _dateline(s: Sentence, token: Token) -> bool:
    """«Reuters — министр сообщил, что …», «INTERFAX.RU - …»: where the news comes from, no subject."""
    if token.i > 0 or not (token.text.isupper() or token.pos == "X"):
        return False
    after = next((t for t in s.tokens[1:] if t.pos != "X" and t.text != "."), token)
    return after.text in ("—", "–", "-")


def _alone(s: Sentence, token: Token) -> bool:
    """Whether a subject is one, so that «считают» is not said of it."""
    return token.is_(Number="Sing") and not s.children(token.i, "conj", "nmod") and token.pos != "NUM"
