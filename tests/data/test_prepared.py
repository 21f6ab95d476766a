"""Statements that are run on SQLite's driver give what SQLAlchemy gives."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, select, text, update
from sqlalchemy.exc import OperationalError

from data.engine.prepared import Prepared
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.queries.inbox import conversations
from data.tables import Unit

_unit = table_of(Unit)


async def test_a_conversation_is_read_and_written_alike_by_both(writer: Writer) -> None:
    """The first run with an engine is SQLAlchemy's own, the others are the driver's."""

    async def job(work: Work) -> None:
        first, *others = [
            await conversations.open_conversation(work.connection, "telegram", "7", work.now) for _ in range(4)
        ]
        statement = conversations._OPEN.statement
        row = (await work.connection.execute(statement, {"channel": "telegram", "external_id": "7"})).one()
        assert first.id == row.id
        assert [tuple(other) for other in others] == [tuple(row)] * 3
        assert [type(value) for value in others[-1]] == [type(value) for value in row]
        assert others[-1]._fields == tuple(row._fields)
        for seq in (11, 12):
            values = {"seq": seq, "screen": {"name": "á"}, "draft": {}, "changed_at": work.now, "shown": None}
            await conversations.store_turn(work.connection, row.id, {**values, "hour": work.now, "hour_seq": 1})
            found = await conversations.open_conversation(work.connection, "telegram", "7", work.now)
            assert (found.seq, found.screen, found.hour) == (seq, {"name": "á"}, work.now)

    await writer.run(job)


async def test_it_counts_the_rows_that_it_met(writer: Writer) -> None:
    rename = Prepared(update(_unit).where(_unit.c.code == bindparam("known")).values(join_code=bindparam("fresh")))

    async def job(work: Work) -> None:
        await work.add(Unit(code="A", join_code="A"))
        for known, count in (("A", 1), ("B", 0), ("A", 1)):
            assert await rename.run(work.connection, {"known": known, "fresh": f"{known}1"}) == count

    await writer.run(job)


async def test_what_the_driver_refuses_is_raised_as_by_sqlalchemy_and_without_the_values(writer: Writer) -> None:
    statement = Prepared(select(_unit.c.id).where(_unit.c.code == bindparam("known")))

    async def job(work: Work) -> None:
        assert await statement.first(work.connection, {"known": "A"}) is None
        assert await statement.first(work.connection, {"known": "A"}) is None
        await work.connection.execute(text("ALTER TABLE unit RENAME TO away"))
        await statement.first(work.connection, {"known": "a-word-of-somebody"})

    with pytest.raises(OperationalError, match="no such table") as told:
        await writer.run(job)
    assert "a-word-of-somebody" not in str(told.value)
