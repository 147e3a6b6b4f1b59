"""`maslahat evaluate`: figures, errors with causes, floors, and one clear line for wrong input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.test_bad_input import fault, maslahat

GOLD = """\
# A1 joined
Казахстан вступил в ШОС.
> Accession state=KZ organisation=SCO [asserted]

# A2 said
Токаев встретился с Мирзиёевым.
> Meeting participant=Kassym-Jomart Tokayev+Shavkat Mirziyoyev [asserted]
Погода стояла тёплая.
> Claim claimant=author content=«Погода стояла тёплая» [opinion]
! Visit host=KZ
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "few.txt").write_text(GOLD, encoding="utf-8")
    return folder


def test_figures_and_errors(gold: Path, tmp_path: Path) -> None:
    done = maslahat("evaluate", gold, "--errors", cwd=tmp_path)
    assert done.returncode == 0
    assert "A2 MISSED Claim claimant=author" in done.stdout
    assert "no frame of speech" in done.stdout
    assert "traps asserted: 0 of 1" in done.stdout


def test_json(gold: Path, tmp_path: Path) -> None:
    done = maslahat("evaluate", gold, "--errors", "--format", "json", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert found["texts"] == 2
    assert found["facts"]["Accession"]["f1"] == 1
    assert found["headline"]["recall"] == round(2 / 3, 4)
    assert [(e["text"], e["what"], e["cause"]) for e in found["errors"]] == [("A2", "MISSED", "no frame of speech")]
    one = json.loads(maslahat("evaluate", gold, "--ids", "A1", "--format", "json", cwd=tmp_path).stdout)
    assert one["headline"]["f1"] == 1
    assert "errors" not in one
    typed = maslahat("evaluate", gold, "--type", "Claim", "--format", "json", cwd=tmp_path)
    assert list(json.loads(typed.stdout)["facts"]) == ["Claim"]


def test_floor(gold: Path, tmp_path: Path) -> None:
    floor = tmp_path / "floors.toml"
    floor.write_text("[mine]\nrecall = 0.6\n", encoding="utf-8")
    kept = maslahat("evaluate", gold, "--floor", floor, cwd=tmp_path)
    assert kept.returncode == 0
    assert "recall 0.667: its floor 0.600 can be raised" in kept.stderr
    floor.write_text("[mine]\nrecall = 0.7\nprecision = 1\n", encoding="utf-8")
    broken = maslahat("evaluate", gold, "--floor", floor, cwd=tmp_path)
    assert broken.returncode == 1
    assert "recall 0.667 is below its floor 0.700" in broken.stderr
    assert "precision" not in broken.stderr


def test_closed_texts_show_no_errors(gold: Path, tmp_path: Path) -> None:
    (gold / "CLOSED").touch()
    assert "is closed" in fault(maslahat("evaluate", gold, "--errors", cwd=tmp_path))
    assert maslahat("evaluate", gold, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "csv"], "choose one of table, json"),
        (["--type", "Flight"], "--type Flight: choose one of Accession,"),
        (["--ids", "A9"], "no text is called A9"),
        (["--floor", "nowhere.toml"], "no such file; a floor file is TOML with a table [mine]"),
        (["--benchmark", "muc"], "choose one of nerel, factrueval"),
        (["--benchmark", "nerel", "--errors"], "--benchmark goes with --format only"),
        (["--benchmark", "nerel"], "is it the right folder?"),
    ],
)
def test_wrong_input(options: list[str], said: str, gold: Path, tmp_path: Path) -> None:
    assert said in fault(maslahat("evaluate", gold, *options, cwd=tmp_path))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[mine", "not readable as TOML"),
        ("[other]\nf1 = 1", "no table [mine], named as the folder of texts; it has other"),
        ('[mine]\nf1 = "high"', "f1 must be a number"),
    ],
)
def test_wrong_floors(content: str, said: str, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text(content, encoding="utf-8")
    assert said in fault(maslahat("evaluate", gold, "--floor", "f.toml", cwd=tmp_path))


def test_a_floor_of_no_figure(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text("[mine]\nbeauty = 1", encoding="utf-8")
    done = maslahat("evaluate", gold, "--floor", "f.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert "no figure beauty is measured here; there are precision," in done.stderr


def test_no_gold(tmp_path: Path) -> None:
    assert "no such folder" in fault(maslahat("evaluate", "nowhere", cwd=tmp_path))
    (tmp_path / "a.txt").write_text("Погода стояла тёплая.\n> Rain [asserted]", encoding="utf-8")
    assert "a.txt:2: the ontology has no type 'Rain'" in fault(maslahat("evaluate", tmp_path, cwd=tmp_path))
