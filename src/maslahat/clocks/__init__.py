"""The two clocks: the graph as evidence published by a day supports it, and the graph as it held on a day."""

from __future__ import annotations

from pathlib import Path

from maslahat.clocks.held import true_at
from maslahat.clocks.known import known_by
from maslahat.clocks.left import Left, day_of
from maslahat.store import GraphStore

__all__ = ["Left", "day_of", "known_by", "seen", "true_at"]


def seen(
    store: GraphStore, *, known: str | None = None, true: str | None = None, ontology: Path | None = None
) -> tuple[GraphStore, Left]:
    """The store by either clock or by both: what was known by one day to hold on another; itself if no day is given."""
    left = Left()
    if known is not None:
        store, left = known_by(store, known, ontology=ontology)
    if true is not None:
        store, more = true_at(store, true, ontology=ontology)
        left += more
    return store, left
