"""The project's own gold: no figure falls below its floor, and our figures are those of the reference scorer."""

from __future__ import annotations

import importlib.util
import json
import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.evaluation.conftest import GOLD

from maslahat.evaluation import floors, run, texts
from maslahat.evaluation.figures import Figures
from maslahat.evaluation.forms import Forms
from maslahat.evaluation.gold import Argument, Text
from maslahat.evaluation.registry import Registry
from maslahat.evaluation.texts import Gold
from maslahat.flat import flat
from maslahat.workshop import Workshop

SCORER = GOLD.parents[1].parent / "shared" / "articles" / "score.py"


@pytest.fixture(scope="module")
def open_figures(workshop: Workshop, open_gold: Gold) -> Figures:
    return run.evaluate(workshop, open_gold).figures


def _hold(figures: Figures, folder: str) -> None:
    measured = list(floors.against(floors.read(GOLD / "floors.toml", folder), figures.headline()))
    if low := [str(one) for one in measured if one.low]:
        warnings.warn(f"tests/gold/{folder}: {'; '.join(low)}", stacklevel=1)
    assert [str(one) for one in measured if one.broken] == []


def test_the_open_texts_keep_their_floors(open_figures: Figures) -> None:
    assert open_figures.texts >= 40
    _hold(open_figures, "open")


def test_the_closed_texts_keep_their_floors(workshop: Workshop, forms: Forms) -> None:
    gold = texts.read(GOLD / "closed", forms)
    assert gold.closed
    _hold(run.evaluate(workshop, gold).figures, "closed")


def test_floors(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text("[open]\nf1 = 0.5\nrecall = 0.5\nprecision = 0.5\n", encoding="utf-8")
    found = list(floors.against(floors.read(file, "open"), {"f1": 0.49, "recall": 0.52, "precision": 0.53}))
    assert [(f.name, f.broken, f.low) for f in found] == [
        ("f1", True, False),
        ("recall", False, False),
        ("precision", False, True),
    ]


@pytest.mark.skipif(not SCORER.is_file(), reason="the reference scorer is not beside the repository")
def test_our_figures_are_those_of_the_reference_scorer(
    workshop: Workshop, open_gold: Gold, open_figures: Figures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [t.article.name for t in open_gold.texts]
    _registry(Registry.of_graph(workshop.reader.names), tmp_path)
    for text in open_gold.texts:
        _written(text, tmp_path)
        form = flat(workshop.read(text.article), workshop.schema, workshop.reader.names)
        (tmp_path / f"{text.article.name}.pred.json").write_text(json.dumps(form), encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(SCORER.parent), *sys.path])
    theirs = _module("score").score(str(tmp_path), str(tmp_path), names)
    assert _counts(theirs["facts"]) == {k: (c.right, c.extra, c.missed) for k, c in open_figures.facts.items()}
    ours = {f"{kind}.{role}": c for (kind, role), c in open_figures.slots.items()}
    assert _counts(theirs["slots"]) == {k: (c.right, c.extra, c.missed) for k, c in ours.items()}
    assert theirs["certainty_accuracy"] == open_figures.certainty.part
    assert theirs["attribution_accuracy"] == open_figures.attribution.part
    traps = _module("score_traps").run(str(tmp_path), str(tmp_path), names)
    assert (traps["traps"], traps["asserted"]) == (open_figures.traps.total(), open_figures.asserted.total())
    assert traps["other_certainty"] == open_figures.softened.total()


def _counts(table: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    rows = {name: row for name, row in table.items() if isinstance(row, dict) and "micro" not in name}
    return {name: (row["tp"], row["fp"], row["fn"]) for name, row in rows.items()}


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCORER.with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _registry(registry: Registry, folder: Path) -> None:
    """The registry in the scorer's form."""
    form: dict[str, dict[str, Any]] = {}
    for alias, name in registry.aliases():
        form.setdefault(name, {"aliases": []})["aliases"].append(alias)
    for person, state in registry.states():
        form[person]["state"] = state
    (folder / "entities.json").write_text(json.dumps(form), encoding="utf-8")


def _written(text: Text, folder: Path) -> None:
    """A text of the notation in the scorer's form; an id has no words there, so it gets those of its sentence."""

    def filler(a: Argument, home: Any) -> dict[str, Any]:
        return {**vars(a.span or home), "entity": a.entity}

    def args(of: Any, home: Any) -> dict[str, Any]:
        return {role: [filler(a, home) for a in fillers] for role, fillers in of.args}

    facts = []
    for n, f in enumerate(text.facts):
        by = {"attributed_to": filler(f.attributed_to, f.evidence)} if f.attributed_to else {}
        also = [vars(s) for s in f.alternatives]
        told = {"id": f"F{n}", "type": f.type, "args": args(f, f.evidence), "certainty": f.certainty, **by}
        facts.append({**told, "evidence": vars(f.evidence), "alt_evidence": also})
    traps = [
        {"id": t.id, "type": t.type, "args": args(t, t.span), "span": vars(t.span), "kind": t.kind, "why": ""}
        for t in text.traps
    ]
    form = {"facts": facts, "traps": traps, "mentions": []}
    (folder / f"{text.article.name}.txt").write_text(text.article.text, encoding="utf-8", newline="")
    (folder / f"{text.article.name}.gold.json").write_text(json.dumps(form), encoding="utf-8")
