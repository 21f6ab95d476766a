"""Statements about records: the queue of an officer, the list of a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import RecordKind, RecordState
from data.queries import desks
from data.queries.core import table_of
from data.queries.people import below
from data.tables import Record

_record = table_of(Record)


def queue(unit_ids: list[int], officer_id: int, now: datetime, days: int | None = None) -> Select[int]:
    """Select the records that wait for review, oldest first; never the officer's own.

    Those on the desks of these units (see `desks`), where a thing waits for `days`; without `days`, everything below.
    """
    if days is None:
        mine = _record.c.unit_id.in_(below(unit_ids, now))
    else:
        mine = desks.on_desks(_record.c.id, desks.waiting_records(), unit_ids, now, days)
    return (
        select(_record.c.id)
        .where(
            _record.c.state == RecordState.SUBMITTED,
            mine,
            _record.c.person_id != officer_id,
        )
        .order_by(_record.c.submitted_at, _record.c.id)
    )


async def count(connection: AsyncConnection, statement: Select[int]) -> int:
    return await connection.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0


async def own(
    connection: AsyncConnection, person_id: int, limit: int
) -> list[tuple[str, RecordKind, str, RecordState]]:
    """List a person's records, newest first: code, kind, subject, state."""
    statement = (
        select(_record.c.code, _record.c.kind, _record.c.subject, _record.c.state)
        .where(_record.c.person_id == person_id)
        .order_by(_record.c.id.desc())
        .limit(limit)
    )
    return [tuple(row) for row in (await connection.execute(statement)).all()]


async def of_kinds(
    connection: AsyncConnection, queue: Select[int], kinds: Collection[RecordKind], limit: int
) -> Sequence[int]:
    """List the first records of a queue that are of these kinds."""
    return (await connection.execute(queue.where(_record.c.kind.in_(kinds)).limit(limit))).scalars().all()
