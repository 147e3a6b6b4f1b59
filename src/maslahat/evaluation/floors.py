"""Floors: figures below which a reader must not fall. They stand in a TOML file, one table for each folder of texts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from maslahat.errors import MaslahatError

ROOM = 0.02  # so far above its floor, a figure asks for a higher one


@dataclass(frozen=True)
class Floor:
    """A figure's floor and what was measured."""

    name: str
    floor: float
    measured: float

    @property
    def broken(self) -> bool:
        """Whether the figure fell below."""
        return self.measured < self.floor

    @property
    def low(self) -> bool:
        """Whether the floor can be raised."""
        return self.measured > self.floor + ROOM

    def __str__(self) -> str:
        if self.broken:
            return f"{self.name} {self.measured:.3f} is below its floor {self.floor:.3f}"
        return f"{self.name} {self.measured:.3f}: its floor {self.floor:.3f} can be raised"


def read(path: Path, folder: str) -> dict[str, float]:
    """The floors of a folder. MaslahatError for a file that cannot be read or has no table of that name."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise MaslahatError(f"{path}: no such file; a floor file is TOML with a table [{folder}]") from None
    except (OSError, ValueError) as error:
        raise MaslahatError(f"{path}: not readable as TOML ({error})") from None
    table = tables.get(folder)
    if not isinstance(table, dict):
        raise MaslahatError(f"{path}: no table [{folder}], named as the folder of texts; it has {', '.join(tables)}")
    for name, floor in table.items():
        if isinstance(floor, bool) or not isinstance(floor, int | float):
            raise MaslahatError(f"{path}: [{folder}] {name} must be a number from 0 to 1")
    return {name: float(floor) for name, floor in table.items()}


def against(floors: dict[str, float], measured: dict[str, float]) -> Iterator[Floor]:
    """Each floor with its figure. MaslahatError for one of a figure that isn't measured."""
    for name, floor in floors.items():
        if name not in measured:
            raise MaslahatError(f"no figure {name} is measured here; there are {', '.join(measured)}")
        yield Floor(name, floor, measured[name])
