"""Public holidays: the days of the national calendar that have the law which makes them days off (`holiday`).

One that falls on a weekend is made up for on the next working day (Labour Code 45/2019/QH14, art. 111.3). Tết has
days of its own (domain/quiet_hours.py). The second day of the National Day, and what else a year swaps, is confirmed
by officers (domain/calendar/swaps.py); what is counted without it ends a day early, never late.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from domain.calendar.lunar import LunarRangeError
from domain.calendar.national import NationalCalendar, NationalDay, load_national

_SATURDAY = 5  # date.weekday()
_DAY = timedelta(days=1)


def is_day_off(day: date) -> bool:
    """Tell whether a day is a public holiday, or makes up for one."""
    return day in _days_off(load_national(), day.year)


def days_off(year: int) -> list[date]:
    """List the public holidays of a year, with the days that make up for them, in their order."""
    return sorted(_days_off(load_national(), year))


@lru_cache(maxsize=16)
def _days_off(national: NationalCalendar, year: int) -> frozenset[date]:
    holidays = sorted(day for holiday in national.days if holiday.holiday for day in _in_year(holiday, year))
    off = set(holidays)
    for day in holidays:
        if day.weekday() >= _SATURDAY:
            off.add(_next_free(day, off))
    return frozenset(off)


def _in_year(holiday: NationalDay, year: int) -> tuple[date, ...]:
    try:
        return holiday.in_year(year)
    except LunarRangeError:
        return ()


def _next_free(day: date, off: set[date]) -> date:
    while day in off or day.weekday() >= _SATURDAY:
        day += _DAY
    return day
