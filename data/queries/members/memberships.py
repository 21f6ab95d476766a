"""Statements about where one person belongs: an interval is changed only as it was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import MatchKind, MembershipState
from data.tables import Membership, Person, RosterEntry

_membership, _person, _entry = table_of(Membership), table_of(Person), table_of(RosterEntry)


async def last_place(connection: AsyncConnection, person_id: int) -> AnyRow | None:
    """Read (unit_id, section_id) of where a person belongs, or belonged last."""
    last = select(_membership.c.unit_id, _membership.c.section_id).where(_membership.c.person_id == person_id)
    return (await connection.execute(last.order_by(_membership.c.id.desc()).limit(1))).first()


async def matched_before(connection: AsyncConnection, person_id: int, unit_id: int) -> MatchKind | None:
    """Return how the unit's list knew a person when they belonged there, if it still has them in a line."""
    listed = exists().where(_entry.c.unit_id == unit_id, _entry.c.person_id == person_id)
    theirs = (_membership.c.person_id == person_id, _membership.c.unit_id == unit_id)
    last = select(_membership.c.matched_by).where(*theirs, listed).order_by(_membership.c.id.desc())
    found: MatchKind | None = await connection.scalar(last.limit(1))
    return found


async def waiting_since(connection: AsyncConnection, after: datetime, upto: datetime) -> Sequence[AnyRow]:
    """Read (id, person_id, unit_id, address_form) of those who wait to be confirmed since then, who are not leaving."""
    columns = (_membership.c.id, _membership.c.person_id, _membership.c.unit_id, _person.c.address_form)
    waiting = select(*columns).join(_person, _person.c.id == _membership.c.person_id)
    waiting = waiting.where(_membership.c.state == MembershipState.WAITING, _membership.c.until.is_(None))
    since = (_membership.c.since > after, _membership.c.since <= upto, _person.c.erases_at.is_(None))
    return (await connection.execute(waiting.where(*since).order_by(_membership.c.id))).all()


async def change(connection: AsyncConnection, membership_id: int, **values: Any) -> None:
    await connection.execute(update(_membership).where(_membership.c.id == membership_id).values(**values))


async def change_open(
    connection: AsyncConnection, membership_id: int, state: MembershipState, values: dict[str, Any]
) -> bool:
    """Change a membership that has not ended and is in this state still; `False` when somebody else was first."""
    here = (_membership.c.id == membership_id, _membership.c.state == state, _membership.c.until.is_(None))
    return (await connection.execute(update(_membership).where(*here).values(values))).rowcount == 1
