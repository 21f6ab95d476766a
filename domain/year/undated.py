"""What has no day yet: told once a month to the officers of the units that issued the documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.reminders import late
from data.types import HANOI
from domain.campaigns import Campaign
from domain.campaigns.issuers import issuers_on
from domain.campaigns.open_days import OpenDay, open_days
from domain.quiet_hours import Hours
from domain.year.naming import name_among

LISTED = 6
"""So many are named in one message; the others are counted, and all of them stand in the calendar of the year."""


@dataclass
class Undated:
    """What one officer may still give a day to this year, in the order of the documents."""

    year: int
    names: list[str] = field(default_factory=list)


def is_told_on(day: date, hours: Hours) -> bool:
    """Tell whether it is the first working day of a month."""
    return day == hours.working_day_from(day.replace(day=1))


def undated(campaign: Campaign, today: date) -> Iterator[OpenDay]:
    """List what has no day in this year and may still get one."""
    for place in open_days(campaign, today.year):
        open_still = place.key.year == today.year and place.last >= today and place.filed is None
        if open_still and campaign.chosen_day(place.key.code, place.key.year) is None:
            yield place


async def undated_for(
    connection: AsyncConnection,
    campaigns: Mapping[str, Campaign],
    now: datetime,
    hours: Hours,
    chosen: Collection[time | None],
) -> dict[int, Undated]:
    """Say what has no day, for each officer who chose one of these hours for the digest. It only reads."""
    today = now.astimezone(HANOI).date()
    found: dict[int, Undated] = defaultdict(lambda: Undated(today.year))
    if not is_told_on(today, hours):
        return found
    issuers, in_charge = await issuers_on(connection, today), await late.officers(connection, now)
    for slug, campaign in campaigns.items():
        units = issuers.of([slug])
        issued = [one for other, one in campaigns.items() if units & issuers.of([other])]
        names = [name_among(place, campaign, issued) for place in undated(campaign, today)]
        people = {one.person_id for one in in_charge if one.unit_id in units and one.digest_at in chosen}
        for person in people if names else ():
            found[person].names += names
    return found
