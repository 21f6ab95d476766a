"""Who may do what. Asked where the action happens, at the moment it happens: buttons prove nothing."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.enums import Role
from data.queries.members import grants, people
from domain.errors import Refused
from domain.units import ancestor_ids

RANK = {Role.SECTION_LEADER: 0, Role.OFFICER: 1, Role.ADMINISTRATOR: 2}


async def demand_officer(work: Work, person_id: int | None, unit_id: int) -> int:
    """Return the officer's key if they hold a role at the unit or above it now; raise `Refused` otherwise."""
    if person_id is not None and await people.may_act_at(work.connection, person_id, unit_id, work.now):
        return person_id
    above = await ancestor_ids(work.connection, unit_id, work.now.date())
    raise await _refused(work, person_id, above)


async def demand_units(work: Work, person_id: int | None) -> list[int]:
    """Return the units at which the person is an officer now; raise `Refused` if there is none."""
    units = await people.officer_units(work.connection, person_id, work.now) if person_id is not None else []
    if not units:
        raise await _refused(work, person_id)
    return units


async def may_manage(work: Work, person_id: int, unit_id: int, role: Role) -> bool:
    """Tell whether the person may give and end this role at this unit now.

    A role at a unit above reaches every role below that is no higher than itself; at the same unit it reaches only
    lower roles: nobody makes or unmakes an equal.
    """
    above = await ancestor_ids(work.connection, unit_id, work.now.date())
    for held in await grants.held(work.connection, person_id, work.now):
        if held.unit_id == unit_id and RANK[held.role] > RANK[role]:
            return True
        if held.unit_id in above and held.unit_id != unit_id and RANK[held.role] >= max(RANK[role], RANK[Role.OFFICER]):
            return True
    return False


async def demand_manager(work: Work, person_id: int | None, unit_id: int, role: Role) -> int:
    """Return the key of somebody who may give and end this role there now; raise `Refused` otherwise."""
    officer = await demand_officer(work, person_id, unit_id)
    if not await may_manage(work, officer, unit_id, role):
        raise Refused("role_not_below")
    return officer


async def _refused(work: Work, person_id: int | None, units: list[int] | None = None) -> Refused:
    """Say since when the person is no longer in charge, if they ever were."""
    ended = await grants.last_end(work.connection, person_id, work.now, units) if person_id is not None else None
    return Refused("role_over", since=ended.isoformat()) if ended else Refused("no_right_here")
