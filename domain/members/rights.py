"""Who may do what. Asked where the action happens, at the moment it happens: buttons prove nothing."""

from __future__ import annotations

from data.queries import people
from data.work import Work
from domain.errors import Refused


async def demand_officer(work: Work, person_id: int | None, unit_id: int) -> int:
    """Return the officer's key if they hold a role at the unit or above it now; raise `Refused` otherwise."""
    if person_id is not None and await people.may_act_at(work.connection, person_id, unit_id, work.now):
        return person_id
    raise Refused("no_right_here")


async def demand_units(work: Work, person_id: int | None) -> list[int]:
    """Return the units at which the person is an officer now; raise `Refused` if there is none."""
    units = await people.officer_units(work.connection, person_id, work.now) if person_id is not None else []
    if not units:
        raise Refused("no_right_here")
    return units
