"""Founding days of units, added by the officers of the unit that issued a campaign: congratulated there every year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import ChoiceRow, DayKey, Held, founding_key, unit_founded
from domain import units
from domain.campaigns import Campaign
from domain.campaigns.issuers import demand_running, of_unit, running
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from domain.text import dates
from domain.year.choosing import begin, demand_issuer
from domain.year.days import issued_by


async def founding_of(
    work: Work, officer: int | None, campaigns: Mapping[str, Campaign], unit_id: int
) -> tuple[DayKey, ChoiceRow | None]:
    """Say under which campaign of this officer's unit a founding day is kept, and what was chosen last.

    It is one in whose period today lies, for it congratulates in its period alone. Raises `Refused` for whoever is no
    officer of a unit whose campaign holds there.
    """
    today = work.now.date()
    issued = await issued_by(work, await demand_units(work, officer), running(campaigns, today))
    for slug in await of_unit(work.connection, unit_id, {one.slug: one for one in issued}, today):
        key = founding_key(slug, unit_id)
        return key, await chosen_days.last(work.connection, key)
    raise Refused("no_right_here")


async def set_founding(
    work: Work, officer: int | None, campaign: Campaign, key: DayKey, *, seen: int | None, founded: date
) -> None:
    """Note when a unit was founded: it is congratulated each year of the campaign, as the days of the nation are.

    Raises `Refused` for whoever is no officer of the issuing unit; `Problem` where the campaign does not hold, or is
    over, for a day to come, and where somebody else has set one meanwhile.
    """
    await demand_issuer(work, officer, campaign.slug)
    unit_id, today = unit_founded(key.code), work.now.date()
    if unit_id is None:
        raise Refused("no_right_here")
    await demand_running(work, unit_id, campaign)
    if founded > today:
        raise Problem("day_not_yet", typed=dates.show(founded))
    choosing = await begin(work, officer, campaign, key, seen)
    unit = await units.view(work.connection, unit_id, today)
    await choosing.write(Held(founded, name=unit.name))
