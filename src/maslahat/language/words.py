"""Russian words: dictionary forms, and whether a form in a text is an inflection of a name."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from pymorphy3 import MorphAnalyzer

# Endings that a Russian name may take in its oblique cases; used where the dictionary does not know the name.
ENDINGS = frozenset(
    "а е ё и й о у ы ь э ю я ам ах ая ев ей ем ею ёй ём им их ов ой ом ою ого ому ую ые ый ым ых юю ям ях яя "
    "ами ями его ему ими ыми".split()
)
PAST = {"пришли": "прийти", "вышли": "выйти"}  # the dictionary prefers the imperatives of «прислать», «выслать»
UD_TO_OPENCORPORA = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "VERB": {"VERB", "INFN", "GRND", "PRTF", "PRTS"},
    "AUX": {"VERB", "INFN", "GRND"},
    "ADJ": {"ADJF", "ADJS", "COMP", "PRTF", "PRTS"},
    "DET": {"ADJF", "NPRO"},
    "PRON": {"NPRO", "ADJF"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "NUM": {"NUMR", "ADJF"},
    "ADP": {"PREP"},
}


@cache
def _analyser() -> MorphAnalyzer:
    return MorphAnalyzer()


def parses(form: str) -> list[Any]:
    """What a word may be, likeliest first; nothing for a word in a script that the dictionary's code trips over."""
    try:
        return list(_analyser().parse(form))
    except ValueError:  # a letter without a Unicode name
        return []


@lru_cache(maxsize=200_000)
def lemma(form: str, pos: str = "") -> str:
    """Dictionary form of a word, lower case, ё kept as the dictionary has it; ``pos`` is its UD part of speech."""
    form = form.lower()
    if pos in ("VERB", "AUX") and form in PAST:
        return PAST[form]
    found = parses(form)
    wanted = UD_TO_OPENCORPORA.get(pos)
    best = next((p for p in found if p.tag.POS in wanted), None) if wanted else None
    return str((best or found[0]).normal_form).replace("ё", "е") if found else form


@lru_cache(maxsize=200_000)
def lemmas(form: str) -> frozenset[str]:
    """All dictionary forms a word may have, lower case, with е for ё."""
    return frozenset(str(p.normal_form).replace("ё", "е") for p in parses(form.lower()))


@lru_cache(maxsize=200_000)
def is_only_a_verb(form: str) -> bool:
    """Whether a form in a text can be nothing but a verb («Уговорились»), and the dictionary knows it."""
    found = parses(form.lower())
    return bool(found) and all(p.is_known and str(p.tag.POS) in UD_TO_OPENCORPORA["VERB"] for p in found)


CASES = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}


@lru_cache(maxsize=200_000)
def participle(form: str) -> dict[str, str] | None:
    """The UD features of a form that can be nothing but a long participle; None for any other."""
    found = parses(form)
    if not found or any(str(p.tag.POS) != "PRTF" for p in found):
        return None
    tag = found[0].tag
    return {
        "VerbForm": "Part",
        "Voice": "Pass" if "pssv" in tag else "Act",
        "Tense": "Past" if "past" in tag else "Pres",
        "Case": CASES.get(str(tag.case), "Nom"),
        "Number": "Plur" if "plur" in tag else "Sing",
    }


@lru_cache(maxsize=200_000)
def is_adjective(form: str) -> bool:
    """Whether a dictionary form is an adjective's."""
    found = parses(form)
    return bool(found) and str(found[0].tag.POS) in ("ADJF", "PRTF")


@lru_cache(maxsize=200_000)
def is_verb(form: str) -> bool:
    """Whether a dictionary form is a verb's."""
    found = parses(form)
    return bool(found) and str(found[0].tag.POS) in ("INFN", "VERB")


@lru_cache(maxsize=200_000)
def inflects(form: str, base: str) -> bool:
    """Whether ``form`` is ``base`` or an inflection of it; ``base`` is a word of a name in its dictionary form.

    An acronym inflects only into itself. A name unknown to the dictionary is compared by stem and ending.
    """
    if form == base:
        return True
    if base.isupper() and len(base) > 1:
        return False
    plain, target = form.lower().replace("ё", "е"), base.lower().replace("ё", "е")
    if plain == target:
        return True
    if plain[:2] != target[:2] or not target[0].isalpha():
        return False
    base_forms = lemmas(target)
    # «Ханой» is itself, not a form of «хана»
    if lemmas(plain) & ({target} if target in base_forms else base_forms):
        return True
    if not base[0].isupper() or not form[0].isupper():
        return False
    stem = _stem(target)
    return len(stem) >= 4 and plain.startswith(stem) and (plain[len(stem) :] in ENDINGS or plain == stem)


def _stem(target: str) -> str:
    """What a name keeps in all cases: its letters without the ending of the nominative."""
    if target.endswith(("ский", "ый")):
        return target[:-2]
    return target[:-1] if target[-1] in "аеийоуыьэюя" else target


@lru_cache(maxsize=50_000)
def base_keys(base: str) -> frozenset[str]:
    """Under which keys a word of a name is filed, so that every form that ``inflects`` into it is found."""
    target = base.lower().replace("ё", "е")
    return lemmas(target) | {target, f"{_stem(target)}-"}


@lru_cache(maxsize=200_000)
def form_keys(form: str) -> tuple[str, ...]:
    """The keys under which the names that a form may begin are filed."""
    plain = form.lower().replace("ё", "е")
    stems = {f"{plain[: len(plain) - n]}-" for n in range(4) if n == 0 or plain[len(plain) - n :] in ENDINGS}
    return tuple(sorted(lemmas(plain) | {plain} | (stems if form[:1].isupper() else set())))
