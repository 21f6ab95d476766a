"""How many days before an event people are reminded. No document says it: every value names who chose it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Annotated

from pydantic import Field

from domain.campaigns.labels import ChosenBy
from domain.content.fields import Part

Days = tuple[Annotated[int, Field(ge=0, le=366)], ...]


class Offsets(Part):
    """Days before the day itself; 0 is the day, an empty list sends nothing."""

    days_before: Days
    chosen_by: ChosenBy


class Delay(Part):
    """Days after the last day of a duty."""

    days: Annotated[int, Field(ge=1, le=366)]
    chosen_by: ChosenBy


class YearDay(Part):
    """A day of every year."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    chosen_by: ChosenBy

    def of(self, year: int) -> date:
        """Return the day in a year; the last of its month where that is shorter."""
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


def _program(*days: int) -> Offsets:
    return Offsets(days_before=days, chosen_by=ChosenBy.PROGRAM)


class Reminders(Part):
    anniversary: Offsets = _program(7, 1)
    """officers, before an anniversary"""
    anniversary_members: Offsets = _program(0)
    """members, on the few days that are marked for them"""
    phase_start: Offsets = _program(3)
    phase_end: Offsets = _program(7, 1)
    """officers, before a phase ends, or a round in which people register"""
    phase_end_members: Offsets = _program(3)
    """members who have not registered, before a phase or a round ends in which something can be registered"""
    deadline: Offsets = _program(7, 3, 1, 0)
    review: Offsets = _program(14, 7, 1)
    overdue_after: Delay = Delay(days=14, chosen_by=ChosenBy.PROGRAM)
    """then the unit that issued the document hears of whoever has not done a duty"""
    midway: YearDay = YearDay(month=6, day=30, chosen_by=ChosenBy.PROGRAM)
    """members with a registration of the year are asked once how far they have come"""
    result: Offsets = _program(14, 3)
    """members with a registration, before its round ends: what came of it; whoever has told is not asked again"""
