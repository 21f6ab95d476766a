"""What a comparison found, and the small questions that several comparisons ask of a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from domain.content.dates import PartialDate
from domain.proofreading.written import Written

Place = tuple[str | int, ...]


class Finding(NamedTuple):
    """One difference.

    `quote`: of what the document itself says in two ways, the words; a doubt that quotes them has told it already.
    """

    place: Place
    kind: str
    facts: Mapping[str, Any]
    quote: str | None = None


def swapped(read: PartialDate | date, written: Written) -> bool:
    """Tell whether day and month changed places when the date was copied, as programs of another country do."""
    return written.day is not None and read.month != read.day and (read.month, read.day) == (written.day, written.month)


def same_day(day: date, written: Written) -> bool:
    """Tell whether a date in words is this day; without a year, of any year."""
    return (written.day, written.month) == (day.day, day.month) and written.year in (None, day.year)


def differs(place: Place, written: Written, read: PartialDate | date | None) -> Finding:
    """Say that a date was read otherwise than it is written; None: not at all."""
    facts = {"written": written.text, "read": shown(read), "swapped": read is not None and swapped(read, written)}
    return Finding(place, "date_differs" if read is not None else "date_not_read", facts)


def shown(read: PartialDate | date | None) -> str | None:
    return None if read is None else str(read) if isinstance(read, PartialDate) else read.isoformat()


def nearest(found: Iterable[Written], read: PartialDate | date) -> Written | None:
    """Return the date of the words that is meant: the one with day and month changed, else the first with a day."""
    dates = list(found)
    exact = [written for written in dates if swapped(read, written)]
    return next(iter([*exact, *(written for written in dates if written.day), *dates]), None)
