"""To which unit a waiting person or record is assigned.

To the nearest one, at or above its own, that has an active officer who is not the person concerned. What has waited
there too long is assigned to the next such unit above as well. What a whole unit hands in begins at the unit above it,
for no unit decides on its own. What waits at a unit that has ended is assigned to those who carry on after it, all of
them alike; its own officers have it only where there is nobody else.

Putting such a statement together takes SQLAlchemy milliseconds, and an officer's tap needs two. So each is built once,
with names in the place of the moments; `moments` gives their values to the statement around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
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
    union,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, table_of
from data.enums import OFFICER_ROLES, MembershipState, RecordState
from data.kinds import Collective
from data.queries.units.succession import LAST, can_come_to, in_line, is_active
from data.queries.units.units import holds, lasts
from data.tables import Grant, Membership, Person, PublishConsent, Record, RosterEntry, UnitParent
from data.types import Id, Instant

_grant = table_of(Grant)
_membership = table_of(Membership)
_person = table_of(Person)
_record = table_of(Record)
_consent, _entry = table_of(PublishConsent), table_of(RosterEntry)
_parent = table_of(UnitParent)

PEOPLE, RECORDS = "people", "records"
_NOW, _DAY = bindparam("assigned_now", type_=Instant), bindparam("assigned_day", type_=Date)
_TOO_LONG = bindparam("assigned_before", type_=Instant)  # what came before then has waited too long
_RECORD_ID = bindparam("assigned_record", type_=Id)
_UNITS = bindparam("assigned_units", expanding=True, type_=Id)
SHOWN = ("kind", "key", "unit_id", "person_id", "praised_id", "outstanding")
RISEN_TO = "risen_to"
"""The column of what rises step by step: the unit that it has reached. Each unit on the way up has it too."""


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
    """Select the same of the records that wait for review, since they came or were sent again; but none of units."""
    return _records(_record.c.unit_id).where(_record.c.collective.is_distinct_from(Collective.UNIT))


@cache
def waiting_of_units() -> AnySelect:
    """Select the same of what whole units handed in, each at the unit above; at itself where there is none."""
    above = and_(_parent.c.unit_id == _record.c.unit_id, holds(_parent, _DAY))
    at = func.coalesce(_parent.c.parent_id, _record.c.unit_id).label("unit_id")
    return _records(at).outerjoin(_parent, above).where(_record.c.collective == Collective.UNIT)


def _records(unit: ColumnElement[int]) -> AnySelect:
    columns = (_record.c.id.label("key"), unit, _record.c.person_id, _record.c.changed_at.label("since"))
    praised = func.coalesce(_consent.c.person_id, _entry.c.person_id).label("praised_id")
    outstanding = case((_record.c.outstanding, 1), else_=0).label("outstanding")
    return (
        select(literal(RECORDS).label("kind"), *columns, praised, outstanding)
        .outerjoin(_consent, _consent.c.record_id == _record.c.id)
        .outerjoin(_entry, _entry.c.id == _consent.c.roster_entry_id)
        .where(_record.c.state == RecordState.SUBMITTED)
    )


def records_of_all() -> tuple[AnySelect, ...]:
    """Return what selects the records that wait, whosever they are."""
    return waiting_records(), waiting_of_units()


def everything() -> tuple[AnySelect, ...]:
    """Return all of these statements."""
    return waiting_people(), *records_of_all()


@cache
def at_ended() -> tuple[AnySelect, ...]:
    """Return them for what waits at units which have ended; what such a unit handed in lies above it all the same."""
    people = waiting_people().where(~is_active(_membership.c.unit_id, _DAY))
    return people, waiting_records().where(~is_active(_record.c.unit_id, _DAY))


def moments(now: datetime, days: int | None) -> Mapping[str, Any]:
    """Return the values of what `assigned` is built with.

    `days`: after so many a thing has waited too long; `None`: nothing rises.
    """
    return {_NOW.key: now, _DAY.key: now.date(), _TOO_LONG.key: now - timedelta(days=days or 0)}


@cache
def assigned(*waiting: AnySelect, rises: bool) -> Subquery:
    """Select (*SHOWN, assigned_unit): each waiting row once for every unit to which it is assigned.

    `waiting`: some of the statements above. `rises`: what has waited too long is assigned to the level above too, and
    what has risen step by step to every level on the way.
    """
    origins = union(*(select(found.subquery().c.unit_id.label("origin")) for found in waiting)).subquery()
    return _assigned(waiting, origins, rises=rises)


def _assigned(waiting: Sequence[AnySelect], origins: Subquery | CTE, *, rises: bool) -> Subquery:
    """Assign what waits at these units by the turns of the units in line for each, which hardly any row changes.

    Only a unit whose one officer is concerned is passed over: so the turns are counted once for each unit that
    something may wait at, and anew for each row that concerns somebody who is the one officer of any unit.
    """
    line, seats = in_line(origins, _DAY).cte("line"), _seats().cte("seats")
    turn = func.dense_rank().over(partition_by=line.c.origin, order_by=line.c.depth).label("turn")
    turns = select(line.c.origin, line.c.at, line.c.depth, turn).join(seats, seats.c.unit_id == line.c.at).cte("turns")
    here = [found.where(found.selected_columns.unit_id.in_(select(origins.c.origin))) for found in waiting]
    asked = [ask for found in here for ask in (_plain(found, turns, seats, line), _concerning(found, line, seats))]
    return union_all(*(_chosen(found.subquery(), rises=rises) for found in asked)).subquery()


def _plain(waiting: AnySelect, turns: CTE, seats: CTE, line: CTE) -> AnySelect:
    """Select what concerns nobody who is the one officer of a unit. It begins with the units, which are few."""
    waits = waiting.subquery()
    return _asked(waits, turns, turns.c.turn, line).where(~_concerns_one(waits, seats))


def _concerning(waiting: AnySelect, line: CTE, seats: CTE) -> AnySelect:
    """Select the rest, which is little."""
    waits = waiting.subquery()
    passed = and_(seats.c.officers == 1, seats.c.officer.in_((waits.c.person_id, _praised(waits))))
    turn = func.dense_rank().over(partition_by=(waits.c.kind, waits.c.key), order_by=line.c.depth)
    asked = _asked(waits, line, turn, line).join(seats, seats.c.unit_id == line.c.at)
    return asked.where(_concerns_one(waits, seats), ~passed)


def _concerns_one(waits: Subquery, seats: CTE) -> ColumnElement[bool]:
    alone = select(seats.c.officer).where(seats.c.officers == 1)
    return or_(waits.c.person_id.in_(alone), _praised(waits).in_(alone))


def _praised(waits: Subquery) -> ColumnElement[int]:
    return func.coalesce(waits.c.praised_id, waits.c.person_id)


def _asked(waits: Subquery, of: CTE, turn: ColumnElement[int], line: CTE) -> AnySelect:
    """Select each row with the units that are in line for its own, in which turn, and how far up it has risen.

    Where the unit to which it has risen has ended, its depth counts as if it stood in line still.
    """
    shown = (waits.c[name] for name in (*SHOWN, "since"))
    columns = (*shown, of.c.at.label("assigned_unit"), of.c.depth, turn.label("turn"))
    asked = select(*columns).join(of, of.c.origin == waits.c.unit_id)
    if RISEN_TO not in waits.c:
        return asked.add_columns(literal(0).label("risen"))
    top = select(line.c.origin, line.c.at, line.c.depth).subquery()
    asked = asked.add_columns(func.coalesce(top.c.depth % LAST, 0).label("risen"))
    return asked.outerjoin(top, and_(top.c.origin == waits.c.unit_id, top.c.at == waits.c[RISEN_TO]))


def _chosen(asked: Subquery, *, rises: bool) -> AnySelect:
    chosen = asked.c.turn == 1
    if rises:
        waited = and_(asked.c.since <= _TOO_LONG, asked.c.depth < LAST)
        second = and_(asked.c.turn == 2, waited)  # noqa: PLR2004 - the second in turn
        chosen = or_(chosen, second, asked.c.depth <= asked.c.risen)
    return select(*(asked.c[name] for name in (*SHOWN, "assigned_unit"))).where(chosen)


def is_assigned_to(column: ColumnElement[Any], *waiting: AnySelect, units: list[int], now: datetime, days: int) -> Any:
    """Tell whether the row with the key in `column` is assigned to one of these units."""
    return column.in_(assigned_to(*waiting, rises=True).params(desk(units, now, days)))


def desk(units: list[int], now: datetime, days: int | None) -> Mapping[str, Any]:
    """Return the values of what `assigned_to` is built with."""
    return {**moments(now, days), _UNITS.key: units}


@cache
def assigned_to(*waiting: AnySelect, rises: bool) -> AnySelect:
    """Select the keys of what is assigned to some units, looking only at what waits where it can come to them from."""
    found = _assigned(waiting, can_come_to(_UNITS, _DAY).cte("origins"), rises=rises)
    return select(found.c.key).where(found.c.assigned_unit.in_(_UNITS))


def _seats() -> AnySelect:
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
    )


def _held() -> tuple[ColumnElement[bool], ...]:
    """Say which roles make an officer now."""
    return _grant.c.role.in_(OFFICER_ROLES), lasts(_grant, _NOW)


async def officers_of(connection: AsyncConnection, record_id: int, now: datetime) -> list[int]:
    """List the officers to whom a record is assigned that has just come, but nobody whom it concerns."""
    rows = await connection.execute(_officers_of_record(), {**moments(now, None), _RECORD_ID.key: record_id})
    return list(rows.scalars())


@cache
def _officers_of_record() -> AnySelect:
    found = assigned(*(waits.where(_record.c.id == _RECORD_ID) for waits in records_of_all()), rises=False)
    seats = select(_grant.c.person_id).join(found, found.c.assigned_unit == _grant.c.unit_id)
    others = _grant.c.person_id != func.coalesce(found.c.praised_id, found.c.person_id)
    theirs = seats.where(*_held(), _grant.c.person_id != found.c.person_id, others)
    return theirs.distinct().order_by(_grant.c.person_id)
