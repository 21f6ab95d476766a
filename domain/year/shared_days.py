"""A day of the nation is chosen once for all campaigns that one office issued, and taken back for all of them."""

from __future__ import annotations

from collections.abc import Mapping

from data.engine.unit_of_work import Work
from data.enums import DayFor
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.campaigns.issuers import issuers_on
from domain.errors import Problem
from domain.reminders.campaign_calendar import NATIONAL
from domain.year.choosing import give_day, undo_choice
from domain.year.places import anniversaries, find_place


async def give_everywhere(
    work: Work,
    officer: int | None,
    campaigns: Mapping[str, Campaign],
    key: DayKey,
    *,
    seen: int | None,
    whom: DayFor,
) -> None:
    """Say for whom a day of every year is, in every campaign of the same issuer that has it. Raises as `give_day`."""
    await give_day(work, officer, _campaign(campaigns, key), key, seen=seen, whom=whom)
    for other in await _elsewhere(work, campaigns, key):
        last = await chosen_days.last(work.connection, other)
        await give_day(work, officer, campaigns[other.campaign], other, seen=last.id if last else None, whom=whom)


async def undo_everywhere(
    work: Work, officer: int | None, campaigns: Mapping[str, Campaign], key: DayKey, *, seen: int
) -> None:
    """Bring back what held before, also in the campaigns that were given the same together. Raises as `undo_choice`."""
    undone = await chosen_days.last(work.connection, key)
    await undo_choice(work, officer, _campaign(campaigns, key), key, seen=seen)
    for other in await _elsewhere(work, campaigns, key):
        last = await chosen_days.last(work.connection, other)
        if last is not None and undone is not None and last.chosen_at == undone.chosen_at:
            await undo_choice(work, officer, campaigns[other.campaign], other, seen=last.id)


def _campaign(campaigns: Mapping[str, Campaign], key: DayKey) -> Campaign:
    if key.campaign not in campaigns:
        raise Problem("duty_unknown")
    return campaigns[key.campaign]


async def _elsewhere(work: Work, campaigns: Mapping[str, Campaign], key: DayKey) -> list[DayKey]:
    """Name the same day of the nation in the other campaigns of the issuer."""
    national = load_national()
    place = find_place(campaigns[key.campaign], national, key)
    if place.source != NATIONAL:
        return []
    issuers = await issuers_on(work.connection, work.now.date())
    own = issuers.of([key.campaign])
    others = [one for slug, one in campaigns.items() if slug != key.campaign and own & issuers.of([slug])]
    found = (other for one in others for other in anniversaries(one, national, key.year))
    return [other.key for other in found if other.source == NATIONAL and other.event == place.event]
