"""Documents told one by one behind a noun for several: «подписали пакет документов: A, B», «10 бумаг, включая A»."""

from __future__ import annotations

from maslahat.language import Sentence, Token
from maslahat.lexicon import Lexicon
from maslahat.reading.tree import is_verb
from maslahat.vocabulary import LEX

FEW = 2  # items after a colon that make a list


def items(s: Sentence, noun: Token, nouns: frozenset[str], lexicon: Lexicon) -> list[Token]:
    """The nouns of a list that opens behind a noun, at a colon or «включая», with no verb between."""
    start, colon = _opened(s, noun, lexicon)
    found: list[Token] = []
    for token in s.tokens[start:] if start else ():
        if is_verb(token) and token.pos != "NOUN":
            break
        bare = not s.children(token.i, "case") or token.i == start
        if token.pos == "NOUN" and s.lemmas[token.i] in nouns and bare and _heads(s, token, start):
            found.append(token)
    return found if len(found) >= FEW or not colon else []


def _heads(s: Sentence, token: Token, start: int) -> bool:
    """Whether a noun begins an item: right behind the opening, a comma or a conjunction, but for what describes it."""
    if token.is_(Case="Gen") or token.is_(Case="Dat") or token.is_(Case="Loc"):
        return False
    at = token.i - 1
    while at >= start and s.tokens[at].pos in ("ADJ", "DET", "NUM"):
        at -= 1
    return at < start or s.tokens[at].text in ",;«–—-" or s.tokens[at].pos == "CCONJ"


def _opened(s: Sentence, noun: Token, lexicon: Lexicon) -> tuple[int, bool]:
    """Where the list behind a noun begins, and whether at a colon; 0 if there is none."""
    including = lexicon.words(LEX.including)
    for token in s.tokens[noun.i + 1 :]:
        if token.text == ":":
            return token.i + 1, True
        size = next((len(w) for w in including if s.lemmas[token.i : token.i + len(w)] == w), 0)
        if size:
            return token.i + size, False
        if is_verb(token) or token.text in ";(«":
            break
    return 0, False
