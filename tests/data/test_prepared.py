"""Statements that are run on the driver give what SQLAlchemy gives, in the same transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import bindparam, event, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.failures import is_away
from data.engine.prepared import Prepared
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.queries.inbox import conversations
from data.tables import InboxUpdate, Unit
from tests.support.clock import TestClock

_unit, _inbox = table_of(Unit), table_of(InboxUpdate)
FINDING = select(_unit.c.id, _unit.c.join_code).where(_unit.c.code == bindparam("known"))
RENAMING = update(_unit).where(_unit.c.code == bindparam("known")).values(join_code=bindparam("fresh"))


async def test_a_conversation_is_read_and_written_alike_by_both(both: Writer) -> None:
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

    await both.run(job)


async def test_a_turn_is_written_with_its_mark_and_only_by_whose_the_update_is(both: Writer) -> None:
    async def job(work: Work) -> None:
        shared = {"channel": "telegram", "lane": "7", "raw": {}, "received_at": work.now, "worker": "own"}
        keys = await conversations.store_updates(work.connection, [{**shared, "external_id": name} for name in "1234"])
        contact = (await conversations.open_conversation(work.connection, "telegram", "7", work.now)).id
        written = {"screen": {"name": "á"}, "draft": {}, "changed_at": work.now, "shown": "9"}
        settle = partial(conversations.settle_turn, work.connection, contact, now=work.now)
        for seq, (update_id, worker, done) in enumerate(
            [
                (keys["1"], "own", True),
                (keys["1"], "own", False),
                (keys["2"], "other", False),
                (keys["2"], "own", True),
                (keys["3"], "own", True),
                (0, "own", False),
            ]
        ):
            values = {**written, "seq": seq, "hour": work.now, "hour_seq": 1}
            assert await settle(values, update_id=update_id, worker=worker, problem=f"p{seq}") is done
            if done:
                row = await conversations.open_conversation(work.connection, "telegram", "7", work.now)
                assert (row.seq, row.screen, row.shown) == (seq, {"name": "á"}, "9")
        found = (
            await work.connection.execute(select(_inbox.c.handled_at, _inbox.c.problem).order_by(_inbox.c.id))
        ).all()
        assert [tuple(row) for row in found] == [(work.now, f"p{seq}") for seq in (0, 3, 4)] + [(None, None)]

    await both.run(job)


async def test_it_counts_the_rows_that_it_met(both: Writer) -> None:
    rename = Prepared(RENAMING)

    async def job(work: Work) -> None:
        await work.add(Unit(code="A", join_code="A"))
        for known, count in (("A", 1), ("B", 0), ("A", 1)):
            assert await rename.run(work.connection, {"known": known, "fresh": f"{known}1"}) == count

    await both.run(job)


async def test_the_driver_runs_it_from_the_second_time_on(both: Writer) -> None:
    rename, heard = Prepared(RENAMING), list[str]()

    def hear(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        heard.append(statement)

    async def job(work: Work) -> None:
        await work.add(Unit(code="A", join_code="A"))
        event.listen(both.writes_on.sync_engine, "before_cursor_execute", hear)
        for _ in range(3):
            await rename.run(work.connection, {"known": "A", "fresh": "B"})
        event.remove(both.writes_on.sync_engine, "before_cursor_execute", hear)

    await both.run(job)
    assert len(heard) == 1


async def test_it_belongs_to_the_unit_of_work_also_where_it_is_the_first_statement_of_it(both: Writer) -> None:
    find, rename = Prepared(FINDING), Prepared(RENAMING)

    async def add(work: Work) -> None:
        await work.add(Unit(code="A", join_code="A"))

    async def change(work: Work) -> str:
        await rename.run(work.connection, {"known": "A", "fresh": "B"})
        row = await find.first(work.connection, {"known": "A"})
        return str(row.join_code)

    async def change_in_vain(work: Work) -> None:
        assert await change(work) == "B"
        raise KeyError

    async def look(work: Work) -> str:
        row = await find.first(work.connection, {"known": "A"})
        return str(row.join_code)

    await both.run(add)
    for _ in range(3):  # the first run with each engine, and later ones
        with pytest.raises(KeyError):
            await both.run(change_in_vain)
        assert await both.run(look) == "A"
    assert await both.run(change) == await both.run(look) == "B"


async def test_what_the_driver_refuses_is_raised_as_by_sqlalchemy_and_without_the_values(both: Writer) -> None:
    statement = Prepared(FINDING)

    async def job(work: Work) -> None:
        assert await statement.first(work.connection, {"known": "A"}) is None
        assert await statement.first(work.connection, {"known": "A"}) is None
        await work.connection.execute(text("ALTER TABLE unit RENAME TO away"))
        await statement.first(work.connection, {"known": "a-word-of-somebody"})

    with pytest.raises((OperationalError, ProgrammingError), match=r"no such table|does not exist") as refused:
        await both.run(job)
    assert "a-word-of-somebody" not in str(refused.value)
    assert not is_away(refused.value)


async def test_a_broken_rule_of_the_tables_is_told_as_one(both: Writer) -> None:
    rename = Prepared(RENAMING)

    async def job(work: Work) -> None:
        for code in "AB":
            await work.add(Unit(code=code, join_code=code))
            await rename.run(work.connection, {"known": code, "fresh": code})
        await rename.run(work.connection, {"known": "A", "fresh": "B"})

    with pytest.raises(IntegrityError):
        await both.run(job)


@pytest.mark.postgres
async def test_a_connection_that_is_cut_before_it_is_known_as_one(
    emptied_postgres: Callable[[], Awaitable[AsyncEngine]], clock: TestClock
) -> None:
    engine, find = await emptied_postgres(), Prepared(FINDING)

    async def look(work: Work) -> Any:
        return await find.first(work.connection, {"known": "A"})

    async def cut(work: Work) -> None:
        await look(work)
        await look(work)
        own = await work.connection.scalar(text("SELECT pg_backend_pid()"))
        async with engine.connect() as other:
            await other.execute(text("SELECT pg_terminate_backend(:own, 5000)"), {"own": own})
        await look(work)

    async with Writer(engine, clock.now) as writer:
        with pytest.raises(DBAPIError) as lost:
            await writer.run(cut)
        assert lost.value.connection_invalidated
        assert is_away(lost.value)
        assert await writer.run(look) is None
    await engine.dispose()
