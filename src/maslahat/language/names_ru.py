"""Personal and place names in Russian: the nominative of a name met in another case, and its Latin-script form."""

from __future__ import annotations

from functools import lru_cache

from maslahat.language.tokens import Token
from maslahat.language.words import parses

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяқғҳўөүңәұһіӣӯҷ"
LATIN = "a b v g d e yo j z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya q gh h o o u n a u h i i u j"
LETTERS = dict(zip(CYRILLIC, LATIN.split(" "), strict=True))
MASCULINE = ("ов", "ев", "ёв", "ин", "ын")
PARTICLES = frozenset(
    {"фон", "дер", "аль", "эль", "бен", "бин", "ибн", "де", "ван", "да", "ди", "заде", "оглы", "кызы"}
)

OPENCORPORA = {"Gen": {"gent", "gen2"}, "Dat": {"datv"}, "Acc": {"accs"}, "Ins": {"ablt"}, "Loc": {"loct", "loc2"}}


def nominative(tokens: list[Token]) -> str:
    """The name in the nominative, word by word; a word whose form is doubtful stays as it stands."""
    feminine = any(t.is_(Gender="Fem") for t in tokens[:1])
    return " ".join(_word(t, feminine=feminine) for t in tokens)


def _word(token: Token, *, feminine: bool) -> str:
    return _nominative(token.text, token.feats.get("Case", "Nom"), feminine)


@lru_cache(maxsize=20_000)
def _nominative(text: str, case: str, feminine: bool) -> str:
    if text.lower().endswith(MASCULINE) and not feminine:
        return text  # no oblique case of one man's surname ends so
    if case == "Nom" or text.lower() in PARTICLES or not text[-1].isalpha():
        return text
    for parse in parses(text):
        named = {"Name", "Surn", "Patr", "Geox"} & set(parse.tag.grammemes)
        if (
            named
            and parse.tag.case in OPENCORPORA.get(case, ())
            and (parse.tag.gender == "femn") == feminine | ("Geox" in named and parse.tag.gender == "femn")
        ):
            inflected = parse.inflect({"nomn"})
            if inflected:
                return _like(text, inflected.word)
    return _stripped(text, feminine=feminine)


def _stripped(text: str, *, feminine: bool) -> str:
    low = text.lower()
    if feminine:
        return next(
            (text[: -len(end)] + "а" for end in ("ой", "у", "ы") if low.endswith(end) and len(low) > len(end) + 2),
            text,
        )
    for end in ("ым", "ом", "ем", "а", "у"):
        if low.endswith(end) and len(low) > len(end) + 2 and low[-len(end) - 1] not in "аеёиоуыэюя":
            return text[: -len(end)]
    return text


def _like(text: str, word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-")) if text[0].isupper() else word


@lru_cache(maxsize=20_000)
def latin(name: str) -> str:
    """A name in Latin letters, letter by letter (no language's official system; only for comparing and for ids)."""
    out = []
    for character in name:
        plain = LETTERS.get(character.lower(), character)
        out.append(plain.capitalize() if character.isupper() else plain)
    return "".join(out)
