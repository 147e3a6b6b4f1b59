"""The class of docs/extending.md, put into an ontology as it stands, is read, checked and drawn."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from maslahat import build, resources
from maslahat.workshop import Workshop

PAGE = Path(__file__).resolve().parents[2] / "docs" / "extending.md"
BLOCKS = re.findall(r"```turtle\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the shipped folders."""
    ontology, graph = tmp_path / "ontology", tmp_path / "graph"
    shutil.copytree(resources.ontology_files()[0].parent, ontology)
    shutil.copytree(resources.curated_files()[0].parent, graph)
    return ontology, graph


def test_page_shows_a_class_a_way_of_reading_and_a_format() -> None:
    assert len(BLOCKS) == 3


def test_way_of_reading_of_the_page_is_read(folders: tuple[Path, Path], tmp_path: Path) -> None:
    ontology, graph = folders
    (ontology / "mediation.ttl").write_text(BLOCKS[1], encoding="utf-8")
    article = tmp_path / "article.txt"
    article.write_text("Турция выступила посредником между Казахстаном и Россией.", encoding="utf-8")
    workshop = Workshop(ontology, graph)
    built = build.assemble(workshop, [article], progress=lambda _: None)
    (record,) = (r for r in built.articles[0].reading.records if r.cls.endswith("#Event"))
    local = [str(f.value).rpartition("/")[2] for _, f in record]
    assert local == ["kazakhstan", "russia", "turkey", "ontology#Mediated"]
    assert not [f for f in build.check(workshop, built) if f.refuses]


def test_class_of_the_page_is_read_without_touching_python(folders: tuple[Path, Path], tmp_path: Path) -> None:
    ontology, graph = folders
    (ontology / "withdrawals.ttl").write_text(BLOCKS[0], encoding="utf-8")
    (graph / "example.ttl").write_text(BLOCKS[2], encoding="utf-8")
    article = tmp_path / "article.txt"
    article.write_text("Узбекистан вышел из ОДКБ. Садыр Жапаров выступил на ПД.", encoding="utf-8")
    workshop = Workshop(ontology, graph)
    built = build.assemble(workshop, [article], progress=lambda _: None)
    (record,) = (r for r in built.articles[0].reading.records if r.cls.endswith("#Withdrawal"))
    assert [str(f.value).rpartition("/")[2] for _, f in record] == ["uzbekistan", "csto"]
    assert "Withdrawal" in build.files(workshop, built)["report.md"]
    assert not [f for f in build.check(workshop, built) if f.refuses]
    assert any(str(m.value).endswith("example-dialogue") for m in built.articles[0].reading.mentions)


def test_class_whose_example_is_not_read_is_named(folders: tuple[Path, Path]) -> None:
    ontology, graph = folders
    broken = BLOCKS[0].replace("Узбекистан вышел из ОДКБ.", "Узбекистан дружит с Ираном.")
    (ontology / "withdrawals.ttl").write_text(broken, encoding="utf-8")
    workshop = Workshop(ontology, graph)
    found = build.check(workshop, build.assemble(workshop, [], progress=lambda _: None))
    assert [f.path for f in found if f.refuses and str(f.record).endswith("#Withdrawal")] == ["skos:example"]
