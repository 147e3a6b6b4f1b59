"""The data of a page packed: what occurs twice is written once, keys of like objects once; and unpacked again.

A list is ``[-1, …]``; an object is ``[shape, …]``, its values in the order of the keys of that shape; ``[-2, n]`` is
the nth of what is shared. A text that begins with ``~`` begins with the base of our IRIs, or with a second ``~``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from maslahat.vocabulary import BASE

LIST, SHARED = -1, -2
WORTH = 12  # characters from which a repeated value is shared: a reference takes about eight


def packed(value: object) -> dict[str, Any]:
    """``base``, ``shapes``, ``shared`` and ``value``; app/text.js unpacks them as ``unpacked`` does."""
    return _Packing().of(value)


def unpacked(data: Mapping[str, Any]) -> Any:
    """The value that was packed; values that were equal are now the same."""
    shared: list[Any] = []

    def plain(one: Any) -> Any:
        if isinstance(one, str):
            return one[1:] if one.startswith("~~") else data["base"] + one[1:] if one.startswith("~") else one
        if not isinstance(one, list):
            return one
        if one[0] == SHARED:
            return shared[one[1]]
        if one[0] == LIST:
            return [plain(item) for item in one[1:]]
        return dict(zip(data["shapes"][one[0]], map(plain, one[1:]), strict=True))

    for one in data["shared"]:
        # what is shared may be made of what was shared before
        shared.append(plain(one))  # noqa: PERF401
    return plain(data["value"])


class _Packing:
    """Each distinct value gets a number; what it is made of has lower ones."""

    def __init__(self) -> None:
        self.shapes: dict[tuple[str, ...], int] = {}
        self.numbers: dict[tuple[Any, ...], int] = {}
        self.made: list[tuple[Any, ...]] = []
        self.times: list[int] = []

    def of(self, value: object) -> dict[str, Any]:
        root = self._number(value)
        worth = [self._size(one) >= WORTH and times > 1 for one, times in zip(self.made, self.times, strict=True)]
        places: dict[int, int] = {}
        written: list[Any] = []
        shared: list[Any] = []

        def reference(part: Any) -> Any:
            if not isinstance(part, _Number):
                return part
            return [SHARED, places[part]] if part in places else written[part]

        for number, (kind, *parts) in enumerate(self.made):
            whole = parts[0] if kind == "text" else [kind, *map(reference, parts)]
            written.append(whole)
            if worth[number]:
                places[number] = len(shared)
                shared.append(whole)
        return {"base": BASE, "shapes": list(self.shapes), "shared": shared, "value": reference(root)}

    def _number(self, value: object) -> Any:
        if isinstance(value, Mapping):
            keys = tuple(sorted(value))
            shape = self.shapes.setdefault(keys, len(self.shapes))
            return self._once((shape, *(self._number(value[key]) for key in keys)))
        if isinstance(value, list | tuple):
            return self._once((LIST, *(self._number(one) for one in value)))
        if isinstance(value, str):
            short = f"~{value.removeprefix(BASE)}" if value.startswith(BASE) else value
            return self._once(("text", f"~{value}" if value.startswith("~") else short))
        return value

    def _once(self, one: tuple[Any, ...]) -> _Number:
        # for Python True is 1 is 1.0; for JSON it is not
        key = (*one, *map(type, one))
        if key not in self.numbers:
            self.numbers[key] = len(self.made)
            self.made.append(one)
            self.times.append(0)
        self.times[self.numbers[key]] += 1
        return _Number(self.numbers[key])

    def _size(self, one: tuple[Any, ...]) -> int:
        if one[0] == "text":
            return len(one[1])
        return sum(WORTH if isinstance(part, _Number) else len(json.dumps(part)) + 1 for part in one)


class _Number(int):
    """The number of a value, told from a number that is a value."""
