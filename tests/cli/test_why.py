"""`read --why`, `read --unread`, and several processes that say what one does."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.cli.test_bad_input import fault, maslahat

VISIT = "Президент Казахстана Касым-Жомарт Токаев прибыл с визитом в Ташкент 3 мая 2024 года."
DENIED = "Туркменистан не присоединился к ШОС."
LACKING = "Азербайджан вступил в должность председателя клуба."
ENGLISH = "This article is written in English and cannot be read yet, whatever one does about it."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(f"{VISIT} {DENIED}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(LACKING, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def test_why_tells_sentence_tree_trigger_ways_and_names(folder: Path) -> None:
    told = maslahat("read", "a.txt", "--why", cwd=folder).stdout
    for part in (
        VISIT,
        "├─",
        "← trigger",
        "(block mas:Visit)",
        "lex:Subject",
        "path: прибыл",
        "person:kassym-jomart-tokayev",
    ):
        assert part in told
    assert DENIED not in told


def test_unread_tells_the_nearest_miss(folder: Path) -> None:
    told = maslahat("read", "a.txt", "--unread", cwd=folder).stdout
    assert DENIED in told
    assert "присоединился (mas:Accession): «присоединился»: asked, denied or unreal" in told
    assert VISIT not in told
    assert "вступил (mas:Accession): nobody fills in format" in maslahat("read", "b.txt", "--unread", cwd=folder).stdout


def test_as_json_beside_the_facts(folder: Path) -> None:
    form = json.loads(maslahat("read", "a.txt", "--why", "--unread", "--format", "json", cwd=folder).stdout)
    assert all(fact["why"] for fact in form["facts"])
    assert [one["sentence"] for one in form["unread"]] == [DENIED]
    plain = json.loads(maslahat("read", "a.txt", "--format", "json", cwd=folder).stdout)
    assert "unread" not in plain
    assert all("why" not in fact for fact in plain["facts"])
    assert "--format trig" in fault(maslahat("read", "a.txt", "--why", "--format", "trig", cwd=folder))


def test_a_bad_article_costs_none_of_the_others(folder: Path) -> None:
    done = maslahat("read", "a.txt", "bad.txt", "b.txt", "--format", "json", cwd=folder)
    assert done.returncode == 1
    assert [line[:11] for line in done.stderr.splitlines()] == ["error: bad:"]
    assert '"Visit"' in done.stdout
    built = maslahat("build", "a.txt", "bad.txt", "--out", "out", cwd=folder)
    assert built.returncode == 1
    assert "error: bad:" in built.stderr
    assert (folder / "out" / "maslahat.trig").is_file()


def test_processes_say_what_one_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys.modules["__main__"], "__file__", None, raising=False
    )  # nothing of the tests is imported there
    arguments = ["read", "a.txt", "bad.txt", "b.txt", "--why", "--unread", "--format", "json"]
    one, two = maslahat(*arguments, cwd=folder), maslahat(*arguments, "-j", 2, cwd=folder)
    assert one == two


def test_a_reader_that_fails_is_told_by_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("maslahat.workshop.Workshop.read", fails)
    said = fault(maslahat("read", "a.txt", cwd=folder))
    assert "a: the reader failed (ZeroDivisionError: of all things)" in said
