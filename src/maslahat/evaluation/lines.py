"""One fact as one line: ``Type role=id+id role=«words» [certainty by Party]``; read and printed here only.

Fillers are canonical ids, or words of the text in guillemets; the order of roles and fillers says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from maslahat.errors import MaslahatError

ROLE = re.compile(r" (?=[a-z][A-Za-z]*=)")
TAIL = re.compile(r"(?P<body>.*?)(?: \[(?P<certainty>[a-z]+)(?: by (?P<by>[^\]]+))?\])?(?: #(?P<name>[\w-]+))?$")
PLUS = re.compile(r"\+(?!\d)|(?<![A-Z]\d)\+")  # the sign between two fillers, not that of C5+1


@dataclass(frozen=True)
class Line:
    """What a line says. A filler that begins with «‹«›» is words, any other an id."""

    type: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    certainty: str | None
    by: str | None
    name: str | None

    def __str__(self) -> str:
        roles = sorted(f"{role}={'+'.join(sorted(fillers))}" for role, fillers in self.roles)
        by = f" by {self.by}" if self.by else ""
        return " ".join([self.type, *roles]) + (f" [{self.certainty}{by}]" if self.certainty else "")


def parsed(text: str, where: str) -> Line:
    """The line that a text writes. MaslahatError, beginning with ``where``, for what is none."""
    tail = TAIL.match(text)
    body = tail["body"] if tail else ""
    kind, *roles = _outside(body, ROLE)
    if tail is None or not re.fullmatch(r"[A-Za-z]+", kind):
        raise MaslahatError(f"{where}: expected «Type role=id+id … [certainty]», found «{text}»")
    found = []
    for role in roles:
        name, equals, value = role.partition("=")
        fillers = tuple(filler.strip() for filler in _outside(value, PLUS))
        if not equals or not all(fillers):
            raise MaslahatError(f"{where}: role «{role}» has no filler; write role=id or role=«words»")
        found.append((name, fillers))
    return Line(kind, tuple(found), tail["certainty"], tail["by"], tail["name"])


def line(fact: dict[str, Any]) -> Line:
    """A fact of the flat form as a line."""
    roles = tuple((role, tuple(map(_written, fillers))) for role, fillers in fact["args"].items())
    by = fact.get("attributed_to")
    return Line(fact["type"], roles, fact["certainty"], by["entity"] if by else None, None)


def _written(filler: dict[str, Any]) -> str:
    return str(filler["entity"]) if filler["entity"] is not None else f"«{filler['text']}»"


def _outside(text: str, sign: re.Pattern[str]) -> list[str]:
    """A text cut at a sign, but nowhere within guillemets."""
    return list(_parts(text, [m.span() for m in sign.finditer(text) if _depth(text[: m.start()]) == 0]))


def _depth(text: str) -> int:
    return text.count("«") - text.count("»")


def _parts(text: str, cuts: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in cuts:
        yield text[at:start]
        at = end
    yield text[at:]
