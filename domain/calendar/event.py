"""One line of the calendar."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from data.queries.campaigns.chosen_days import Choosers
from data.queries.units.kinds import ANY, Kinds
from domain.campaigns.labels import Level
from domain.campaigns.reminders import Offsets


class YearClass(StrEnum):
    """Năm tròn, năm lẻ 5, năm khác: as the state's rule on ceremonies has them (Nghị định 111/2018/NĐ-CP)."""

    ROUND = "round"
    FIVE = "five"
    OTHER = "other"


def year_class(years: int) -> YearClass:
    """A count that ends in 0 is round, one that ends in 5 is a five, every other is other."""
    if years % 5:
        return YearClass.OTHER
    return YearClass.FIVE if years % 10 else YearClass.ROUND


class EventKind(StrEnum):
    ANNIVERSARY = "anniversary"
    PHASE_START = "phase_start"
    PHASE_END = "phase_end"
    ROUND_END = "round_end"
    """the last day on which people register"""
    DEADLINE = "deadline"
    REVIEW = "review"
    INFO = "info"


_OF_PHASES = frozenset({EventKind.PHASE_START, EventKind.PHASE_END})


class Audience(StrEnum):
    OFFICERS = "officers"
    MEMBERS = "members"
    BOTH = "both"


class Certainty(StrEnum):
    """How the day is known. Only the first three send reminders."""

    STATED = "stated"
    COMPUTED = "computed"
    CHOSEN = "chosen"
    """the document gives no day; the program, the administrator or an officer chose one, visibly"""
    TO_BE_CONFIRMED = "to_be_confirmed"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """An occurrence. `key` is unique in a campaign's calendar and stays the same when it is computed again.

    Only a duty for which units chose days of their own stands on several days under one key, for each unit on one.

    `day` is the day itself: of a deadline the last valid day, None when nobody knows it (nothing is sent then).
    `year` places an event without a day; `last_day` is the end of what lasts longer than a day or has a deadline.
    An event with empty `owed_by` and `owed_by_others` concerns every unit. `code` is the fact in the file, `duty_code`
    the same for duties only, `source` the campaign's slug or "national".
    """

    key: str
    code: str
    kind: EventKind
    name: str
    source: str
    certainty: Certainty
    audience: Audience = Audience.OFFICERS
    national: str | None = None
    """code of the same day in the shared calendar: two campaigns that name one day mean the same by it"""
    day: date | None = None
    year: int | None = None
    last_day: date | None = None
    years: int | None = None
    written: str | None = None
    words: str | None = None
    section: str | None = None
    theme: str | None = None
    occasion: str | None = None
    """on the occasion of which a special phase was opened"""
    ordinal: str | None = None
    """the number of a congress (lần thứ XIII)"""
    owed_by: tuple[Level, ...] = ()
    kinds: Kinds = ANY
    """of the units of these levels only those of these kinds owe it"""
    owed_by_others: tuple[str, ...] = ()
    """departments and unions that owe it, by name"""
    named: tuple[str, ...] = ()
    """the same by the keys under which they are bound to units"""
    duty_code: str | None = None
    unit: int | None = None
    """the key of the unit that it concerns, with all below; without one all units of the campaign"""
    choosers: Choosers | None = None
    """of a duty for which units chose days of their own: for whom it falls due on this one"""
    recurring: bool = False
    officer_days: tuple[date, ...] = ()
    """on which officers of the units concerned are reminded"""
    member_days: tuple[date, ...] = ()
    """on which members are"""

    def concerns(self, lines: Collection[Sequence[int]]) -> bool:
        """Tell whether it concerns somebody. `lines`: each of their units with all above it, the nearest first.

        Who belongs to no unit is concerned by what is for all.
        """
        if self.unit is not None:
            return any(self.unit in line for line in lines)
        return self.choosers is None or any(map(self.choosers.hold, lines or [()]))

    @property
    def year_class(self) -> YearClass | None:
        return None if self.years is None else year_class(self.years)

    @property
    def is_special(self) -> bool:
        """Whether it is the beginning or the end of a special phase, which no file has."""
        return self.kind in _OF_PHASES and self.unit is not None

    @property
    def reminder_days(self) -> tuple[date, ...]:
        """All days on which somebody is reminded."""
        return tuple(sorted({*self.officer_days, *self.member_days}))


def days_before(day: date | None, offsets: Offsets) -> tuple[date, ...]:
    """The reminder days in order; none for a day that nobody knows."""
    if day is None:
        return ()
    return tuple(sorted(day - timedelta(days=days) for days in set(offsets.days_before)))
