"""Roles: who holds one where, which ended, and which units have nobody."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, table_of
from data.enums import OFFICER_ROLES, Level
from data.queries.units.units import Ids, active, ancestors, lasts, names, subtree
from data.tables import Grant, Person

_grant = table_of(Grant)
_person = table_of(Person)

OF_OFFICERS = frozenset(Level) - {Level.CLUSTER, Level.DEPARTMENT}
"""Levels whose units have officers of their own."""


async def held(connection: AsyncConnection, person_id: int, now: datetime) -> Sequence[AnyRow]:
    """Read (id, unit_id, role, until) of what a person holds now."""
    columns = (_grant.c.id, _grant.c.unit_id, _grant.c.role, _grant.c.until)
    return (await connection.execute(select(*columns).where(_grant.c.person_id == person_id, lasts(_grant, now)))).all()


async def first_officer(connection: AsyncConnection, unit_id: int, now: datetime) -> int | None:
    """Return who has been an officer of a unit for the longest of those who are now."""
    found = select(_grant.c.person_id).join(_person, _person.c.id == _grant.c.person_id)
    here = (
        _grant.c.unit_id == unit_id,
        _grant.c.role.in_(OFFICER_ROLES),
        lasts(_grant, now),
        _person.c.erased_at.is_(None),
    )
    officer: int | None = await connection.scalar(found.where(*here).order_by(_grant.c.since, _grant.c.id).limit(1))
    return officer


async def last_end(
    connection: AsyncConnection, person_id: int, now: datetime, units: Collection[int] | None
) -> datetime | None:
    """Return when the person's last officer's role ended: at one of these units, or anywhere."""
    ended = select(_grant.c.until).where(
        _grant.c.person_id == person_id, _grant.c.role.in_(OFFICER_ROLES), _grant.c.until <= now
    )
    if units is not None:
        ended = ended.where(_grant.c.unit_id.in_(units))
    found: datetime | None = await connection.scalar(ended.order_by(_grant.c.until.desc()).limit(1))
    return found


async def holders(connection: AsyncConnection, units: Ids, now: datetime, limit: int) -> Sequence[AnyRow]:
    """Read (id, person_id, name, unit_id, role, until) of everybody who holds a role at the units or below, by unit."""
    named = names(now.date()).subquery()
    columns = (_grant.c.id, _person.c.id, _person.c.name, _grant.c.unit_id, _grant.c.role, _grant.c.until)
    found = (
        select(*columns)
        .join(_person, _person.c.id == _grant.c.person_id)
        .outerjoin(named, named.c.unit_id == _grant.c.unit_id)
        .where(lasts(_grant, now), _grant.c.unit_id.in_(subtree(units, now.date())), _person.c.erased_at.is_(None))
        .order_by(named.c.sort_key.nulls_last(), _grant.c.unit_id, _person.c.sort_key, _grant.c.id)
        .limit(limit)
    )
    return (await connection.execute(found, execution_options={LONG: True})).all()


def bare_units(units: Ids, now: datetime) -> Select[Any]:
    """Select the active units here and below in which nobody holds an officer's role."""
    day = now.date()
    looked_after = select(_grant.c.unit_id).where(lasts(_grant, now), _grant.c.role.in_(OFFICER_ROLES))
    here = active(day, OF_OFFICERS).subquery().c[0]
    return select(here).where(here.in_(subtree(units, day)), here.not_in(looked_after)).order_by(here)


async def end(connection: AsyncConnection, grant_id: int, now: datetime) -> bool:
    """End a role at this moment; `False` when it has ended already."""
    ended = update(_grant).where(_grant.c.id == grant_id, or_(_grant.c.until.is_(None), _grant.c.until > now))
    return (await connection.execute(ended.values(until=now))).rowcount == 1


async def disown(connection: AsyncConnection, grant_id: int, held_until: datetime | None, now: datetime) -> None:
    """Note that a role ended because it went to the wrong person, and until when it would have held."""
    here = update(_grant).where(_grant.c.id == grant_id)
    await connection.execute(here.values(disowned_at=now, held_until=held_until))


async def own_again(connection: AsyncConnection, grant_id: int) -> bool:
    """Take that note back; `False` when there is none (any more)."""
    here = update(_grant).where(_grant.c.id == grant_id, _grant.c.disowned_at.is_not(None))
    return (await connection.execute(here.values(disowned_at=None, held_until=None))).rowcount == 1


async def officer_ends(connection: AsyncConnection, since: datetime, now: datetime) -> Sequence[AnyRow]:
    """Read (id, unit_id, person_id) of the officers' roles that ended after one moment, until another."""
    ended = select(_grant.c.id, _grant.c.unit_id, _grant.c.person_id).where(
        _grant.c.until > since, _grant.c.until <= now, _grant.c.role.in_(OFFICER_ROLES)
    )
    return (await connection.execute(ended.order_by(_grant.c.id))).all()


async def only_here(connection: AsyncConnection, person_id: int, now: datetime) -> list[int]:
    """List the units of which this person alone is in charge."""
    other = _grant.alias("other")
    beside = exists().where(
        other.c.unit_id == _grant.c.unit_id,
        other.c.person_id != person_id,
        other.c.role.in_(OFFICER_ROLES),
        lasts(other, now),
    )
    mine = _grant.c.person_id == person_id, _grant.c.role.in_(OFFICER_ROLES), lasts(_grant, now)
    found = select(_grant.c.unit_id).where(*mine, ~beside).distinct().order_by(_grant.c.unit_id)
    return list((await connection.execute(found)).scalars())


def is_bare(unit_id: int, now: datetime) -> Select[Any]:
    """Select the unit if nobody looks after it."""
    here = bare_units(unit_id, now).order_by(None).subquery().c[0]
    return select(here).where(here == unit_id)


async def count_bare(connection: AsyncConnection, units: Ids, now: datetime) -> int:
    """Count the active units here and below in which nobody holds an officer's role."""
    bare = bare_units(units, now).order_by(None).subquery()
    return await connection.scalar(select(func.count()).select_from(bare)) or 0


async def ever_above(connection: AsyncConnection, unit_id: int, day: date) -> list[int]:
    """List everybody who holds or held a role at a unit or above it."""
    found = select(_grant.c.person_id).where(_grant.c.unit_id.in_(ancestors(unit_id, day))).distinct()
    return list((await connection.execute(found)).scalars())
