"""To which unit a waiting person or record is assigned.

To the nearest one, at or above its own, that has an active officer who is not the person concerned. What has waited
there too long is assigned to the next such unit above as well. What waits at a unit that has ended is assigned to those
who carry on after it, all of them alike; its own officers have it only where there is nobody else.

Putting such a statement together takes SQLAlchemy milliseconds, and an officer's tap needs two. So each is built once,
with names in the place of the moments; `moments` gives their values to the statement around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Subquery,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, table_of
from data.enums import OFFICER_ROLES, MembershipState, RecordState
from data.queries.units.succession import LAST, in_line, is_active
from data.tables import Grant, Membership, Person, PublishConsent, Record, RosterEntry
from data.types import Id, Instant

_grant = table_of(Grant)
_membership = table_of(Membership)
_person = table_of(Person)
_record = table_of(Record)
_consent, _entry = table_of(PublishConsent), table_of(RosterEntry)

PEOPLE, RECORDS = "people", "records"
_NOW, _DAY = bindparam("assigned_now", type_=Instant), bindparam("assigned_day", type_=Date)
_TOO_LONG = bindparam("assigned_before", type_=Instant)  # what came before then has waited too long
_RECORD_ID = bindparam("assigned_record", type_=Id)
SHOWN = ("kind", "key", "unit_id", "person_id", "praised_id", "outstanding")


@cache
def waiting_people() -> AnySelect:
    """Select (kind, key, unit_id, person_id, since, praised_id, outstanding) of who waits for confirmation.

    `praised_id`: whom it is about besides its sender.
    """
    columns = (_membership.c.id.label("key"), _membership.c.unit_id, _membership.c.person_id, _membership.c.since)
    nothing = (cast(null(), Id).label("praised_id"), literal(0).label("outstanding"))
    return select(literal(PEOPLE).label("kind"), *columns, *nothing).where(
        _membership.c.state == MembershipState.WAITING, _membership.c.until.is_(None)
    )


@cache
def waiting_records() -> AnySelect:
    """Select the same of the records that wait for review, since they came or were sent again."""
    columns = (_record.c.id.label("key"), _record.c.unit_id, _record.c.person_id, _record.c.changed_at.label("since"))
    praised = func.coalesce(_consent.c.person_id, _entry.c.person_id).label("praised_id")
    outstanding = case((_record.c.outstanding, 1), else_=0).label("outstanding")
    return (
        select(literal(RECORDS).label("kind"), *columns, praised, outstanding)
        .outerjoin(_consent, _consent.c.record_id == _record.c.id)
        .outerjoin(_entry, _entry.c.id == _consent.c.roster_entry_id)
        .where(_record.c.state == RecordState.SUBMITTED)
    )


@cache
def everything() -> AnySelect:
    """Select people and records together."""
    return select(union_all(waiting_people(), waiting_records()).subquery())


@cache
def at_ended() -> AnySelect:
    """Select those of them that wait at units which have ended."""
    found = everything().subquery()
    return select(found).where(~is_active(found.c.unit_id, _DAY))


def moments(now: datetime, days: int | None) -> Mapping[str, Any]:
    """Return the values of what `assigned` is built with.

    `days`: after so many a thing has waited too long; `None`: nothing rises.
    """
    return {_NOW.key: now, _DAY.key: now.date(), _TOO_LONG.key: now - timedelta(days=days or 0)}


@cache
def assigned(waiting: AnySelect, *, rises: bool) -> Subquery:
    """Select (*SHOWN, assigned_unit): each waiting row once for every unit to which it is assigned.

    `waiting`: one of the statements above. `rises`: what has waited too long is assigned to the level above too.
    """
    waits = waiting.cte("waits")
    above = in_line(select(waits.c.unit_id.label("origin")).distinct().subquery(), _DAY).subquery()
    seats = _seats()
    concerned = or_(
        seats.c.officer == waits.c.person_id,
        seats.c.officer == func.coalesce(waits.c.praised_id, waits.c.person_id),
    )
    alone = and_(seats.c.officers == 1, concerned)
    turn = func.dense_rank().over(partition_by=(waits.c.kind, waits.c.key), order_by=above.c.depth).label("turn")
    asked = (
        select(*(waits.c[name] for name in (*SHOWN, "since")), above.c.at.label("assigned_unit"), above.c.depth, turn)
        .join(above, above.c.origin == waits.c.unit_id)
        .join(seats, seats.c.unit_id == above.c.at)
        .where(~alone)
        .subquery()
    )
    chosen = asked.c.turn == 1
    if rises:
        waited = and_(asked.c.since <= _TOO_LONG, asked.c.depth < LAST)
        chosen = or_(chosen, and_(asked.c.turn == 2, waited))  # noqa: PLR2004 - the second in turn
    return select(*(asked.c[name] for name in (*SHOWN, "assigned_unit"))).where(chosen).subquery()


def is_assigned_to(column: ColumnElement[Any], waiting: AnySelect, units: list[int], now: datetime, days: int) -> Any:
    """Tell whether the row with the key in `column` is assigned to one of these units."""
    found = assigned(waiting, rises=True)
    theirs = select(found.c.key).where(found.c.assigned_unit.in_(units))
    return column.in_(theirs.params(moments(now, days)))


def _seats() -> Subquery:
    """Select (unit_id, officers, officer): how many look after a unit now, and who it is if it is one."""
    return (
        select(
            _grant.c.unit_id,
            func.count(_grant.c.person_id.distinct()).label("officers"),
            func.min(_grant.c.person_id).label("officer"),
        )
        .join(_person, _person.c.id == _grant.c.person_id)
        .where(*_held(), _person.c.erased_at.is_(None))
        .group_by(_grant.c.unit_id)
        .subquery()
    )


def _held() -> tuple[ColumnElement[bool], ...]:
    """Say which roles make an officer now."""
    current = or_(_grant.c.until.is_(None), _grant.c.until > _NOW)
    return _grant.c.role.in_(OFFICER_ROLES), _grant.c.since <= _NOW, current


async def officers_of(connection: AsyncConnection, record_id: int, now: datetime) -> list[int]:
    """List the officers to whom a record is assigned that has just come, but nobody whom it concerns."""
    values = {**moments(now, None), _RECORD_ID.key: record_id}
    return list((await connection.execute(_officers_of_record(), values)).scalars())


@cache
def _officers_of_record() -> AnySelect:
    found = assigned(waiting_records().where(_record.c.id == _RECORD_ID), rises=False)
    seats = select(_grant.c.person_id).join(found, found.c.assigned_unit == _grant.c.unit_id)
    theirs = seats.where(*_held(), _grant.c.person_id != found.c.person_id)
    others = theirs.where(_grant.c.person_id != func.coalesce(found.c.praised_id, found.c.person_id))
    return others.distinct().order_by(_grant.c.person_id)
