"""Who is meant: the people of a unit and of everything below it, and who of them can be reached.

The statements select pairs (unit_id, person_id), so that people and units can be counted from the same words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, exists, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnySelect, table_of
from data.enums import ContactState, Level, MembershipState, RecordKind, RecordState, Role
from data.queries.units.units import active_below, lasts
from data.tables import Contact, Grant, Membership, Person, Record

_contact = table_of(Contact)
_grant = table_of(Grant)
_membership = table_of(Membership)
_person = table_of(Person)
_record = table_of(Record)

_NOT_CONFIRMED = frozenset(MembershipState) - {MembershipState.ACTIVE}
"""Written so that no plan uses the index of states: nearly everybody is active, so it would read nearly everybody."""

NO_REGISTRATIONS = frozenset({RecordKind.GOOD_DEED, RecordKind.RESULT})
"""What is handed in and promises nothing."""

_NOT_REGISTERED = frozenset({RecordState.WITHDRAWN, RecordState.REJECTED})

Span = tuple[int, int]
"""Keys of people: after the first, up to the second."""

Moment = datetime | BindParameter[Any]
"""A moment, or its name in a statement that is built once."""


def members(units: Select[Any], now: datetime) -> AnySelect:
    """Select (unit_id, person_id) of everybody whose membership in one of the units is confirmed."""
    return _confirmed(now, _person.c.id).where(_membership.c.unit_id.in_(units))


def members_by_person(units: Select[Any], now: datetime) -> AnySelect:
    """Select the same, for few people out of many units: no plan goes through everybody by the index of units."""
    return confirmed(now).where(exists(units.where(units.selected_columns[0] == _membership.c.unit_id)))


async def are_few(connection: AsyncConnection, units: Select[Any], most: int) -> bool:
    """Tell whether no more than `most` people belong to these units; of more no more are counted."""
    belong = select(_membership.c.id).where(_membership.c.unit_id.in_(units), _membership.c.until.is_(None))
    found: int = await connection.scalar(select(func.count()).select_from(belong.limit(most + 1).subquery())) or 0
    return found <= most


def confirmed(now: Moment) -> AnySelect:
    """Select the same in whatever unit. What is asked of a person's key is asked of people, not of memberships first.

    SQLite would take a span of keys for one of memberships: of a million, where few people want something.
    """
    return _confirmed(now, _person.c.id + 0)


def _confirmed(now: Moment, person: ColumnElement[int]) -> AnySelect:
    return (
        select(_membership.c.unit_id, _person.c.id.label("person_id"))
        .join_from(_person, _membership, _membership.c.person_id == person)
        .where(
            _membership.c.state.not_in(_NOT_CONFIRMED),
            or_(_membership.c.decided_at.is_(None), _membership.c.decided_at <= now),
            lasts(_membership, now),
            _person.c.erased_at.is_(None),
        )
    )


def officers(units: Select[Any], roles: Collection[Role], now: datetime) -> AnySelect:
    """Select (unit_id, person_id) of everybody who holds one of the roles at one of the units."""
    return (
        select(_grant.c.unit_id, _grant.c.person_id)
        .join(_person, _person.c.id == _grant.c.person_id)
        .where(
            _grant.c.role.in_(roles),
            lasts(_grant, now),
            _grant.c.unit_id.in_(units),
            _person.c.erased_at.is_(None),
        )
    )


def reachable(person: ColumnElement[int]) -> ColumnElement[bool]:
    """Tell whether the person has an app that still reaches them."""
    return exists().where(_contact.c.person_id == person, _contact.c.state == ContactState.ACTIVE)


def registered(
    person: ColumnElement[int],
    campaign: str | BindParameter[str],
    rounds: Collection[str] | AnySelect | BindParameter[Any],
    subjects: Collection[str] | BindParameter[Any] | None = None,
) -> ColumnElement[bool]:
    """Tell whether the person registered anything of their own in one of these rounds of a campaign.

    `subjects`: only one of these counts; of the titles of a year one is enough.
    """
    return exists().where(
        true() if subjects is None else _record.c.subject.in_(subjects),
        _record.c.person_id == person,
        _record.c.collective.is_(None),
        _record.c.campaign == campaign,
        _record.c.round.in_(rounds),
        _record.c.kind.not_in(NO_REGISTRATIONS),
        _record.c.state.not_in(_NOT_REGISTERED),
    )


def people(pairs: AnySelect) -> Select[Any]:
    """Select each person of the pairs once."""
    return select(pairs.subquery().c.person_id).distinct()


def among(pairs: AnySelect, span: Span | tuple[BindParameter[Any], BindParameter[Any]]) -> AnySelect:
    """Select those of the pairs whose person is in a span, or in one that is named later."""
    found = pairs.subquery()
    return select(found.c.unit_id, found.c.person_id).where(found.c.person_id > span[0], found.c.person_id <= span[1])


async def includes(connection: AsyncConnection, pairs: AnySelect, person_id: int) -> bool:
    """Tell whether somebody is among the pairs."""
    return (await connection.execute(among(pairs, (person_id - 1, person_id)).limit(1))).first() is not None


async def list_people(connection: AsyncConnection, pairs: AnySelect) -> list[int]:
    """Return the keys of the people, in their order."""
    found = people(pairs).subquery()
    statement = select(found.c.person_id).order_by(found.c.person_id)
    return list((await connection.execute(statement, execution_options={LONG: True})).scalars())


async def count_people(connection: AsyncConnection, pairs: AnySelect) -> tuple[int, int]:
    """Count the people, and those of them who can be reached."""
    found = people(pairs).subquery()
    person = found.c.person_id
    statement = select(func.count(), func.count().filter(reachable(person))).select_from(found)
    row = (await connection.execute(statement)).one()
    return row[0], row[1]


def _writable(person: ColumnElement[int], since: Mapping[str, datetime]) -> ColumnElement[bool]:
    """Tell whether an app of the person takes messages, where platforms want that the person wrote since a moment."""
    shut = [and_(_contact.c.channel == name, _contact.c.written_at < begun) for name, begun in since.items()]
    closed = and_(_contact.c.channel.in_(list(since)), _contact.c.closed_at.is_not(None))
    return exists().where(
        _contact.c.person_id == person, _contact.c.state == ContactState.ACTIVE, ~closed, ~or_(false(), *shut)
    )


async def count_silent(
    connection: AsyncConnection, pairs: AnySelect, free: Mapping[str, datetime], open_: Mapping[str, datetime]
) -> tuple[int, int]:
    """Count who has an app, but none that is free, and who has none that is open, by their platforms' windows."""
    found = people(pairs).subquery()
    person = found.c.person_id
    counts = (func.count().filter(reachable(person), ~_writable(person, since)) for since in (free, open_))
    row = (await connection.execute(select(*counts).select_from(found))).one()
    return row[0], row[1]


async def count_unwanted(connection: AsyncConnection, pairs: AnySelect) -> int:
    """Count who wants no announcements and has not stopped all messages."""
    found = people(pairs).subquery()
    chose = and_(_person.c.announcements.is_(False), _person.c.stopped_at.is_(None))
    counted = select(func.count()).select_from(found).join(_person, _person.c.id == found.c.person_id).where(chose)
    return await connection.scalar(counted) or 0


def reached_units(pairs: AnySelect) -> Select[Any]:
    """Select the units in which at least one person can be reached."""
    found = pairs.subquery()
    return select(found.c.unit_id).where(reachable(found.c.person_id)).distinct()


def with_members(unit_id: int, levels: Collection[Level], now: datetime) -> AnySelect:
    """Select the active units below of these levels, and those of others to which somebody belongs all the same."""
    of_level = active_below(unit_id, now.date(), levels)
    other = active_below(unit_id, now.date(), frozenset(Level).difference(levels)).subquery()
    theirs = _confirmed(now, _person.c.id).where(_membership.c.unit_id == other.c[0]).correlate(other)
    both = of_level.union(select(other.c[0]).where(theirs.exists())).subquery()
    return select(both.c[0])


async def units_by_reach(
    connection: AsyncConnection, expected: AnySelect, pairs: AnySelect
) -> tuple[list[int], list[int]]:
    """List those of the expected units that are reached, and those in which nobody can be."""
    meant = expected.subquery().c[0]
    reached = meant.in_(reached_units(pairs)).label("reached")
    rows = (await connection.execute(select(meant, reached).order_by(meant))).all()
    return [row[0] for row in rows if row[1]], [row[0] for row in rows if not row[1]]
