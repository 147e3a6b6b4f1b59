"""Acts and steps that have no class of their own: read by their way, told by their kind, absent from the flat form."""

from __future__ import annotations

import pytest
from rdflib import URIRef
from tests.reading.conftest import article

from maslahat.flat import flat
from maslahat.reading import Reader
from maslahat.records import Record
from maslahat.schema import Schema
from maslahat.vocabulary import MAS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Садыр Жапаров поддержал идею создать водный фонд.",
            ["Endorsed Asserted: создать водный фонд, Садыр Жапаров"],
        ),
        (
            "Генеральная Ассамблея ООН одобрила инициативу о создании водного фонда.",
            ["Adopted Asserted: создании водного фонда, Генеральная Ассамблея ООН"],
        ),
        (
            "Узбекистан реализовал идею создать учебный центр.",
            ["Implemented Asserted: создать учебный центр, Узбекистан"],
        ),
        (
            "Туркменистан отклонил предложение создать единый секретариат.",
            ["Rejected Asserted: создать единый секретариат, Туркменистан"],
        ),
        (
            "Садыр Жапаров сообщил, что Кыргызстан поддержал идею создать водный фонд.",
            ["Endorsed Reported: создать водный фонд, Кыргызстан"],
        ),
        ("Кыргызстан не поддержал идею создать союз.", []),
        ("Поддержит ли Кыргызстан идею создать союз?", []),
        (
            "Садыр Жапаров назначил Жээнбека Кулубаева министром иностранных дел.",
            ["Appointed Asserted: Жээнбека Кулубаева, Садыр Жапаров"],
        ),
        ("Токаев назначил встречу на 5 мая.", []),
        ("Турция первой признала независимость Казахстана.", ["Recognised Asserted: Казахстана, Турция"]),
        ("Казахстан признал ошибку.", []),
        ("Евросоюз ввёл санкции против Белоруссии.", ["Sanctioned Asserted: Белоруссии, Евросоюз"]),
        ("Китай намерен ввести санкции против США.", ["Sanctioned Planned: США, Китай"]),
        ("Евросоюз не вводил санкций против Кыргызстана.", []),
        ("Казахстан и Узбекистан провели военные учения.", ["Exercised Asserted: Казахстан, Узбекистан"]),
        ("Учения ОДКБ отменены.", []),
        ("Казахстан и Кыргызстан открыли пункт пропуска.", ["Opened Asserted: Казахстан, Кыргызстан"]),
        ("Касым-Жомарт Токаев открыл форум.", []),
    ],
)
def test_acts(text: str, expected: list[str], reader: Reader, schema: Schema) -> None:
    reading = reader.read(article(text))
    assert [_line(r) for r in reading.records if r.fillers(MAS.kind)] == expected
    exchanged = {fact["type"] for fact in flat(reading, schema, reader.names)["facts"]}
    assert exchanged <= {b.flat for b in schema.blocks.values() if b.flat}


def _line(record: Record) -> str:
    slots = {path: [f.span.text for f in fillers] for path, fillers in record.slots}
    kind = next(f.value for f in record.fillers(MAS.kind))
    rest = [text for path, texts in slots.items() if path not in (MAS.kind, MAS.date) for text in texts]
    return f"{_local(kind)} {_local(record.certainty)}: {', '.join(rest)}"


def _local(iri: URIRef) -> str:
    return str(iri).rpartition("#")[2]
