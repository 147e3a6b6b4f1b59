"""Dates of true precision: a year, a month or a day, as literals and as the days they may mean."""

from __future__ import annotations

import calendar
import re
from datetime import date

from rdflib import XSD, Literal
from rdflib.term import Node

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:Z|[+-]\d\d:\d\d)?")
_DATATYPES = (XSD.gYear, XSD.gYearMonth, XSD.date)

Window = tuple[date, date]


def dated(text: str) -> Literal:
    """The literal of ``2025``, ``2025-11`` or ``2025-11-16``; raises ValueError for anything else."""
    days = days_of(text)
    if days is None:
        raise ValueError(f"not a year, YYYY-MM or YYYY-MM-DD: {text!r}")
    return Literal(text, datatype=_DATATYPES[text.count("-")], normalize=False)


def window(term: Node) -> Window | None:
    """The first and last day that a date literal may mean; None for what is no date."""
    if isinstance(term, Literal) and term.datatype in _DATATYPES:
        return days_of(str(term))
    return None


def days_of(text: str) -> Window | None:
    """The first and last day that a written date may mean; None for what is no date."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
