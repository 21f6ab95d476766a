"""Letters that wait for an answer, and on whose desk they lie.

Each is assigned as everything that waits is (data/queries/records/assignment.py): to the nearest unit with an officer,
at or above where it lies, after its end to whoever carries on. What has waited too long lies with the level above as
well; what has waited there too long lies further up too, and stays with every level that it has passed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import Time, case, cast, literal, null, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, Many, once, table_of
from data.enums import OFFICER_ROLES
from data.queries.announcements import audience
from data.queries.records import assignment
from data.queries.units.succession import is_active
from data.tables import MemberLetter, Person, Unit
from data.types import Id, Instant

_letter, _person, _unit = table_of(MemberLetter), table_of(Person), table_of(Unit)

_OPEN = _letter.c.closed_at.is_(None)
LETTERS = "letters"
_NEVER = literal(datetime(9999, 1, 1, tzinfo=UTC), Instant())
"""Since when a letter has waited that does not rise by itself."""


@cache
def first_desks() -> AnySelect:
    """Select the open letters as `assignment` takes what waits, each at the unit to which it was written.

    One that has risen counts as waiting for ever there, so that the next level keeps it, as does each on the way up.
    """
    since = case((_letter.c.raised_to.is_not(None), _letter.c.written_at), else_=_NEVER)
    return _at(_letter.c.unit_id, since, _letter.c.raised_to.label(assignment.RISEN_TO)).where(_OPEN)


@cache
def raised_desks() -> AnySelect:
    """Select those that have waited too long, each at the unit to which it was raised."""
    return _at(_letter.c.raised_to, _NEVER).where(_OPEN, _letter.c.raised_to.is_not(None))


def _at(unit: Any, since: Any, *more: Any) -> AnySelect:
    columns = (_letter.c.id.label("key"), unit.label("unit_id"), _letter.c.person_id, since)
    nothing = (cast(null(), Id).label("praised_id"), literal(0).label("outstanding"))
    kind, *others, since = (literal(LETTERS).label("kind"), *columns)
    return select(kind, *others, since.label("since"), *nothing, *more)


async def of_units(connection: AsyncConnection, units: list[int], now: datetime) -> Sequence[AnyRow]:
    """Read (id, person_id, kept_from) of the open letters that are assigned to these units, the oldest first."""
    return (await connection.execute(_of_units(), assignment.desk(units, now, None))).all()


@cache
def _of_units() -> AnySelect:
    mine = assignment.assigned_to(first_desks(), raised_desks(), rises=True)
    found = select(_letter.c.id, _letter.c.person_id, _letter.c.kept_from).where(_OPEN, _letter.c.id.in_(mine))
    return found.order_by(_letter.c.written_at, _letter.c.id)


async def of_officers(connection: AsyncConnection, now: datetime, chosen: Collection[time | None]) -> Sequence[AnyRow]:
    """Read (officer, id, person_id, kept_from) of all open letters, once for each officer who has them.

    `chosen`: only of officers whose summary comes at one of these hours; None among them: of who chose none.
    """
    hours = [hour for hour in chosen if hour is not None]
    statement, values = (_of_all_others if None in chosen else _of_hours)(now=now, hours=hours)
    return (await connection.execute(statement, {**values, **assignment.moments(now, None)})).all()


@once(now=Instant(), hours=Many(Time()))
def _of_hours(now: Any, hours: Any) -> AnySelect:
    return _with_officers(now, _person.c.digest_at.in_(hours))


@once(now=Instant(), hours=Many(Time()))
def _of_all_others(now: Any, hours: Any) -> AnySelect:
    return _with_officers(now, or_(_person.c.digest_at.in_(hours), _person.c.digest_at.is_(None)))


def _with_officers(now: Any, theirs: Any) -> AnySelect:
    assigned = assignment.assigned(first_desks(), raised_desks(), rises=True)
    officers = audience.officers(select(_unit.c.id), OFFICER_ROLES, now).where(theirs).subquery()
    found = (
        select(officers.c.person_id.label("officer"), _letter.c.id, _letter.c.person_id, _letter.c.kept_from)
        .join(assigned, assigned.c.assigned_unit == officers.c.unit_id)
        .join(_letter, _letter.c.id == assigned.c.key)
    )
    return found.order_by(officers.c.person_id, _letter.c.id)


async def of_writer(connection: AsyncConnection, person_id: int, now: datetime) -> Sequence[AnyRow]:
    """Read (id, written_at, at) of somebody's own open letters: each once for every unit where it waits."""
    statement, values = _of_writer(person=person_id)
    return (await connection.execute(statement, {**values, **assignment.moments(now, None)})).all()


@once(person=Id)
def _of_writer(person: Any) -> AnySelect:
    theirs = (desks.where(_letter.c.person_id == person) for desks in (first_desks(), raised_desks()))
    assigned = assignment.assigned(*theirs, rises=True)
    found = select(_letter.c.id, _letter.c.written_at, assigned.c.assigned_unit.label("at"))
    joined = found.outerjoin(assigned, assigned.c.key == _letter.c.id)
    return joined.where(_letter.c.person_id == person, _OPEN).distinct().order_by(_letter.c.written_at, _letter.c.id)


async def rising(connection: AsyncConnection, before: datetime) -> Sequence[AnyRow]:
    """Read (id, since) of the open letters from before a moment that have not risen."""
    return (await connection.execute(*_rising(before=before))).all()


@once(before=Instant())
def _rising(before: Any) -> AnySelect:
    waiting = select(_letter.c.id, _letter.c.written_at.label("since")).where(_OPEN, _letter.c.raised_at.is_(None))
    return waiting.where(_letter.c.written_at <= before).order_by(_letter.c.written_at)


async def rising_further(connection: AsyncConnection, before: datetime) -> Sequence[AnyRow]:
    """Read (id, since) of the open letters that have risen, and lie where they are since before a moment.

    So do those that an earlier version looked at when nobody was above: of them it noted the moment and no unit.
    """
    return (await connection.execute(*_rising_further(before=before))).all()


@once(before=Instant())
def _rising_further(before: Any) -> AnySelect:
    somewhere = _letter.c.unit_id > 0  # every one, as in `at_ended`
    raised = select(_letter.c.id, _letter.c.raised_at.label("since")).where(_OPEN, somewhere)
    return raised.where(_letter.c.raised_at <= before).order_by(_letter.c.raised_at)


async def at_ended(connection: AsyncConnection, now: datetime) -> Sequence[AnyRow]:
    """Read (id, code, person_id, unit_id, kept_from, text) of the open letters at units that have ended."""
    columns = ("id", "code", "person_id", "unit_id", "kept_from", "text")
    somewhere = _letter.c.unit_id > 0  # every one, said so that both databases use the index of what is open
    found = select(*(_letter.c[name] for name in columns)).where(_OPEN, somewhere)
    found = found.where(~is_active(_letter.c.unit_id, now.date()))
    return (await connection.execute(found.order_by(_letter.c.unit_id))).all()
