"""Days off that each year swaps: officers confirm them over the public holidays of the shared calendar.

The state says each year which day joins the National Day, and which working day is swapped for a day off (Labour Code
45/2019/QH14, art. 112). No rule gives them in advance.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from data.enums import OfficeDay
from data.queries.campaigns.chosen_days import DayKey, Held
from domain.errors import Problem

EVERYWHERE = "national"
"""Stands in the place of a campaign: a day off is one for all."""


class Swaps(NamedTuple):
    """Days on which offices do not work, and days on which they do, whatever the week and the law say."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


NO_SWAPS = Swaps()


def swap_key(day: date) -> DayKey:
    """Name the day under which a swap is stored."""
    return DayKey(EVERYWHERE, day.isoformat(), day.year)


def is_swap(key: DayKey) -> bool:
    return key.campaign == EVERYWHERE


def day_of(key: DayKey) -> date:
    """Return the day of a swap. Raises `Problem` for the key of anything else."""
    if not is_swap(key):
        raise Problem("duty_unknown")
    return date.fromisoformat(key.code)


def swaps_of(holding: Mapping[DayKey, Held]) -> Swaps:
    """Pick the swaps from all that was chosen."""
    found = {held.day: held.value for key, held in holding.items() if is_swap(key)}
    return Swaps(
        frozenset(day for day, value in found.items() if value == OfficeDay.OFF),
        frozenset(day for day, value in found.items() if value == OfficeDay.WORKED),
    )
