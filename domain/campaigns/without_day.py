"""Duties that a document leaves without a day, once or all the time, and the days that officers gave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from data.enums import Rhythm
from data.queries.campaigns.chosen_days import Choosers, DayKey, Held
from domain.campaigns.duties import Duty, OpenDue
from domain.campaigns.model import Campaign
from domain.campaigns.open_days import OpenDay, OpenKind
from domain.campaigns.years import years_of
from domain.content.dates import PartialDate


def without_day(campaign: Campaign, until: int | None = None) -> Iterator[OpenDay]:
    """List what may be given a day, anywhere in the period, or for each year a rhythm; without an end up to `until`."""
    for duty in campaign.duties:
        match duty.due:
            case OpenDue(rule="none"):
                yield _place(campaign, duty, OpenKind.ONCE, campaign.period.first_day(), campaign.period.last_day())
            case OpenDue(rule="always"):
                for year in years_of(campaign, until):
                    first = max(date(year, 1, 1), campaign.period.first_day())
                    last = min(date(year, 12, 31), campaign.period.last_day())
                    yield _place(campaign, duty, OpenKind.RHYTHM, first, last)


def _place(campaign: Campaign, duty: Duty, kind: OpenKind, first: date, last: date) -> OpenDay:
    key = DayKey(campaign.slug, duty.code, first.year)
    return OpenDay(kind, key, duty.code, duty.name, None, first, last, duty)


class Falls(NamedTuple):
    """A day on which a duty falls due, or none, in a year; `choosers` None: for all who owe it.

    `year` None: without a day in any.
    """

    day: date | None
    year: int | None
    choosers: Choosers | None = None


def once(campaign: Campaign, duty: Duty) -> list[Falls]:
    """Return the days that officers gave a duty which falls due once: one for all, and those of units for their own.

    None of these is later than the one for all.
    """
    year = campaign.period.first_day().year
    for_all = campaign.chosen_day(duty.code, year)
    own = {unit: _days([min(held.day, for_all or held.day)]) for unit, held in campaign.own(duty.code, year).items()}
    found = _falls(year, _days([for_all] if for_all else []), own)
    return [fall._replace(year=fall.day.year if fall.day else None) for fall in found]


def in_rhythm(campaign: Campaign, duty: Duty, until: int | None = None) -> list[Falls]:
    """Return the last days on which a duty falls due in the rhythms that officers gave it, and the years without.

    Without any rhythm it falls due in no year. Those of units for their own stand beside the days for all. `until`: of
    a campaign without an end the last year that counts.
    """
    found = [fall for year in years_of(campaign, until) for fall in _in_year(campaign, duty, year)]
    if all(fall.day is None for fall in found):
        return [Falls(None, None)]
    return sorted(found, key=lambda fall: fall.day is not None)


def _in_year(campaign: Campaign, duty: Duty, year: int) -> list[Falls]:
    held, until = campaign.held(duty.code, year), campaign.period.last_day()
    for_all = rhythm_days(held, until) if held else []
    rhythms = campaign.own(duty.code, year).items()
    own = {unit: _days([*for_all, *rhythm_days(rhythm, until)]) for unit, rhythm in rhythms}
    return _falls(year, _days(for_all), own)


_Days = frozenset[date | None]


def _days(found: Iterable[date]) -> _Days:
    """Return the days on which a duty falls due: None stands in the place of the day where there is none."""
    return _Days(found) or _Days([None])


def _falls(year: int, for_all: _Days, own: Mapping[int, _Days]) -> list[Falls]:
    """Say of each of the days for whom it is. `own`: the days of the units that chose some."""
    found: list[Falls] = []
    for day in sorted(for_all.union(*own.values()), key=lambda one: one or date.min):
        units = frozenset(unit for unit, days in own.items() if day in days)
        choosers = Choosers(day in for_all, units, frozenset(own) - units)
        found.append(Falls(day, year, choosers if choosers.others or not choosers.everybody else None))
    return found


def rhythm_days(held: Held, until: date) -> list[date]:
    """Return the ends of the months or quarters of a year, from the day on which the rhythm was chosen."""
    step, year = Rhythm(held.value or Rhythm.MONTH).months, held.day.year
    ends = (PartialDate(year, month).last_day() for month in range(step, 13, step))
    return [end for end in ends if held.day <= end <= until]
