"""A build gives the same bytes wherever and whenever it runs, holds its invariants, and reads the seed well enough."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from maslahat import build, resources
from maslahat.article import read_article
from maslahat.flat import flat
from maslahat.reading import Reader
from maslahat.workshop import Workshop

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT.parent / "shared" / "articles"
FLOORS = {"mentions": 0.90, "facts": 0.75, "non_claim_facts": 0.60}


def run(folder: Path, seed: str) -> dict[str, bytes]:
    """Build in a process of its own, in a folder, under a hash seed."""
    folder.mkdir()
    command = [sys.executable, "-m", "maslahat", "build"]
    subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (folder / "build").iterdir()}


def test_same_bytes_in_another_folder_under_another_hash_seed(tmp_path: Path) -> None:
    first, second = run(tmp_path / "one", "1"), run(tmp_path / "another one", "2")
    assert sorted(first) == ["index.html", "maslahat.trig", "maslahat.ttl", "report.md"]
    assert first == second


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop()


def test_nothing_shipped_is_refused_and_the_invariants_hold(workshop: Workshop) -> None:
    built = build.assemble(workshop, resources.article_files(), progress=lambda _: None)
    assert [str(f) for f in build.check(workshop, built) if f.refuses] == []


def test_a_built_graph_is_loaded_as_it_was(workshop: Workshop, tmp_path: Path) -> None:
    built = build.assemble(workshop, resources.article_files(), progress=lambda _: None)
    contents = build.files(workshop, built)
    build.write(tmp_path, contents)
    again = workshop.load(tmp_path / "maslahat.trig")
    assert set(again.merged()) == set(built.store.merged())


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not (ARTICLES / "score.py").is_file():
        pytest.skip("the development articles are not beside this checkout")
    spec = importlib.util.spec_from_file_location("score", ARTICLES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_seed_is_read_above_its_floor(workshop: Workshop, scorer: ModuleType, tmp_path: Path) -> None:
    predict(workshop.reader, "seed", tmp_path)
    result = scorer.score(str(ARTICLES / "dev"), str(tmp_path), ["seed"])
    summary = result["summary"]
    assert not result["malformed"]
    assert summary["mentions_f1"] >= FLOORS["mentions"]
    assert summary["facts"]["f1"] >= FLOORS["facts"]
    assert summary["non_claim_facts"]["f1"] >= FLOORS["non_claim_facts"]


def test_every_russian_development_article_is_read_with_exact_quotes(
    workshop: Workshop, scorer: ModuleType, tmp_path: Path
) -> None:
    ids = [p.name.removesuffix(".meta.json") for p in sorted((ARTICLES / "dev").glob("*.meta.json"))]
    metas = {i: json.loads((ARTICLES / "dev" / f"{i}.meta.json").read_text(encoding="utf-8")) for i in ids}
    russian = [i for i in ids if metas[i]["lang"] == "ru"]
    for name in russian:
        predict(workshop.reader, name, tmp_path)
    assert scorer.score(str(ARTICLES / "dev"), str(tmp_path), russian)["malformed"] == []


def predict(reader: Reader, name: str, folder: Path) -> None:
    """Write the flat form of one development article."""
    form = flat(reader.read(read_article(ARTICLES / "dev" / f"{name}.txt")), reader.schema, reader.names)
    (folder / f"{name}.pred.json").write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
