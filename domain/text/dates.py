"""Dates as the documents write them and as people type them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_TYPED = re.compile(r"^(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?$")
_LATE_MONTH = 3
_TWO_DIGITS = 100
_A_YEAR = timedelta(days=366)


class NoSuchDayError(ValueError):
    """The text looks like a day that is not in the calendar, such as 31/02.

    `leap`: it is 29/02, typed without a year where no such day lies within a year.
    """

    def __init__(self, typed: str, *, leap: bool = False) -> None:
        super().__init__(typed)
        self.leap = leap


def show(day: date) -> str:
    """Write a day as the documents do: 05/3/2021, 28/7/2021, 03/02/1930 (a 0 before days 1-9 and months 1-2)."""
    return f"{show_short(day)}/{day.year}"


def show_short(day: date) -> str:
    month = f"{day.month:02d}" if day.month < _LATE_MONTH else str(day.month)
    return f"{day.day:02d}/{month}"


def parse(text: str, today: date, *, coming: bool = False) -> date | None:
    """Read a typed day; without a year, the latest such day that is not in the future, or the next one to come.

    Returns `None` for what is no date at all and raises `NoSuchDayError` for a day that does not exist. 29/02 without
    a year is taken only where it lies within a year: whoever types it in another year is asked which day they mean.
    """
    found = _TYPED.match(text.strip())
    if not found:
        return None
    day, month = int(found[1]), int(found[2])
    try:
        if found[3]:
            year = int(found[3])
            return date(year if year >= _TWO_DIGITS else 2000 + year, month, day)
        near = nearest(day, month, today, coming=coming)
    except ValueError as problem:
        raise NoSuchDayError(text.strip()) from problem
    if abs(near - today) > _A_YEAR:
        raise NoSuchDayError(text.strip(), leap=True)
    return near


def nearest(day: int, month: int, today: date, *, coming: bool) -> date:
    """Find this day of a month: the latest that is not in the future, or the next one to come, today included.

    29/02 may be up to eight years away. Raises ValueError for a day that no year has.
    """
    step = 1 if coming else -1
    for year in range(today.year, today.year + 9 * step, step):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found >= today) if coming else (found <= today):
            return found
    raise ValueError


def as_day(value: date | datetime | str) -> date:
    """Take a day from a date, a moment or an ISO text (as stored in a screen)."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.date() if isinstance(value, datetime) else value
