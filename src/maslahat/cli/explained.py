"""What `read --why` and `read --unread` show: explanations as lines, or beside the facts of the flat form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def explanation(name: str, told: dict[str, Any], *, why: bool, unread: bool) -> Iterator[str]:
    """The explanations of one article as lines."""
    from maslahat.why import told_facts, told_unread

    yield f"# {name}"
    yield ""
    if why:
        yield from told_facts(told["facts"])
    if unread:
        yield from told_unread(told["unread"])


def explained(flat: dict[str, Any], told: dict[str, Any], *, why: bool, unread: bool) -> dict[str, Any]:
    """The flat form with ``why`` in every fact and ``unread`` beside the facts, as asked for."""
    form = dict(flat)
    if why:
        pairs = zip(flat["facts"], told["facts"], strict=True)
        form["facts"] = [{**fact, "why": one["sources"]} for fact, one in pairs]
    if unread:
        form["unread"] = told["unread"]
    return form
