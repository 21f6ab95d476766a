"""Who is in charge of a unit now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import OFFICER_ROLES
from data.queries.core import AnyRow, table_of
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
        _grant.c.since <= now,
        or_(_grant.c.until.is_(None), _grant.c.until > now),
        _person.c.id != besides,
        _person.c.erased_at.is_(None),
    )
    ordered = found.group_by(*columns).order_by(func.min(_grant.c.since), _person.c.id)
    return (await connection.execute(ordered)).all()
