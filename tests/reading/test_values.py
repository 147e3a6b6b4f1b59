"""Dates, sums and counts of a sentence."""

from __future__ import annotations

import pytest
from tests.reading.conftest import article

from maslahat.language.russian import analyse
from maslahat.reading import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Встреча прошла 16 ноября 2025 года.", ["2025-11-16"]),
        ("Встреча прошла 15–16 ноября 2025 года.", ["2025-11-15"]),
        ("Встреча прошла 31 октября.", ["--10-31"]),
        ("Встреча прошла в ноябре 2025 года.", ["2025-11"]),
        ("Встреча прошла в 2018 году.", ["2018"]),
        ("Встреча прошла 05.03.2019.", ["2019-03-05"]),
        ("Встреча прошла вчера.", ["2025-11-16"]),
        ("Встреча прошла в пятницу.", ["2025-11-14"]),
        ("Встреча прошла в воскресенье.", ["2025-11-16"]),
        ("Встреча прошла во вторник.", ["2025-11-11"]),
        ("Встреча прошла в минувший понедельник.", ["2025-11-10"]),
        ("Встреча прошла 31 февраля.", []),
        ("Построили 5 домов и 2020 квартир.", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    a = article(text, published="2025-11-17")
    (sentence, *_), _entities = analyse(a)
    assert [w.value for w in values.dates(a, sentence)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("на сумму $1,2 млрд", [("1200000000", "USD")]),
        ("на €50 млн", [("50000000", "EUR")]),
        ("на 3,5 миллиарда тенге", [("3500000000", "KZT")]),
        ("на 20 млрд сумов", [("20000000000", "UZS")]),
        ("на 100 тысяч долларов", [("100000", "USD")]),
        ("на 12 500 манатов", [("12500", "AZN")]),
        ("на 300 млн сомони", [("300000000", "TJS")]),
        ("на 7 проектов", []),
    ],
)
def test_money(text: str, expected: list[tuple[str, str]]) -> None:
    a = article(f"Подписан договор {text}.")
    (sentence, *_), _entities = analyse(a)
    assert [(f"{m.amount:f}", m.currency) for m in values.money(a, sentence)] == expected
