"""What waits for each officer: the people and records assigned to them, as their queues show them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Time, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, Many, once, table_of
from data.enums import OFFICER_ROLES
from data.queries.announcements import audience
from data.queries.records import assignment
from data.tables import Person, Unit
from data.types import Instant

_person = table_of(Person)
_unit = table_of(Unit)


class Waiting(NamedTuple):
    person_id: int
    people: int
    records: int
    outstanding: int  # of the records


async def waiting(
    connection: AsyncConnection, now: datetime, days: int, chosen: Collection[time | None] = (None,)
) -> list[Waiting]:
    """Count for each officer with anything waiting; records of and about an officer wait for somebody else.

    `days`: after so many a thing waits for the level above too. `chosen`: only for those who chose one of these
    hours; None among them: who chose none.
    """
    hours = [hour for hour in chosen if hour is not None]
    statement, values = (_of_all_others if None in chosen else _of_hours)(now=now, hours=hours)
    asked = {**values, **assignment.moments(now, days)}
    return [Waiting(*row) for row in await connection.execute(statement, asked)]


@once(now=Instant(), hours=Many(Time()))
def _of_hours(now: Any, hours: Any) -> AnySelect:
    return _counts(audience.officers(select(_unit.c.id), OFFICER_ROLES, now).where(_person.c.digest_at.in_(hours)))


@once(now=Instant(), hours=Many(Time()))
def _of_all_others(now: Any, hours: Any) -> AnySelect:
    theirs = or_(_person.c.digest_at.in_(hours), _person.c.digest_at.is_(None))
    return _counts(audience.officers(select(_unit.c.id), OFFICER_ROLES, now).where(theirs))


def _counts(of: AnySelect) -> AnySelect:
    """Count by officer, of those who are selected; `assignment.moments` has the rest of the values."""
    assigned, officers = assignment.assigned(*assignment.everything(), rises=True), of.subquery()
    concerned = or_(
        assigned.c.person_id == officers.c.person_id,
        officers.c.person_id == func.coalesce(assigned.c.praised_id, assigned.c.person_id),
    )
    own = concerned & (assigned.c.kind == assignment.RECORDS)
    mine = (
        select(officers.c.person_id, assigned.c.kind, assigned.c.key, assigned.c.outstanding)
        .join(assigned, assigned.c.assigned_unit == officers.c.unit_id)
        .where(~own)
        .distinct()  # whoever holds a role at a unit and above it sees a thing once
        .subquery()
    )

    def counted(kind: str) -> ColumnElement[int]:
        return func.sum(case((mine.c.kind == kind, 1), else_=0))

    return (
        select(mine.c.person_id, counted(assignment.PEOPLE), counted(assignment.RECORDS), func.sum(mine.c.outstanding))
        .group_by(mine.c.person_id)
        .order_by(mine.c.person_id)
    )
