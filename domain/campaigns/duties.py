"""Who owes what until when: duties of units, review rounds, roles per level."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from data.kinds import Activity, Ownership
from domain.campaigns.labels import ChosenBy, DutyKind, Level
from domain.content.absent import given
from domain.content.dates import EveryYearDate, PartialDate
from domain.content.fields import Code, EveryYear, Part, PartialOrEveryYear, Text, Words
from domain.content.spoken import rule_of


class FixedDue(Part):
    """`before` a day ends on the day before it; `by` and `within` end with the last day of what is written.

    A date without a year comes every year: "trước ngày 25 tháng 1 hàng năm".
    """

    rule: Literal["before", "by", "within"]
    date: PartialOrEveryYear
    words: Words

    @property
    def recurs(self) -> bool:
        return isinstance(self.date, EveryYearDate)

    def last_day(self, year: int = dt.MINYEAR) -> dt.date:
        """Return its last day. `year`: of the date, where the document names none."""
        written = self.written_in(year)
        return written.first_day() - dt.timedelta(days=1) if self.rule == "before" else written.last_day()

    def written_in(self, year: int) -> PartialDate:
        """Return the date as it is written, in a year where the document names none."""
        return self.date.in_year(year) if isinstance(self.date, EveryYearDate) else self.date

    def last_days(self, years: Iterable[int]) -> list[dt.date]:
        """Return its last days: one for each of these years where the document names none."""
        return [self.last_day(year) for year in years] if self.recurs else [self.last_day()]


class _DayToChoose(Part):
    """The document has no day; without a chosen one the event is listed without a day and sends nothing."""

    chosen_day: EveryYear | None = None
    chosen_by: ChosenBy | None = None
    words: Words

    model_config = ConfigDict(
        json_schema_extra={"if": given("chosen_day"), "then": given("chosen_by"), "else": {"not": given("chosen_by")}}
    )

    @model_validator(mode="after")
    def _chosen_by_somebody(self) -> Self:
        if (self.chosen_day is None) != (self.chosen_by is None):
            raise PydanticCustomError("chosen_by_nobody", "chosen_day and chosen_by stand together")
        return self


class YearlyDue(_DayToChoose):
    """Every year of the period."""

    rule: Literal["yearly"]


class InYearDue(_DayToChoose):
    """Once, in a year that the period gives ("05 năm" of 2021-2030)."""

    rule: Literal["in_year"]
    year: int


class AfterPhaseDue(Part):
    """After each phase. The document gives no number of days: `days_after` is a visible choice."""

    rule: Literal["after_phase"]
    days_after: Annotated[int, Field(ge=0, le=366)]
    chosen_by: ChosenBy
    words: Words


class OpenDue(Part):
    """No date: all the time (`always`), or once without a day (`none`). Listed, and nothing is sent."""

    rule: Literal["always", "none"]
    words: Words | None = None


Due = Annotated[
    FixedDue | YearlyDue | InYearDue | AfterPhaseDue | OpenDue, Field(discriminator="rule"), BeforeValidator(rule_of)
]


class Receiver(Part):
    """To whom the thing goes and by what way."""

    unit: Text
    level: Level
    departments: tuple[Code, ...] = ()
    way: Words | None = None
    words: Words


class Amount(Part):
    """How many of something each unit owes: "ít nhất 1 công trình"."""

    at_least: Annotated[int, Field(ge=1)]
    what: Text
    words: Words


class Duty(Part):
    """Something that units of some levels, departments or named units owe."""

    code: Code
    kind: DutyKind
    name: Text
    owed_by: tuple[Level, ...] = ()
    activities: tuple[Activity, ...] = ()
    """of the levels only units that do this owe it; what a unit does and nobody knows is none of these"""
    ownerships: tuple[Ownership, ...] = ()
    """of the levels only units of these owners"""
    owed_by_departments: tuple[Code, ...] = ()
    owed_by_named: tuple[Words, ...] = ()
    received_by: Receiver | None = None
    amount: Amount | None = None
    due: Due
    section: Text
    words: Words

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [given(name, listed=True) for name in ("owed_by", "owed_by_departments", "owed_by_named")]
        }
    )

    @model_validator(mode="after")
    def _owed_by_somebody(self) -> Self:
        if not (self.owed_by or self.owed_by_departments or self.owed_by_named):
            raise PydanticCustomError("owed_by_nobody", "a duty is owed by somebody")
        return self


class ReviewRound(Part):
    """One step of the way from a registration to an award."""

    code: Code
    level: Level
    action: Literal["vote", "choose", "propose_upward", "award", "commend"]
    titles: tuple[Code, ...] = ()
    every: Literal["year", "phase", "once", "always"]
    section: Text
    words: Words


class Role(Part):
    """What the document gives a level, a department or a named unit to do, in its own words."""

    code: Code
    level: Level
    department: Code | None = None
    unit: Words | None = None
    section: Text
    words: tuple[Words, ...] = Field(min_length=1)
