"""Words that the tagger took for another part of speech or another case, mended by their endings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maslahat.language.tokens import Token
from maslahat.language.words import is_only_a_verb, participle

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
PAST = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись")
LONG = tuple("ый ий ая яя ое ее ые ие ого его ому ему ым им ом ем ой ей ую юю ых их ыми ими".split())
REFLEXIVE = "ся"
GERUND = {"VerbForm": "Conv", "Voice": "Act"}
SURNAME_INSTRUMENTAL = ("овым", "евым", "ёвым", "иным", "ыным")


def mended(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the parts of speech and cases that their endings leave no doubt about."""
    found = [_participle(_past_tense(t)) if t.pos in NOMINAL else _gerund(t) for t in tokens]
    return _genitive(_instrumental(found))


def _past_tense(token: Token) -> Token:
    """«Уговорились»: a verb the tagger has never met is no noun."""
    if not token.text.endswith(PAST) or not is_only_a_verb(token.text):
        return token
    number = "Plur" if token.text.endswith(("ли", "лись")) else "Sing"
    feats = {"Mood": "Ind", "Number": number, "Tense": "Past", "VerbForm": "Fin", "Voice": "Act"}
    return replace(token, pos="VERB", feats=feats)


def _gerund(token: Token) -> Token:
    """«Являясь»: a long participle ends in «ся», never in «сь»."""
    if token.feats.get("VerbForm") != "Part" or "Case" not in token.feats or not token.text.lower().endswith("сь"):
        return token
    return replace(token, feats={k: token.feats[k] for k in ("Aspect", "Tense") if k in token.feats} | GERUND)


def _participle(token: Token) -> Token:
    """«Парафированный»: a participle is no adjective and no noun; its case stays if the tagger has seen one."""
    form = token.text.lower()
    if token.pos not in NOMINAL or not form.removesuffix(REFLEXIVE).endswith(LONG):
        return token
    found = participle(form)
    if found is None:
        return token
    return replace(
        token, pos="VERB", feats={**found, **{k: v for k, v in token.feats.items() if k in ("Case", "Number")}}
    )


def _instrumental(tokens: list[Token]) -> list[Token]:
    """«подписан Токаевым»: a surname in -ым stands in the instrumental, with its first name, and is no subject."""
    sure = {t.i for t in tokens if t.pos == "PROPN" and t.text.endswith(SURNAME_INSTRUMENTAL)}
    sure |= {tokens[i].head for i in sure if tokens[i].rel.startswith("flat") and tokens[i].head >= 0}
    if not sure:
        return tokens
    return [
        replace(t, feats={**t.feats, "Case": "Ins"}, rel="obl" if t.rel.startswith("nsubj") else t.rel)
        if t.i in sure or (t.head in sure and t.rel.startswith("flat") and t.pos == "PROPN")
        else t
        for t in tokens
    ]


def _genitive(tokens: list[Token]) -> list[Token]:
    """«встречу Токаева»: the accusative of a person looks like the genitive; only that hangs on a noun by itself."""
    marked = {t.head for t in tokens if t.rel == "case"}
    wrong = {
        t.i
        for t in tokens
        if t.rel == "nmod" and t.is_(Case="Acc", Animacy="Anim") and t.i not in marked and tokens[t.head].pos == "NOUN"
    }
    return [replace(t, feats={**t.feats, "Case": "Gen"}) if t.i in wrong else t for t in tokens]
