"""Every ready question is short, and answers with the rows that its header expects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maslahat import build, questions, resources
from maslahat.errors import MaslahatError
from maslahat.questions import Question
from maslahat.store import GraphStore
from maslahat.workshop import Workshop

ALL = questions.questions()


@pytest.fixture(scope="session")
def store() -> GraphStore:
    workshop = Workshop()
    return build.assemble(workshop, resources.article_files(), progress=lambda _: None).store


@pytest.mark.parametrize("question", ALL, ids=[q.id for q in ALL])
def test_question_answers_as_its_header_expects(question: Question, store: GraphStore) -> None:
    rows = [tuple(cell or "" for cell in row) for row in questions.run(store, question.text).rows]
    assert question.expected, f"{question.id}: no `# expects:` line"
    assert rows == list(question.expected)


@pytest.mark.parametrize("question", ALL, ids=[q.id for q in ALL])
def test_question_is_short_and_asked_in_both_languages(question: Question) -> None:
    assert question.words <= questions.WORDS
    assert {"en", "ru"} <= {language for language, _ in question.titles}


def test_ids_are_the_file_names() -> None:
    assert [q.id for q in ALL] == [p.stem for p in resources.question_files()]


def test_unknown_question_names_the_nearest() -> None:
    with pytest.raises(MaslahatError, match="members-on"):
        questions.question("member-on")


def test_header_without_id_is_refused(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "bad.rq").write_text("# question@en: What?\nASK {}\n", encoding="utf-8")
    with pytest.raises(MaslahatError, match=r"bad\.rq.*# id"):
        questions.questions(tmp_path)


def test_kinds_of_answers(store: GraphStore) -> None:
    assert questions.run(store, "ASK {}").rows == (("true",),)
    table = questions.run(store, "CONSTRUCT WHERE { state:kazakhstan mas:iso2 ?code }")
    assert table.rows == (("state:kazakhstan", "mas:iso2", "KZ"),)
    unbound = questions.run(store, "SELECT ?a ?b WHERE { VALUES ?a { 1 } OPTIONAL { ?b a <x:none> } }")
    assert unbound.csv() == "a,b\r\n1,\r\n"
    assert json.loads(unbound.json()) == [{"a": "1"}]
