"""Who got an announcement, and who tapped "received" under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import WAITING_PUSHES, PushState
from data.queries.core import AnyRow, AnySelect, insert_or_pass, table_of
from data.queries.units import names
from data.tables import Acknowledgement, Announcement, Person, Push

_acknowledgement = table_of(Acknowledgement)
_announcement = table_of(Announcement)
_outbox = table_of(Push)
_person = table_of(Person)

TOLD = "announcement_done:"
"""What the key of the message to the author begins with."""

UNSETTLED = WAITING_PUSHES | {PushState.SENDING}
ARRIVED = frozenset({PushState.SENT, PushState.IN_DOUBT})


def got(announcement_id: int) -> AnySelect:
    """Select the people whom an announcement has reached, or may have reached."""
    rows = select(_outbox.c.person_id).where(_outbox.c.announcement_id == announcement_id)
    return rows.where(_outbox.c.state.in_(ARRIVED)).distinct()


def _tapped(announcement_id: int) -> AnySelect:
    return select(_acknowledgement.c.person_id).where(_acknowledgement.c.announcement_id == announcement_id)


async def acknowledge(connection: AsyncConnection, announcement_id: int, person_id: int, now: datetime) -> datetime:
    """Note that somebody tapped; returns when they did it first."""
    row = {"announcement_id": announcement_id, "person_id": person_id, "at": now}
    await connection.execute(insert_or_pass(connection, _acknowledgement, ["announcement_id", "person_id"]).values(row))
    first = select(_acknowledgement.c.at).where(
        _acknowledgement.c.announcement_id == announcement_id, _acknowledgement.c.person_id == person_id
    )
    at: datetime = (await connection.execute(first)).scalar_one()
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


def silent_people(announcement_id: int, pairs: AnySelect) -> AnySelect:
    """Select the people of the silent units whom it reached."""
    reached = _arrived(announcement_id, pairs)
    return select(reached.c.person_id).where(reached.c.unit_id.in_(silent_units(announcement_id, pairs))).distinct()


async def list_silent(
    connection: AsyncConnection, announcement_id: int, pairs: AnySelect, now: datetime
) -> Sequence[AnyRow]:
    """Read (unit, name, phone) of the people of the silent units whom it reached."""
    reached, named = _arrived(announcement_id, pairs), names(now.date()).subquery()
    found = (
        select(named.c.short_name, _person.c.name, _person.c.phone)
        .select_from(reached)
        .join(named, named.c.unit_id == reached.c.unit_id)
        .join(_person, _person.c.id == reached.c.person_id)
        .where(reached.c.unit_id.in_(silent_units(announcement_id, pairs)))
        .order_by(named.c.short_name, _person.c.name)
    )
    return (await connection.execute(found)).all()


async def latest(connection: AsyncConnection, units: AnySelect, limit: int) -> Sequence[AnyRow]:
    """Read (id, text, due_at) of the last announcements of these units."""
    columns = (_announcement.c.id, _announcement.c.text, _announcement.c.due_at)
    found = select(*columns).where(_announcement.c.unit_id.in_(units)).order_by(_announcement.c.id.desc())
    return (await connection.execute(found.limit(limit))).all()


async def finished(connection: AsyncConnection, since: datetime, now: datetime) -> list[int]:
    """List announcements of these days of which nothing waits, and whose authors were not told so."""
    mine = _outbox.c.announcement_id == _announcement.c.id
    told = _outbox.alias()
    key = literal(TOLD) + func.cast(_announcement.c.id, _outbox.c.key.type)
    found = (
        select(_announcement.c.id)
        .where(
            _announcement.c.due_at > since,
            _announcement.c.due_at <= now,
            _announcement.c.recipients > 0,
            ~exists().where(mine, _outbox.c.state.in_(UNSETTLED)),
            ~exists().where(told.c.key == key),
        )
        .order_by(_announcement.c.id)
    )
    return list((await connection.execute(found)).scalars())
