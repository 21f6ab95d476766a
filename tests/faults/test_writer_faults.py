"""The writer outlives whatever goes wrong inside it, and nobody waits for it in vain."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Job, Work, Writer, WriterClosedError
from data.tables import Unit
from tests.support.amounts import DEADLINE
from tests.support.clock import TestClock


def adding(code: str) -> Job[str]:
    async def job(work: Work) -> str:
        await work.add(Unit(code=code, join_code=code))
        return code

    return job


async def codes(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list((await connection.execute(text("SELECT code FROM unit ORDER BY code"))).scalars())


async def lose_the_transaction(work: Work) -> None:
    """What SQLite does by itself on a full disk: roll everything back, the savepoint included."""
    await work.connection.exec_driver_sql("ROLLBACK")
    raise OSError("the disk is full")


async def test_a_lost_transaction_is_told_to_everybody_in_it(writer: Writer, engine: AsyncEngine) -> None:
    async with asyncio.timeout(DEADLINE):
        results = await asyncio.gather(
            writer.run(adding("A")), writer.run(lose_the_transaction), writer.run(adding("B")), return_exceptions=True
        )
    assert isinstance(results[0], DBAPIError)
    assert isinstance(results[1], OSError)
    assert results[2] == "B"
    assert await writer.run(adding("C")) == "C"
    assert await codes(engine) == ["B", "C"]


async def test_a_broken_rule_of_the_tables_hits_its_own_unit_only(writer: Writer, engine: AsyncEngine) -> None:
    results = await asyncio.gather(
        writer.run(adding("A")), writer.run(adding("A")), writer.run(adding("B")), return_exceptions=True
    )
    assert isinstance(results[1], IntegrityError)
    assert await codes(engine) == ["A", "B"]
    assert "unit" in str(results[1])
    assert "'A'" not in str(results[1])  # a log must not repeat what people wrote


async def test_what_follows_a_commit_may_fail(writer: Writer, engine: AsyncEngine) -> None:
    async def job(work: Work) -> None:
        work.then.append(lambda: next(iter(())))
        await adding("A")(work)

    await writer.run(job)
    await writer.run(adding("B"))
    assert await codes(engine) == ["A", "B"]


async def test_a_failed_unit_has_no_followers(writer: Writer) -> None:
    called: list[str] = []

    async def job(work: Work) -> None:
        work.then.append(lambda: called.append("then"))
        raise KeyError

    with pytest.raises(KeyError):
        await writer.run(job)
    assert called == []


async def test_whoever_waits_for_a_stopped_writer_is_told(engine: AsyncEngine, clock: TestClock) -> None:
    never = asyncio.Event()

    async def hang(_: Work) -> None:
        await never.wait()

    async with Writer(engine, clock.now) as writer:
        waiting = [asyncio.create_task(writer.run(job)) for job in (adding("A"), hang, adding("B"))]
        await asyncio.sleep(0)
        while not writer._waiting or len(writer._waiting) > 1:  # noqa: ASYNC110 - until the second one hangs
            await asyncio.sleep(0)
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(result) for result in results] == [WriterClosedError] * 3
    assert await codes(engine) == []
    with pytest.raises(WriterClosedError):
        await writer.run(adding("C"))


async def test_whoever_has_given_up_has_no_effect(writer: Writer, engine: AsyncEngine) -> None:
    task = asyncio.create_task(writer.run(adding("A")))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await writer.run(adding("B"))
    assert await codes(engine) == ["B"]


async def test_a_database_that_another_process_holds_is_waited_for(writer: Writer, engine: AsyncEngine) -> None:
    async with engine.connect() as other:
        await other.exec_driver_sql("ROLLBACK")
        await other.exec_driver_sql("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(writer.run(adding("A")))
        await asyncio.sleep(0)
        assert not waiting.done()
        await other.exec_driver_sql("ROLLBACK")
        await other.exec_driver_sql("BEGIN")
    assert await waiting == "A"
