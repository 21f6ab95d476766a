"""Who belongs to a unit and below: read for finding one by name, and for counting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import CURRENT_MEMBERSHIPS, MembershipState
from data.queries.core import AnyRow, table_of
from data.queries.units import Ids, subtree
from data.tables import Membership, Person, Section

_membership = table_of(Membership)
_person = table_of(Person)
_section = table_of(Section)


async def listed(connection: AsyncConnection, units: Ids, now: datetime, limit: int) -> Sequence[AnyRow]:
    """Read (id, person_id, name, section, unit_id, state) of who belongs to the units or below them now."""
    found = (
        select(
            _membership.c.id,
            _membership.c.person_id,
            _person.c.name,
            _section.c.name.label("section"),
            _membership.c.unit_id,
            _membership.c.state,
        )
        .join(_person, _person.c.id == _membership.c.person_id)
        .outerjoin(_section, _section.c.id == _membership.c.section_id)
        .where(
            _membership.c.state.in_(CURRENT_MEMBERSHIPS),
            _membership.c.until.is_(None),
            _membership.c.unit_id.in_(subtree(units, now.date())),
            _person.c.erased_at.is_(None),
        )
        .order_by(_person.c.sort_key, _membership.c.id)
        .limit(limit)
    )
    return (await connection.execute(found)).all()


async def count(connection: AsyncConnection, units: Ids, now: datetime) -> dict[MembershipState, int]:
    """Count who belongs to the units or below them, by state: only the confirmed are members that count."""
    found = (
        select(_membership.c.state, func.count())
        .join(_person, _person.c.id == _membership.c.person_id)
        .where(
            _membership.c.state.in_(CURRENT_MEMBERSHIPS),
            _membership.c.until.is_(None),
            _membership.c.unit_id.in_(subtree(units, now.date())),
            _person.c.erased_at.is_(None),
        )
        .group_by(_membership.c.state)
    )
    return {row[0]: row[1] for row in await connection.execute(found)}
