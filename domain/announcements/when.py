"""When an announcement is to go: typed as "07:30 28/02", or one of the ready hours."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from data.types import HANOI
from domain.errors import Problem
from domain.quiet_hours import Hours
from domain.text import dates
from domain.understanding.day_hours import EARLY
from domain.understanding.moments import Spoken, read_moment
from domain.understanding.no_moment import HourOrDayError, NoMomentError, PastMomentError

READY = (time(7, 30), time(11, 30), time(17))
OF_PARTS = {"sang": READY[:1], "chieu": READY[2:], "toi": (time(19),)}
"""The hour of a part of the day that is said without one; nobody means their words to go some time at night."""
OFFERED = 3
FARTHEST = timedelta(days=90)
_TYPED = re.compile(r"(\d{1,2})\s*[:hg.]\s*(\d{2})?(?:[\s,]+(\d{1,2})/(\d{1,2})(?:/(\d{4}))?)?", re.IGNORECASE)
_DOTTED = re.compile(r"\d{1,2}\s*\.\s*\d{2}")  # may be a day too


def ready_hours(now: datetime, hours: Hours) -> list[datetime]:
    """List the next hours at which people usually read, none of them quiet."""
    days = [now.date() + timedelta(days=ahead) for ahead in range(OFFERED)]
    coming = [datetime.combine(day, hour, HANOI) for day in days for hour in READY]
    return [moment for moment in coming if moment > now and not hours.is_quiet(moment)][:OFFERED]


def read_when(typed: str, now: datetime) -> datetime:
    """Read "07:30 28/02", "7h30 28/2/2021", "chiều mai 3h" or, for the next time that it is so late, "07:30".

    A day without an hour means the first hour of it, or of the part of it that was said, at which people usually read;
    the sender sees it before it goes.
    Raises `Problem`: `not_a_time` for an hour that there is not, `no_such_day_to_send` for a day that no calendar has,
    `time_over` and `time_too_far` for a moment that is past or too far, `hour_or_day` for “20.11”, which may be both.
    """
    found = _TYPED.fullmatch(typed.strip())
    if found is None or _DOTTED.fullmatch(typed.strip()):
        return check_when(_spoken(typed, now), now)
    _, minute, day, month, year = (int(part) if part else None for part in found.groups())
    try:
        clock = time(_meant(found[1]), minute or 0)
    except ValueError:
        raise Problem("not_a_time") from None
    if day is None or month is None:
        return check_when(_next(now.date(), clock, now), now)
    try:
        if year is None:
            return check_when(_next_on(day, month, clock, now), now)
        return check_when(datetime.combine(date(year, month, day), clock, HANOI), now)
    except ValueError:
        written = f"{day}/{month}" if year is None else f"{day}/{month}/{year}"
        raise Problem("no_such_day_to_send", day=written) from None


def _meant(written: str) -> int:
    """Return the hour: 1 to 5 are in the afternoon, unless they are written 01 to 05."""
    hour = int(written)
    return hour + 12 if 0 < hour < EARLY and not written.startswith("0") else hour


def _spoken(typed: str, now: datetime) -> datetime:
    try:
        found = read_moment(typed, now)
    except PastMomentError:
        raise Problem("time_over", tomorrow=_tomorrow(now)) from None
    except HourOrDayError as both:
        day = dates.nearest(both.first, both.second, now.date(), coming=True)
        moment = datetime.combine(day, time(both.first, both.second), HANOI)
        raise Problem("hour_or_day", moment=moment.isoformat()) from None
    except NoMomentError:
        found = None
    if found is None:
        raise Problem("not_a_time")
    if found.clock is not None:
        return datetime.combine(found.day, found.clock, HANOI)
    return _usual(found, now)


def _usual(spoken: Spoken, now: datetime) -> datetime:
    """Return the first usual hour to come of a day or of the part of it that was said."""
    hours = OF_PARTS.get(spoken.part, ()) if spoken.part else READY
    moments = [datetime.combine(spoken.day, hour, HANOI) for hour in hours]
    coming = [moment for moment in moments if moment > now]
    if not coming and spoken.part in {"toi", "dem"}:
        raise Problem("not_a_time")  # the evening may not be over: only its usual hour is
    return (coming or moments)[0]


def _next(day: date, clock: time, now: datetime) -> datetime:
    moment = datetime.combine(day, clock, HANOI)
    return moment if moment > now else moment + timedelta(days=1)


def _next_on(day: int, month: int, clock: time, now: datetime) -> datetime:
    """The next time that this day of the year has this hour to come; 29/02 waits for a leap year."""
    first = now.date() + timedelta(days=clock <= now.time())
    return datetime.combine(dates.nearest(day, month, first, coming=True), clock, HANOI)


def _tomorrow(now: datetime) -> str:
    return (now + timedelta(days=1)).date().isoformat()


def check_when(moment: datetime, now: datetime) -> datetime:
    """Return the moment if it is to come and not too far. Raises `Problem`."""
    if moment <= now:
        raise Problem("time_over", tomorrow=_tomorrow(now))
    if moment > now + FARTHEST:
        raise Problem("time_too_far", moment=moment.isoformat(), days=FARTHEST.days)
    return moment
