"""A day that somebody typed, in figures or in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from data.types import HANOI
from domain.errors import Problem
from domain.text import dates, spoken_days
from domain.understanding.moments import read_moment
from domain.understanding.no_moment import NoMomentError


def typed_day(text: str, today: date, *, past_only: bool) -> date:
    """Read a day. Raises `Problem` for what is no day, no day of the calendar, or with `past_only` still to come."""
    day = _read(text, today, spoken_days.read_day)
    if past_only and day > today:
        raise Problem("day_not_yet", typed=text)
    return day


def coming_day(text: str, today: date) -> date:
    """Read a day that lies ahead: without a year it is the next such day. Raises `Problem`."""
    return _read(text, today, _coming)


def _coming(text: str, today: date) -> date | None:
    day = dates.parse(text, today, coming=True)
    if day is not None:
        return day
    try:
        spoken = read_moment(text, datetime.combine(today, time(), HANOI), day_awaited=True)
    except NoMomentError:
        return None
    return spoken.day if spoken and spoken.clock is None else None


def _read(text: str, today: date, read: Callable[[str, date], date | None]) -> date:
    try:
        day = read(text, today)
    except dates.NoSuchDayError as problem:
        raise Problem("no_such_day", typed=text, leap=problem.leap) from problem
    if day is None:
        raise Problem("not_a_day", typed=text, today=today.isoformat())
    return day
