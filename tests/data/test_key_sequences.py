"""A key is given once: by SQLite as by PostgreSQL, after rows were deleted, after an update, after a restore."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import SQLModel

from data.engine import key_sequences, schema
from data.engine.connect import WRITER
from data.queries.inbox import conversations
from data.queries.inbox.conversations import first_number
from data.types import HANOI
from tests.support.migrations import nothing

__all__ = ["nothing"]

NOW = datetime(2021, 3, 1, 8, tzinfo=HANOI)
NEVER_DELETED = {
    "inbox": "a row is emptied, and stays so that its update is never handled twice",
    "audit_entry": "the database refuses to delete from it",
}
CONTACT = (
    "INSERT INTO contact (channel, external_id, state, written_at) "
    "VALUES ('telegram', :who, 'active', '2021-03-01 00:00:00') RETURNING id"
)
FILE = (
    "INSERT INTO attachment (sha256, media_type, size, name, added_at) "
    "VALUES ('a', 'b', 1, 'c', '2021-03-01 00:00:00') RETURNING id"
)
NEXT_PUSH = {
    "sqlite": "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'outbox'",
    "postgresql": "SELECT nextval('outbox_id_seq')",
}


def counted() -> list[Table]:
    """List the tables with a key that the database counts."""
    tables = SQLModel.metadata.sorted_tables
    return [table for table in tables if table.autoincrement_column is not None and "id" in table.c]


@pytest.mark.parametrize("table", counted(), ids=lambda table: table.name)
def test_every_counted_key_is_given_once(table: Table) -> None:
    assert bool(table.dialect_options["sqlite"]["autoincrement"]) is (table.name not in NEVER_DELETED)


async def test_the_migrated_tables_are_the_declared_ones(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"))
        assert set(found.scalars()) == {table.name for table in counted()} - set(NEVER_DELETED)


async def add_contact(connection: AsyncConnection, who: str) -> int:
    return int((await connection.execute(text(CONTACT), {"who": who})).scalar_one())


def writing(engine: AsyncEngine) -> Any:
    return engine.execution_options(**{WRITER: True}).begin()


async def test_the_key_of_a_deleted_row_is_not_given_again(either: AsyncEngine) -> None:
    async with writing(either) as connection:
        first = await add_contact(connection, "1")
        await connection.execute(text("DELETE FROM contact"))
        assert await add_contact(connection, "2") > first == 1


async def test_an_update_goes_on_beyond_the_keys_of_rows_that_are_gone(nothing: AsyncEngine) -> None:
    """A draft from before the update names the file 3, the only one, which is deleted already."""
    await schema.upgrade(nothing, "0012")
    async with writing(nothing) as connection:
        kept = await add_contact(connection, "1")
    await schema.upgrade(nothing)
    async with writing(nothing) as connection:
        made = await connection.execute(text(FILE))
        assert made.scalar_one() > 3 or nothing.dialect.name != "sqlite"  # PostgreSQL's sequence knows the three
        assert await add_contact(connection, "2") > kept
        for phase in ("1", "2"):  # the version before holds 32 characters of a mark
            mark = text("INSERT INTO tick_mark (name, day) VALUES (:name, '2021-03-01')")
            await connection.execute(mark, {"name": f"figures:{'x' * 40}:{'y' * 39}{phase}"})
    await schema.downgrade(nothing, "0012")
    async with nothing.connect() as connection:
        assert len((await connection.execute(text("SELECT id FROM contact"))).all()) == 2


async def screen(connection: AsyncConnection, who: str, now: datetime) -> tuple[int, int]:
    """Open a conversation; returns the keys of its contact and of its screen."""
    row = await conversations.open_conversation(connection, "telegram", who, now)
    return row.id, row.seq


async def test_nothing_of_the_time_that_a_restore_loses_is_given_again(either: AsyncEngine) -> None:
    """Phones still hold what was sent after the backup: screens, contacts in links, pushes."""
    async with writing(either) as connection:
        old, seq = await screen(connection, "1", NOW)
    lost = NOW + timedelta(days=1)
    async with writing(either) as connection:
        gone, gone_seq = await screen(connection, "2", lost)
        await connection.execute(text("DELETE FROM conversation WHERE contact_id = :gone"), {"gone": gone})
        await connection.execute(text("DELETE FROM contact WHERE id = :gone"), {"gone": gone})
        if either.dialect.name == "sqlite":  # as the backup has it
            await connection.execute(text("UPDATE sqlite_sequence SET seq = :old WHERE name = 'contact'"), {"old": old})
    restored = lost + timedelta(hours=1)
    async with writing(either) as connection:
        await key_sequences.move_ahead(connection, restored)
        assert (await screen(connection, "1", restored))[1] > max(seq, first_number(lost) + 3000)
        back, back_seq = await screen(connection, "2", restored)
        assert back > gone
        assert back_seq > gone_seq
        assert await add_contact(connection, "3") > back
        assert (await connection.execute(text(NEXT_PUSH[either.dialect.name]))).scalar_one() > key_sequences.APART


async def test_who_was_left_without_an_answer_still_is_after_a_restore(either: AsyncEngine) -> None:
    async with writing(either) as connection:
        answered, _ = await screen(connection, "1", NOW)
        waiting, seq = await screen(connection, "2", NOW)
        turn = {
            "seq": seq + 1,
            "screen": {},
            "draft": {},
            "changed_at": NOW,
            "shown": None,
            "hour": NOW,
            "hour_seq": seq,
        }
        await conversations.store_turn(connection, waiting, turn)
        await key_sequences.move_ahead(connection, NOW)
        assert (await connection.scalar(text("SELECT count(hour) FROM conversation"))) == 0  # answers are counted anew
        rows = await connection.execute(text("SELECT contact_id, answered = seq FROM conversation"))
        assert {key: bool(same) for key, same in rows} == {answered: True, waiting: False}
