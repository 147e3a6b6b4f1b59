"""A fault the user can mend is one line on stderr, another exit code than 0, and nothing half-written."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from maslahat import cli

RUSSIAN = "Азербайджан официально присоединился к консультативным встречам."


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def maslahat(*arguments: object, cwd: Path) -> Done:
    """Run a command in this process: the parser is then loaded once for all tests."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        sys.argv = ["maslahat", *map(str, arguments)]
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def fault(done: Done) -> str:
    """The one line of a fault."""
    assert done.returncode != 0, done.stdout
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("error: ")
    assert done.stdout == ""
    return lines[0]


@pytest.mark.parametrize("command", ["read", "build"])
def test_missing_file(command: str, tmp_path: Path) -> None:
    assert "no such file" in fault(maslahat(command, "nowhere.txt", cwd=tmp_path))
    assert not list(tmp_path.iterdir())


def test_directory(tmp_path: Path) -> None:
    assert "is a folder" in fault(maslahat("read", tmp_path, cwd=tmp_path))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\x89PNG\x00\x00", "not a text"),
        (b"12345 67890", "holds no words"),
        (b"This article is written in English and cannot be read yet.", "language"),
    ],
)
def test_wrong_content(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert said in fault(maslahat("build", "a.txt", cwd=tmp_path))
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_too_large_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\n" * 5_000_001 + RUSSIAN.encode())
    assert "--force" in fault(maslahat("read", "a.txt", cwd=tmp_path))
    assert maslahat("read", "a.txt", "--force", cwd=tmp_path).returncode == 0


def test_cp1251_is_read_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(RUSSIAN.encode("cp1251"))
    done = maslahat("read", "a.txt", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert "read as cp1251" in done.stderr
    assert '"Accession"' in done.stdout


def test_broken_turtle_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("@prefix a: <http://a/> .\na:b a:c .\n", encoding="utf-8")
    assert "broken.ttl:2" in fault(maslahat("--ontology", tmp_path, "check", cwd=tmp_path))
    assert "broken.ttl:2" in fault(maslahat("--graph", tmp_path, "check", cwd=tmp_path))


def test_sparql_error_names_line_and_column(tmp_path: Path) -> None:
    said = fault(maslahat("query", "SELECT ?a WHERE {\n ?a ?b }", cwd=tmp_path))
    assert "line 2, column" in said


def test_update_is_refused(tmp_path: Path) -> None:
    said = fault(maslahat("query", "DELETE WHERE { ?a ?b ?c }", cwd=tmp_path))
    assert "update" in said


def test_unknown_question_offers_the_nearest(tmp_path: Path) -> None:
    known = maslahat("ask", cwd=tmp_path).stdout.split()[2]
    assert known in fault(maslahat("ask", known + "x", cwd=tmp_path))


def test_unknown_thing_offers_the_nearest(tmp_path: Path) -> None:
    assert "kazakhstan" in fault(maslahat("draw", "--around", "Kazakstann", cwd=tmp_path))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("options", [["read", "a.txt", "--format", "pdf"], ["query", "ASK {}", "--format", "pdf"]])
def test_unknown_format(options: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    assert "choose one of" in fault(maslahat(*options, cwd=tmp_path))


def test_output_that_cannot_be_written_leaves_the_old(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RUSSIAN, encoding="utf-8")
    (tmp_path / "out").write_text("a file, not a folder", encoding="utf-8")
    assert "cannot be written" in fault(maslahat("build", "a.txt", "--out", "out", cwd=tmp_path))
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file, not a folder"


def test_graph_that_is_none(tmp_path: Path) -> None:
    assert ".trig" in fault(maslahat("query", "ASK {}", "--data", "nowhere.csv", cwd=tmp_path))
    assert "cannot be read" in fault(maslahat("query", "ASK {}", "--data", "nowhere.trig", cwd=tmp_path))


def test_a_process_of_its_own_says_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "maslahat", "read", "nowhere.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "no such file" in fault(Done(done.returncode, done.stdout, done.stderr))
