"""Whether so much waits for officers in all that it is read before the unit of work."""

from __future__ import annotations

from functools import cache

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, table_of
from data.enums import MembershipState, RecordState
from data.tables import MemberLetter, Membership, Record

_letter, _membership, _record = table_of(MemberLetter), table_of(Membership), table_of(Record)

MANY_WAIT = 1000  # in the whole installation


async def many_wait(connection: AsyncConnection) -> bool:
    """Tell whether so much waits that finding out what is assigned to somebody may take longer than a tap should."""
    found = await connection.scalar(_most_waiting())
    return (found or 0) > MANY_WAIT


@cache
def _most_waiting() -> AnySelect:
    people = select(_membership.c.id).where(_membership.c.state == MembershipState.WAITING)
    records = select(_record.c.id).where(_record.c.state == RecordState.SUBMITTED)
    letters = select(_letter.c.id).where(_letter.c.closed_at.is_(None))
    return select(func.count()).select_from(union_all(people, records, letters).limit(MANY_WAIT + 1).subquery())
