"""Who got an announcement, and who tapped "received" under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, insert_or_pass, table_of
from data.enums import AnnouncementState, PushState
from data.queries.units.units import names
from data.tables import Acknowledgement, Announcement, Person, Push

_acknowledgement = table_of(Acknowledgement)
_announcement = table_of(Announcement)
_outbox = table_of(Push)
_person = table_of(Person)

ARRIVED = frozenset({PushState.SENT, PushState.IN_DOUBT})


def got(announcement_id: int) -> AnySelect:
    """Select the people whom an announcement has reached, or may have reached."""
    rows = select(_outbox.c.person_id).where(_outbox.c.announcement_id == announcement_id)
    return rows.where(_outbox.c.state.in_(ARRIVED)).distinct()


def has_got(announcement_id: int, person: ColumnElement[int]) -> ColumnElement[bool]:
    """Tell whether an announcement has reached this person, or may have."""
    # "+ 0": a database must look among the few pushes of a person, not among the million of the announcement
    of_it = _outbox.c.announcement_id + 0 == announcement_id
    return exists().where(_outbox.c.person_id == person, of_it, _outbox.c.state.in_(ARRIVED))


async def went_to(connection: AsyncConnection, announcement_id: int, person_id: int) -> bool:
    """Tell whether an announcement was sent to somebody, reached or not."""
    of_it = _outbox.c.announcement_id + 0 == announcement_id
    found = select(_outbox.c.id).where(_outbox.c.person_id == person_id, of_it, _outbox.c.state != PushState.CANCELLED)
    return (await connection.execute(found.limit(1))).first() is not None


async def newest_to(connection: AsyncConnection, person_id: int, since: datetime) -> int | None:
    """Return the last announcement since a moment that was sent to somebody, reached or not, and not taken back."""
    made = and_(_announcement.c.id == _outbox.c.announcement_id, _announcement.c.state != AnnouncementState.CANCELLED)
    found = (
        select(_outbox.c.announcement_id)
        .join(_announcement, made)
        .where(_outbox.c.person_id == person_id, _outbox.c.created_at >= since, _outbox.c.state != PushState.CANCELLED)
        .order_by(_outbox.c.id.desc())
    )
    newest: int | None = await connection.scalar(found.limit(1))
    return newest


def _tapped(announcement_id: int) -> AnySelect:
    return select(_acknowledgement.c.person_id).where(_acknowledgement.c.announcement_id == announcement_id)


async def acknowledge(connection: AsyncConnection, announcement_id: int, person_id: int, now: datetime) -> datetime:
    """Note that somebody tapped; returns when they did it first."""
    row = {"announcement_id": announcement_id, "person_id": person_id, "at": now}
    await connection.execute(insert_or_pass(connection, _acknowledgement, ["announcement_id", "person_id"]).values(row))
    return await acknowledged_at(connection, announcement_id, person_id) or now


async def acknowledged_at(connection: AsyncConnection, announcement_id: int, person_id: int) -> datetime | None:
    """Return when somebody tapped first; `None` if they have not."""
    first = select(_acknowledgement.c.at).where(
        _acknowledgement.c.announcement_id == announcement_id, _acknowledgement.c.person_id == person_id
    )
    at: datetime | None = await connection.scalar(first)
    return at


async def count_people(connection: AsyncConnection, announcement_id: int) -> int:
    tapped = select(func.count()).select_from(_tapped(announcement_id).subquery())
    return await connection.scalar(tapped) or 0


def _arrived(announcement_id: int, pairs: AnySelect) -> Any:
    """Select (unit_id, person_id) of those of the audience whom it reached."""
    meant = pairs.subquery()
    reached = meant.c.person_id.in_(got(announcement_id))
    return select(meant.c.unit_id, meant.c.person_id).where(reached).subquery()


def silent_units(announcement_id: int, pairs: AnySelect) -> AnySelect:
    """Select the units that it reached and in which nobody tapped."""
    reached = _arrived(announcement_id, pairs)
    tapped = reached.alias()
    answered = exists().where(tapped.c.unit_id == reached.c.unit_id, tapped.c.person_id.in_(_tapped(announcement_id)))
    return select(reached.c.unit_id).where(~answered).distinct()


async def count_units(connection: AsyncConnection, announcement_id: int, pairs: AnySelect) -> tuple[int, int]:
    """Count the units that it reached, and those of them in which nobody tapped."""
    reached = _arrived(announcement_id, pairs)
    total = await connection.scalar(select(func.count(reached.c.unit_id.distinct())).select_from(reached)) or 0
    silent = silent_units(announcement_id, pairs).subquery()
    return total, await connection.scalar(select(func.count()).select_from(silent)) or 0


async def list_silent_units(connection: AsyncConnection, announcement_id: int, pairs: AnySelect) -> list[int]:
    return list((await connection.execute(silent_units(announcement_id, pairs))).scalars())


async def count_silent_people(connection: AsyncConnection, announcement_id: int, pairs: AnySelect) -> int:
    """Count the people of the silent units whom it reached."""
    reached = _arrived(announcement_id, pairs)
    silent = reached.c.unit_id.in_(silent_units(announcement_id, pairs))
    return await connection.scalar(select(func.count(reached.c.person_id.distinct())).where(silent)) or 0


async def list_silent(
    connection: AsyncConnection, announcement_id: int, pairs: AnySelect, now: datetime
) -> Sequence[AnyRow]:
    """Read (unit_id, unit, name, phone) of the people of the silent units whom it reached."""
    reached, named = _arrived(announcement_id, pairs), names(now.date()).subquery()
    found = (
        select(reached.c.unit_id, named.c.short_name, _person.c.name, _person.c.phone)
        .select_from(reached)
        .join(named, named.c.unit_id == reached.c.unit_id)
        .join(_person, _person.c.id == reached.c.person_id)
        .where(reached.c.unit_id.in_(silent_units(announcement_id, pairs)))
        .order_by(named.c.sort_key, named.c.unit_id, _person.c.sort_key, _person.c.id)
    )
    return (await connection.execute(found)).all()


async def units_by_arrival(
    connection: AsyncConnection, announcement_id: int, pairs: AnySelect, expected: AnySelect
) -> tuple[int, list[int]]:
    """Count the expected units that it reached, and list those in which it reached nobody."""
    arrived = select(_arrived(announcement_id, pairs).c.unit_id).distinct()
    units = expected.subquery()
    reached = units.c[0].in_(arrived)
    rows = (await connection.execute(select(units.c[0], reached).order_by(units.c[0]))).all()
    return sum(bool(row[1]) for row in rows), [row[0] for row in rows if not row[1]]


async def latest(connection: AsyncConnection, units: AnySelect, limit: int) -> Sequence[AnyRow]:
    """Read (id, text, due_at) of the last announcements of these units."""
    columns = (_announcement.c.id, _announcement.c.text, _announcement.c.due_at)
    own = and_(_announcement.c.unit_id.in_(units), _announcement.c.reminds_id.is_(None))
    found = select(*columns).where(own).order_by(_announcement.c.id.desc())
    return (await connection.execute(found.limit(limit))).all()
