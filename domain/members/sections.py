"""The head of a section (tổ trưởng công đoàn): invites people into the unit, and has no other right.

Handing in for others (“Nhập giúp”) comes later; until then the role opens no person, no record and no list.
"""

from __future__ import annotations

from data.enums import Role
from data.queries import grants
from data.work import Work
from domain.errors import Refused
from domain.units import UnitView, view


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
