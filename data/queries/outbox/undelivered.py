"""What did not arrive, in all units at once, for the morning: counted by unit, section and reason.

A push counts until its person has written after it: what waits for them is told then. One that was worth something on
its day alone is made good by anything that reached them later. What was meant for one app alone is nobody's loss.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import table_of
from data.enums import CURRENT_MEMBERSHIPS, DAY_BOUND, OFFICER_ROLES, PushKind, PushState, Role
from data.queries.members.people import officers_now
from data.queries.outbox.stopping import was_meant
from data.queries.outbox.unreachable import has_written, was_reached
from data.queries.units.units import lasts
from data.tables import Grant, Membership, Person, Push
from data.tables.pushes import NOT_ARRIVED

_grant, _membership = table_of(Grant), table_of(Membership)
_person, _outbox = table_of(Person), table_of(Push)


class Reason(NamedTuple):
    """Why something did not reach so many people: what became of the last such push."""

    state: PushState
    problem: str | None
    people: int


class Place(NamedTuple):
    """So many people of a unit, of one section or none, for one reason."""

    unit_id: int
    section_id: int | None
    state: PushState
    problem: str | None
    people: int


class Lost(NamedTuple):
    """An officer whom something did not reach, at each unit that they look after."""

    person_id: int
    unit_id: int
    state: PushState
    problem: str | None


class Head(NamedTuple):
    """Who heads a section. `section_id`: None where they belong to none themselves."""

    person_id: int
    unit_id: int
    section_id: int | None


def stands(since: datetime) -> ColumnElement[bool]:
    """Tell of a push that it did not arrive since a moment, or may not have, and that its person has not written.

    Whoever wants no messages misses none.
    """
    made_good = and_(_outbox.c.kind.in_(DAY_BOUND), was_reached())
    meant = (_outbox.c.only_contact_id.is_(None), was_meant())
    return and_(NOT_ARRIVED, _outbox.c.settled_at >= since, *meant, ~has_written(), ~made_good)


SURE = _outbox.c.state != PushState.IN_DOUBT
BELONGS = (_membership.c.state.in_(CURRENT_MEMBERSHIPS), _membership.c.until.is_(None))


def _fresh(since: datetime, which: ColumnElement[bool] | None = None) -> Any:
    """Select (push_id, person_id): of each person the last push that did not arrive since a moment."""
    # "+ 0": a database must look among what is new, not go through all that ever was lost by the index of people
    person = (_outbox.c.person_id + literal_column("0")).label("person_id")
    last = select(func.max(_outbox.c.id).label("push_id"), person).where(stands(since), SURE).group_by(person)
    return (last if which is None else last.where(which)).subquery()


async def by_place(connection: AsyncConnection, since: datetime, now: datetime) -> list[Place]:
    """Count in all units whom something did not reach since a moment, without officers. For a reader.

    It reads what did not arrive, and nothing of what did.
    """
    found = _fresh(since)
    columns = (_membership.c.unit_id, _membership.c.section_id, _outbox.c.state, _outbox.c.problem)
    counted = (
        select(*columns, func.count())
        .select_from(found)
        .join(_outbox, _outbox.c.id == found.c.push_id)
        .join(_membership, and_(_membership.c.person_id == found.c.person_id, *BELONGS))
        .join(_person, _person.c.id == found.c.person_id)
        .where(_person.c.erased_at.is_(None), found.c.person_id.not_in(officers_now(now)))
        .group_by(*columns)
    )
    return [Place(*row) for row in await connection.execute(counted, execution_options={LONG: True})]


async def officers(connection: AsyncConnection, since: datetime, now: datetime, *, summaries: bool) -> list[Lost]:
    """Read the officers whom something did not reach since a moment; their daily summaries only if asked for.

    For a reader.
    """
    found = _fresh(since, None if summaries else _outbox.c.kind != PushKind.DIGEST)
    lost = (
        select(found.c.person_id, _grant.c.unit_id, _outbox.c.state, _outbox.c.problem)
        .select_from(found)
        .join(_outbox, _outbox.c.id == found.c.push_id)
        .join(_grant, _grant.c.person_id == found.c.person_id)
        .join(_person, _person.c.id == found.c.person_id)
        .where(_person.c.erased_at.is_(None), _grant.c.role.in_(OFFICER_ROLES), lasts(_grant, now))
        .distinct()
    )
    return [Lost(*row) for row in await connection.execute(lost, execution_options={LONG: True})]


async def heads(connection: AsyncConnection, now: datetime, chosen: Collection[time | None]) -> list[Head]:
    """Read who heads a section and chose one of these hours for the summary; None among them: who chose none."""
    among = _person.c.digest_at.in_([hour for hour in chosen if hour is not None])
    theirs = or_(among, _person.c.digest_at.is_(None)) if None in chosen else among
    here = and_(_membership.c.person_id == _grant.c.person_id, _membership.c.unit_id == _grant.c.unit_id, *BELONGS)
    found = (
        select(_grant.c.person_id, _grant.c.unit_id, func.max(_membership.c.section_id))
        .join(_person, _person.c.id == _grant.c.person_id)
        .outerjoin(_membership, here)
        .where(_grant.c.role == Role.SECTION_LEADER, lasts(_grant, now), _person.c.erased_at.is_(None), theirs)
        .group_by(_grant.c.person_id, _grant.c.unit_id)
    )
    return [Head(*row) for row in await connection.execute(found)]
