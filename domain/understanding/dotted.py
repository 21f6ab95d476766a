"""Two numbers with a dot between them: “25.12” is a day, “19.30” an hour, and “20.11” may be both.

Which it is, its figures tell, or what stands beside it: where an hour is said the dotted one is the day, and where a
day is said the hour. What still may be both is asked back.
"""

from __future__ import annotations

import re

from domain.understanding.day_hours import DAY, in_part
from domain.understanding.no_moment import HourOrDayError, NoMomentError

_DOTTED = re.compile(r"(?<![.:/-]) (\d{1,2}) \. (\d{1,2})(?= )(?! \.)")
_HOUR = re.compile(r" \d{1,2} (?:gio|h|:|am|pm|ruoi) ")
_DAY = re.compile(r" (?:homnay|mai|ngaykia|ngay \d{1,2}|\d{1,2} (?:/|thang) \d{1,2}) ")
_OF_A_DAY = re.compile(r" (?:ngay|mung)$")
_OF_AN_HOUR = re.compile(r" luc$")
_AN_HOUR_GOES_ON = re.compile(r" (?:am|pm|sang|trua|chieu|toi|dem|phut|ruoi|kem) ")
_PART = re.compile(r" (sang|trua|chieu|toi|dem)$")
_DAYS, _MONTHS = range(1, 32), range(1, 13)
_BOTH_FIGURES = 2  # of minutes: nobody writes 8.5 for five past eight


def settled(line: str, *, day_awaited: bool) -> str:
    """Write each of them as a day (20 / 11) or an hour (19 : 30), in a line as `spelled` leaves it.

    `day_awaited`: what may be both is the day. Raises `HourOrDayError` for one that may be both where it is not.
    """
    line = _DOTTED.sub(lambda found: _written(found, _by_figures(found)), line)
    return _DOTTED.sub(lambda found: _written(found, _by_neighbours(found, day_awaited=day_awaited)), line)


def _written(found: re.Match[str], sign: str) -> str:
    return f" {found[1]} {sign} {found[2]}"


def _by_figures(found: re.Match[str]) -> str:
    first, second = int(found[1]), int(found[2])
    if first not in _DAYS or second not in _MONTHS:
        return ":"
    return "/" if first >= DAY or len(found[2]) < _BOTH_FIGURES else "."


def _by_neighbours(found: re.Match[str], *, day_awaited: bool) -> str:
    before, after = found.string[: found.start()], found.string[found.end() :]
    rest = f"{before} {after}"
    if _OF_A_DAY.search(before) or _HOUR.search(rest) or _not_so_late(before, int(found[1])):
        return "/"
    if _OF_AN_HOUR.search(before) or _AN_HOUR_GOES_ON.match(after) or _DAY.search(rest):
        return ":"
    if day_awaited:
        return "/"
    raise HourOrDayError(int(found[1]), int(found[2]))


def _not_so_late(before: str, hour: int) -> bool:
    """Tell whether the part of the day said before has no such hour: “sáng 20.11”."""
    part = _PART.search(before)
    if part is None:
        return False
    try:
        in_part(part[1], hour)
    except NoMomentError:
        return True
    return False
