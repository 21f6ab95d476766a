"""Lunar days by the Vietnamese calendar (UTC+7), which in some years differs from the Chinese one (UTC+8).

A day is kept in the month itself, never in the leap month after it. A month without a 30th day keeps it on the 29th.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from lunar_vn import SUPPORTED_YEAR_RANGE, convert_lunar_to_solar, convert_solar_to_lunar

VIET_NAM = 7.0
"""hours east of Greenwich"""
FIRST_YEAR, LAST_YEAR = SUPPORTED_YEAR_RANGE


class LunarRangeError(ValueError):
    """The lunar calendar is known for the years from FIRST_YEAR to LAST_YEAR only."""


@lru_cache(maxsize=1024)
def in_year(month: int, day: int, year: int) -> tuple[date, ...]:
    """The days of that solar year on which the lunar day falls: one, seldom none or two. Raises LunarRangeError."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise LunarRangeError(year)
    found = (_day(month, day, lunar_year) for lunar_year in (year - 1, year))
    return tuple(solar for solar in found if solar is not None and solar.year == year)


def tet(year: int) -> date:
    """The first day of the lunar year that begins in this solar year. Raises LunarRangeError."""
    return in_year(1, 1, year)[0]


def _day(month: int, day: int, lunar_year: int) -> date | None:
    try:
        solar = convert_lunar_to_solar(day, month, lunar_year, time_zone=VIET_NAM)
        found = convert_solar_to_lunar(solar.day, solar.month, solar.year, time_zone=VIET_NAM)
    except ValueError:  # the library refuses what lies beyond its first and last year
        return None
    return solar if (found.month, found.day) == (month, day) else _day(month, day - 1, lunar_year)
