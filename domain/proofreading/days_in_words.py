"""What words say of a day twice: its weekday, its day by the lunar calendar, and whether any calendar has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from domain.calendar import LunarRangeError
from domain.calendar.lunar import in_year
from domain.proofreading.finding import Finding, Place
from domain.proofreading.vocabulary import any_of, lower, number_of, squeeze
from domain.proofreading.written import Written, dates_in

_LEAP_YEAR = 2000
"""which has every day that any year has"""
_BETWEEN = 40
"""characters at most between two writings of one day"""


def days_in_words(place: Place, text: str, year: int | None) -> Iterator[Finding]:
    """Compare what a text says of its days. `year`: which is meant where none is written."""
    found = dates_in(text)
    for at, written in enumerate(found):
        yield from _no_such_day(place, written, year)
        yield from _weekday(place, text, written, year)
        if at and found[at - 1].lunar != written.lunar and written.day and found[at - 1].day:
            yield from _pair(place, text, (found[at - 1], written), year)


def _no_such_day(place: Place, written: Written, year: int | None) -> Iterator[Finding]:
    known = written.year or year or _LEAP_YEAR
    if written.month is not None and not written.lunar and written.span(known) is None:
        yield Finding(place, "no_such_day", {"written": written.text}, written.text)


@cache
def _weekdays() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = rf"(?P<weekday>{any_of('weekdays')})"
    return re.compile(rf"{word}\s*[,(]?\s*(?:{any_of('day')}\s*)?$"), re.compile(
        rf"\s*(?:[(]\s*{word}|,\s*(?P<behind>{any_of('weekdays')})(?=\s*(?:[.,;)]|$)))"
    )


def _weekday(place: Place, text: str, written: Written, year: int | None) -> Iterator[Finding]:
    span = written.span(year) if written.day else None
    small, (before, behind) = lower(text), _weekdays()
    found = before.search(small[: written.start]) or behind.match(small, written.end)
    if span is None or found is None:
        return
    stated = number_of("weekdays")[squeeze(found["weekday"] or found["behind"])]
    if stated != span[0].weekday():
        words = text[min(found.start(), written.start) : max(found.end(), written.end)]
        yield Finding(place, "weekday_differs", {"written": squeeze(words), "day": span[0]}, words)


@cache
def _says_the_same() -> re.Pattern[str]:
    joint = any_of("that_is", "solar", "lunar")
    return re.compile(rf"[^()]*\([^()]*|\s*[-\u2013\u2014:]\s*|(?=.*{joint}).*", re.DOTALL)


def _pair(place: Place, text: str, pair: tuple[Written, Written], year: int | None) -> Iterator[Finding]:
    """Compare a day by the moon with the day by the sun beside it, where the words say that the two are one."""
    first, last = pair
    between = lower(text)[first.end : last.start]
    if len(between) > _BETWEEN or any(char in between for char in ".;") or not _says_the_same().fullmatch(between):
        return
    moon, sun = (first, last) if first.lunar else (last, first)
    span = sun.span(year)
    if span is not None and (days := _by_moon(moon, span[0].year)) and span[0] not in days:
        words = text[first.start : last.end]
        yield Finding(place, "lunar_day_differs", {"written": squeeze(words), "real": days[0]}, words)


def _by_moon(written: Written, year: int) -> tuple[date, ...]:
    if written.month is None or written.day is None or not 1 <= written.day <= 30:  # noqa: PLR2004 - no lunar month has more
        return ()
    try:
        return in_year(written.month, written.day, year)
    except LunarRangeError:
        return ()


def read_by_moon(place: Place, words: str, read: date | None) -> Iterator[Finding]:
    """Compare a day that was read with words that give it by the lunar calendar alone."""
    found = dates_in(words)
    moons = [written for written in found if written.lunar]
    if read is None or not moons or any(written.day and not written.lunar for written in found):
        return
    days = {day: written for written in moons for day in _by_moon(written, read.year)}
    if days and read not in days:
        day, written = next(iter(days.items()))
        facts = {"written": written.text, "read": read.isoformat(), "real": day}
        yield Finding(place, "read_by_moon", facts)
