"""Statements about how far the database has come with its journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.journal import Entry, Journal
from data.engine.statements import insert_or_pass, table_of
from data.tables import JournalMark

_mark = table_of(JournalMark)


class Mark(NamedTuple):
    """The last line that the database holds, and the lines that it is known to lack."""

    number: int = 0
    missing_after: int | None = None
    missing_upto: int | None = None


async def read(connection: AsyncConnection) -> Mark:
    columns = (_mark.c[name] for name in Mark._fields)
    row = (await connection.execute(select(*columns))).one_or_none()
    return Mark(*row) if row else Mark()


async def write(connection: AsyncConnection, journal: Journal, entries: Sequence[Entry], now: datetime) -> None:
    """Write a commit's lines, and their last number into that commit. Raises `OSError`: then nothing is committed.

    The mark is locked before the file grows, so that of several processes one commit at most is without its number:
    after a power loss that is a kill in between, and no database that is older than its journal.
    """
    await advance(connection, 0)
    await advance(connection, journal.append(entries, (await read(connection)).number, now))


async def advance(connection: AsyncConnection, number: int) -> None:
    """Note a line in the commit that it belongs to; of two machines the later number stays."""
    further = case((_mark.c.number < number, number), else_=_mark.c.number)
    if not (await connection.execute(update(_mark).values(number=further))).rowcount:
        await connection.execute(insert_or_pass(connection, _mark, ["id"]).values(id=1, number=number))


async def note_missing(connection: AsyncConnection, after: int, upto: int) -> None:
    """Note that lines are missing, before later ones hide it; what was noted first stays."""
    await advance(connection, 0)
    first = update(_mark).values(
        missing_after=case((_mark.c.missing_after.is_(None), after), else_=_mark.c.missing_after)
    )
    await connection.execute(first.values(missing_upto=upto))


async def set_done(connection: AsyncConnection, number: int) -> None:
    """Note that nothing is missing up to a line."""
    await advance(connection, number)
    await connection.execute(update(_mark).values(missing_after=None, missing_upto=None))
