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


# ── parameters ───────────────────────────────────────────────────────────────────────────────────

OPEN = """# param: format = format:c5-plus-1
# param: number = 1
# param: date = 2023-12-31
SELECT ?meeting WHERE {
  ?m a mas:Meeting ; mas:inFormat ?format ; mas:number ?number ; mas:name ?meeting ; mas:kind ?kind
  FILTER (?kind IN (mas:Summit, mas:ConsultativeMeeting))
  FILTER NOT EXISTS { ?m mas:latest ?day FILTER (?day > ?date) }
}"""


def _members(store: GraphStore, **values: str) -> set[str | None]:
    table = questions.run(store, questions.question("members-on").text, values)
    return {row[0] for row in table.rows}


def test_parameters_are_told_by_the_header() -> None:
    known = questions.question("members-on").parameters
    assert [(p.name, p.default, p.kind) for p in known] == [
        ("format", "format:consultative-meetings", "thing"),
        ("date", "2025-12-01", "date"),
    ]
    assert [p.kind for p in questions.parameters(OPEN)] == ["thing", "number", "date"]
    assert questions.parameters("ASK {}") == ()


@pytest.mark.parametrize("called", ["OTS", "ОТГ", "organization:ots", "https://w3id.org/maslahat/id/organization/ots"])
def test_thing_is_told_by_name_or_iri(called: str, store: GraphStore) -> None:
    assert "Türkiye" in _members(store, format=called)


def test_date_of_a_month_or_year_means_its_last_day(store: GraphStore) -> None:
    assert "Azerbaijan" in _members(store)
    assert "Azerbaijan" not in _members(store, date="2025-10")
    assert "Azerbaijan" in _members(store, date="2025-11")
    assert "Azerbaijan" in _members(store, date="2025")
    assert _members(store, date="2017") == set()


def test_query_with_parameters_answers_for_what_is_told_and_else_for_the_default(store: GraphStore) -> None:
    assert questions.run(store, OPEN).rows == (("1st C5+1 summit (New York, 2023)",),)
    first = questions.run(store, OPEN, {"format": "CA-CM"}).rows
    assert first == (("1st Consultative Meeting (Astana, 2018)",),)
    assert questions.run(store, OPEN, {"format": "CA-CM", "number": "6"}).rows == ()
    assert len(questions.run(store, OPEN, {"format": "CA-CM", "number": "6", "date": "2024"}).rows) == 1


def test_term_of_the_ontology_may_be_told(store: GraphStore) -> None:
    text = "# param: kind = mas:Summit\nASK { ?m mas:kind ?kind }"
    assert questions.run(store, text, {"kind": "mas:Ministerial"}).rows == (("true",),)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"fromat": "C5+1"}, r"no parameter 'fromat'; there are: format, number, date"),
        ({"format": "C5+7"}, r"format: nothing is called 'C5\+7'"),
        ({"format": "mas:No such"}, r"format: nothing is called"),
        ({"date": "soon"}, r"'soon' is no date: write YYYY-MM-DD"),
        ({"number": "two"}, r"number: 'two' is no number"),
    ],
)
def test_wrong_values_are_told(values: dict[str, str], message: str, store: GraphStore) -> None:
    with pytest.raises(MaslahatError, match=message):
        questions.run(store, OPEN, values)
    with pytest.raises(MaslahatError, match="no parameter 'date'; it has none"):
        questions.run(store, "ASK {}", {"date": "2024"})


def test_parameter_that_cannot_be_read_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    text = "# id: bad\n# question@en: What?\n# param: format\nASK {}\n"
    (tmp_path / "questions" / "bad.rq").write_text(text, encoding="utf-8")
    with pytest.raises(MaslahatError, match=r"bad\.rq: a parameter is written"):
        questions.questions(tmp_path)
