"""Statements about the criteria of titles that officers of issuing units entered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.tables import TitleCriteria

_criteria = table_of(TitleCriteria)


async def entered(connection: AsyncConnection, campaign: str, titles: Collection[str], day: date) -> Sequence[AnyRow]:
    """Read what was entered of some titles and holds from a day up to this one, what holds last at the end."""
    found = select(_criteria).where(
        _criteria.c.campaign == campaign,
        _criteria.c.title.in_(titles),
        _criteria.c.undone_at.is_(None),
        _criteria.c.valid_from <= day,
    )
    return (await connection.execute(found.order_by(_criteria.c.valid_from, _criteria.c.id))).all()


async def put(connection: AsyncConnection, row: Mapping[str, Any]) -> None:
    await connection.execute(insert(_criteria).values(row))


async def undo(connection: AsyncConnection, campaign: str, title: str, key: int, now: datetime) -> bool:
    """Take back what was entered; `False` when somebody has done so already."""
    last = update(_criteria).where(
        _criteria.c.id == key,
        _criteria.c.campaign == campaign,
        _criteria.c.title == title,
        _criteria.c.undone_at.is_(None),
    )
    return (await connection.execute(last.values(undone_at=now))).rowcount == 1
