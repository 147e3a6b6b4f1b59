"""Dates in a Russian sentence: as precise as the text is, with the words that say so.

What is told in relation to another day («вчера», «в октябре», «годом позже») is worked out from the article's own day,
from the tense of the sentence, or from the date told last; if that is not known, nothing is said.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from maslahat.article import Article, Span
from maslahat.language import Sentence

# stems, so that every case fits
MONTHS = (
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма[йяюе]",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
)
WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
RELATIVE = {"позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}
NUMBERS = {"один": 1, "одн": 1, "дв": 2, "тр": 3, "четыр": 4, "пят": 5, "шест": 6, "сем": 7, "восем": 8, "восьм": 8}
NUMBERS |= {"девят": 9, "десят": 10}
LAST, NEXT = ("прошл", "минувш", "предыдущ"), ("следующ", "будущ", "грядущ", "ближайш", "предстоящ")

_MONTH = rf"(?:{'|'.join(m + ('' if '[' in m else '[а-яё]{0,3}') for m in MONTHS)})(?![а-яё])"
_YEAR = r"(?:19|20)\d\d(?:-?(?:го|м|й|ого|ом)(?![а-яё]))?(?:\s?(?:год(?:а|у|ом|е)?|г\.?)(?![а-яё]))?"
_WHICH = (
    rf"(?:(?:{'|'.join((*LAST, *NEXT))})[а-яё]+|этого|эт[оу]м|нынешн[а-яё]+|текущ[а-яё]+|того\sже|позапрошл[а-яё]+)"
)
_D = r"\d{1,2}(?:-?го)?"
_DASH = r"\s?[-–—−]\s?"
_COUNT = rf"(?:\d{{1,2}}|(?:{'|'.join(NUMBERS)})[а-яё]*)"
_UNIT = r"(?:д(?:ень|ня|ней|нём|нем|нями)|недел[а-яё]+|месяц[а-яё]*|год(?:а|ом|ами)?|лет)(?![а-яё])"

_KINDS = {
    "numeric": r"(?:(?P<n0>\d{1,2})[–—-])?(?P<n1>\d{1,2})\.(?P<n2>\d{2})\.(?P<n3>(?:19|20)\d\d)"
    r"|(?P<i1>(?:19|20)\d\d)-(?P<i2>\d\d)-(?P<i3>\d\d)",
    "span": rf"(?P<s1>{_D})\s(?P<s2>{_MONTH})(?:\s(?P<s3>{_YEAR}))?(?:{_DASH}|\sпо\s|\sдо\s)"
    rf"(?P<s4>{_D})\s(?P<s5>{_MONTH})(?:\s(?P<s6>{_YEAR}|{_WHICH}\sгода))?",
    "day": rf"(?P<d1>{_D})(?:(?P<d5>{_DASH}|\sпо\s|\sи\s|\sдо\s)(?P<d2>{_D}))?\s(?P<d3>{_MONTH})"
    rf"(?:\s(?P<d4>{_YEAR}|{_WHICH}\sгода))?",
    "month": rf"(?P<m1>{_MONTH})\s(?P<m2>{_YEAR}|{_WHICH}\sгода)",
    "bare": rf"(?:в|во)\s(?:{_WHICH}\s)?(?P<b1>{_MONTH})(?!\s(?:{_YEAR}|{_WHICH}\sгода))"
    rf"|(?P<b2>(?:{'|'.join(MONTHS[:4] + MONTHS[5:])})(?:ь|ов)?ск[а-яё]+|майск[а-яё]+)",
    "ofyear": rf"(?:в|во)\s(?P<o1>{_WHICH})\sгоду(?:\s(?P<o2>{_MONTH}))?",
    "year": r"(?<![\d–—-])(?P<y1>(?:19|20)\d\d)"
    r"(?:\s?(?:год(?:а|у|ом|е)?|г\.)(?![а-яё])|-(?:го|м|й|ого|ом)(?![а-яё])(?:\s(?:года|году))?)",
    "relative": rf"(?P<r1>{'|'.join(RELATIVE)})(?![а-яё])|(?P<r2>сегодняшн|вчерашн|завтрашн)[а-яё]+",
    "weekday": rf"(?P<w1>(?:в|во|с|со)\s)(?:(?P<w2>{_WHICH}|эту|этот|эт[оу])\s)?"
    rf"(?P<w3>{'|'.join(WEEKDAYS)})(?:[а-яё]{{0,2}})(?![а-яё])",
    "week": r"на\s(?P<k1>этой|прошлой|минувшей|нынешней|текущей)\sнеделе"
    r"|в\s(?P<k2>этом|прошлом|минувшем|текущем)\sмесяце",
    "same": r"(?:в|во)\s(?:тот|этот)\s(?:же\s)?день|тем\sже\sднем|тем\sже\sднём",
    "later": rf"(?:через\s)?(?:(?P<l1>{_COUNT})\s)?(?P<l2>{_UNIT})\s(?P<l3>позже|позднее|спустя|ранее|раньше|назад)",
}
_ANY = "|".join(rf"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items())
_WHEN = re.compile(rf"(?<![^\W_])(?:{_ANY})", re.IGNORECASE)  # nothing is tried in the middle of a word
# «с 2018 года», «до 2030 года», «к 2030 году»: a bound, not when something happens
_BOUND = re.compile(r"(?:^|\s)(?:с|со|до|к|после|по|от|за|начиная с)\s$", re.IGNORECASE)


@dataclass(frozen=True)
class When:
    """A date as precise as the text: ``value`` is YYYY, YYYY-MM or YYYY-MM-DD; --MM-DD where no year is told.

    ``end`` is the last day where several are told («12–13 октября»).
    """

    span: Span
    value: str
    end: str | None = None


def temporal(word: str) -> bool:
    """Whether a word is a month or a unit of time."""
    return re.fullmatch(rf"{_MONTH}|{_UNIT}", word.lower()) is not None


def dates(article: Article, s: Sentence) -> list[When]:
    """The dates in a sentence, in text order; relative ones only if the day they start from is known."""
    future = any(t.feats.get("Tense") == "Fut" for t in s.tokens)
    past = not future and any(t.feats.get("Tense") == "Past" for t in s.tokens)
    return list(_Reader(article, future=future, past=past).dates(s.span.text, s.span.start))


@dataclass
class _Reader:
    article: Article
    future: bool = False
    past: bool = False

    def dates(self, text: str, offset: int) -> Iterator[When]:
        last: When | None = None
        for m in _WHEN.finditer(text):
            start = m.start()
            if (start and (text[start - 1].isalnum() or text[start - 1] in ".,+")) or text[
                m.end() : m.end() + 1
            ].isalnum():
                continue
            pair = self._pair(m, text, offset, last)
            if pair is not None:
                last = When(self.article.span(offset + start, offset + m.end()), *pair)
                yield last

    def _pair(self, m: re.Match[str], text: str, offset: int, last: When | None) -> tuple[str, str | None] | None:
        """The value of a match and, for several days, its end."""
        kind = next(k for k in _KINDS if m[k] is not None)
        if kind == "span":
            year = self._year(m["s6"])
            first = _iso(self._year(m["s3"]) or year, _month(m["s2"]), _int(m["s1"]))
            then = _iso(year, _month(m["s5"]), _int(m["s4"]))
            return (first, then) if first and then and first != then else None
        if kind == "day":
            year, month = self._year(m["d4"]), _month(m["d3"])
            first = _iso(year, month, _int(m["d1"]))
            then = _iso(year, month, _int(m["d2"])) if m["d2"] else None
            if first is None or (m["d2"] and (then is None or then <= first)):
                return None
            # «завтра, 15 декабря»: the word tells the year
            if last is not None and len(last.value) == 10 and last.value[4:] == first[1:]:
                first = last.value
            both = (m["d5"] or "").strip() != "и" or _int(m["d2"]) == _int(m["d1"]) + 1
            return first, then if both else None
        if kind == "numeric" and m["n0"]:
            first, then = (_iso(int(m["n3"]), int(m["n2"]), int(m[day])) for day in ("n0", "n1"))
            return (first, then) if first and then and first < then else None
        value = self._value(kind, m, text, offset, last)
        return (value, None) if value else None

    def _value(self, kind: str, m: re.Match[str], text: str, offset: int, last: When | None) -> str | None:
        today = _day(self.article.published)
        if kind == "numeric":
            parts = (m["n3"], m["n2"], m["n1"]) if m["n1"] else (m["i1"], m["i2"], m["i3"])
            return _iso(*map(int, parts))
        if kind == "month":
            year = self._year(m["m2"])
            return f"{year}-{_month(m['m1']):02d}" if year else None
        if kind == "bare":
            return self._nearest_month(_month(m["b1"] or m["b2"]))
        if kind == "ofyear":
            year = self._year(m["o1"])
            month = _month(m["o2"]) if m["o2"] else None
            return None if year is None else f"{year}-{month:02d}" if month else str(year)
        if kind == "year":
            return None if _BOUND.search(text[: m.start()]) and "конц" not in text[: m.start()] else m["y1"]
        if kind == "same" or (kind == "later" and m["l3"].lower() != "назад"):
            before = last or self._before(offset)
            return before.value if kind == "same" and before and len(before.value) > 7 else self._moved(m, before)
        if today is None:
            return None
        if kind == "relative":
            return self._relative(m, text, today)
        if kind == "weekday":
            return self._weekday(m, today)
        if kind == "week":
            return self._week(m, today)
        return _shifted(today.isoformat(), m["l1"], m["l2"], -1)

    def _year(self, words: str | None) -> int | None:
        """The year that words name: digits, «прошлого года», «того же года»."""
        if not words:
            return None
        if words[:4].isdigit():
            return int(words[:4])
        today, low = _day(self.article.published), words.lower()
        if today is None or low.startswith("того"):
            return None
        shift = -2 if low.startswith("поза") else -1 if low.startswith(LAST) else 1 if low.startswith(NEXT) else 0
        return today.year + shift

    def _nearest_month(self, month: int) -> str | None:
        """A month without a year: the last one under a past tense, the next under a future, else the nearest."""
        published = self.article.published
        if not published or len(published) < len("2025-11"):
            return None
        year, now = int(published[:4]), int(published[5:7])
        if self.future and month < now:
            year += 1
        elif not self.future and month > now and (self.past or month - now > len(MONTHS) // 2):
            year -= 1
        return f"{year}-{month:02d}"

    def _relative(self, m: re.Match[str], text: str, today: date) -> str | None:
        word = (m["r1"] or f"{m['r2']}!").lower()
        shift = RELATIVE.get(word, {"с": 0, "в": -1, "з": 1}[word[0]] if m["r2"] else 0)
        if word == "накануне" and re.match(r"\s[а-яё]", text[m.end() :]) and not text[: m.start()].strip():
            return None  # «Накануне саммита»: a preposition
        return (today + timedelta(days=shift)).isoformat()

    def _weekday(self, m: re.Match[str], today: date) -> str:
        day = next(n for n, stem in enumerate(WEEKDAYS) if m["w3"].lower() == stem)
        which = (m["w2"] or "").lower()
        back = (today.weekday() - day) % 7
        if which.startswith(NEXT) or (self.future and not which.startswith(LAST)):
            return (today + timedelta(days=(7 - back) % 7 or 7 * which.startswith(NEXT))).isoformat()
        return (today - timedelta(days=back or (7 if which.startswith(LAST) else 0))).isoformat()

    def _week(self, m: re.Match[str], today: date) -> str | None:
        """A week as the month in which it lies wholly; a month."""
        if m["k2"]:
            back = m["k2"].lower().startswith(LAST)
            return (today.replace(day=1) - timedelta(days=1) if back else today).isoformat()[:7]
        monday = today - timedelta(days=today.weekday() + (7 if m["k1"].lower().startswith(LAST) else 0))
        months = {(monday + timedelta(days=n)).isoformat()[:7] for n in range(7)}
        return months.pop() if len(months) == 1 else None

    def _before(self, offset: int) -> When | None:
        """The last date before a place of the article, of those that need no other."""
        text = self.article.text[max(0, offset - 600) : offset]
        found = [w for w in _Reader(self.article, past=True).dates(text, offset - len(text)) if w.value] if text else []
        return found[-1] if found else None

    def _moved(self, m: re.Match[str], before: When | None) -> str | None:
        """«годом позже», «четырьмя днями ранее»: counted from the date told before, else from the article's day."""
        if m["later"] is None:
            return None
        published = self.article.published
        value = before.value if before else published
        if not value:
            return None
        if value.startswith("--") and published and len(published) == 10:
            year = int(published[:4]) - (value[2:] > published[5:])
            value = f"{year}{value[1:]}"
        return _shifted(value, m["l1"], m["l2"], 1 if m["l3"].lower() in ("позже", "позднее", "спустя") else -1)


def _shifted(value: str, count: str | None, unit: str, sign: int) -> str | None:
    """A date moved by so many days, weeks, months or years, no more precise than the unit."""
    number = _count(count)
    if number is None or value.startswith("--"):
        return None
    if unit.lower().startswith(("год", "лет")):
        return str(int(value[:4]) + sign * number)
    if unit.lower().startswith("месяц"):
        if len(value) < len("2025-11"):
            return None
        months = int(value[:4]) * 12 + int(value[5:7]) - 1 + sign * number
        return f"{months // 12}-{months % 12 + 1:02d}"
    day = _day(value)
    if day is None:
        return None
    days = 7 * number if unit.lower().startswith("недел") else number
    return (day + timedelta(days=sign * days)).isoformat()


def _count(word: str | None) -> int | None:
    if not word:
        return 1
    if word.isdigit():
        return int(word)
    return next(
        (n for stem, n in sorted(NUMBERS.items(), key=lambda p: -len(p[0])) if word.lower().startswith(stem)), None
    )


def _month(word: str) -> int:
    return next(n for n, stem in enumerate(MONTHS, 1) if re.match(stem, word.lower()))


def _int(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _iso(year: int | None, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    return f"{year}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published and len(published) == 10 else None
