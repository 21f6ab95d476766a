"""How often somebody did something in an hour or on a day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.tables import Tally

_tally = table_of(Tally)


async def add(connection: AsyncConnection, who: str, kind: str, since: datetime) -> int:
    """Count one more; returns how many there are by now."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    first = insert(_tally).values(who=who, kind=kind, since=since, count=1)
    one_more = first.on_conflict_do_update(
        index_elements=["who", "kind", "since"], set_={"count": _tally.c.count + 1}
    ).returning(_tally.c.count)
    return int((await connection.execute(one_more)).scalar_one())


async def count(connection: AsyncConnection, who: str, kind: str, since: datetime) -> int:
    """How many there are by now, without counting one more."""
    here = (_tally.c.who == who) & (_tally.c.kind == kind) & (_tally.c.since == since)
    return int(await connection.scalar(select(_tally.c.count).where(here)) or 0)


async def forget(connection: AsyncConnection, before: datetime) -> None:
    await connection.execute(delete(_tally).where(_tally.c.since < before))
