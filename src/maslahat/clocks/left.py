"""What a clock had to leave out, or could not decide, so that an answer can say so."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from datetime import date

from maslahat.dates import days_of
from maslahat.errors import MaslahatError

_WRITTEN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@dataclass(frozen=True)
class Left:
    """Counts of what one graph, seen by a clock, lacks or keeps in doubt.

    Left out: sources without a date of publication, those not certainly published by the day, curator's notes, and
    situations of which no source tells the beginning. Kept: situations without a known end, records of which it
    depends on a vague date whether they hold or have happened, and records without a date.
    """

    undated_sources: int = 0
    later_sources: int = 0
    notes: int = 0
    unknown_begin: int = 0
    unknown_end: int = 0
    vague: int = 0
    undated: int = 0

    def __add__(self, other: Left) -> Left:
        return Left(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def told(self) -> tuple[str, ...]:
        """What is to be said with an answer, a sentence for each count; none if nothing was left or doubtful."""
        counted = (
            (self.undated_sources, "{} left out: no date of publication", "source"),
            (self.later_sources, "{} left out: not certainly published by then", "source"),
            (self.notes, "{} left out: a curator's word has no date of publication", "note"),
            (self.unknown_begin, "{} left out: the beginning is unknown", "situation"),
            (self.unknown_end, "{} kept without a known end: not the same as lasting", "situation"),
            (self.vague, "{} kept on a vague date: may not hold, or not have happened, on that very day", "record"),
            (self.undated, "{} kept without a date", "record"),
        )
        return tuple(text.format(f"{n} {what}{'' if n == 1 else 's'}") for n, text, what in counted if n)


def day_of(text: str) -> date:
    """The day that ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` means as a clock: of a month or year its last.

    Raises MaslahatError for anything else.
    """
    days = days_of(text) if _WRITTEN.fullmatch(text) else None
    if days is None:
        raise MaslahatError(
            f"{text!r} is no date: write YYYY-MM-DD, or YYYY-MM or YYYY, which mean the last day of that month or year"
        )
    return days[1]
