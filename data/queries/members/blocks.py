"""Statements about blocked people, and about what stays of their apps when they are erased."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import EVER, AnyRow, insert_or_pass, table_of
from data.tables import BlockedContact, Contact, Membership, Person

_blocked = table_of(BlockedContact)
_contact = table_of(Contact)
_membership = table_of(Membership)
_person = table_of(Person)


async def listed(connection: AsyncConnection, units: Collection[int], limit: int) -> Sequence[AnyRow]:
    """Read (id, name, blocked_at) of the blocked whose last membership was in one of these units, the latest first."""
    own = _membership.alias()
    last = select(func.max(own.c.id)).where(own.c.person_id == _person.c.id).correlate(_person).scalar_subquery()
    found = (
        select(_person.c.id, _person.c.name, _person.c.blocked_at)
        .select_from(_person)
        .join(_membership, _membership.c.id == last)
        .where(_person.c.blocked_at >= EVER, _person.c.erased_at.is_(None), _membership.c.unit_id.in_(units))
        .order_by(_person.c.blocked_at.desc(), _person.c.id)
        .limit(limit)
    )
    return (await connection.execute(found)).all()


async def block(connection: AsyncConnection, person_id: int, now: datetime) -> bool:
    """Block a person; `False` when they are blocked already."""
    free = update(_person).where(_person.c.id == person_id, _person.c.blocked_at.is_(None))
    return bool((await connection.execute(free.values(blocked_at=now))).rowcount)


async def readmit(connection: AsyncConnection, person_id: int) -> bool:
    """Block a person no longer; `False` when they are not blocked."""
    blocked = update(_person).where(_person.c.id == person_id, _person.c.blocked_at.is_not(None))
    return bool((await connection.execute(blocked.values(blocked_at=None))).rowcount)


async def apps(connection: AsyncConnection, person_id: int) -> Sequence[AnyRow]:
    """Read (channel, external_id) of a person's apps."""
    found = select(_contact.c.channel, _contact.c.external_id).where(_contact.c.person_id == person_id)
    return (await connection.execute(found)).all()


async def app(connection: AsyncConnection, contact_id: int) -> AnyRow:
    """The same of one app."""
    found = select(_contact.c.channel, _contact.c.external_id).where(_contact.c.id == contact_id)
    return (await connection.execute(found)).one()


async def keep(connection: AsyncConnection, digests: Sequence[str], blocked_at: datetime, now: datetime) -> None:
    rows = [{"digest": digest, "blocked_at": blocked_at, "kept_since": now} for digest in digests]
    if rows:
        await connection.execute(insert_or_pass(connection, _blocked, ["digest"]).values(rows))


async def take(connection: AsyncConnection, digest: str) -> datetime | None:
    """Return since when that app was blocked, and delete the note: the new person's row holds the block from now on."""
    taken = delete(_blocked).where(_blocked.c.digest == digest).returning(_blocked.c.blocked_at)
    found: datetime | None = (await connection.execute(taken)).scalar_one_or_none()
    return found


async def forget(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Delete what was kept before a moment."""
    old = select(_blocked.c.id).where(_blocked.c.kept_since < before).limit(limit)
    return (await connection.execute(delete(_blocked).where(_blocked.c.id.in_(old)))).rowcount
