"""The calendar of a year as the officers of the issuing unit choose it: what is still open, and what was chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey
from domain.campaigns import Campaign
from domain.campaigns.issuers import issuers_on
from domain.campaigns.open_days import OpenDay, open_days
from domain.members.rights import demand_units
from domain.year.choosing import demand_issuer, find_open


class YearDay(NamedTuple):
    """A day that the document leaves open: what holds, the last choice, and what is proposed."""

    place: OpenDay
    day: date | None
    choice: ChoiceRow | None
    proposed: date


async def issued_by(work: Work, own: Collection[int], campaigns: Mapping[str, Campaign]) -> list[Campaign]:
    """List the campaigns that one of these units issued, or whose issuer it carries on."""
    issuers = await issuers_on(work.connection, work.now.date())
    return [one for slug, one in campaigns.items() if not issuers.of([slug]).isdisjoint(own)]


async def year_days(work: Work, officer: int | None, campaigns: Mapping[str, Campaign], year: int) -> list[YearDay]:
    """List the days of a year that may still be chosen, first those that have none. Raises `Refused`."""
    found: list[YearDay] = []
    for campaign in await issued_by(work, await demand_units(work, officer), campaigns):
        rows = {row.key: row for row in await chosen_days.of_campaign(work.connection, campaign.slug)}
        places = (one for one in open_days(campaign) if one.key.year == year and one.last >= work.now.date())
        found += [_day_of(place, rows, work.now.date()) for place in places]
    return sorted(found, key=lambda one: (one.day is not None, one.day or date.min, one.place.key))


async def year_day(work: Work, officer: int | None, campaign: Campaign, key: DayKey) -> YearDay:
    """Read one of them. Raises `Refused` for whoever is no officer of the issuing unit, or `Problem`."""
    await demand_issuer(work, officer, key.campaign)
    rows = {row.key: row for row in await chosen_days.of_campaign(work.connection, key.campaign)}
    return _day_of(find_open(campaign, key), rows, work.now.date())


def _day_of(place: OpenDay, rows: Mapping[DayKey, ChoiceRow], today: date) -> YearDay:
    choice, before = rows.get(place.key), rows.get(place.key._replace(year=place.key.year - 1))
    day = (choice.day_after if choice else None) or place.filed
    proposed = place.proposed(before.day_after if before else None)
    return YearDay(place, day, choice, proposed if proposed >= today else place.last)
