"""Moments to come as people say them: "chiều mai 3h", "8 giờ", "thứ 6 tuần tới".

An hour alone is the next time that it is so late, 1 to 5 are in the afternoon; so with a day. A day may come without an
hour. What is past, what may be two moments and what has a word that is none of a moment is not read. The words are in
data/understanding/times.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from data.types import HANOI
from domain.text import dates
from domain.understanding.day_hours import DAY, NOON, Hour, hour_meant
from domain.understanding.dotted import settled
from domain.understanding.moment_words import around, past, spelled
from domain.understanding.no_moment import NoMomentError, PastMomentError

LONGEST = 80  # characters of a moment that somebody says
WEEK = 7
_WEEKS = {" tuannay": 0, " tuansau": 1}
_MINUTES = 60
_MONTHS = 12
_SHORT_YEAR = 100


class Spoken(NamedTuple):
    """A day, and an hour where one was said; else the part of the day, if that was (“sang”, “chieu”, “toi”, “dem”)."""

    day: date
    clock: time | None
    part: str | None = None


@dataclass(frozen=True)
class _Found:
    """What has been read of a text so far; a part that comes twice makes two moments of it."""

    day: date | None = None
    weekday: int | None = None
    weeks: int | None = None  # "tuần sau": weeks after this one
    hour: int | None = None
    minute: int = 0
    exact: bool = False  # written with both figures, or with am and pm
    part: str | None = None  # of the day
    moment: datetime | None = None


def read_moment(text: str, now: datetime, *, day_awaited: bool = False) -> Spoken | None:
    """Read a moment to come; `None` for what is none, or may be two. Raises `NoMomentError` for one that is past.

    `day_awaited`: “20.11” is a day where it may be an hour too.
    """
    if len(text) > LONGEST:
        return None
    left, found = spelled(text), _Found()
    if any(f" {words} " in left for words in past()):
        raise PastMomentError(text)
    left = settled(left, day_awaited=day_awaited)
    for pattern, read in _READERS:
        matched = pattern.search(left)
        if matched is None:
            continue
        try:
            found = read(found, matched, now)
        except ValueError as problem:
            raise NoMomentError(text) from problem
        left = f"{left[: matched.start()]} {left[matched.end() :]}"
    if set(left.split()) - around():
        return None
    return _put_together(found, now)


def _clock(found: _Found, matched: re.Match[str], _now: datetime) -> _Found:
    hour = int(matched["hour"])
    minute = int(matched["minute"] or 0) + (30 if matched["half"] else 0) - int(matched["less"] or 0)
    if minute < 0:
        hour, minute = hour - 1, minute + _MINUTES
    exact = len(matched["hour"]) > 1 and matched["hour"].startswith("0")
    if matched["pm"]:
        exact = True
        hour += NOON if matched["pm"] == "pm" and hour < NOON else 0
    time(0 if hour == DAY else hour, minute)
    return replace(found, hour=hour, minute=minute, exact=exact)


def _bare_half(found: _Found, matched: re.Match[str], _now: datetime) -> _Found:
    return replace(found, hour=int(matched[1]), minute=30)


def _part(found: _Found, matched: re.Match[str], _now: datetime) -> _Found:
    return replace(found, part=matched[1])


def _after(found: _Found, matched: re.Match[str], now: datetime) -> _Found:
    count, unit = matched["count"] or "1", matched["unit"] or matched["one"]
    many = 0.5 if count == "nua" else float(count) + (0.5 if matched["half"] else 0)
    if unit in {"ngay", "hom", "tuan"}:
        if matched["minutes"]:
            raise NoMomentError
        return replace(found, day=now.date() + timedelta(days=int(many * (WEEK if unit == "tuan" else 1))))
    minutes = many * (1 if unit == "phut" else _MINUTES) + int(matched["minutes"] or 0)
    return replace(found, moment=now + timedelta(minutes=minutes))


def _iso(found: _Found, matched: re.Match[str], _now: datetime) -> _Found:
    return replace(found, day=date(int(matched[1]), int(matched[2]), int(matched[3])))


def _date(found: _Found, matched: re.Match[str], now: datetime) -> _Found:
    day, month = int(matched["day"]), int(matched["month"])
    if matched["year"] is None:
        return replace(found, day=dates.nearest(day, month, now.date(), coming=True))
    year = int(matched["year"])
    return replace(found, day=date(year if year >= _SHORT_YEAR else 2000 + year, month, day))


def _day_of_month(found: _Found, matched: re.Match[str], now: datetime) -> _Found:
    """Read "ngày 20": of this month, or of the next one; "tháng sau" says which."""
    day, today = int(matched[1]), now.date()
    later = int("sau" in matched[2]) if matched[2] else int(day < today.day)
    months = today.month - 1 + later
    return replace(found, day=date(today.year + months // _MONTHS, months % _MONTHS + 1, day))


def _day(found: _Found, matched: re.Match[str], now: datetime) -> _Found:
    ahead = {"homnay": 0, "mai": 1, "ngaykia": 2}[matched[1]]
    return replace(found, day=now.date() + timedelta(days=ahead))


def _weekday(found: _Found, matched: re.Match[str], _now: datetime) -> _Found:
    return replace(found, weekday=int(matched[1]), weeks=_WEEKS.get(matched[2]))


_Reads = Callable[[_Found, "re.Match[str]", datetime], _Found]
_READERS: tuple[tuple[re.Pattern[str], _Reads], ...] = (
    (re.compile(r" (\d{4}) - (\d{1,2}) - (\d{1,2}) "), _iso),
    (
        re.compile(
            r" (?:(?P<count>\d{1,3}|nua) (?P<unit>phut|tieng|gio|h|ngay|hom|tuan)|(?P<one>tieng|tuan))"
            r"(?:(?P<half> ruoi)| (?P<minutes>\d{1,2})(?: phut)?)? nua "
        ),
        _after,
    ),
    (
        re.compile(
            r" (?:ngay |mung )?(?P<day>\d{1,2}) (?:[/-]|\.(?= \d+ \.)|thang) (?P<month>\d{1,2})"
            r"(?: (?:[/.-]|nam) (?P<year>\d{4}|\d{2}))? "
        ),
        _date,
    ),
    (re.compile(r" (?:ngay|mung) (\d{1,2})( thangsau| thangnay)? "), _day_of_month),
    (
        re.compile(
            r" (?P<hour>\d{1,2}) (?:gio|h|:(?= \d))(?: (?P<minute>\d{1,2})(?: phut)?)?(?P<half> ruoi)?"
            r"(?: kem (?P<less>\d{1,2})(?: phut)?)?(?: (?P<pm>am|pm))? "
        ),
        _clock,
    ),
    (re.compile(r" (?P<hour>\d{1,2}) (?P<pm>am|pm)(?P<minute>)(?P<half>)(?P<less>) "), _clock),
    (re.compile(r" (\d{1,2}) ruoi "), _bare_half),
    (re.compile(r" thu(\d)( tuansau| tuannay)? "), _weekday),
    (re.compile(r" (sang|trua|chieu|toi|dem) "), _part),
    (re.compile(r" (homnay|mai|ngaykia) "), _day),
)


def _put_together(found: _Found, now: datetime) -> Spoken | None:
    if found.moment is not None:
        return Spoken(found.moment.date(), found.moment.time()) if _is_bare(found) else None
    day = _day_meant(found, now.date())
    hour = _hour_meant(found)
    if hour is not None:
        return _to_come(day, hour, now)
    if day is None:
        return None
    if day < now.date():
        raise PastMomentError
    return Spoken(day, None, found.part)


def _to_come(day: date | None, hour: Hour, now: datetime) -> Spoken:
    """Return this hour of the day, or the next one. Raises `NoMomentError` where it is past or may be of two days."""
    if hour.tonight and day is not None:
        if day != now.date():
            raise NoMomentError  # the night that begins on this day, or the one that ends on it
        day = None
    moment = datetime.combine(day or now.date(), hour.clock, HANOI) + timedelta(days=hour.ends_day)
    if moment <= now and day is None:
        moment += timedelta(days=1)
    if moment <= now:
        raise PastMomentError
    return Spoken(moment.date(), hour.clock)


def _is_bare(found: _Found) -> bool:
    return found.day is None and found.hour is None and found.weekday is None and found.part is None


def _day_meant(found: _Found, today: date) -> date | None:
    if found.weekday is None:
        return found.day
    if found.day is not None:
        if found.day.weekday() != found.weekday:
            raise NoMomentError
        return found.day
    if found.weeks is not None:
        return today - timedelta(days=today.weekday()) + timedelta(days=WEEK * found.weeks + found.weekday)
    return today + timedelta(days=(found.weekday - today.weekday() - 1) % WEEK + 1)


def _hour_meant(found: _Found) -> Hour | None:
    if found.hour is None:
        return Hour(time(NOON)) if found.part == "trua" else None
    return hour_meant(found.hour, found.minute, found.part, exact=found.exact)
