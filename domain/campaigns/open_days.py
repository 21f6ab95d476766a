"""The days that a document leaves open: of its duties, and the last days of the rounds in which people register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from data.enums import DayFor
from data.queries.campaigns.chosen_days import DayKey, closing_code
from domain.campaigns.duties import AfterPhaseDue, Duty, InYearDue, YearlyDue
from domain.campaigns.facts import Occasion, Phase
from domain.campaigns.model import Campaign
from domain.campaigns.years import filed_day, owed_from, years_of, years_owed
from domain.content.dates import MonthDay
from domain.text import templates

_DAY = timedelta(days=1)
_LATEST = timedelta(days=366)  # after a phase, as in a file


class OpenKind(StrEnum):
    """What is open at a place."""

    DAY = "day"
    """of a duty in its year, or after its phase"""
    ROUND = "round"
    """the last day of a registration round"""
    WHOM = "whom"
    """for whom a day of every year is"""
    ONCE = "once"
    """the day of a duty that the document leaves without one"""
    FOUNDING = "founding"
    """the day on which a unit was founded, for all years"""
    PHASE = "phase"
    """a special phase of a unit"""
    OCCASION = "occasion"
    """the day of a congress or the like that was not known when the document was written"""
    RHYTHM = "rhythm"
    """how often, in a year, a duty falls due that the document wants all the time"""


@dataclass(frozen=True)
class OpenDay:
    """What the document leaves open in a year.

    `event`: the code under which reminders of the campaign, or of `source`, remember it. `filed`: the day that the file
    has meanwhile. A chosen one lies from `first` to `last`: in its own year, or after its phase and before the next
    phase of the same duty ends, so that no two of one duty ever fall on one day. `meant_for`: for whom the files have a
    day of every year.
    """

    kind: OpenKind
    key: DayKey
    event: str
    name: str
    filed: date | None
    first: date
    last: date
    duty: Duty | None = None
    phase: Phase | None = None
    round: str | None = None
    source: str | None = None
    unit: int | None = None
    occasion: Occasion | None = None
    meant_for: DayFor | None = None

    def proposed(self, year_before: date | None) -> date:
        """Propose a day: that of the year before, else the file's, else the last one of the year."""
        if year_before is None:
            return self.filed or self.last
        return MonthDay(year_before.month, year_before.day).in_year(self.key.year)


def code_of(duty: Duty, phase: Phase) -> str:
    """Name what falls after one phase: its duty has a day after each."""
    return f"{duty.code}@{phase.code}"


def open_days(campaign: Campaign, until: int | None = None) -> Iterator[OpenDay]:
    """List every day that the campaign's document leaves open, year by year; without an end up to the year `until`."""
    for duty in campaign.duties:
        match duty.due:
            case YearlyDue():
                yield from (_in_year(campaign, duty, duty.due, year) for year in years_owed(campaign, until))
            case InYearDue():
                yield _in_year(campaign, duty, duty.due, duty.due.year)
            case AfterPhaseDue():
                yield from _after_phases(campaign, duty, duty.due)
    yield from closings(campaign, until)


def _in_year(campaign: Campaign, duty: Duty, due: YearlyDue | InYearDue, year: int) -> OpenDay:
    key, filed = DayKey(campaign.slug, duty.code, year), filed_day(campaign, due, year)
    first = max(date(year, 1, 1), owed_from(campaign)) if isinstance(due, YearlyDue) else date(year, 1, 1)
    return OpenDay(OpenKind.DAY, key, duty.code, duty.name, filed, first, date(year, 12, 31), duty)


def _after_phases(campaign: Campaign, duty: Duty, due: AfterPhaseDue) -> Iterator[OpenDay]:
    ends = sorted(phase.end.last_day() for phase in campaign.phases)
    for phase in campaign.phases:
        end = phase.end.last_day()
        following = min((other - _DAY for other in ends if other > end), default=date.max)
        key, filed = DayKey(campaign.slug, code_of(duty, phase), end.year), end + timedelta(days=due.days_after)
        name, last = f"{duty.name}, {phase.name}", min(following, end + _LATEST)
        yield OpenDay(OpenKind.DAY, key, duty.code, name, filed, end, last, duty, phase)


def closings(campaign: Campaign, until: int | None = None) -> Iterator[OpenDay]:
    """List the rounds in which something can be registered: each year, and each phase where something belongs to one.

    No document says when a round closes; it lies within its year or phase. Without an end none after the year `until`.
    """
    begins, ends = campaign.period.first_day(), campaign.period.last_day()
    for year in years_of(campaign, until) if campaign.registrable else ():
        span = max(begins, date(year, 1, 1)), min(ends, date(year, 12, 31))
        yield _closing(campaign, str(year), templates.label("round_year", year=year).lower(), *span)
    for phase in campaign.phases if any(one.round == "phase" for one in campaign.registrable) else ():
        yield _closing(campaign, phase.code, phase.name, phase.start.first_day(), phase.end.last_day())


def _closing(campaign: Campaign, round_: str, of: str, first: date, last: date) -> OpenDay:
    code, name = closing_code(round_), templates.label("registration_deadline", round=of)
    key = DayKey(campaign.slug, code, last.year)
    return OpenDay(OpenKind.ROUND, key, code, name, None, first, last, round=round_)
