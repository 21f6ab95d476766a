"""Making a department or an officer responsible for a unit, and ending that: by officers of the unit above both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import Level
from data.queries.members import officers, people
from data.queries.units import responsibility
from domain import audit, units
from domain.errors import Problem, Refused
from domain.members.responsibility import Responsible, responsibilities_on
from domain.members.rights import demand_officer


async def give(work: Work, unit_id: int, who: Responsible, *, actor: int | None) -> bool:
    """Make a department or an officer responsible for a unit; False when it was so. `actor` None: a command.

    Raises `Problem` for a unit that does not stand below the unit of the department, or of the officer, and `Refused`
    for whoever is no officer there or above.
    """
    if who.department is not None and not await _is_department(work, who.department):
        raise Problem("no_department")
    heads = await _heads(work, who, (await units.ancestor_ids(work.connection, unit_id, work.now.date()))[1:])
    if not heads:
        raise Problem("responsible_elsewhere")
    if actor is not None:
        await demand_officer(work, actor, heads[0])
    given = await responsibility.give(work.connection, who.column, who.key, unit_id)
    if given:
        await audit.record(work, actor, "responsibility_given", f"unit:{unit_id}", **who._asdict())
    return given


async def end(work: Work, unit_id: int, who: Responsible, *, actor: int | None) -> bool:
    """End it; False when there was none. Raises `Refused` for whoever may not.

    Where no unit stands above both any longer, as after the role of an officer has ended, officers above the unit may.
    """
    above = (await units.ancestor_ids(work.connection, unit_id, work.now.date()))[1:]
    heads = await _heads(work, who, above) or above
    if actor is not None:
        await demand_officer(work, actor, heads[0] if heads else unit_id)
    read = responsibility.of_officers if who.department is None else responsibility.of_departments
    rows = await read(work.connection, work.now.date())
    ended = [row.id for row in rows if (row.unit_id, getattr(row, who.column)) == (unit_id, who.key)]
    if ended:
        await responsibility.end(work.connection, ended)
        await audit.record(work, actor, "responsibility_ended", f"unit:{unit_id}", **who._asdict())
    return bool(ended)


async def _heads(work: Work, who: Responsible, above: Sequence[int]) -> list[int]:
    """Return those of the units above one, the nearest first, under which the department or officer stands as well."""
    if who.department is None:
        found = await people.officer_units(work.connection, who.key, work.now)
    elif await _is_department(work, who.key):
        found = (await units.ancestor_ids(work.connection, who.key, work.now.date()))[1:2]
    else:
        found = []
    return [one for one in above if one in found]


async def _is_department(work: Work, unit_id: int) -> bool:
    return await units.level(work.connection, unit_id, work.now.date()) is Level.DEPARTMENT


class Offered(NamedTuple):
    """Whom an officer may make responsible for a unit: departments and colleagues, and who is by now."""

    departments: Sequence[units.UnitView]
    officers: Sequence[AnyRow]  # (id, name, ...)
    given: frozenset[Responsible]


async def candidates(work: Work, person: int | None, unit_id: int) -> Offered:
    """List the departments and officers of the nearest unit above at which the person is an officer.

    Raises `Refused` where there is none.
    """
    head, day = await head_above(work, person, unit_id), work.now.date()
    if head is None:
        raise Refused("no_right_here")
    children = await units.children(work.connection, head, day)
    departments = [one for one in children if one.level is Level.DEPARTMENT and one.id != unit_id]
    in_charge = await officers.in_charge(work.connection, head, work.now, officers.NOBODY)
    found = await responsibilities_on(work.connection, day)
    who = [
        *(Responsible(department=one.id) for one in departments),
        *(Responsible(officer=one.id) for one in in_charge),
    ]
    return Offered(departments, in_charge, frozenset(one for one in who if unit_id in found.of(one)))


async def head_above(work: Work, person: int | None, unit_id: int) -> int | None:
    """Return the nearest unit above this one at which the person is an officer."""
    own = await people.officer_units(work.connection, person, work.now) if person is not None else []
    line = await units.ancestor_ids(work.connection, unit_id, work.now.date())
    return next((one for one in line[1:] if one in own), None)
