"""The door of a unit: the code and link by which people come in. Its officers may change the lock."""

from __future__ import annotations

from data.work import Work
from domain import units
from domain.errors import Problem
from domain.members.rights import demand_officer
from domain.units import UnitView, changes


async def unit_of(work: Work, officer_id: int | None, unit_id: int) -> UnitView:
    """Return a unit to somebody who is its officer. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    return await units.view(work.connection, unit_id, work.now.date())


async def renew_code(work: Work, officer_id: int | None, unit_id: int, old: str) -> str:
    """Give the unit a new join code instead of `old`, so that a second tap changes nothing more. Raises `Problem`."""
    unit = await unit_of(work, officer_id, unit_id)
    if unit.join_code != old:
        raise Problem("code_renewed_already", join_code=unit.join_code)
    return await changes.renew_join_code(work, unit_id, officer_id)
