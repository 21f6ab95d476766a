"""The unit of work: all or nothing, one commit for those who wait together, no network inside."""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import select

from data.engine import inline_sqlite
from data.engine.connect import Reading, reading
from data.engine.inline_sqlite import LONG
from data.engine.network_guard import NetworkInsideWorkError, forbid_inside_work
from data.engine.unit_of_work import Job, UnreadError, Work, Writer, WriterClosedError
from data.tables import AuditEntry, Unit


def adding(code: str, problem: Exception | None = None) -> Job[str]:
    async def job(work: Work) -> str:
        await work.add(Unit(code=code, join_code=code))
        if problem:
            raise problem
        return code

    return job


async def codes(engine: AsyncEngine) -> set[str]:
    async with reading(engine) as session:
        return set((await session.exec(select(Unit.code))).all())


async def test_a_job_that_fails_leaves_nothing_and_its_neighbours_stay(writer: Writer, engine: AsyncEngine) -> None:
    results = await asyncio.gather(
        writer.run(adding("A")),
        writer.run(adding("B", ValueError("no"))),
        writer.run(adding("C")),
        return_exceptions=True,
    )
    assert results[0] == "A"
    assert isinstance(results[1], ValueError)
    assert results[2] == "C"
    assert await codes(engine) == {"A", "C"}


async def test_those_who_wait_together_share_one_commit(writer: Writer, engine: AsyncEngine) -> None:
    commits: list[object] = []
    event.listen(writer.writes_on.sync_engine, "commit", commits.append)
    await asyncio.gather(*(writer.run(adding(f"U{number}")) for number in range(50)))
    assert len(await codes(engine)) == 50
    assert len(commits) == 1


async def test_nobody_is_answered_before_the_commit(writer: Writer) -> None:
    order: list[str] = []
    event.listen(writer.writes_on.sync_engine, "commit", lambda _: order.append("commit"))

    async def job(work: Work) -> None:
        work.then.append(lambda: order.append("then"))
        await work.add(Unit(code="A", join_code="A"))

    await writer.run(job)
    order.append("answer")
    assert order == ["commit", "then", "answer"]


async def test_a_commit_that_fails_is_told_to_everybody_in_it(writer: Writer, engine: AsyncEngine) -> None:
    def refuse(_: object) -> None:
        msg = "the disk is full"
        raise OSError(msg)

    event.listen(writer.writes_on.sync_engine, "commit", refuse)
    results = await asyncio.gather(writer.run(adding("A")), writer.run(adding("B")), return_exceptions=True)
    assert [type(result) for result in results] == [OSError, OSError]
    event.remove(writer.writes_on.sync_engine, "commit", refuse)
    assert await writer.run(adding("C")) == "C"
    assert await codes(engine) == {"C"}


async def test_the_network_is_refused_inside(writer: Writer) -> None:
    async def job(_: Work) -> None:
        forbid_inside_work()

    with pytest.raises(NetworkInsideWorkError):
        await writer.run(job)
    forbid_inside_work()


async def test_the_audit_trail_is_only_added_to(writer: Writer) -> None:
    async def write(work: Work) -> None:
        await work.add(AuditEntry(at=work.now, action="joined", subject="person:1"))

    await writer.run(write)
    for statement in ("UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"):

        async def tamper(work: Work, statement: str = statement) -> None:
            await work.connection.execute(text(statement))

        with pytest.raises(DBAPIError, match="only added to"):
            await writer.run(tamper)


async def test_rows_of_a_long_statement_are_fetched_beside_everybody_else(writer: Writer) -> None:
    """SQLite finds the rows while they are fetched: the thread that fetched them tells its name in each."""
    fetched: set[int] = set()

    def seen_by(row: int) -> int:
        fetched.add(threading.get_ident())
        return row

    async def look(work: Work) -> list[Any]:
        raw = await work.connection.get_raw_connection()
        assert raw.driver_connection is not None
        raw.driver_connection.create_function("seen_by", 1, seen_by)
        many = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 300) SELECT seen_by(x) FROM n"
        return list((await work.connection.execute(text(many), execution_options={LONG: True})).scalars())

    assert await writer.run(look) == list(range(1, 301))
    assert fetched
    assert threading.get_ident() not in fetched


@pytest.mark.parametrize(("hold", "turns"), [(0.0, 20), (float("inf"), 0)])
async def test_statements_that_hold_the_loop_leave_turns_for_everybody_else(
    writer: Writer, monkeypatch: pytest.MonkeyPatch, hold: float, turns: int
) -> None:
    """Only on SQLite: a driver that waits for a server leaves a turn at every statement."""
    monkeypatch.setattr(inline_sqlite, "HOLD", hold)
    loop, left = asyncio.get_running_loop(), 0

    def count() -> None:
        nonlocal left
        left += 1
        loop.call_soon(count)

    async def job(work: Work) -> int:
        loop.call_soon(count)
        before = left
        for _ in range(20):
            await work.connection.execute(text("SELECT 1"))
        return left - before

    assert await writer.run(job) == turns


async def test_what_takes_long_to_read_is_read_while_others_write(writer: Writer, engine: AsyncEngine) -> None:
    """The unit that wants it is undone until it is read, and nobody waits for it meanwhile."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def count(connection: AsyncConnection) -> int:
        begun.set()
        await go_on.wait()
        return int(await connection.scalar(text("SELECT count(*) FROM unit")) or 0)

    async def job(work: Work) -> int:
        await work.add(Unit(code="L", join_code="L"))
        return work.read_before("how many", count)

    long = asyncio.create_task(writer.run(job))
    await begun.wait()
    await writer.run(adding("A"))
    assert await codes(engine) == {"A"}
    go_on.set()
    assert await long == 1  # not itself: it is undone while it is counted
    assert await codes(engine) == {"A", "L"}


async def test_who_asks_for_something_else_each_time_is_stopped(writer: Writer, engine: AsyncEngine) -> None:
    async def nothing(_: AsyncConnection) -> None:
        """Read nothing."""

    with pytest.raises(UnreadError):
        await writer.run(lambda work: _ask(work, object(), nothing))
    assert await codes(engine) == set()


async def test_what_is_read_aside_is_planned_for_its_values_and_nothing_else_is(both: Writer) -> None:
    """PostgreSQL keeps one plan for any values from the sixth run on, which reads a wide span row by row."""
    if both.engine.dialect.name == "sqlite":
        return

    async def plans(connection: AsyncConnection) -> str:
        return str(await connection.scalar(text("SHOW plan_cache_mode")))

    async def aside(work: Work) -> str:
        return work.read_before("plans", plans)

    assert await both.run(aside) == "force_custom_plan"
    assert await both.run(lambda work: plans(work.connection)) == "auto"
    async with both.engine.connect() as connection:  # the same connection of the pool: it was for that one transaction
        assert await plans(connection) == "auto"


async def _ask(work: Work, key: object, read: Reading[None]) -> None:
    await work.add(Unit(code="A", join_code="A"))
    work.read_before(key, read)


async def test_whoever_is_cancelled_waits_for_the_statement_that_runs(writer: Writer) -> None:
    """SQLite's connection is closed by the cancelling, and under a running statement that would end the process."""
    counted = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT max(i) FROM n"
    begun = asyncio.Event()

    async def long(work: Work) -> None:
        begun.set()
        await work.connection.execute(text(counted), execution_options={LONG: True})

    running = asyncio.create_task(writer.run(long))
    await begun.wait()
    await writer.__aexit__()
    with pytest.raises(WriterClosedError):
        await running
    assert not [thread for thread in threading.enumerate() if _runs_a_statement(thread)]


def _runs_a_statement(thread: threading.Thread) -> bool:
    frame = sys._current_frames().get(thread.ident or 0)
    return frame is not None and frame.f_code.co_name == "_all_of"
