"""Statements that find one record, and what was last decided on it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import RecordKind, RecordState
from data.tables import Record, Review

_record, _review = table_of(Record), table_of(Review)


async def by_draft(connection: AsyncConnection, draft_id: str) -> int | None:
    return await connection.scalar(select(_record.c.id).where(_record.c.draft_id == draft_id))


async def by_code(connection: AsyncConnection, code: str) -> int | None:
    """Find a record of anybody by its code."""
    return await connection.scalar(select(_record.c.id).where(_record.c.code == code))


async def registered(
    connection: AsyncConnection,
    person_id: int,
    campaign: str,
    subject: str,
    round_: str,
    *,
    others: Collection[str] = (),
    since: datetime,
) -> AnyRow | None:
    """Return (code, subject) of what stands in the way of a person's own registering: neither withdrawn nor rejected.

    That is the same subject in the same round, or one of `others` that was handed in `since`.
    """
    same = (_record.c.subject == subject) & (_record.c.round == round_)
    besides = _record.c.subject.in_(others) & (_record.c.submitted_at >= since)
    found = select(_record.c.code, _record.c.subject).where(
        _record.c.person_id == person_id,
        _record.c.collective.is_(None),
        _record.c.campaign == campaign,
        or_(same, besides) if others else same,
        _record.c.kind != RecordKind.RESULT,
        _record.c.state.not_in([RecordState.WITHDRAWN, RecordState.REJECTED]),
    )
    return (await connection.execute(found.limit(1))).one_or_none()


async def last_review(connection: AsyncConnection, record_id: int) -> int | None:
    """Find the last decision on a record."""
    found = select(_review.c.id).where(_review.c.record_id == record_id)
    return await connection.scalar(found.order_by(_review.c.id.desc()).limit(1))
