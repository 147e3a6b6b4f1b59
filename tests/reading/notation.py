"""The cases of readings.txt: texts in, lines of expected records out, and a reading printed in the same way.

The lines are those of the project's gold (docs/evaluation.md); here they stand under the whole text.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maslahat.evaluation.lines import line, parsed

CASES = Path(__file__).with_name("readings.txt")


@dataclass(frozen=True)
class Case:
    """A text, what it must give, and the construction it stands for."""

    name: str
    text: str
    expected: tuple[str, ...]


def cases(path: Path = CASES) -> list[Case]:
    """The cases of a file, in order; a block without a text or without a «>» line is an error."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.strip().splitlines() if line]
        comments = [line[1:].strip() for line in lines if line.startswith("#")]
        text = "\n".join(line for line in lines if not line.startswith(("#", ">")))
        expected = [line[1:].strip() for line in lines if line.startswith(">")]
        if text:
            assert expected, f"{path.name}: no «>» line under {text!r}"
            found.append(Case(comments[-1], text, tuple(sorted(str(parsed(e, path.name)) for e in expected if e))))
    return found


def printed(facts: list[dict[str, Any]]) -> tuple[str, ...]:
    """Facts of the flat form, each as a line of the notation, sorted."""
    return tuple(sorted(str(line(fact)) for fact in facts))
