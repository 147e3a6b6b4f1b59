"""Sums of money and counts in a Russian sentence, each with its span and its value in ISO form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from maslahat.article import Article, Span
from maslahat.language import Sentence
from maslahat.language.words import lemmas

SCALES = {"тыс": 10**3, "мил": 10**6, "млн": 10**6, "млрд": 10**9, "миллиард": 10**9, "трлн": 10**12, "трил": 10**12}
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₽": "RUB", "₸": "KZT", "₼": "AZN", "₺": "TRY"}
MONEY_WORDS = {
    "доллар": "USD",
    "долл": "USD",
    "евро": "EUR",
    "рубль": "RUB",
    "тенге": "KZT",
    "сум": "UZS",
    "сом": "KGS",
}
MONEY_WORDS |= {"сомони": "TJS", "манат": "AZN", "юань": "CNY", "иена": "JPY", "лира": "TRY", "фунт": "GBP"}
UNITS = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать"
)
TENS = "тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто"
NUMBERS = {w: n for n, w in enumerate(UNITS.split())} | {w: 10 * n for n, w in enumerate(TENS.split(), 3)}
NUMBERS |= {"двое": 2, "трое": 3, "четверо": 4, "оба": 2}
NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


@dataclass(frozen=True)
class Money:
    """A sum: ``amount`` in units of the ISO 4217 ``currency``."""

    span: Span
    amount_span: Span
    currency_span: Span
    amount: Decimal
    currency: str


_SIGN = f"[{''.join(map(re.escape, SIGNS))}]"
_SCALE = r"(?P<scale>тысяч\w*|миллион\w*|миллиард\w*|триллион\w*|тыс|млн|млрд|трлн)"
_MONEY = re.compile(
    rf"(?P<sign>{_SIGN})?\s?(?P<number>{NUMBER})(?:\s{_SCALE}\.?)?"
    rf"(?:\s(?:американск\w+\s)?(?P<word>[а-яё]+))?(?P<after>\s?{_SIGN})?",
    re.IGNORECASE,
)


def money(article: Article, s: Sentence) -> list[Money]:
    """The sums of money in a sentence, in text order."""
    found = []
    for m in _MONEY.finditer(s.span.text):
        sign, word = m["sign"] or (m["after"] or "").strip(), m["word"]
        currency = SIGNS.get(sign) or _currency(word)
        if currency is None:
            continue
        scale = _scale(m["scale"])
        amount = Decimal(re.sub(r"[ \u00a0\u202f]", "", m["number"]).replace(",", ".")) * scale
        at = s.span.start
        unit = ("sign" if m["sign"] else "after") if sign else "word"
        number_end = m.end("scale") if m["scale"] else m.end("number")
        start, end = m.span(unit)
        while article.text[at + start].isspace():
            start += 1
        spans = (article.span(at + m.start("number"), at + number_end), article.span(at + start, at + end))
        whole = article.span(min(x.start for x in spans), max(x.end for x in spans))
        found.append(Money(whole, spans[0], spans[1], amount.normalize(), currency))
    return found


def _currency(word: str | None) -> str | None:
    """The currency that a word names in any of its forms."""
    forms = sorted(lemmas(word) | {word.lower()}) if word else []
    return next((MONEY_WORDS[f] for f in forms if f in MONEY_WORDS), None)


def _scale(word: str | None) -> int:
    """Thousand, million … of a word or abbreviation; 1 if there is none."""
    found = [stem for stem in SCALES if word and word.lower().startswith(stem)]
    return SCALES[max(found, key=len)] if found else 1


def count(s: Sentence, i: int) -> tuple[int, int] | None:
    """The number that counts a noun, and the place of its token; None if it isn't counted."""
    for child in s.children(i, "nummod", "amod", "det"):
        text = child.text.lower()
        value = int(text) if text.isdigit() else NUMBERS.get(s.lemmas[child.i], NUMBERS.get(text))
        if value is not None:
            return value, child.i
    return None
