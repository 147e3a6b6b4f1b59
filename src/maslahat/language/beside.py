"""The parser's faults around names, mended: which noun a name stands beside, which words are one name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from maslahat.language.tokens import ROOT, Token

NEAR = 8  # tokens back in which the noun beside a name is sought


def initials(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«Президент Таджикистана Э.Рахмон, министр …»: initials and a surname are one name, beside the noun before it."""
    changes: dict[int, tuple[int, str]] = {}
    for t in tokens[:-2]:
        end = t.i
        while end + 2 < len(tokens) and _initial(tokens[end]) and tokens[end + 1].text == ".":
            end += 3 if tokens[end + 2].text == "-" else 2
        name = tokens[min(end, len(tokens) - 1)]
        if end == t.i or t.i in changes or not name.text[0].isupper() or _initial(name):
            continue
        parts = tokens[t.i + 1 : end + 1]
        changes |= {part.i: (t.i, "flat:name" if part.text[0].isalpha() else "punct") for part in parts}
        before = (n for n in _before(tokens, t) if n.is_(Animacy="Anim") and n.pos in ("NOUN", "PROPN"))
        noun = next((n for n in before if not n.is_(Number="Plur")), None)
        if noun is not None:
            changes[t.i] = (noun.i, "appos")
    return changes


def beside_its_noun(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«Президент X, Президент Y»: a genitive right behind an office is of it, not of one beyond a comma."""
    changes: dict[int, tuple[int, str]] = {}
    told = any(t.head == ROOT and t.pos == "VERB" for t in tokens)
    for before, t in pairwise(tokens):
        # «заседание Совета глав государств»: a genitive is no root where a verb is
        if told and t.head == ROOT and t.is_(Case="Gen") and t.pos == "NOUN" and before.pos in ("NOUN", "PROPN"):
            changes[t.i] = (before.i, "nmod")
        if t.rel != "nmod" or not t.is_(Case="Gen") or t.head >= before.i or not before.is_(Animacy="Anim"):
            continue
        if before.pos in ("NOUN", "PROPN") and any(x.text == "," for x in tokens[t.head : before.i]):
            changes[t.i] = (before.i, "nmod")
    return changes


def _initial(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def name_of_another_case(tokens: list[Token]) -> dict[int, tuple[int, str]]:
    """«министр провёл переговоры с коллегой из X Саидовым»: a name stands beside the noun of its own case."""
    changes: dict[int, tuple[int, str]] = {}
    for t in tokens:
        above = tokens[t.head] if t.head != ROOT else None
        if t.rel != "appos" or above is None or t.pos != "PROPN" or "Case" not in t.feats or "Case" not in above.feats:
            continue
        if above.pos != "NOUN" or above.feats["Case"] == t.feats["Case"]:
            continue
        case = t.feats["Case"]
        noun = next((n for n in _before(tokens, t) if n.pos == "NOUN" and n.is_(Animacy="Anim", Case=case)), None)
        if noun is not None:
            changes[t.i] = (noun.i, "appos")
    return changes


def _before(tokens: list[Token], name: Token) -> Iterator[Token]:
    """The words before a name, the nearest first, as far as a verb or a mark."""
    return takewhile(lambda t: t.pos not in ("VERB", "PUNCT"), reversed(tokens[max(0, name.i - NEAR) : name.i]))
