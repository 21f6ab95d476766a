"""An officer takes nothing more from somebody who floods the unit, and takes it again later."""

from __future__ import annotations

from sqlalchemy import select, update

from data.queries import people
from data.queries.core import table_of
from data.tables import Membership, Person
from data.work import Work
from domain.audit import note
from domain.errors import Problem, Refused
from domain.members.rights import demand_officer

_person = table_of(Person)
_membership = table_of(Membership)


async def block(work: Work, officer_id: int | None, person_id: int) -> None:
    """Take no records, photos or messages of this person. Once is enough: a second time changes nothing.

    Raises `Refused` without a role at the person's unit or above, and for officers: their role is to be ended first.
    """
    officer = await _demand(work, officer_id, person_id)
    if person_id == officer or await people.officer_units(work.connection, person_id, work.now):
        raise Refused("officer_not_blocked")
    blocked = update(_person).where(_person.c.id == person_id, _person.c.blocked_at.is_(None))
    if (await work.connection.execute(blocked.values(blocked_at=work.now))).rowcount:
        await note(work, officer, "blocked", f"person:{person_id}")


async def readmit(work: Work, officer_id: int | None, person_id: int) -> None:
    """Take what this person sends again. Raises `Refused`."""
    officer = await _demand(work, officer_id, person_id)
    readmitted = update(_person).where(_person.c.id == person_id, _person.c.blocked_at.is_not(None))
    if (await work.connection.execute(readmitted.values(blocked_at=None))).rowcount:
        await note(work, officer, "readmitted", f"person:{person_id}")


async def _demand(work: Work, officer_id: int | None, person_id: int) -> int:
    """Return the key of an officer of the unit to which the person belongs, or belonged last."""
    last = select(_membership.c.unit_id).where(_membership.c.person_id == person_id)
    unit_id = await work.connection.scalar(last.order_by(_membership.c.id.desc()).limit(1))
    if unit_id is None:
        raise Problem("nobody_there")
    return await demand_officer(work, officer_id, unit_id)
