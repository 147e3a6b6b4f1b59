"""The notation of readings.txt: cases in, lines of expected records out, and a reading printed in the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
            found.append(Case(comments[-1], text, tuple(sorted(_ordered(e) for e in expected if e))))
    return found


def printed(facts: list[dict[str, Any]]) -> tuple[str, ...]:
    """Facts of the flat form, each as a line of the notation, sorted."""
    return tuple(sorted(_ordered(_line(fact)) for fact in facts))


def _ordered(line: str) -> str:
    """A line with its roles in alphabetical order, the fillers of each too: their order says nothing."""
    body, certainty = line.rsplit(" [", 1)
    kind, *roles = re.split(r" (?=[a-z]+=)", body)
    pairs = (role.partition("=") for role in sorted(roles))
    fillers = [f"{name}={'+'.join(sorted(value.split('+')))}" for name, _, value in pairs]
    return f"{kind} {' '.join(fillers)} [{certainty}"


def _line(fact: dict[str, Any]) -> str:
    roles = []
    for role, fillers in fact["args"].items():
        words = [f["entity"] if f["entity"] is not None else f"«{f['text']}»" for f in fillers]
        roles.append(f"{role}={'+'.join(words)}")
    by = f" by {fact['attributed_to']['entity']}" if "attributed_to" in fact else ""
    return f"{fact['type']} {' '.join(roles)} [{fact['certainty']}{by}]"
