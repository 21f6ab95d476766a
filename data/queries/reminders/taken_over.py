"""What waits at units that have ended, and on whose desk it lies now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, once, table_of
from data.enums import OFFICER_ROLES, AnnouncementState
from data.queries.announcements import audience
from data.queries.records import assignment
from data.queries.units.succession import is_active
from data.tables import Announcement, Person, Unit
from data.types import Instant

_announcement, _person, _unit = table_of(Announcement), table_of(Person), table_of(Unit)

_UNSENT = (AnnouncementState.SCHEDULED, AnnouncementState.PAUSED)


class Lying(NamedTuple):
    """What waits at a unit that has ended, for one officer who looks after it now."""

    unit_id: int
    person_id: int
    address_form: str
    people: int
    records: int
    outstanding: int  # of the records


async def waiting(connection: AsyncConnection, now: datetime) -> list[Lying]:
    """Count it for each officer who has taken it over; what is of or about an officer waits for somebody else."""
    statement, values = _waiting(now=now)
    rows = await connection.execute(statement, {**values, **assignment.moments(now, None)})
    return [Lying(*row) for row in rows]


@once(now=Instant())
def _waiting(now: Any) -> AnySelect:
    assigned = assignment.assigned(*assignment.at_ended(), rises=False)
    officers = audience.officers(select(_unit.c.id), OFFICER_ROLES, now).subquery()
    concerned = or_(
        assigned.c.person_id == officers.c.person_id,
        officers.c.person_id == func.coalesce(assigned.c.praised_id, assigned.c.person_id),
    )
    own = concerned & (assigned.c.kind == assignment.RECORDS)
    columns = (assigned.c.unit_id, officers.c.person_id, assigned.c.kind, assigned.c.key, assigned.c.outstanding)
    mine = (
        select(*columns)
        .join(assigned, assigned.c.assigned_unit == officers.c.unit_id)
        .where(~own, officers.c.unit_id != assigned.c.unit_id)
        .distinct()
        .subquery()
    )

    def counted(kind: str) -> ColumnElement[int]:
        return func.sum(case((mine.c.kind == kind, 1), else_=0))

    counts = (counted(assignment.PEOPLE), counted(assignment.RECORDS), func.sum(mine.c.outstanding))
    whose = (mine.c.unit_id, mine.c.person_id, _person.c.address_form)
    found = select(*whose, *counts).join(_person, _person.c.id == mine.c.person_id)
    return found.group_by(*whose).order_by(*whose[:2])


async def announcements(connection: AsyncConnection, day: date) -> Sequence[AnyRow]:
    """Read (unit_id, id) of the announcements of units that have ended which nobody has sent yet."""
    unsent = select(_announcement.c.unit_id, _announcement.c.id).where(_announcement.c.state.in_(_UNSENT))
    found = unsent.where(~is_active(_announcement.c.unit_id, day)).order_by(_announcement.c.unit_id, _announcement.c.id)
    return (await connection.execute(found)).all()
