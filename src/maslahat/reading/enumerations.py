"""Names behind a noun for several: «три страны: A, B и C», «пять государств, включая A и B», «лидеры (A, B, C)»."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.reading import linear, tree
from maslahat.reading.referents import Referents
from maslahat.records import Filler
from maslahat.vocabulary import LEX

CLOSING = {":": ";", "—": "—", "–": "–", "(": ")"}
REACH = 8  # tokens from the noun to the mark that opens its list
PAIR = 2


class Enumerations:
    """Finds the enumerations of one article."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        lexicon = referents.lexicon
        self._including = lexicon.words(LEX.including)
        self._heads = {p.words[0] for b in lexicon.schema.readings for p in lexicon.phrases(b, LEX.listHead)}

    def of(self, s: Sentence, token: Token) -> list[Filler]:
        """Who is named one by one behind a noun or number for several; empty if nobody is."""
        several = token.is_(Number="Plur") or bool(s.children(token.i, "nummod"))
        noun = token.pos == "NOUN" and (self.referents.is_name(s, token) or s.lemmas[token.i] in self._heads)
        if not (token.pos == "NUM" and token.text.isalpha()) and not (several and noun):
            return []
        start, end = self._opened(s, token)
        found = self._names(s, start, end) if start else []
        return found if len(found) >= PAIR or not end else []

    def _opened(self, s: Sentence, token: Token) -> tuple[int, str]:
        """Where the list behind a noun begins and the mark that closes it: none after «включая»."""
        for at in range(token.i + 1, min(token.i + REACH, len(s.tokens))):
            text = s.tokens[at].text
            if text in CLOSING:
                return at + 1, CLOSING[text]
            after = at + 1 if text == "," else at
            size = next((len(w) for w in self._including if s.lemmas[after : after + len(w)] == w), 0)
            if size:
                return after + size, ""
            if s.tokens[at].pos not in linear.PHRASE or self.referents.mentions.at(s, at):
                break
        return 0, ""

    def _names(self, s: Sentence, start: int, end: str) -> list[Filler]:
        """The names from a place on, past what stands in brackets behind them."""
        found: list[Filler] = []
        depth, until = 0, -1
        for token in s.tokens[start:]:
            if token.text == "(":
                depth += 1
            elif token.text == ")" and depth:
                depth -= 1
            elif depth or token.start < until or token.text == "," or token.pos == "CCONJ":
                continue
            elif token.text == end or tree.is_verb(token) or token.pos in ("PUNCT", "ADP", "SCONJ"):
                break
            elif (mention := self.referents.mentions.at(s, token.i)) or token.i in self.referents.offices(s):
                fillers = self.referents.one(s, token)
                found += [f for f in fillers if all(f.value != other.value for other in found)]
                ends = [mention.span.end] if mention else []
                until = max([*ends, *(f.span.end for f in fillers)], default=token.end)
            elif token.pos != "ADJ":
                break
        return found
