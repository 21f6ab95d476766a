"""Which units have registered what collectives may register, and which have not (“ít nhất 01 công trình”)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.records import collectives
from data.queries.records.collectives import Registered
from domain import units
from domain.announcements.reach import MEMBER_LEVELS
from domain.campaigns import Campaign
from domain.members.rights import demand_officer
from domain.records.titles import offered_to_collectives, subjects_of_collectives


@dataclass(frozen=True)
class ByCollectives:
    """How many units registered it, and the short names of those that have not."""

    registered: int
    missing: tuple[str, ...]


def registrable(campaigns: Iterable[Campaign], today: date) -> list[tuple[Registered, str]]:
    """List what collectives may register now, with its name."""
    found: list[tuple[Registered, str]] = []
    for campaign in campaigns:
        of_code = {
            code: thing for thing in offered_to_collectives(campaign, today) for code in (thing.code, *thing.titles)
        }
        for code, name in subjects_of_collectives(campaign, today):
            found.append((Registered(campaign.slug, code, campaign.round_of(of_code[code], today)), name))
    return found


async def by_units(work: Work, officer_id: int | None, unit_id: int, of: Registered) -> ByCollectives:
    """Say it of the units with members here and below. Raises `Refused` without a role at the unit or above."""
    await demand_officer(work, officer_id, unit_id)
    day = work.now.date()

    async def look(connection: AsyncConnection) -> ByCollectives:
        done, missing = await collectives.units_by_registered(connection, unit_id, MEMBER_LEVELS, of, day)
        named = units.by_short_name(await units.views(connection, missing, day))
        return ByCollectives(len(done), tuple(unit.short_name for unit in named))

    return work.read_before(("collectives", unit_id, of), look)
