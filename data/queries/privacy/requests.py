"""Requests about personal data: those of a unit and below, and those whose clock runs out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.queries.units.succession import in_reach
from data.tables import DataRequest

_request = table_of(DataRequest)


async def unsettled(connection: AsyncConnection, unit_id: int, day: date, limit: int) -> Sequence[AnyRow]:
    """Read the open requests of a unit and below, the most pressing first."""
    mine = _request.c.closed_at.is_(None), _request.c.unit_id.in_(in_reach(unit_id, day))
    return (await connection.execute(select(_request).where(*mine).order_by(_request.c.act_by).limit(limit))).all()


async def count(connection: AsyncConnection, unit_id: int, day: date) -> int:
    mine = _request.c.closed_at.is_(None), _request.c.unit_id.in_(in_reach(unit_id, day))
    return await connection.scalar(select(func.count()).select_from(_request).where(*mine)) or 0


async def pressing(connection: AsyncConnection, answer: date, act: date) -> list[int]:
    """List the open requests to be answered, or to be done, by these days."""
    near = or_(_request.c.act_by <= act, _request.c.answered_at.is_(None) & (_request.c.answer_by <= answer))
    found = select(_request.c.id).where(_request.c.closed_at.is_(None), near).order_by(_request.c.id)
    return list((await connection.execute(found)).scalars())


async def mark(connection: AsyncConnection, request_id: int, now: datetime, values: dict[str, Any]) -> bool:
    """Write what became of an open request; `False` when it is closed."""
    here = update(_request).where(_request.c.id == request_id, _request.c.closed_at.is_(None))
    answered = {"answered_at": func.coalesce(_request.c.answered_at, now)}
    return (await connection.execute(here.values(**answered, **values))).rowcount == 1
