"""Making what was erased unreadable in the database's own files too."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine


async def compact(engine: AsyncEngine) -> bool:
    """Write the SQLite file anew and empty its write-ahead log. PostgreSQL's autovacuum does the like by itself.

    `secure_delete` (data/engine/connect.py) overwrites what is deleted at once. It is not enough: when SQLite splits a
    page, it leaves copies of the moved rows in the gap of the old one, and the log keeps the pages as they were before.
    Whoever writes meanwhile waits (busy_timeout) and tries again: so this belongs into the night. `False`: somebody
    still read, so the log could not be emptied.
    """
    if engine.dialect.name != "sqlite":
        return True
    async with engine.connect() as connection:
        await connection.run_sync(_plainly, "VACUUM")
        ((held, *_),) = await connection.run_sync(_plainly, "PRAGMA wal_checkpoint(TRUNCATE)")
    return not held


def _plainly(connection: Connection, statement: str) -> list[Any]:
    """Run it on the driver's connection, where no transaction is begun around it."""
    cursor = connection.connection.cursor()
    cursor.execute(statement)
    rows = list(cursor.fetchall())
    cursor.close()
    return rows
