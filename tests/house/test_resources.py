"""Where files are found, and what a broken Turtle file says."""

import pytest
from rdflib import Literal, URIRef

from maslahat import resources
from maslahat.errors import MaslahatError


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.ttl", "a.ttl", "deep/rules.ttl", "old.owl", "questions/q2.rq", "questions/q1.rq", "stray.rq",
        "differ.trig", "articles/x/one.txt", "articles/x/one.ttl", "notes.txt",
    ):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return tmp_path


@pytest.mark.parametrize(
    ("find", "expected"),
    [
        (resources.ontology_files, ["a.ttl", "articles/x/one.ttl", "b.ttl", "deep/rules.ttl"]),
        (resources.question_files, ["questions/q1.rq", "questions/q2.rq"]),
        (resources.curated_files, ["a.ttl", "b.ttl", "deep/rules.ttl", "differ.trig"]),
        (resources.article_files, ["articles/x/one.txt"]),
    ],
)
def test_files_of_a_chosen_folder(find, expected, folder):
    assert [file.relative_to(folder).as_posix() for file in find(folder)] == expected


def test_a_chosen_folder_that_is_not_there(tmp_path):
    with pytest.raises(MaslahatError, match="gone: no such folder"):
        resources.ontology_files(tmp_path / "gone")


def test_turtle_keeps_its_terms_and_only_its_prefixes(tmp_path):
    file = tmp_path / "a.ttl"
    file.write_text('@prefix a: <http://a/> .\na:x a:y "один"@ru , "x" , 7 , _:b , [ a:z a:x ] .', encoding="utf-8")
    graph = resources.parse_turtle(file)
    assert dict(graph.namespaces()) == {"a": URIRef("http://a/")}
    objects = set(graph.objects(URIRef("http://a/x"), URIRef("http://a/y")))
    assert {Literal("один", lang="ru"), Literal("x"), Literal(7)} < objects
    assert len(graph) == 6
    assert len(graph + resources.parse_turtle(file)) == 9, "blank nodes of two files must not meet"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<http://a/x> a <http://a/y> .\n<http://a/x> a ,, .", r"broken.ttl:2: .*not a valid RDF object"),
        (b"a:x a a:y .", "broken.ttl:1: .*prefix a: has not been declared"),
        (b'\n\n<http://a/x> a "open', "broken.ttl:3: .*end of file"),
        (b"<#x> a <http://a/y> .", "broken.ttl:1: .*No scheme"),
        (b'<http://a/x> a "\xff" .', "broken.ttl:1: .*UTF-8"),
        (None, "broken.ttl: cannot be read: no such file"),
    ],
)
def test_broken_turtle_tells_file_line_and_cause(content, said, tmp_path):
    file = tmp_path / "broken.ttl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(MaslahatError, match=said):
        resources.parse_turtle(file)
