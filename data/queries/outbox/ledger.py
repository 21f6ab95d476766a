"""The outbox as an administrator reads it: counts and rows without a name, and who may announce."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import PushKind, PushState, Role
from data.queries.announcements import audience
from data.queries.outbox import bodies
from data.queries.outbox.bodies import Body
from data.queries.units.units import holds, lasts, lineage, names, subtree
from data.tables import Grant, Person, Push, UnitParent

_outbox = table_of(Push)
_grant = table_of(Grant)
_person = table_of(Person)


class LedgerRow(NamedTuple):
    """One push: what became of it and why, nothing of whom it went to."""

    id: int
    kind: PushKind
    announcement_id: int | None
    state: PushState
    due_at: datetime
    settled_at: datetime | None
    tries: int
    way: str | None
    billed: bool
    problem: str | None


class Administrator(NamedTuple):
    person_id: int
    name: str | None
    unit: str


def _of(unit_id: int | None, now: datetime) -> ColumnElement[bool]:
    """Pushes to the members and officers of a unit and of everything below it; all without a unit."""
    if unit_id is None:
        return true()
    below = subtree(unit_id, now.date())
    here = (audience.members(below, now), audience.officers(below, frozenset(Role), now))
    return or_(*(_outbox.c.person_id.in_(audience.people(pairs)) for pairs in here))


async def by_state(connection: AsyncConnection, unit_id: int | None, now: datetime) -> dict[PushState, int]:
    """Count the pushes by state."""
    statement = select(_outbox.c.state, func.count()).where(_of(unit_id, now)).group_by(_outbox.c.state)
    return {row[0]: row[1] for row in await connection.execute(statement)}


async def by_way(connection: AsyncConnection, unit_id: int | None, now: datetime) -> dict[str, tuple[int, int]]:
    """Count what was sent by the way that it went: (all, those that the platform bills)."""
    billed = func.count().filter(_outbox.c.billed)
    left = (PushState.SENT, PushState.IN_DOUBT)
    found = select(_outbox.c.way, func.count(), billed).where(_outbox.c.state.in_(left), _outbox.c.way.is_not(None))
    counted = found.where(_of(unit_id, now)).group_by(_outbox.c.way).order_by(_outbox.c.way)
    return {row[0]: (row[1], row[2]) for row in await connection.execute(counted)}


async def rows(
    connection: AsyncConnection, states: Collection[PushState], unit_id: int | None, now: datetime, limit: int
) -> Sequence[LedgerRow]:
    """List the latest pushes in these states."""
    columns = (_outbox.c[name] for name in LedgerRow._fields)
    found = select(*columns).where(_outbox.c.state.in_(states), _of(unit_id, now)).order_by(_outbox.c.id.desc())
    return [LedgerRow(*row) for row in await connection.execute(found.limit(limit))]


async def of_push(connection: AsyncConnection, push_id: int) -> tuple[AnyRow, Body] | None:
    """Return (the row, its body) of a push; `None` when there is none with that number."""
    names = ("id", "state", "kind", "person_id", "text", "choices", "attachment_id", "announcement_id", "last_day")
    wanted = select(*(_outbox.c[name] for name in names)).where(_outbox.c.id == push_id)
    row = (await connection.execute(wanted)).one_or_none()
    return (row, (await bodies.read(connection, [row]))[row.id]) if row else None


async def administrators(connection: AsyncConnection, unit_id: int, now: datetime) -> list[Administrator]:
    """List who administers the unit or one above it, the nearest first; each person once."""
    above = lineage(unit_id, now.date()).subquery()
    unit = names(now.date()).subquery()
    found = (
        select(_grant.c.person_id, _person.c.name, unit.c.name)
        .join(above, above.c.id == _grant.c.unit_id)
        .join(unit, unit.c.unit_id == _grant.c.unit_id)
        .join(_person, _person.c.id == _grant.c.person_id)
        .where(
            _grant.c.role == Role.ADMINISTRATOR,
            lasts(_grant, now),
            _person.c.erased_at.is_(None),
        )
        .order_by(above.c.depth, _grant.c.id)
    )
    by_person: dict[int, Administrator] = {}
    for row in await connection.execute(found):
        by_person.setdefault(row[0], Administrator(*row))
    return list(by_person.values())


async def chief_administrators(connection: AsyncConnection, now: datetime) -> Sequence[AnyRow]:
    """Read (person_id, address_form) of who administers a unit that has none above it."""
    parent = table_of(UnitParent)
    above = exists().where(
        parent.c.unit_id == _grant.c.unit_id,
        holds(parent, now.date()),
    )
    found = (
        select(_grant.c.person_id, _person.c.address_form)
        .join(_person, _person.c.id == _grant.c.person_id)
        .where(
            _grant.c.role == Role.ADMINISTRATOR,
            lasts(_grant, now),
            _person.c.erased_at.is_(None),
            ~above,
        )
        .distinct()
    )
    return (await connection.execute(found.order_by(_grant.c.person_id))).all()


async def name_of(connection: AsyncConnection, person_id: int) -> str | None:
    """Return a person's name."""
    name: str | None = await connection.scalar(select(_person.c.name).where(_person.c.id == person_id))
    return name
