"""A day that somebody typed, in figures or in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from domain.errors import Problem
from domain.text import dates, spoken_days


def typed_day(text: str, today: date, *, past_only: bool) -> date:
    """Read a day. Raises `Problem` for what is no day, no day of the calendar, or with `past_only` still to come."""
    day = _read(text, today, spoken_days.read_day)
    if past_only and day > today:
        raise Problem("day_not_yet", typed=text)
    return day


def coming_day(text: str, today: date) -> date:
    """Read a day that lies ahead: without a year it is the next such day. Raises `Problem`."""
    return _read(text, today, partial(dates.parse, coming=True))


def _read(text: str, today: date, read: Callable[[str, date], date | None]) -> date:
    try:
        day = read(text, today)
    except dates.NoSuchDayError as problem:
        raise Problem("no_such_day", typed=text, leap=problem.leap) from problem
    if day is None:
        raise Problem("not_a_day", typed=text, today=today.isoformat())
    return day
