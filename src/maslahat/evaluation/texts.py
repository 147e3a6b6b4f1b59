"""The gold of a folder: annotated articles (``<id>.txt``, ``<id>.gold.json``), and files in the project's notation."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from maslahat.article import read_article
from maslahat.errors import MaslahatError
from maslahat.evaluation import gold, notation
from maslahat.evaluation.forms import Forms
from maslahat.evaluation.gold import Text
from maslahat.evaluation.registry import Registry

CLOSED = "CLOSED"  # a folder with a file of this name shows its totals, never its errors
REGISTRIES = ("entities.json", "entities.dev.json")


@dataclass(frozen=True)
class Gold:
    """The texts of a folder; ``registry`` is that of the folder, None if it has none."""

    texts: tuple[Text, ...]
    registry: Registry | None
    closed: bool


def read(folder: Path, forms: Forms, ids: Collection[str] = ()) -> Gold:
    """The texts of a folder, sorted by file, those with these ids if any are given. MaslahatError for a fault."""
    if not folder.is_dir():
        raise MaslahatError(f"{folder}: no such folder; give the folder with the texts and their gold")
    texts: list[Text] = []
    for path in sorted(folder.glob("*.txt")):
        annotated = path.with_name(f"{path.stem}.gold.json")
        if not annotated.exists():
            texts += notation.texts(path, forms)
        elif not ids or path.stem in ids:
            texts.append(_article(path, annotated, forms))
    _unlike(folder, texts)
    known = {t.article.name for t in texts}
    if missing := sorted(set(ids) - known):
        raise MaslahatError(f"{folder}: no text is called {', '.join(missing)}; see --format json for the names")
    texts = [t for t in texts if not ids or t.article.name in ids]
    if not texts:
        raise MaslahatError(f"{folder}: no gold; it needs <id>.txt with <id>.gold.json, or texts in the notation")
    registry = next((folder / name for name in REGISTRIES if (folder / name).is_file()), None)
    return Gold(tuple(texts), Registry.of_file(registry) if registry else None, (folder / CLOSED).exists())


def _article(path: Path, annotated: Path, forms: Forms) -> Text:
    article = read_article(path)
    try:
        form = json.loads(annotated.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MaslahatError(f"{annotated}: not readable as JSON ({error})") from None
    where = str(annotated)
    found = gold.facts(form, forms, where)
    traps = gold.traps(form, forms, where)
    named = gold.mentions(form, where) if "mentions" in form else None
    for fact in found:
        gold.exact(fact.spans(), article.text, f"{where}: fact {fact.id}")
    gold.exact((m.span for m in named or ()), article.text, f"{where}: mentions")
    gold.exact((t.span for t in traps), article.text, f"{where}: traps")
    return Text(article, found, traps, named)


def _unlike(folder: Path, texts: list[Text]) -> None:
    seen: set[str] = set()
    for text in texts:
        if text.article.name in seen:
            raise MaslahatError(f"{folder}: two texts are called {text.article.name}; number one of them otherwise")
        seen.add(text.article.name)
