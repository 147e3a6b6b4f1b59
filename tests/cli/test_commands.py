"""Each command does its work on the shipped graph; one build serves them all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from tests.cli.test_bad_input import Done, fault, maslahat

from maslahat import resources
from maslahat.cli.app import app


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    assert maslahat("build", cwd=folder).returncode == 0
    return folder


def done(*arguments: object, cwd: Path) -> Done:
    """A command that must succeed."""
    result = maslahat(*arguments, cwd=cwd)
    assert result.returncode == 0, result.stderr
    return result


def test_question_with_parameters(built: Path) -> None:
    rows = done("ask", "members-on", "--format", "C5+1", "--date=2024", "--to", "csv", cwd=built).stdout.splitlines()
    assert len(rows) == 7
    assert "date" in fault(maslahat("ask", "members-on", "--day", "2024", cwd=built))
    assert "--name value" in fault(maslahat("ask", "members-on", "--date", cwd=built))


def test_known_by_leaves_out_later_sources_and_says_so(built: Path) -> None:
    early = done("ask", "rare-earths", "--known-by", "2025-06-01", "--to", "json", cwd=built)
    late = done("ask", "rare-earths", "--to", "json", cwd=built)
    assert len(json.loads(early.stdout)) < len(json.loads(late.stdout))
    assert "no date of publication" in early.stderr
    assert "is no date" in fault(maslahat("ask", "rare-earths", "--known-by", "June", cwd=built))


def test_as_of_is_the_world_on_that_day(built: Path) -> None:
    text = """SELECT ?who { ?m mas:inFormat format:consultative-meetings ;
        mas:status mas:Member ; mas:member/mas:name ?who }"""
    before = done("query", text, "--as-of", "2024-01-01", "--format", "csv", cwd=built).stdout
    after = done("query", text, "--as-of", "2026-01-01", "--format", "csv", cwd=built).stdout
    assert "Azerbaijan" not in before
    assert "Azerbaijan" in after


@pytest.mark.parametrize("name", ["Токаев", "Kassym-Jomart Tokayev", "Қасым-Жомарт Тоқаев"])
def test_describe_in_three_alphabets(name: str, built: Path) -> None:
    assert "person/kassym-jomart-tokayev" in done("describe", name, cwd=built).stdout.splitlines()[0]


def test_conflicts_show_each_position_with_its_source(built: Path) -> None:
    told = done("conflicts", cwd=built).stdout
    assert "1300000000" in told
    assert "Citation: " in told


def test_follow_through_tells_steps_and_silence(built: Path) -> None:
    rows = done("ask", "follow-through", "--to", "csv", cwd=built).stdout
    assert "no later step known as of" in rows


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv"])
def test_network_is_written(form: str, built: Path) -> None:
    done("network", "co-participation", "-o", f"net.{form}", "--from", "2018", "--to", "2025", cwd=built)
    assert "Kazakhstan" in (built / f"net.{form}").read_text(encoding="utf-8")
    assert "choose one of" in fault(maslahat("network", "co-participation", "-o", "net.pdf", cwd=built))


def test_page_around_a_thing_on_a_day(built: Path) -> None:
    done("draw", "--around", "C5+1", "--as-of", "2020-01-01", "--lang", "ru", "-o", "page.html", cwd=built)
    assert "<html" in (built / "page.html").read_text(encoding="utf-8")


def test_page_of_a_part_of_the_graph(built: Path) -> None:
    asked = ("--around", "C5+1", "--hops", "1", "--classes", "State, meeting", "-o", "part.html")
    done("draw", *asked, cwd=built)
    assert "<html" in (built / "part.html").read_text(encoding="utf-8")
    assert "did you mean meeting" in fault(maslahat("draw", "--classes", "meetin", cwd=built))


def test_compare_tells_what_the_graph_says_otherwise(built: Path) -> None:
    (seed,) = resources.article_files()
    told = done("compare", seed, cwd=built).stdout
    assert "Supreme Interstate Council" in told


def test_version(built: Path) -> None:
    assert done("--version", cwd=built).stdout.startswith("maslahat 0.")


def test_help_says_all_that_was_written_for_it() -> None:
    # what stands in brackets would be taken for markup and vanish
    for command in typer.main.get_command(app).commands.values():
        for option in command.params:
            assert "[" not in (getattr(option, "help", "") or ""), f"{command.name} {option.name}"
