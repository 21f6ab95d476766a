"""Duties that a document leaves without a day, once or all the time, and the days that officers gave them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.enums import Rhythm
from data.queries.campaigns.chosen_days import DayKey, Held
from domain.campaigns.duties import Duty, OpenDue
from domain.campaigns.model import Campaign
from domain.campaigns.open_days import OpenDay, OpenKind, years_of
from domain.content.dates import PartialDate


def without_day(campaign: Campaign) -> Iterator[OpenDay]:
    """List what may be given a day, anywhere in the period, or for each year of it a rhythm."""
    for duty in campaign.duties:
        match duty.due:
            case OpenDue(rule="none"):
                yield _place(campaign, duty, OpenKind.ONCE, campaign.period.first_day(), campaign.period.last_day())
            case OpenDue(rule="always"):
                for year in years_of(campaign):
                    first = max(date(year, 1, 1), campaign.period.first_day())
                    last = min(date(year, 12, 31), campaign.period.last_day())
                    yield _place(campaign, duty, OpenKind.RHYTHM, first, last)


def _place(campaign: Campaign, duty: Duty, kind: OpenKind, first: date, last: date) -> OpenDay:
    key = DayKey(campaign.slug, duty.code, first.year)
    return OpenDay(kind, key, duty.code, duty.name, None, first, last, duty)


def once(campaign: Campaign, duty: Duty) -> date | None:
    """Return the day that officers gave a duty which falls due once."""
    return campaign.chosen_day(duty.code, campaign.period.first_day().year)


def in_rhythm(campaign: Campaign, duty: Duty) -> Iterator[date]:
    """Return the last days on which a duty falls due in the rhythms that officers gave it, year by year."""
    for year in years_of(campaign):
        held = campaign.held(duty.code, year)
        if held is not None and held.value is not None:
            yield from rhythm_days(held, campaign.period.last_day())


def rhythm_days(held: Held, until: date) -> list[date]:
    """Return the ends of the months or quarters of a year, from the day on which the rhythm was chosen."""
    step, year = Rhythm(held.value or Rhythm.MONTH).months, held.day.year
    ends = (PartialDate(year, month).last_day() for month in range(step, 13, step))
    return [end for end in ends if held.day <= end <= until]
