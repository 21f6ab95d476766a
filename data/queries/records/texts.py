"""Statements about what a record said before it was changed, and what was decided on it meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, insert_or_pass, table_of
from data.tables import RecordText, Review

_text, _review = table_of(RecordText), table_of(Review)


async def keep(
    connection: AsyncConnection, record_id: int, version: int, answers: Mapping[str, Any], now: datetime
) -> None:
    """Keep what a record said in a version that is over."""
    row = {"record_id": record_id, "version": version, "answers": dict(answers), "replaced_at": now}
    await connection.execute(insert_or_pass(connection, _text, ["record_id", "version"]).values(row))


async def before(connection: AsyncConnection, record_id: int, limit: int) -> Sequence[AnyRow]:
    """Read (version, answers, replaced_at) of the versions that are over, the newest first."""
    columns = (_text.c.version, _text.c.answers, _text.c.replaced_at)
    found = select(*columns).where(_text.c.record_id == record_id).order_by(_text.c.version.desc()).limit(limit)
    return (await connection.execute(found)).all()


async def count(connection: AsyncConnection, record_id: int) -> int:
    """Count the versions that are over and kept."""
    return await connection.scalar(select(func.count()).where(_text.c.record_id == record_id)) or 0


async def decided(connection: AsyncConnection, record_id: int, limit: int) -> Sequence[AnyRow]:
    """Read (action, reason, at) of what was decided on a record, the newest first."""
    columns = (_review.c.action, _review.c.reason, _review.c.at)
    found = select(*columns).where(_review.c.record_id == record_id).order_by(_review.c.id.desc()).limit(limit)
    return (await connection.execute(found)).all()
