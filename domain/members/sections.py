"""The head of a section (tổ trưởng công đoàn): invites people into the unit, and registers for the section.

That is asked in `domain/records/collectives.py`. Handing in for others (“Nhập giúp”) comes later; until then the role
opens no person, no list, and no record but those of the section.
"""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.enums import Role
from data.queries.members import grants
from domain import units
from domain.errors import Problem, Refused
from domain.members.rights import demand_officer
from domain.units import UnitView, changes, view


async def leads(work: Work, person_id: int) -> list[int]:
    """List the units in which the person heads a section now."""
    held = await grants.held(work.connection, person_id, work.now)
    return [row.unit_id for row in held if row.role is Role.SECTION_LEADER]


async def unit_of_leader(work: Work, person_id: int | None) -> UnitView:
    """Return the unit into which the head of a section may invite. Raises `Refused`."""
    led = await leads(work, person_id) if person_id is not None else []
    if not led:
        raise Refused("no_right_here")
    return await view(work.connection, led[0], work.now.date())


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
