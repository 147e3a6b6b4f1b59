"""What a claim gives as its reason: the clause after a causal conjunction, within what the claimant says."""

from __future__ import annotations

import pytest
from tests.reading.conftest import article

from maslahat.reading import Reader
from maslahat.vocabulary import MAS

TOLD = [
    (
        "По словам Токаева, регион выиграет, потому что торговля растёт, а границы открыты.",
        ["торговля растёт, а границы открыты"],
    ),
    (
        "«Мы поддержим этот проект, так как он нужен всем странам региона», — сказал Мирзиёев.",
        ["он нужен всем странам региона"],
    ),
    (
        "Политолог Фархад Толипов считает, что поскольку Казахстан экспортирует нефть, ему нужен порт в Иране.",
        ["Казахстан экспортирует нефть"],
    ),
    (
        "По мнению Фархада Толипова, создание центра своевременно: ведь спрос на редкие металлы растёт.",
        ["спрос на редкие металлы растёт"],
    ),
    (
        "По мнению Фархада Толипова, союз возможен благодаря тому, что страны региона говорят на близких языках.",
        ["страны региона говорят на близких языках"],
    ),
    (
        "Из-за того что вода уходит, Узбекистану нужны новые каналы, считает Фархад Толипов.",
        ["вода уходит"],
    ),
    (
        "Политолог Фархад Толипов назвал вступление Азербайджана логичным, поскольку Баку давно связан с регионом.",
        ["Баку давно связан с регионом"],
    ),
    ("«Казахстан построит дорогу. Ведь она нужна людям», — сказал Токаев.", ["она нужна людям"]),
]
SILENT = [
    "Токаев заявил, что визит состоялся не потому, что его просили об этом.",
    "«Мы ведь договорились с Казахстаном о воде», — сказал Мирзиёев.",
    "Токаев сказал, что Казахстан так рад, как никогда.",
    "Токаев заявил, что Казахстан построит дорогу. Дороги нужны, потому что людей стало больше.",
]


@pytest.mark.parametrize(("text", "reasons"), TOLD)
def test_a_reason_is_the_clause_after_its_conjunction(reader: Reader, text: str, reasons: list[str]) -> None:
    assert given(reader, text) == reasons


@pytest.mark.parametrize("text", SILENT)
def test_what_gives_no_reason(reader: Reader, text: str) -> None:
    assert given(reader, text) == []


def given(reader: Reader, text: str) -> list[str]:
    """The reasons of the claims of a text, each exactly the text at its place."""
    read = reader.read(article(text))
    claims = [record for record in read.records if record.cls == MAS.Claim]
    assert claims
    spans = [f.span for record in claims for path, fillers in record.slots if path == MAS.because for f in fillers]
    assert all(span.text == text[span.start : span.end] for span in spans)
    return [span.text for span in spans]
