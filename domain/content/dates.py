"""Dates as official documents write them: a day, a month without a day, a year, a day of every year.

A month without a day stays partial ("từ tháng 01/2020"); only a computation takes its first or last day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_WRITTEN = re.compile(r"(?:(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-])?(?P<year>\d{4})")
_EVERY_MONTH = re.compile(r"--(?P<month>\d{2})")
_MONTH_DAY = re.compile(r"(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DAY_OF_MONTH = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})")
_LEAP_YEAR = 2000


class DateError(ValueError):
    """A text is not a date; the text itself is the only argument."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day. Raises DateError for what no calendar has (31/02)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        try:
            self.first_day()
        except ValueError as error:
            raise DateError(str(self)) from error

    def first_day(self) -> date:
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def last_day(self) -> date:
        month = 12 if self.month is None else self.month
        return date(self.year, month, monthrange(self.year, month)[1] if self.day is None else self.day)

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day of every year. 29/02 exists here; in a year without it, it is kept on 28/02."""

    month: int
    day: int

    def __post_init__(self) -> None:
        try:
            date(_LEAP_YEAR, self.month, self.day)
        except ValueError as error:
            raise DateError(str(self)) from error

    def in_year(self, year: int) -> date:
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True, order=True)
class EveryYearDate:
    """A day, or a whole month, that a document names without a year: it comes every year. Raises DateError."""

    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        MonthDay(self.month, 1 if self.day is None else self.day)

    def in_year(self, year: int) -> PartialDate:
        if self.day is None:
            return PartialDate(year, self.month)
        day = MonthDay(self.month, self.day).in_year(year)
        return PartialDate(year, day.month, day.day)

    def __str__(self) -> str:
        return f"--{self.month:02d}" if self.day is None else str(MonthDay(self.month, self.day))


def parse(text: str) -> PartialDate:
    """Read 2021-03-05, 05/3/2021, 03/2021, 2021-03 or 2021. Raises DateError."""
    folded = text.strip()
    found = _ISO.fullmatch(folded) or _WRITTEN.fullmatch(folded)
    if found is None:
        raise DateError(text)
    parts = {name: int(part) for name, part in found.groupdict().items() if part is not None}
    return PartialDate(**parts)


def parse_day(text: str) -> date:
    """Read a whole day, 2021-03-05 or 05/3/2021. Raises DateError."""
    partial = parse(text)
    if partial.day is None:
        raise DateError(text)
    return partial.first_day()


def parse_month_day(text: str) -> MonthDay:
    """Read a day of every year as month-day, 02-03 for 3 February, or as it is written, 03/02. Raises DateError."""
    found = _MONTH_DAY.fullmatch(text.strip()) or _DAY_OF_MONTH.fullmatch(text.strip())
    if found is None:
        raise DateError(text)
    return MonthDay(int(found["month"]), int(found["day"]))


def parse_every_year(text: str) -> EveryYearDate:
    """Read a day of every year, or a month of every year, --03 for March. Raises DateError."""
    month = _EVERY_MONTH.fullmatch(text.strip())
    if month is not None:
        return EveryYearDate(int(month["month"]))
    day = parse_month_day(text)
    return EveryYearDate(day.month, day.day)


def parse_with_or_without_year(text: str) -> PartialDate | EveryYearDate:
    """Read a date, or one that comes every year. Raises DateError."""
    try:
        return parse_every_year(text)
    except DateError:
        return parse(text)
