"""Closing letters, and forgetting what stood in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Update, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, once, table_of
from data.tables import MemberLetter, Push
from data.types import Id, Instant

_letter, _push = table_of(MemberLetter), table_of(Push)
_OPEN = _letter.c.closed_at.is_(None)


async def open_of(connection: AsyncConnection, person_id: int) -> Sequence[AnyRow]:
    """Read (id, person_id, above, kept_from) of somebody's open letters."""
    columns = (_letter.c.id, _letter.c.person_id, _letter.c.above, _letter.c.kept_from)
    return (await connection.execute(select(*columns).where(_letter.c.person_id == person_id, _OPEN))).all()


async def writer_of_push(connection: AsyncConnection, push_id: int) -> int | None:
    """Return whose letter a push carries: its writer may have become another person since it was sent."""
    return await connection.scalar(select(_push.c.about_id).where(_push.c.id == push_id))


async def close(
    connection: AsyncConnection, ids: Collection[int], officer_id: int | None, now: datetime, *, answered: bool = False
) -> list[int]:
    """Close letters; returns those that were open until now."""
    closed = update(_letter).where(_letter.c.id.in_(ids), _OPEN)
    values = {"closed_at": now, "closed_by": officer_id, "answered": answered}
    return list((await connection.execute(closed.values(values).returning(_letter.c.id))).scalars())


async def raise_to(connection: AsyncConnection, letter_id: int, unit_id: int, now: datetime) -> None:
    """Let a letter lie at a unit above as well; its own unit: nobody is above yet."""
    raised = update(_letter).where(_letter.c.id == letter_id)
    await connection.execute(raised.values(raised_to=unit_id, raised_at=now))


async def stop(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """Close what somebody wrote who takes no part any more."""
    await connection.execute(update(_letter).where(_letter.c.person_id == person_id, _OPEN).values(closed_at=now))


async def erase(connection: AsyncConnection, person_id: int) -> None:
    await connection.execute(delete(_letter).where(_letter.c.person_id == person_id))


async def forget(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Empty letters that were closed before a moment; returns how many. That there was one, and until when, stays."""
    return (await connection.execute(*_forget(before=before, limit=limit))).rowcount


@once(before=Instant(), limit=Id)
def _forget(before: Any, limit: Any) -> Update:
    old = select(_letter.c.id).where(_letter.c.closed_at < before, _letter.c.text != "").limit(limit)
    return update(_letter).where(_letter.c.id.in_(old)).values(text="")
