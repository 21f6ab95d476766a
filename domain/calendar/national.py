"""The shared national calendar (data/calendar/national.yaml): days under all campaigns."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from data import paths
from domain.calendar import lunar
from domain.content.dates import MonthDay
from domain.content.fields import Code, EveryYear, FormatOne, Part, PartialOrUnknown, Text, Words
from domain.content.source import read


class LunarDay(Part):
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=30)]


class Stated(Part):
    """Where the day was read: the key of the document's text and the words in it."""

    document: Code
    words: Words


class NationalDay(Part):
    """A day of every year. `to_be_confirmed`: no document states it, so it is listed and sends nothing."""

    code: Code
    name: Text
    solar: EveryYear | None = None
    lunar: LunarDay | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    """a whole month of activity, counted from its first day"""
    founded: PartialOrUnknown
    status: Literal["stated", "confirmed", "to_be_confirmed"]
    stated: Stated | None = None
    members: bool = False
    """greeted on the day itself; marked on few days"""
    remind: bool = True
    holiday: Text | None = None
    """the law that makes it a day off"""

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if sum(value is not None for value in (self.solar, self.lunar, self.month)) != 1:
            raise PydanticCustomError("no_single_day", "exactly one of solar, lunar, month")
        if (self.status == "stated") != (self.stated is not None):
            raise PydanticCustomError("stated_without_words", "status stated names its document and words")
        if self._founded_on_another_day():
            raise PydanticCustomError("founded_on_another_day", "founded and solar differ")
        return self

    def _founded_on_another_day(self) -> bool:
        if self.solar is None or self.founded is None or self.founded.day is None:
            return False
        return (self.founded.month, self.founded.day) != (self.solar.month, self.solar.day)

    @property
    def is_certain(self) -> bool:
        return self.status != "to_be_confirmed"

    def in_year(self, year: int) -> tuple[dt.date, ...]:
        """The days of that year; only a lunar day can fall on none or on two. Raises LunarRangeError."""
        if self.lunar is not None:
            return lunar.in_year(self.lunar.month, self.lunar.day, year)
        return (self.solar.in_year(year) if self.solar else dt.date(year, self.month or 1, 1),)


class NationalCalendar(Part):
    format: FormatOne
    days: tuple[NationalDay, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _codes_differ(self) -> Self:
        codes = [day.code for day in self.days]
        for code in codes:
            if codes.count(code) > 1:
                raise PydanticCustomError("code_twice", "code used twice: {code}", {"code": code})
        return self

    def day(self, code: str) -> NationalDay:
        """The day with that code. Raises KeyError."""
        return {day.code: day for day in self.days}[code]

    def on(self, day: MonthDay, founded: dt.date | None) -> NationalDay | None:
        """Return the day that falls on the same day of every year, unless the two were founded in different years."""
        for shared in self.days:
            known = shared.founded
            if shared.solar == day and (founded is None or known is None or known.year == founded.year):
                return shared
        return None


def load_national(path: Path = paths.CALENDAR / "national.yaml") -> NationalCalendar:
    """The shared calendar, kept in memory until its file changes. Raises ContentError with every fault."""
    stat = path.stat() if path.exists() else None
    return _loaded(path, (stat.st_mtime_ns, stat.st_size) if stat else None)


@lru_cache(maxsize=8)
def _loaded(path: Path, _version: tuple[int, int] | None) -> NationalCalendar:
    return read(path).model(NationalCalendar)
