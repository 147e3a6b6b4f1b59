"""The matrix: who stands in what, and as what; which slots tell it is said by disp:cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from maslahat.explorer.stands import Record, Signs
from maslahat.schema import Schema


def model(records: Iterable[Record], place: Mapping[str, int], schema: Schema) -> dict[str, Any]:
    """Rows, columns, the statuses and the cells; a plan of such a record is a cell too, marked as ``plan``.

    ``place`` tells where a node stands in the page. Rows and columns are in an order that no date changes: what has
    most cells comes first. A cell has a ``row`` and ``column`` (places of nodes), its ``statuses`` (places in the list;
    two, where sources differ), and what is selected to see it.
    """
    signs = Signs(schema)
    cells: list[dict[str, Any]] = []
    for record in records:
        slots = schema.placed(record.cls, "cell")
        if len(slots) < 3:
            continue
        rows, columns = ([value.iri for value in record.values(slot) if value.iri in place] for slot in slots[:2])
        statuses = signs.places(record.values(slots[2]))
        for row, column in product(rows, columns):
            cells.append(
                {
                    "row": place[row],
                    "column": place[column],
                    "statuses": statuses,
                    "plan": record.planned,
                    **record.selection(row, column),
                }
            )
    return {
        "rows": _often(cell["row"] for cell in cells),
        "columns": _often(cell["column"] for cell in cells),
        "statuses": signs.listed(),
        "cells": cells,
    }


def _often(places: Iterable[int]) -> list[int]:
    return [place for place, _ in sorted(Counter(places).items(), key=lambda one: (-one[1], one[0]))]
