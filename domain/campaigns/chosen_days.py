"""Days that officers chose, laid over a campaign.

The file wins where the document itself states the day; a chosen day wins where the file has none, or one that the
program or an administrator chose. One whose code, or year, the file no longer has changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey
from domain.campaigns.model import Campaign
from domain.campaigns.open_days import OpenDay, open_days


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
