"""Whatever the text, every span that a reading gives is the text at its offsets."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.reading.conftest import article

from maslahat.article import Span
from maslahat.reading import Reader
from maslahat.records import Reading

WORDS = [
    "Казахстан",
    "Токаев",
    "предложил",
    "создать",
    "фонд",
    "«",
    "»",
    "—",
    ".",
    "\n",
    ",",
    "😀",
    "e\u0301",
    "\u00a0",
    "\u200b",
    "С5+1",
]
WORDS += [
    "встретился",
    "с",
    "Мирзиёевым",
    "в",
    "Ташкенте",
    "по",
    "словам",
    "эксперта",
    "Толипов",
    "считает",
    "не",
    "?",
    "\r\n",
    "$1,2",
    "млрд",
]


def spans(reading: Reading) -> list[Span]:
    """Every span of a reading."""
    found = [m.span for m in reading.mentions] + list(reading.sentences) + list(reading.unread)
    for record in reading.records:
        found += [
            record.evidence,
            *record.alternatives,
            *(f.span for _, f in record),
            *([record.trigger] if record.trigger else []),
        ]
    return found


def exact(reading: Reading) -> bool:
    return all(reading.article.text[s.start : s.end] == s.text for s in spans(reading))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join))
def test_spans_of_scrambled_news_are_exact(reader: Reader, text: str) -> None:
    assert exact(reader.read(article(f"Президент {text}")))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=200))
@example("\U00017000 ")  # a letter without a name in Python's Unicode tables
def test_spans_of_any_unicode_are_exact(reader: Reader, text: str) -> None:
    assert exact(reader.read(article(f"Он сказал: {text}")))


def test_offsets_count_code_points(reader: Reader) -> None:
    reading = reader.read(article("😀 Азербайджан вступил в ШОС."))
    assert next(m.span for m in reading.mentions) == Span(2, 13, "Азербайджан")
