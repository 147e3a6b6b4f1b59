"""Sums of money and counts in a Russian sentence, each with its span and its value in plain numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from maslahat.article import Article, Span
from maslahat.language import Sentence, Token
from maslahat.language.words import lemma, lemmas

SCALES = {"тыс": 10**3, "мил": 10**6, "млн": 10**6, "млрд": 10**9, "миллиард": 10**9, "трлн": 10**12, "трил": 10**12}
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₽": "RUB", "₸": "KZT", "₼": "AZN", "₺": "TRY", "₾": "GEL"}
CODES = (
    "USD EUR KZT UZS KGS TJS TMT AZN RUB CNY JPY GBP CHF KRW INR IRR AED SAR TRY GEL AMD BYN UAH MNT AFN PKR".split()
)
SIGNS |= {"US$": "USD", **{code: code for code in CODES}}
MONEY_WORDS = {
    "доллар": "USD",
    "долл": "USD",
    "евро": "EUR",
    "рубль": "RUB",
    "руб": "RUB",
    "тенге": "KZT",
    "сум": "UZS",
    "сом": "KGS",
    "сомони": "TJS",
    "манат": "AZN",
    "юань": "CNY",
    "иена": "JPY",
    "йена": "JPY",
    "лира": "TRY",
    "фунт": "GBP",
    "франк": "CHF",
    "вона": "KRW",
    "рупия": "INR",
    "дирхам": "AED",
    "риал": "IRR",
    "риял": "SAR",
    "лари": "GEL",
    "драм": "AMD",
    "гривна": "UAH",
    "тугрик": "MNT",
    "афгани": "AFN",
}
# whose money it is, where several states call theirs the same
WHOSE = {("туркменский", "AZN"): "TMT", ("белорусский", "RUB"): "BYN", ("пакистанский", "INR"): "PKR"}
UNITS = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать"
)
TENS = "тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто"
HUNDREDS = "двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
NUMBERS = {w: n for n, w in enumerate(UNITS.split())} | {w: 10 * n for n, w in enumerate(TENS.split(), 3)}
NUMBERS |= {w: 100 * n for n, w in enumerate(HUNDREDS.split(), 2)} | {"двое": 2, "трое": 3, "четверо": 4, "оба": 2}
PARTS = {"полтора": Decimal("1.5")}
NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


@dataclass(frozen=True)
class Money:
    """A sum: ``amount`` in units of the ISO 4217 ``currency``."""

    span: Span
    amount_span: Span
    currency_span: Span
    amount: Decimal
    currency: str


_SIGN = "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))
_SCALE = r"тысяч\w*|миллион\w*|миллиард\w*|триллион\w*|тыс|млн|млрд|трлн"
_UNIT = rf"(?:\s?(?P<after>{_SIGN})(?!\w)|\s(?:(?P<whose>[а-яё]+ск\w+)\s)?(?P<word>[а-яё]+))"
_DIGITS = re.compile(
    rf"(?<![\w.,])(?:(?P<sign>{_SIGN})\s?)?(?P<range>(?:{NUMBER})\s?[-–—]\s?)?(?P<number>{NUMBER})"
    rf"(?:\s(?P<scale>{_SCALE})\.?(?:\s(?P<number2>\d+)\s(?P<scale2>{_SCALE})\.?)?)?(?:{_UNIT})?",
    re.IGNORECASE,
)
# «полтора миллиарда», «двадцать пять миллионов», «миллиард»; but «миллиарды» and «сотни миллионов» are no number
_WORDS = re.compile(
    rf"(?P<words>(?:\b[а-яё]+\s){{0,3}})\b(?P<half>пол)?(?P<scale>тысяч\w*|миллион\w*|миллиард\w*|триллион\w*){_UNIT}",
    re.IGNORECASE,
)


def money(article: Article, s: Sentence) -> list[Money]:
    """The sums of money in a sentence, in text order; a range or a vague sum («миллиарды») is none."""
    text = s.span.text
    found = [m for m in _digits(article, s, text) if m is not None]
    if any(stem in text for stem in ("тысяч", "милли", "триллион")):
        taken = [m.span for m in found]
        found += [m for m in _in_words(article, s, text) if not any(t.start < m.span.end > t.start for t in taken)]
    return sorted(found, key=lambda m: m.span)


def _digits(article: Article, s: Sentence, text: str) -> Iterator[Money]:
    for m in _DIGITS.finditer(text):
        if m["sign"] is None and m["after"] is None and m["word"] is None:
            continue
        amount = _decimal(m["number"]) * _scale(m["scale"])
        if m["number2"]:
            amount += _decimal(m["number2"]) * _scale(m["scale2"])
        end = max(m.end(part) for part in ("number", "scale", "scale2"))
        if not m["range"] and (made := _money(article, s, m, amount, m.start("number"), end)):
            yield made


def _in_words(article: Article, s: Sentence, text: str) -> Iterator[Money]:
    for m in _WORDS.finditer(text):
        words = m["words"].split()
        start = m.start("half") if m["half"] else m.start("scale")
        amount = Decimal(0)
        while words and (value := _numeral(words[-1])) is not None:
            start = text.rindex(words.pop(), 0, start)
            amount += value
        if not amount and (m["half"] or m["scale"].lower() in ("тысячу", "миллион", "миллиард", "триллион")):
            amount = Decimal(1)
        amount *= _scale(m["scale"]) * (Decimal("0.5") if m["half"] else 1)
        if amount and (made := _money(article, s, m, amount, start, m.end("scale"))):
            yield made


def _money(article: Article, s: Sentence, m: re.Match[str], amount: Decimal, start: int, end: int) -> Money | None:
    groups = m.groupdict()
    unit = next((g for g in ("sign", "after") if groups.get(g)), "word")
    currency = _currency(m["word"], m["whose"]) if unit == "word" else SIGNS[m[unit].upper()]
    if currency is None:
        return None
    at = s.span.start
    spans = article.span(at + start, at + end), article.span(at + m.start(unit), at + m.end(unit))
    whole = article.span(min(x.start for x in spans), max(x.end for x in spans))
    return Money(whole, spans[0], spans[1], amount.normalize(), currency)


def _decimal(number: str) -> Decimal:
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", number).replace(",", "."))


def _numeral(word: str) -> Decimal | None:
    """The value of a numeral in any of its forms."""
    for form in sorted(lemmas(word)):
        if form in NUMBERS or form in PARTS:
            return PARTS.get(form) or Decimal(NUMBERS[form])
    return None


def _currency(word: str | None, whose: str | None) -> str | None:
    """The currency that a word names in any of its forms; the adjective before it tells namesakes apart."""
    forms = sorted(lemmas(word) | {word.lower()}) if word else []
    found = next((MONEY_WORDS[f] for f in forms if f in MONEY_WORDS), None)
    return WHOSE.get((lemma(whose, "ADJ"), found), found) if whose and found else found


def _scale(word: str | None) -> int:
    """Thousand, million … of a word or abbreviation; 1 if there is none."""
    found = [stem for stem in SCALES if word and word.lower().startswith(stem)]
    return SCALES[max(found, key=len)] if found else 1


def count(s: Sentence, i: int) -> tuple[int, tuple[Token, ...]] | None:
    """The number that counts a noun, and its tokens («двадцать пять»); None if it isn't counted."""
    for child in s.children(i, "nummod", "amod", "det"):
        value = _counting(s, child)
        if value is not None:
            parts = [p for c in s.children(child.i, "nummod", "compound", "flat") if (p := _counting(s, c)) is not None]
            tokens = (*(c for c in s.children(child.i, "nummod", "compound", "flat") if _counting(s, c)), child)
            return value + sum(parts), tuple(sorted(tokens, key=lambda t: t.i))
    return None


def _counting(s: Sentence, token: Token) -> int | None:
    text = token.text.lower()
    return int(text) if text.isdecimal() else NUMBERS.get(s.lemmas[token.i], NUMBERS.get(text))
