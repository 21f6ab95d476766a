"""Days that officers chose, laid over a campaign: which a document leaves open, and what a campaign is with them.

The file wins where the document itself states the day; a chosen day wins where the file has none, or one that the
program or an administrator chose. One whose code, or year, the file no longer has changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey
from domain.campaigns.duties import AfterPhaseDue, Duty, InYearDue, YearlyDue
from domain.campaigns.facts import Phase
from domain.campaigns.model import Campaign
from domain.content.dates import MonthDay

_DAY = timedelta(days=1)
_LATEST = timedelta(days=366)  # after a phase, as in a file


@dataclass(frozen=True)
class OpenDay:
    """A duty whose day in a year the document leaves open.

    `filed`: the day that the file chose meanwhile. A chosen one lies from `first` to `last`: in its own year, or after
    its phase and before the next phase of the same duty ends, so that no two of one duty ever fall on one day.
    """

    key: DayKey
    duty: Duty
    filed: date | None
    first: date
    last: date
    phase: Phase | None = None

    def proposed(self, year_before: date | None) -> date:
        """Propose a day: that of the year before, else the file's, else the last one of the year."""
        if year_before is None:
            return self.filed or self.last
        return MonthDay(year_before.month, year_before.day).in_year(self.key.year)


def code_of(duty: Duty, phase: Phase) -> str:
    """Name what falls after one phase: its duty has a day after each."""
    return f"{duty.code}@{phase.code}"


def open_days(campaign: Campaign) -> Iterator[OpenDay]:
    """List every day of the campaign's duties that its document leaves open, year by year of the period."""
    for duty in campaign.duties:
        match duty.due:
            case YearlyDue():
                first, last = campaign.period.first_day().year, campaign.period.last_day().year
                yield from (_in_year(campaign, duty, duty.due, year) for year in range(first, last + 1))
            case InYearDue():
                yield _in_year(campaign, duty, duty.due, duty.due.year)
            case AfterPhaseDue():
                yield from _after_phases(campaign, duty, duty.due)


def _in_year(campaign: Campaign, duty: Duty, due: YearlyDue | InYearDue, year: int) -> OpenDay:
    key, filed = DayKey(campaign.slug, duty.code, year), due.chosen_day.in_year(year) if due.chosen_day else None
    return OpenDay(key, duty, filed, date(year, 1, 1), date(year, 12, 31))


def _after_phases(campaign: Campaign, duty: Duty, due: AfterPhaseDue) -> Iterator[OpenDay]:
    ends = sorted(phase.end.last_day() for phase in campaign.phases)
    for phase in campaign.phases:
        end = phase.end.last_day()
        following = min((other - _DAY for other in ends if other > end), default=date.max)
        key, filed = DayKey(campaign.slug, code_of(duty, phase), end.year), end + timedelta(days=due.days_after)
        yield OpenDay(key, duty, filed, end, min(following, end + _LATEST), phase)


def with_chosen(campaigns: Mapping[str, Campaign], chosen: Mapping[DayKey, date]) -> dict[str, Campaign]:
    """Return the campaigns with the days that hold; what else was chosen before is forgotten."""
    known = {one.key for campaign in campaigns.values() for one in open_days(campaign)}
    days: dict[str, dict[tuple[str, int], date]] = {slug: {} for slug in campaigns}
    for key, day in chosen.items():
        if key in known:
            days[key.campaign][key.code, key.year] = day
    return {slug: campaign.with_chosen(days[slug]) for slug, campaign in campaigns.items()}


def chosen_of(campaign: Campaign) -> list[tuple[date, OpenDay]]:
    """List the days of a campaign that officers chose, in their order."""
    days = ((campaign.chosen_day(one.key.code, one.key.year), one) for one in open_days(campaign))
    return sorted(((day, one) for day, one in days if day is not None), key=lambda found: (found[0], found[1].key))


async def as_chosen(connection: AsyncConnection, files: Mapping[str, Campaign]) -> dict[str, Campaign]:
    """Return the campaigns of these files with the days that officers chose."""
    return with_chosen(files, await chosen_days.holding(connection))


def without_effect(campaigns: Mapping[str, Campaign], chosen: Iterable[DayKey]) -> list[DayKey]:
    """List what was chosen and changes nothing: no file has such a day to choose any more."""
    known = {one.key for campaign in campaigns.values() for one in open_days(campaign)}
    return sorted(set(chosen) - known)
