"""The calendar of a year as the officers of the issuing unit choose it: what is still open, and what was chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.campaigns.issuers import issuers_on, of_units, running
from domain.campaigns.occasions import undated_occasions
from domain.campaigns.open_days import OpenDay, OpenKind, open_days
from domain.campaigns.without_day import without_day
from domain.campaigns.years import years_of
from domain.errors import Problem
from domain.members.rights import demand_units
from domain.reminders.campaign_calendar import NATIONAL
from domain.year.choosing import demand_issuer
from domain.year.naming import name_among
from domain.year.places import anniversaries, find_place


class YearDay(NamedTuple):
    """What the document leaves open in a year: what holds, the last choice, and what is proposed.

    `value`: for whom a day of every year is now, or the rhythm of a duty.
    """

    place: OpenDay
    day: date | None
    choice: ChoiceRow | None
    proposed: date
    value: str | None = None


async def issued_by(work: Work, own: Collection[int], campaigns: Mapping[str, Campaign]) -> list[Campaign]:
    """List the campaigns that one of these units issued, or whose issuer it carries on."""
    issuers = await issuers_on(work.connection, work.now.date())
    return [one for slug, one in campaigns.items() if not issuers.of([slug]).isdisjoint(own)]


async def has_year(work: Work, own: Collection[int], campaigns: Mapping[str, Campaign]) -> bool:
    """Tell whether officers of these units have a calendar of the year: where a campaign runs, or was issued."""
    today = work.now.date()
    found = await of_units(work.connection, own, running(campaigns, today), today)
    return any(found.values()) or bool(await issued_by(work, own, campaigns))


async def year_days(work: Work, officer: int | None, campaigns: Mapping[str, Campaign], year: int) -> list[YearDay]:
    """List the days of a year that may still be chosen, first those that have none. Raises `Refused`."""
    found: list[YearDay] = []
    issued = await issued_by(work, await demand_units(work, officer), campaigns)
    for campaign in issued:
        days = await _to_come(work, campaign, (one for one in open_days(campaign, year) if one.key.year == year))
        found += [_named(one, campaign, issued) for one in days]
    return sorted(found, key=lambda one: (one.day is not None, one.day or date.min, one.place.key))


async def year_anniversaries(
    work: Work, officer: int | None, campaigns: Mapping[str, Campaign], year: int
) -> list[YearDay]:
    """List the days of every year that are still to come in this one, in their order. Raises `Refused`.

    A day of the nation stands once for all campaigns of one issuer: where somebody chose it, as they did.
    """
    found: dict[object, YearDay] = {}
    issuers = await issuers_on(work.connection, work.now.date())
    for campaign in await issued_by(work, await demand_units(work, officer), campaigns):
        days = await _to_come(work, campaign, anniversaries(campaign, load_national(), year))
        for one in days if year in years_of(campaign) else ():
            shared = (one.place.event, issuers.of([campaign.slug]))
            same = shared if one.place.source == NATIONAL else one.place.key
            if same not in found or (one.choice and not found[same].choice):
                found[same] = one
    return sorted(found.values(), key=lambda one: (one.place.first, one.place.key))


async def year_duties(work: Work, officer: int | None, campaigns: Mapping[str, Campaign], year: int) -> list[YearDay]:
    """List duties and occasions that may get a day, or a rhythm in a year, first those without. Raises `Refused`."""
    found: list[YearDay] = []
    issued = await issued_by(work, await demand_units(work, officer), campaigns)
    for campaign in issued:
        duties = (one for one in without_day(campaign, year) if one.kind is OpenKind.ONCE or one.key.year == year)
        occasions = (one for one in undated_occasions(campaign) if one.first.year <= year <= one.last.year)
        places = await _to_come(work, campaign, (*duties, *occasions))
        found += [_named(one, campaign, issued) for one in places]
    return sorted(found, key=lambda one: (one.day is not None, one.day or date.min, one.place.key))


async def year_day(work: Work, officer: int | None, campaigns: Mapping[str, Campaign], key: DayKey) -> YearDay:
    """Read one of them. Raises `Refused` for whoever is no officer of the issuing unit, or `Problem`."""
    await demand_issuer(work, officer, key.campaign)
    if key.campaign not in campaigns:
        raise Problem("duty_unknown")
    campaign = campaigns[key.campaign]
    rows = {row.key: row for row in await chosen_days.of_campaign(work.connection, key.campaign)}
    one = _day_of(find_place(campaign, load_national(), key), rows, work.now.date())
    return _named(one, campaign, await issued_by(work, await demand_units(work, officer), campaigns))


def _named(one: YearDay, campaign: Campaign, issued: Collection[Campaign]) -> YearDay:
    return one._replace(place=replace(one.place, name=name_among(one.place, campaign, issued)))


async def _to_come(work: Work, campaign: Campaign, places: Iterable[OpenDay]) -> list[YearDay]:
    rows = {row.key: row for row in await chosen_days.of_campaign(work.connection, campaign.slug)}
    today = work.now.date()
    return [_day_of(place, rows, today) for place in places if place.last >= today]


def _day_of(place: OpenDay, rows: Mapping[DayKey, ChoiceRow], today: date) -> YearDay:
    choice, before = rows.get(place.key), rows.get(place.key._replace(year=place.key.year - 1))
    day = (choice.day_after if choice else None) or place.filed
    proposed = place.proposed(before.day_after if before else None)
    if place.kind in (OpenKind.ONCE, OpenKind.OCCASION):
        proposed = min(place.last, date(today.year, 12, 31))
    value = choice.value_after if choice else None
    return YearDay(place, day, choice, proposed if proposed >= today else place.last, value or place.meant_for)
