"""Which hour of the day an hour is that was said: 3 in the afternoon, 12 at night, 24."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from domain.understanding.no_moment import NoMomentError

NOON, EARLY, DAY = 12, 6, 24
_SMALL = 4
"""Hours after midnight before which people call it the night of the day before: "1h đêm nay"."""

_PARTS = {"sang": (0, 11, 0), "trua": (10, 14, 0), "chieu": (1, 6, NOON), "toi": (6, 11, NOON), "dem": (9, 11, NOON)}
"""Hours of a part of the day as they are said: from, until, and what is added to them."""


class Hour(NamedTuple):
    """An hour of the day that was said."""

    clock: time
    ends_day: bool = False  # 24:00: the first moment of the day after the one that was said
    tonight: bool = False  # an hour after midnight, said of the night: only "đêm nay" tells of which day it is


def hour_meant(hour: int, minute: int, part: str | None, *, exact: bool) -> Hour:
    """Return the hour of the day: 1 to 5 are in the afternoon, unless a part of the day says otherwise.

    `exact`: it was written with both figures, or with am and pm. Raises ValueError for an hour that there is not.
    """
    if hour == DAY or (hour == NOON and part in {"toi", "dem"}):
        return _midnight(hour, minute, part)
    if part == "dem" and hour < _SMALL:
        return Hour(time(hour, minute), tonight=True)
    if part is None or exact:
        return Hour(time(hour + (NOON if 0 < hour < EARLY and not exact else 0), minute))
    return Hour(time(in_part(part, hour), minute))


def _midnight(hour: int, minute: int, part: str | None) -> Hour:
    """Read 24:00, and 12 of the night with its minutes."""
    if part not in {None, "toi", "dem"} or (hour == DAY and minute):
        raise NoMomentError
    return Hour(time(0, minute), ends_day=True)


def in_part(part: str, hour: int) -> int:
    """Return the hour of the day that is called so in a part of it. Raises `NoMomentError` where none is."""
    first, last, more = _PARTS[part]
    if part == "trua" and 0 < hour < first:  # "1 giờ trưa"
        first, last, more = 1, 2, NOON
    if more and first + more <= hour <= last + more:
        return hour
    if not first <= hour <= last and not (hour == first - 1 and part in {"toi", "dem"}):
        raise NoMomentError
    return hour + more
