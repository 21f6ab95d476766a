"""What both state machines stand on: a database that every example finds empty, and units of work on it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from sqlalchemy import text

from data.engine.connect import open_engine
from data.engine.unit_of_work import Work, Writer
from tests.support.amounts import LONG, amount
from tests.support.clock import SATURDAY
from tests.support.keys import KEYS

T = TypeVar("T")


def exploring(short: int, long: int) -> settings:
    """In `make test` the same examples each time; in `make faults` others, with the lines that repeat a failure."""
    return settings(
        max_examples=amount(short, long),
        stateful_step_count=amount(40, 100),
        deadline=None,
        derandomize=not LONG,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        phases=list(Phase) if LONG else [Phase.generate],  # to find the shortest failure takes minutes
    )


class Ground:
    """The program's own writer on a database of its own, called from where there is no loop."""

    def __init__(self, runner: asyncio.Runner, writer: Writer) -> None:
        self._runner, self._writer = runner, writer
        self.moment = SATURDAY

    @property
    def now(self) -> datetime:
        return self.moment

    def passes(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)

    def do(self, job: Callable[[Work], Awaitable[T]]) -> T:
        """Run one unit of work. A failure of it fails the example."""
        return self._runner.run(self._do(job))

    async def _do(self, job: Callable[[Work], Awaitable[T]]) -> T:
        return await self._writer.run(job)

    def rows(self, statement: str) -> list[Any]:
        async def read(work: Work) -> list[Any]:
            return list((await work.connection.execute(text(statement))).all())

        return self.do(read)

    def empty(self) -> None:
        async def forget(work: Work) -> None:
            for table in ("outbox", "inbox", "conversation", "contact", "person"):
                await work.connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of this test

        self.do(forget)
        self.moment = SATURDAY


@contextmanager
def ground(url: str) -> Iterator[Ground]:
    """Open a migrated database for one test."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        holder: list[Ground] = []

        async def start() -> None:
            engine = open_engine(url, KEYS)
            stack.push_async_callback(engine.dispose)
            writer = await stack.enter_async_context(Writer(engine, lambda: holder[0].now))
            holder.append(Ground(runner, writer))

        runner.run(start())
        yield holder[0]
        runner.run(stack.aclose())
