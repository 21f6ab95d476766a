"""Numbers that must not be given a second time, although the database forgot that it gave them.

A backup that is brought back is older than what phones hold: buttons and links name screens, pushes and contacts of the
time that is lost. The next numbers lie beyond all of those, so whatever is tapped is an old button. What is typed
names no number, so every conversation notes that nobody knows which screen its phone shows.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, func, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.queries.inbox.conversations import SHOWN_UNKNOWN, first_number
from data.tables import Conversation

APART = 1_000_000
"""Keys that the lost time cannot have used up."""

SCREENS_APART = 1000

_conversation = table_of(Conversation)
_COUNTED = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"


async def move_ahead(connection: AsyncConnection, now: datetime) -> None:
    """Move every sequence, and the number of every stored screen, beyond what the lost time can have given."""
    await (_move_sqlite(connection) if connection.dialect.name == "sqlite" else _move_postgres(connection))
    seq = _conversation.c.seq
    later = case((seq < first_number(now), first_number(now)), else_=seq) + SCREENS_APART
    unanswered = case((_conversation.c.answered < seq, _conversation.c.answered), else_=later)
    moved = {"seq": later, "answered": unanswered, "hour": None, "shown": SHOWN_UNKNOWN}
    await connection.execute(update(_conversation).values(**moved))


async def _move_sqlite(connection: AsyncConnection) -> None:
    for name in (await connection.execute(text(_COUNTED))).scalars().all():
        known = text("UPDATE sqlite_sequence SET seq = seq + :apart WHERE name = :name")
        if not (await connection.execute(known, {"apart": APART, "name": name})).rowcount:
            new = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :apart)")
            await connection.execute(new, {"apart": APART, "name": name})


async def _move_postgres(connection: AsyncConnection) -> None:
    listed = text("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = current_schema()")
    for name, last in (await connection.execute(listed)).all():
        await connection.execute(func.setval(name, (last or 0) + APART).select())
