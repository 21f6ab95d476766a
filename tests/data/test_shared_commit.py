"""Units that share a commit: run without savepoints, and again when one of them fails."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import select

from data.engine.batch import SHARED_COMMIT
from data.engine.connect import reading
from data.engine.journal import BEGUN, Entry, Journal
from data.engine.unit_of_work import Job, Work, Writer
from data.tables import Unit
from tests.support.clock import SATURDAY, TestClock
from tests.support.run_twice import run_every_unit_twice


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


class Counted:
    """A job that counts its runs and what follows its commit."""

    def __init__(self, code: str, problem: Exception | None = None) -> None:
        self.add, self.runs, self.followed = adding(code, problem), 0, 0

    async def __call__(self, work: Work) -> str:
        self.runs += 1
        work.then.append(self._follow)
        return await self.add(work)

    def _follow(self) -> None:
        self.followed += 1


def savepoints(writer: Writer) -> list[str]:
    """Collect the savepoints of units of work from now on."""
    found: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement == "SAVEPOINT unit_of_work":
            found.append(statement)

    event.listen(writer.writes_on.sync_engine, "before_cursor_execute", hear)
    return found


async def together(writer: Writer, jobs: list[Counted]) -> list[Any]:
    return await asyncio.gather(*(writer.run(job) for job in jobs), return_exceptions=True)


async def test_where_none_fails_each_runs_once_and_has_no_savepoint(writer: Writer) -> None:
    made, jobs = savepoints(writer), [Counted(f"U{number}") for number in range(10)]
    assert await together(writer, jobs) == [f"U{number}" for number in range(10)]
    assert made == []
    assert [(job.runs, job.followed) for job in jobs] == [(1, 1)] * 10


async def test_beside_one_that_fails_all_run_again_and_have_their_effect_once(
    writer: Writer, engine: AsyncEngine
) -> None:
    made = savepoints(writer)
    jobs = [Counted("A"), Counted("B"), Counted("C", ValueError("no")), Counted("D")]
    results = await together(writer, jobs)
    assert [str(result) for result in results] == ["A", "B", "no", "D"]
    assert await codes(engine) == {"A", "B", "D"}
    assert [job.runs for job in jobs] == [2, 2, 2, 1]  # the last had not begun
    assert [job.followed for job in jobs] == [1, 1, 0, 1]
    assert len(made) == 4


async def test_one_that_fails_alone_is_not_run_again(writer: Writer, engine: AsyncEngine) -> None:
    job = Counted("A", ValueError("no"))
    with pytest.raises(ValueError, match="no"):
        await writer.run(job)
    assert (job.runs, await codes(engine)) == (1, set())


async def test_a_flood_of_refusals_runs_one_batch_again(writer: Writer, engine: AsyncEngine) -> None:
    """What comes behind the first refusal runs behind savepoints at once, each unit once."""
    jobs = [Counted(f"U{number}", None if number % 3 else ValueError("no")) for number in range(1, 301)]
    results = await together(writer, jobs)
    assert [isinstance(result, ValueError) for result in results] == [number % 3 == 0 for number in range(1, 301)]
    assert await codes(engine) == {f"U{number}" for number in range(1, 301) if number % 3}
    assert sum(job.runs for job in jobs) == 303  # the first three ran twice
    assert sum(job.followed for job in jobs) == 200


@pytest.mark.postgres
async def test_those_who_wait_already_get_the_connection_and_nobody_holds_it_afterwards(
    emptied_postgres: Callable[[], Awaitable[AsyncEngine]], clock: TestClock
) -> None:
    engine, lent = await emptied_postgres(), list[Any]()
    pool: Any = engine.pool
    event.listen(pool, "checkout", lambda connection, *_: lent.append(connection))
    async with Writer(engine, clock.now) as writer:
        many = SHARED_COMMIT + 1  # two transactions
        assert len(await asyncio.gather(*(writer.run(adding(f"A{number}")) for number in range(many)))) == many
        assert len(lent) == 1
        assert pool.checkedout() == 0
        await writer.run(adding("B"))
        assert len(lent) == 2
    assert len(await codes(engine)) == many + 1
    await engine.dispose()


async def test_lines_of_the_journal_are_written_once(engine: AsyncEngine, tmp_path: Path) -> None:
    async def cut_off(work: Work) -> None:
        work.entries.append(Entry("cut_off", work.now, facts={"contact": 1}))

    journal = Journal(tmp_path)
    async with Writer(engine, lambda: SATURDAY, journal) as writer:
        failing = writer.run(adding("A", ValueError("no")))
        await asyncio.gather(writer.run(cut_off), failing, return_exceptions=True)
    assert [line.entry.kind for line in journal.lines()] == [BEGUN, "cut_off"]


async def pass_over_a_failure(work: Work) -> str:
    with contextlib.suppress(DBAPIError):
        await work.connection.execute(text("SELECT nothing FROM no_such_table"))
    return "done"


@pytest.mark.parametrize("with_another", [False, True])
async def test_a_failure_that_a_job_passes_over_is_no_silent_rollback(
    either: AsyncEngine, *, with_another: bool
) -> None:
    """PostgreSQL answers COMMIT in a failed transaction by rolling it back, and says nothing."""
    jobs: list[Job[str]] = [adding("A"), pass_over_a_failure] if with_another else [pass_over_a_failure]
    async with Writer(either, lambda: SATURDAY) as writer:
        results = await asyncio.gather(*(writer.run(job) for job in jobs), return_exceptions=True)
    committed = either.dialect.name == "sqlite"  # a statement that fails ends nothing there
    assert [isinstance(result, DBAPIError) for result in results] == [not committed] * len(jobs)
    assert await codes(either) == ({"A"} if committed and with_another else set())


async def test_a_transaction_that_a_job_loses_in_silence_is_told(writer: Writer, engine: AsyncEngine) -> None:
    """As SQLite does by itself on a full disk."""

    async def lose(work: Work) -> str:
        await adding("B")(work)
        await work.connection.exec_driver_sql("ROLLBACK")
        return "done"

    results = await asyncio.gather(writer.run(adding("A")), writer.run(lose), return_exceptions=True)
    assert all(isinstance(result, SQLAlchemyError) for result in results)
    assert await writer.run(adding("C")) == "C"
    assert await codes(engine) == {"C"}


async def test_each_unit_can_be_made_to_run_twice(
    writer: Writer, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the stories run all of theirs."""
    run_every_unit_twice(monkeypatch)
    jobs = [Counted("A"), Counted("B"), Counted("C", ValueError("no"))]
    assert [str(result) for result in await together(writer, jobs)] == ["A", "B", "no"]
    assert [(job.runs, job.followed) for job in jobs] == [(2, 1), (2, 1), (2, 0)]
    assert await codes(engine) == {"A", "B"}
