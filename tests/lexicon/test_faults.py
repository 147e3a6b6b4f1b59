"""The words of the shipped ontology are sound, and each fault of a researcher's own is told with how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.test_bad_input import maslahat

from maslahat import resources
from maslahat.lexicon_faults import faults
from maslahat.schema import Schema

FAULTS = sorted((Path(__file__).parent / "faults").glob("*.ttl"))


def with_block(path: Path) -> Schema:
    """The shipped ontology with one block more."""
    return Schema(Schema.load().graph + resources.parse_turtle(path))


def test_the_shipped_words_are_sound() -> None:
    assert faults(Schema.load()) == []


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_a_fault_is_told(path: Path) -> None:
    says = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# says: "))
    told = faults(with_block(path))
    assert any(says.removeprefix("# says: ") in fault.message for fault in told), told
    assert {fault.cls.rpartition("/")[2].rpartition("#")[2] for fault in told} <= {"Toast", "Speech"}


def test_told_apart_by_what_a_class_demands(tmp_path: Path) -> None:
    path = next(path for path in FAULTS if path.stem.startswith("two-classes"))
    text = path.read_text(encoding="utf-8")
    for mended in (
        text.replace("sh:path ex:who ;", "sh:path ex:who ; sh:minCount 1 ; lex:only mas:Topic ;", 1),
        text.replace("lex:trigger", 'lex:notWith "чай"@ru ; lex:trigger', 1),
    ):
        (tmp_path / "mended.ttl").write_text(mended, encoding="utf-8")
        assert faults(with_block(tmp_path / "mended.ttl")) == []


def test_check_refuses_such_an_ontology_before_it_reads(tmp_path: Path) -> None:
    for file in resources.ontology_files():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    wrong = next(path for path in FAULTS if path.stem == "marker-with-a-wrong-case")
    (tmp_path / wrong.name).write_bytes(wrong.read_bytes())
    done = maslahat("--ontology", tmp_path, "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "http://example.org/Toast at http://example.org/whom: lex:marker" in done.stdout
    assert "1 refused" in done.stdout
