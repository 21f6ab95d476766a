"""What waits for each officer: people and records of their units and everything below, as their queues show them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from sqlalchemy import CTE, Subquery, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import OFFICER_ROLES, MembershipState, RecordState
from data.queries import audience
from data.queries.core import table_of
from data.queries.units import holds
from data.tables import Membership, Person, Record, Unit, UnitParent

_membership = table_of(Membership)
_person = table_of(Person)
_record = table_of(Record)
_unit = table_of(Unit)
_parent = table_of(UnitParent)


class Waiting(NamedTuple):
    person_id: int
    people: int
    records: int


async def waiting(connection: AsyncConnection, now: datetime, at: time | None = None) -> list[Waiting]:
    """Count for each officer with anything waiting; an officer's own records wait for somebody else.

    `at`: only for those who chose this hour; None: for those who chose none.
    """
    people = select(
        _membership.c.unit_id, _membership.c.person_id, literal(1).label("people"), literal(0).label("records")
    )
    records = select(_record.c.unit_id, _record.c.person_id, literal(0), literal(1))
    things = union_all(
        people.where(_membership.c.state == MembershipState.WAITING, _membership.c.until.is_(None)),
        records.where(_record.c.state == RecordState.SUBMITTED),
    ).cte("things")
    theirs = _person.c.digest_at.is_(None) if at is None else _person.c.digest_at == at
    officers = audience.officers(select(_unit.c.id), OFFICER_ROLES, now).where(theirs).subquery()
    above = _above(select(things.c.unit_id).distinct().subquery(), now.date())
    concerns = (
        select(officers.c.person_id, above.c.origin)
        .join(above, above.c.at == officers.c.unit_id)
        .distinct()  # whoever holds a role at a unit and above it sees a thing once
        .subquery()
    )
    own = (things.c.person_id == concerns.c.person_id) & (things.c.records == 1)
    statement = (
        select(concerns.c.person_id, func.sum(things.c.people), func.sum(things.c.records))
        .join(things, things.c.unit_id == concerns.c.origin)
        .where(~own)
        .group_by(concerns.c.person_id)
        .order_by(concerns.c.person_id)
    )
    return [Waiting(*row) for row in await connection.execute(statement)]


def _above(units: Subquery, day: date) -> CTE:
    """Select (origin, at): each unit with itself and everything above it."""
    found = select(units.c.unit_id.label("origin"), units.c.unit_id.label("at")).cte("above", recursive=True)
    parents = select(found.c.origin, _parent.c.parent_id).join(_parent, _parent.c.unit_id == found.c.at)
    return found.union(parents.where(holds(_parent, day)))
