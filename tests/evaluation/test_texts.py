"""Annotated articles of a folder: read, or refused with what is wrong, where and how to mend it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from maslahat.errors import MaslahatError
from maslahat.evaluation import texts
from maslahat.evaluation.forms import Forms

TEXT = "Казахстан входит в ШОС."
KZ = {"text": "Казахстан", "start": 0, "end": 9, "entity": "KZ"}
SCO = {"text": "ШОС", "start": 19, "end": 22, "entity": "SCO"}
FACT = {
    "id": "F1",
    "type": "Membership",
    "args": {"state": [KZ], "organisation": SCO},
    "evidence": {"text": TEXT, "start": 0, "end": 23},
    "certainty": "asserted",
}
TRAP = {"id": "T1", "type": "Membership", "args": {}, "span": {"text": "ШОС", "start": 19, "end": 22}, "kind": "irony"}
MENTION = {"text": "ШОС", "start": 19, "end": 22, "type": "Org", "canonical": "SCO"}


def article(folder: Path, **form: Any) -> Path:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.gold.json").write_text(json.dumps(form), encoding="utf-8")
    return folder


def test_an_article_with_its_gold(forms: Forms, tmp_path: Path) -> None:
    found = texts.read(article(tmp_path, facts=[FACT], traps=[TRAP], mentions=[MENTION]), forms)
    (text,) = found.texts
    assert found.registry is None
    assert not found.closed
    assert [a.entity for a in text.facts[0].fillers("organisation")] == ["SCO"]
    assert text.traps[0].kind == "irony"
    assert text.mentions is not None
    assert text.mentions[0].canonical == "SCO"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"facts": {}}, "a list 'facts'"),
        ({"facts": [{**FACT, "type": "Flight"}]}, "fact F1: the ontology has no type 'Flight'"),
        ({"facts": [{**FACT, "args": {"guest": [KZ]}}]}, "Membership has no role 'guest'"),
        ({"facts": [{**FACT, "certainty": "sure"}]}, "certainty 'sure' is none of asserted,"),
        ({"facts": [{k: v for k, v in FACT.items() if k != "evidence"}]}, "fact F1: 'evidence' is missing"),
        ({"facts": [{**FACT, "evidence": {**KZ, "end": 8}}]}, "the text has other words than «Казахстан» at 0–8"),
        ({"facts": [{**FACT, "evidence": {**KZ, "end": "9"}}]}, "must be whole numbers"),
        ({"facts": [], "traps": [{**TRAP, "span": {**KZ, "start": 1}}]}, "traps: the text has other words"),
    ],
)
def test_a_fault_is_named(form: dict[str, Any], said: str, forms: Forms, tmp_path: Path) -> None:
    with pytest.raises(MaslahatError, match=r".") as fault:
        texts.read(article(tmp_path, **form), forms)
    assert said in str(fault.value)
    assert "a.gold.json" in str(fault.value)


def test_what_is_no_gold(forms: Forms, tmp_path: Path) -> None:
    for name, said in (("nowhere", "no such folder"), (".", "no gold")):
        with pytest.raises(MaslahatError, match=said):
            texts.read(tmp_path / name, forms)
    article(tmp_path, facts=[])
    with pytest.raises(MaslahatError, match="no text is called b"):
        texts.read(tmp_path, forms, ["a", "b"])
    (tmp_path / "a.gold.json").write_text("{", encoding="utf-8")
    with pytest.raises(MaslahatError, match="not readable as JSON"):
        texts.read(tmp_path, forms)


def test_two_texts_of_one_name(forms: Forms, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("# A1\nКазахстан входит в ШОС.\n", encoding="utf-8")
    with pytest.raises(MaslahatError, match="two texts are called A1"):
        texts.read(tmp_path, forms)


def test_a_registry_of_the_folder(forms: Forms, tmp_path: Path) -> None:
    article(tmp_path, facts=[])
    names = {"KZ": {"aliases": ["Казахстан"]}, "Sadyr Japarov": {"aliases": ["Жапаров"], "state": "KG"}}
    (tmp_path / "entities.json").write_text(json.dumps(names), encoding="utf-8")
    registry = texts.read(tmp_path, forms).registry
    assert registry is not None
    assert registry.same("Казахстан", "kz")
    assert registry.stands("KG", "Жапаров")
    assert registry.same("Sadyr Japarov", "Sadyr Japaroff")  # the registry doesn't know the other spelling
    assert not registry.same("KZ", "KG")
    (tmp_path / "entities.json").write_text("[]", encoding="utf-8")
    with pytest.raises(MaslahatError, match="no registry of names"):
        texts.read(tmp_path, forms)
