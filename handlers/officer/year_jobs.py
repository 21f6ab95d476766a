"""What the calendar of the year holds between its steps; listed with the other tasks in handlers/officer/jobs.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.queries.campaigns.chosen_days import DayKey
from handlers.officer.job import Job


@dataclass(frozen=True)
class YearCalendar(Job):
    """The days of a year that are chosen one after the other. `seen`: the choice that was on show for `key`."""

    NAME = "year"

    year: int
    listed: tuple[DayKey, ...] = ()
    key: DayKey | None = None
    seen: int | None = None
    proposed: date | None = None


@dataclass(frozen=True)
class EnterCriteria(Job):
    """The criteria of a title that are being entered. `entry`: what an officer entered before and is on show."""

    NAME = "criteria"

    title: str
    entry: int | None = None
    words: str | None = None
    number: str | None = None
    dated: date | None = None
    since: date | None = None


@dataclass(frozen=True)
class OpenPhase(Job):
    """A special phase that is being opened from the calendar of a year. `key`: the one that was free."""

    NAME = "phase"

    year: int
    unit: int
    name: str | None = None
    theme: str | None = None
    occasion: str | None = None
    first: date | None = None
    last: date | None = None
    key: DayKey | None = None
