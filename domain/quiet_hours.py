"""When people may be disturbed: quiet hours, the hours of reminders, the Tết pause. Pure rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data.types import HANOI
from domain.calendar import LunarRangeError, is_day_off, lunar, tet

_DAY = timedelta(days=1)
_SATURDAY = 5  # date.weekday()

Pause = tuple[date, date]
"""First and last day."""


def tet_pause(year: int) -> Pause | None:
    """From 29 tháng Chạp to mồng 5 Tết: the program's choice. None beyond the years that the lunar calendar knows."""
    try:
        return lunar.in_year(12, 29, year)[0], tet(year) + 4 * _DAY
    except (LunarRangeError, IndexError):
        return None


@dataclass(frozen=True)
class Hours:
    """Times of the day in Asia/Ho_Chi_Minh. `pause` gives the days of a year on which no reminder goes out."""

    quiet_from: time = time(21)
    quiet_until: time = time(6, 30)
    officers: time = time(8)
    members: time = time(11, 30)
    digest: time = time(7, 30)
    digest_until: time = time(12)
    """a summary of the morning is not sent in the evening"""
    pause: Callable[[int], Pause | None] = tet_pause
    off: frozenset[date] = frozenset()
    """days off that officers confirmed beside those of the law"""
    worked: frozenset[date] = frozenset()
    """days on which offices work although the week or the law has them off"""

    def is_quiet(self, moment: datetime) -> bool:
        return self.is_quiet_at(moment.astimezone(HANOI).time())

    def is_quiet_at(self, hour: time) -> bool:
        """Tell whether an hour of the day is quiet; from and until the same hour is never."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    def in_the_evening(self, hour: time) -> time:
        """Return the hour, or one before quiet hours that have begun by then and last into the night."""
        if not self.is_quiet_at(hour) or self.quiet_from <= self.quiet_until:
            return hour
        return self.quiet_from.replace(hour=max(self.quiet_from.hour - 1, 0))

    def awake(self, moment: datetime) -> datetime:
        """Return the moment itself, or the end of the quiet hours that it lies in."""
        moment = moment.astimezone(HANOI)
        if not self.is_quiet(moment):
            return moment
        end = moment.replace(hour=self.quiet_until.hour, minute=self.quiet_until.minute, second=0, microsecond=0)
        return end if end > moment else end + _DAY

    def in_pause(self, day: date) -> bool:
        pause = self.pause(day.year)
        return pause is not None and pause[0] <= day <= pause[1]

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work: not in the Tết pause, else as was confirmed, else no weekend and no holiday."""
        if self.in_pause(day) or day in self.off:
            return False
        return day in self.worked or (day.weekday() < _SATURDAY and not is_day_off(day))

    def working_day_from(self, day: date) -> date:
        """Return the day itself, or the first working day after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def day_for_officers(self, day: date) -> date:
        """The day itself, or the working day before it."""
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def days_moved_to(self, day: date) -> frozenset[date]:
        """Return the days for which `day_for_officers` gives this one: itself, and the days off that follow it."""
        found, following = {day}, day + _DAY
        while not self.is_working_day(following):
            found.add(following)
            following += _DAY
        return frozenset(found) if self.is_working_day(day) else frozenset()

    def day_for_members(self, day: date) -> date:
        """The day itself, or the last day before the pause."""
        while self.in_pause(day):
            day -= _DAY
        return day
