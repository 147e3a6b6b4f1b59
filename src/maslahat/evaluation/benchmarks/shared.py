"""What the adapters have in common: tables of counts, and texts beside their annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from maslahat.article import Article, read_article
from maslahat.errors import MaslahatError
from maslahat.evaluation.figures import Counts


@dataclass(frozen=True)
class Result:
    """What a benchmark measured: titled tables of counts, each with the name of its total, and how it was counted."""

    texts: int
    tables: tuple[tuple[str, dict[str, Counts]], ...]
    rule: str

    def plain(self) -> dict[str, Any]:
        """Everything as values for JSON."""
        tables = {title: {name: c.figures() for name, c in rows.items()} for title, rows in self.tables}
        return {"texts": self.texts, "rule": self.rule, "tables": tables}


def articles(folder: Path, needed: str) -> Iterator[tuple[Article, Path]]:
    """The Russian texts of a folder that have a file with this suffix beside them, and the path of it."""
    if not folder.is_dir():
        raise MaslahatError(f"{folder}: no such folder; give the folder that holds <name>.txt and <name>{needed}")
    found = [path for path in sorted(folder.glob("*.txt")) if path.with_suffix(needed).is_file()]
    if not found:
        raise MaslahatError(f"{folder}: no <name>.txt with a <name>{needed} beside it; is it the right folder?")
    for path in found:
        yield replace(read_article(path), language="ru"), path.with_suffix(needed)


def lines(path: Path) -> list[str]:
    """The lines of an annotation file. MaslahatError if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise MaslahatError(f"{path}: no such file, and the annotations beside it need it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise MaslahatError(f"{path}: cannot be read as UTF-8 ({error})") from None
