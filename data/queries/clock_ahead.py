"""Stored moments that lie ahead of the clock although they cannot: it ran ahead when they were written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from data.engine.inline_sqlite import LONG
from data.engine.statements import table_of
from data.enums import DAY_BOUND, FINAL_PUSHES, WAITING_PUSHES, PushState
from data.queries.announcements.announcements import PARKED
from data.tables import Grant, Push
from data.types import Instant

_outbox, _grant = table_of(Push), table_of(Grant)

CHOSEN = frozenset(
    {"announcement.due_at", "invitation.expires_at", "outbox.due_at", "role_grant.held_until", "role_grant.until"}
)
"""People choose these moments, or `release_pushes` and `end_grants` see to them."""

PLATFORMS = frozenset({"zalo_token.access_until", "zalo_token.leased_until", "zalo_token.refresh_until"})
"""A refusal of the platform tells that they are over, and a lease is bounded where it is read."""

KEYS = frozenset({"audit_entry.at", "chosen_day.chosen_at", "tally.since"})
"""Trails that only grow, and part of a key: they stay, and nothing waits for them."""


def moments() -> list[Column[Any]]:
    """List every column whose moment has passed when it is written, or ends after a time that is known."""
    columns = (column for table in SQLModel.metadata.sorted_tables for column in table.columns)
    instants = [column for column in columns if isinstance(column.type, Instant)]
    return [column for column in instants if str(column) not in CHOSEN | PLATFORMS | KEYS]


async def holds_any(connection: AsyncConnection, column: Column[Any], limit: datetime) -> bool:
    """Tell whether a row has a moment beyond the limit in this column. For a reader: there may be no index."""
    return (await connection.execute(select(column).where(column > limit).limit(1))).first() is not None


async def bring_back(connection: AsyncConnection, column: Column[Any], limit: datetime) -> None:
    """Bring the moments of a column that lie beyond the limit back to it."""
    back = update(column.table).where(column > limit).values({column.name: limit})
    await connection.execute(back, execution_options={LONG: True})


async def release_pushes(connection: AsyncConnection, now: datetime, due: datetime) -> int:
    """Let pushes go at `due` that wait for a later moment which a clock may have set that ran ahead; returns how many.

    That is whatever was written at a moment to come, waits to be tried again, or is of an announcement that has begun.
    """
    set_by_clock = or_(
        _outbox.c.created_at > now, _outbox.c.state == PushState.LATER, _outbox.c.announcement_id.is_not(None)
    )
    held = and_(_outbox.c.state.in_(WAITING_PUSHES), _outbox.c.due_at > due, _outbox.c.due_at < PARKED)
    released = update(_outbox).where(held, set_by_clock).values(due_at=due)
    return (await connection.execute(released, execution_options={LONG: True})).rowcount


async def free_keys(connection: AsyncConnection, limit: datetime) -> None:
    """Let what belongs to a day be sent on that day though it was sent before, by a clock that ran far ahead of it."""
    freed = _outbox.c.key + "/" + func.cast(_outbox.c.id, _outbox.c.key.type)
    far = and_(_outbox.c.state.in_(FINAL_PUSHES), _outbox.c.due_at > limit, _outbox.c.kind.in_(DAY_BOUND))
    await connection.execute(update(_outbox).where(far, ~_outbox.c.key.contains("/")).values(key=freed, due_at=limit))


async def end_grants(connection: AsyncConnection, now: datetime) -> None:
    """End the roles that somebody took away while the clock ran ahead; a chosen last day ends with midnight."""
    found = await connection.execute(select(_grant.c.id, _grant.c.until).where(_grant.c.until > now))
    ended = [row.id for row in found if row.until.time() != row.until.time().min]
    if ended:
        await connection.execute(update(_grant).where(_grant.c.id.in_(ended)).values(until=now))
