"""Why a fact was read: the ways of its slots, what names and dates meant, what became of the record."""

from __future__ import annotations

from typing import Any

import pytest
from tests.reading.conftest import article

from maslahat import why
from maslahat.flat import flat
from maslahat.language.words import parses
from maslahat.reading import Reader
from maslahat.reading.trace import Kept


def told(reader: Reader, text: str, published: str | None = None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    trace = Kept()
    reading = reader.read(article(text, published), trace)
    facts = why.facts(reading, trace, reader.schema, reader.names)
    assert [f["type"] for f in facts] == [f["type"] for f in flat(reading, reader.schema, reader.names)["facts"]]
    assert all(fact["sources"] for fact in facts), "a fact that nothing explains"
    return facts, why.unread(reading, trace, reader.lexicon, reader.names)


def known(fact: dict[str, Any], words: str) -> str:
    """By what the filler with these words is known."""
    return next(s["known_by"] for source in fact["sources"] for s in source["slots"] if s["words"] == words)


def test_path_and_way_of_each_slot(reader: Reader) -> None:
    facts, _ = told(reader, "Казахстан в мае присоединился к ШОС.")
    (source,) = facts[0]["sources"]
    assert source["trigger"] == "присоединился"
    assert [(s["words"], s["way"], s["path"]) for s in source["slots"]][:2] == [
        ("Казахстан", "lex:Subject", "присоединился ↓nsubj Казахстан"),
        ("ШОС", "lex:Oblique", "присоединился ↓obl ШОС"),
    ]
    assert any("присоединился" in line and "← trigger" in line for line in source["tree"])


def test_a_date_is_seen_from_the_article(reader: Reader) -> None:
    facts, _ = told(reader, "Вчера Казахстан присоединился к ШОС.", "2024-05-03")
    assert known(facts[0], "Вчера") == "«Вчера» seen from the article's day, 2024-05-03"


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        (
            "Президент Казахстана прибыл с визитом в Ташкент.",
            "Президент Казахстана",
            "an office; by the graph on 2024-05-03",
        ),
        ("Токаев прибыл с визитом в Ташкент.", "Токаев", "mas:shortName of person:kassym-jomart-tokayev"),
        ("Токаев прибыл с визитом в Ташкент.", "Ташкент", "state:uzbekistan"),
    ],
)
def test_what_a_name_means(text: str, words: str, by: str, reader: Reader) -> None:
    facts, _ = told(reader, text, "2024-05-03")
    fact = next(f for f in facts if f["type"] == "Visit")
    assert by in known(fact, words)


def test_a_governor_that_plans_is_named(reader: Reader) -> None:
    facts, _ = told(reader, "Казахстан планирует присоединиться к ШОС.")
    assert facts[0]["certainty"] == "mas:Planned"
    assert facts[0]["sources"][0]["decided"] == ["«планирует»: planned"]


def test_what_was_said_and_united(reader: Reader) -> None:
    facts, _ = told(
        reader, "В Астане прошёл саммит ШОС. На саммите ШОС в Астане выступил президент Кыргызстана Садыр Жапаров."
    )
    meeting = next(f for f in facts if f["type"] == "Meeting")
    assert [s["number"] for s in meeting["sources"]] == [1, 2]
    assert meeting["sources"][1]["then"] == ["the same as an earlier record"]


def test_the_nearest_miss_comes_first(reader: Reader) -> None:
    _, unread = told(
        reader, "Азербайджан вступил в должность председателя клуба.\nТуркменистан не подписал соглашение."
    )
    assert [one["misses"][0]["lacks"] for one in unread] == [
        "nobody fills in format",
        "«подписал»: asked, denied or unreal",
    ]
    assert unread[0]["names"][0]["words"] == "Азербайджан"


def test_a_phrase_of_which_a_word_is_missing(reader: Reader) -> None:
    heads = reader.lexicon.triggers.items()
    verb = next(w for w, ts in sorted(heads) if w.endswith("ть") and all(len(t.phrase.words) > 1 for t in ts))
    past = parses(verb)[0].inflect({"past", "masc"}).word
    _, unread = told(reader, f"Казахстан {past}.")
    assert "no second word hangs on it" in unread[0]["misses"][0]["lacks"]
