"""What whoever installed the program is to be told: kept until the administrator's line has carried it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, insert_or_pass, table_of
from data.tables import InstallerNotice

_notice = table_of(InstallerNotice)


async def keep(connection: AsyncConnection, key: str, code: str, unit_id: int, now: datetime) -> None:
    """Keep a notice, once for its key as long as it waits."""
    row = {"key": key, "code": code, "unit_id": unit_id, "at": now}
    await connection.execute(insert_or_pass(connection, _notice, ["key"]).values(row))


async def waiting(connection: AsyncConnection) -> Sequence[AnyRow]:
    """Read (key, code, unit_id) of what waits, the oldest first."""
    columns = (_notice.c.key, _notice.c.code, _notice.c.unit_id)
    return (await connection.execute(select(*columns).order_by(_notice.c.at, _notice.c.key))).all()


async def drop(connection: AsyncConnection, keys: Collection[str]) -> None:
    await connection.execute(delete(_notice).where(_notice.c.key.in_(keys)))
