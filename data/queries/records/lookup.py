"""Statements that find one record, and what was last decided on it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import RecordKind, RecordState
from data.tables import Record, Review

_record, _review = table_of(Record), table_of(Review)


async def by_draft(connection: AsyncConnection, draft_id: str) -> int | None:
    return await connection.scalar(select(_record.c.id).where(_record.c.draft_id == draft_id))


async def own(connection: AsyncConnection, person_id: int, code: str) -> int | None:
    """Find a record by its code if it is this person's."""
    mine = (_record.c.code == code, _record.c.person_id == person_id)
    return await connection.scalar(select(_record.c.id).where(*mine))


async def by_code(connection: AsyncConnection, code: str) -> int | None:
    """Find a record of anybody by its code."""
    return await connection.scalar(select(_record.c.id).where(_record.c.code == code))


async def registered(
    connection: AsyncConnection, person_id: int, campaign: str, subject: str, round_: str
) -> str | None:
    """Return the code of a person's registration of a subject in a round, unless it was withdrawn or rejected."""
    code: str | None = await connection.scalar(
        select(_record.c.code).where(
            _record.c.person_id == person_id,
            _record.c.campaign == campaign,
            _record.c.subject == subject,
            _record.c.round == round_,
            _record.c.kind != RecordKind.RESULT,
            _record.c.state.not_in([RecordState.WITHDRAWN, RecordState.REJECTED]),
        )
    )
    return code


async def last_review(connection: AsyncConnection, record_id: int) -> int | None:
    """Find the last decision on a record."""
    found = select(_review.c.id).where(_review.c.record_id == record_id)
    return await connection.scalar(found.order_by(_review.c.id.desc()).limit(1))
