"""The work of reading grows with the length of a text, never with its square; no sentence costs without bound.

Work is counted in calls of functions, not in seconds: the same on every machine.
"""

from __future__ import annotations

import sys
from typing import Any

import pytest
from tests.reading.conftest import article

from maslahat.language import russian
from maslahat.language.russian import analyse
from maslahat.reading import Reader
from maslahat.reading import reader as reading

FIRST = ("Иван", "Анна", "Олег", "Мария", "Пётр")
SYLLABLES = ("ба", "ве", "ги", "до", "жу", "за", "ки", "ло", "му", "на", "пе", "ри", "со", "ту")


def people(n: int) -> list[str]:
    """Persons of different surnames."""
    parts = [(a + b + c).capitalize() for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
    return [f"{FIRST[k % 5]} {parts[k * 7 % len(parts)]}нов" for k in range(n)]


TEXTS = {
    "one meeting told again": lambda n: "В Астане прошла встреча Токаева с Мирзиёевым. " * n,
    "claims and role nouns": lambda n: "Эксперт Иван Петров сказал, что страна важна. По его словам, регион един. " * n,
    "another person each time": lambda n: " ".join(f"{name} встретился с Токаевым." for name in people(n)),
    "another meeting each time": lambda n: " ".join(f"В {1900 + k} году Токаев посетил Ташкент." for k in range(n)),
}
SENTENCES = {
    "commas": lambda n: "Казахстан, " * n + "подписал соглашение.",
    "names": lambda n: "В саммите участвовали " + ", ".join(people(n)) + ".",
    "nested clauses": lambda n: "Токаев сказал, что " * n + "саммит прошёл.",
    "a chain of genitives": lambda n: "встреча министра президента Казахстана " * n + "прошла.",
    "triggers": lambda n: "подписать соглашение о границе " * n + "в Астане.",
    "quotations": lambda n: "«Это очень важная встреча " * n + ".",
    "compounds": lambda n: "C5+1 " * n,
}


def calls(reader: Reader, text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many functions are called when a text, parsed before, is read; caches are filled by a first reading."""
    parsed = analyse(article(text))
    monkeypatch.setattr(reading, "analyse", lambda _: parsed)
    count = 0

    def called(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    reader.read(article(text))
    sys.setprofile(called)
    try:
        reader.read(article(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_four_times_as_long_takes_four_times_the_work(
    kind: str, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "maslahat.reading.discourse.REMEMBERED", 10
    )  # so that a short text already fills what is remembered
    monkeypatch.setattr("maslahat.reading.merge.NEAREST", 5)
    one, four = (calls(reader, TEXTS[kind](n), monkeypatch) for n in (20, 80))
    assert four / one < 5


@pytest.mark.parametrize("kind", SENTENCES)
def test_the_work_on_a_sentence_is_bounded(kind: str, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(russian, "LONGEST", 50)
    one, four = (calls(reader, SENTENCES[kind](n), monkeypatch) for n in (60, 240))
    assert four / one < 5


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_long_sentence_is_cut_and_nothing_lost(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(russian, "LONGEST", 50)
    text = SENTENCES[kind](100)
    sentences, _ = analyse(article(text))
    assert max(len(s.tokens) for s in sentences) <= 50
    assert all(text[s.span.start : s.span.end] == s.span.text for s in sentences)
    assert "".join(s.span.text for s in sentences).replace(" ", "") == text.replace(" ", "")


def test_a_sentence_is_cut_after_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(russian, "LONGEST", 8)
    sentences, _ = analyse(article("Токаев прибыл в Астану; Мирзиёев принял там же гостей из многих стран мира."))
    assert next(s.span.text for s in sentences) == "Токаев прибыл в Астану;"
