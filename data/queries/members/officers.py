"""Who is in charge of a unit now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import OFFICER_ROLES
from data.queries.units.succession import in_line_of
from data.queries.units.units import lasts
from data.tables import Grant, Person

_grant, _person = table_of(Grant), table_of(Person)


async def in_charge(connection: AsyncConnection, unit_id: int, now: datetime, besides: int) -> Sequence[AnyRow]:
    """Read (id, name, address_form, office_phone) of the officers of this very unit, without one person.

    First who has held a role there longest: that is the chair, through whom the others come.
    """
    columns = (_person.c.id, _person.c.name, _person.c.address_form, _person.c.office_phone)
    held = select(*columns).join(_grant, _grant.c.person_id == _person.c.id)
    found = held.where(
        _grant.c.unit_id == unit_id,
        _grant.c.role.in_(OFFICER_ROLES),
        lasts(_grant, now),
        _person.c.id != besides,
        _person.c.erased_at.is_(None),
    )
    ordered = found.group_by(*columns).order_by(func.min(_grant.c.since), _person.c.id)
    return (await connection.execute(ordered)).all()


NOBODY = 0  # no person has this key


async def in_charge_above(
    connection: AsyncConnection, unit_id: int, now: datetime, besides: int = NOBODY
) -> Sequence[AnyRow]:
    """Read (id, address_form) of the officers of the nearest unit above that has any, besides one person.

    After a unit has ended those of all who carry on after it. Nobody at the top of the tree.
    """
    return await _nearest(connection, unit_id, now, besides, own=False)


async def nearest(connection: AsyncConnection, unit_id: int, now: datetime, besides: int = NOBODY) -> Sequence[AnyRow]:
    """Read the same, first of the unit itself."""
    return await _nearest(connection, unit_id, now, besides, own=True)


async def _nearest(
    connection: AsyncConnection, unit_id: int, now: datetime, besides: int, *, own: bool
) -> Sequence[AnyRow]:
    above = in_line_of(unit_id, now.date()).subquery()
    found = (
        select(_person.c.id, _person.c.address_form, func.min(above.c.depth).label("depth"))
        .join(_grant, _grant.c.person_id == _person.c.id)
        .join(above, above.c.at == _grant.c.unit_id)
        .where(
            true() if own else above.c.at != unit_id,
            _grant.c.role.in_(OFFICER_ROLES),
            lasts(_grant, now),
            _person.c.id != besides,
            _person.c.erased_at.is_(None),
        )
        .group_by(_person.c.id, _person.c.address_form)
        .order_by("depth", _person.c.id)
    )
    rows = (await connection.execute(found)).all()
    return [row for row in rows if row.depth == rows[0].depth]


async def who(connection: AsyncConnection, person_id: int) -> Sequence[AnyRow]:
    """Read (id, address_form) of one person, unless they were erased."""
    found = select(_person.c.id, _person.c.address_form).where(_person.c.id == person_id, _person.c.erased_at.is_(None))
    return (await connection.execute(found)).all()
