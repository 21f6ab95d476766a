"""The unit of work and the one writer of a process.

Everything that changes the database goes through `Writer.run`: first come, first served. Units of work that wait
together share one commit, and nobody gets a result before that commit is on the disk. SQLite allows one writer at a
time anyway; a pool of writing connections ends in "database is locked".

They share a transaction without savepoints, for most of them do not fail. When one does, the transaction is rolled back
and all of them are run again, each behind a savepoint. So a job may be run twice: what it does outside of the database
it leaves to `Work.then`, to `Work.entries` and to whoever asked for it (data/engine/batch.py).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from data.engine.batch import Batch, Unit
from data.engine.connect import WRITER, Reading, reading_aside, writing
from data.engine.failures import Health
from data.engine.journal import Entry, Journal
from data.engine.operator import Operator
from data.queries import journal_mark

READINGS = 8
"""A unit that wants more of them never finds what it has asked for: its keys differ from run to run."""

T = TypeVar("T")
Job = Callable[["Work"], Awaitable[T]]


@dataclass
class Work:
    """One unit of work: all of it is committed, or nothing is."""

    connection: AsyncConnection
    now: datetime
    then: list[Callable[[], None]] = field(default_factory=list)  # called after the commit
    entries: list[Entry] = field(default_factory=list)  # for the journal; see domain/journal.py
    operator: Operator | None = None  # of a command; the running program has none
    readings: dict[Hashable, Any] = field(default_factory=dict)  # what was read before this unit, by key
    _session: AsyncSession | None = None

    @property
    def session(self) -> AsyncSession:
        """Entities, for whatever is rare. Hot paths use `connection` with the named queries."""
        if self._session is None:
            self._session = AsyncSession(
                self.connection,
                expire_on_commit=False,
                join_transaction_mode="create_savepoint",
            )
        return self._session

    def read_before(self, key: Hashable, read: Reading[T]) -> T:
        """Return what takes longer to read than a unit may hold everybody else up, as a count of all members.

        `key` names all that it depends on but the moment. Raises `UnreadError` the first time: the unit is undone, that
        is read beside the writer, and the unit run again. So it knows nothing of what this unit has changed.
        """
        if key not in self.readings:
            raise UnreadError(key, read)
        found: T = self.readings[key]
        return found

    async def add(self, entity: SQLModel) -> None:
        """Insert an entity at once, so that its key is known."""
        self.session.add(entity)
        await self.session.flush()

    async def settle(self) -> None:
        """Write out what the session still holds."""
        if self._session is not None:
            await self._session.commit()  # of its savepoint: the transaction is the writer's

    async def close(self) -> None:
        """Let go of the entities; what was not settled is undone."""
        if self._session is not None:
            self._session.expunge_all()
            await self._session.close()


class UnreadError(Exception):
    """A unit of work wants something read before it is run; see `Work.read_before`."""

    def __init__(self, key: Hashable, read: Reading[Any]) -> None:
        super().__init__(key)
        self.key, self.read = key, read


class WriterClosedError(Exception):
    """The writer stopped before this unit of work was committed: nothing of it remains."""


class Writer:
    """Runs units of work one by one on one connection. Use as an async context manager.

    `journal`: where a unit's entries are written right before its commit. `operator`: who runs a command.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        now: Callable[[], datetime],
        journal: Journal | None = None,
        operator: Operator | None = None,
    ) -> None:
        self.operator = operator
        self.engine = engine
        self.journal = journal
        self.writes_on = engine
        self.now = now
        self._waiting: deque[Unit] = deque()
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._health = Health()
        self._careful = 0  # units that are still to be run behind savepoints
        self._kept: AsyncConnection | None = None  # from one transaction to the next

    async def __aenter__(self) -> Self:
        self.writes_on = writing(self.engine)
        self._task = asyncio.create_task(self._serve(), name="writer")
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop; whoever still waits is told so instead of waiting for ever."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        while self._waiting:
            self._waiting.popleft().fail(WriterClosedError())
        await self._let_go()
        if self.writes_on is not self.engine:
            await self.writes_on.dispose()

    async def run(self, job: Job[T]) -> T:
        """Run `job` as one unit of work and return its result once it is committed.

        Whatever the job raises is raised here, and nothing that it did remains. Raises `WriterClosedError`.
        """
        readings: dict[Hashable, Any] = {}
        while True:
            try:
                return await self._run(job, readings)
            except UnreadError as wanted:
                if len(readings) >= READINGS:
                    raise
                async with reading_aside(self.engine) as connection:
                    readings[wanted.key] = await wanted.read(connection)

    async def _run(self, job: Job[T], readings: dict[Hashable, Any]) -> T:
        if self._task is None:
            raise WriterClosedError
        unit = Unit(job, asyncio.get_running_loop().create_future(), readings=readings)
        self._waiting.append(unit)
        self._wake.set()
        result: T = await unit.done
        return result

    async def _serve(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                await self._commit_together()
            if self.writes_on is self.engine:  # a server may cut it by the next time: the pool asks before it lends it
                await self._let_go()

    async def _commit_together(self) -> None:
        """Run what waits in one transaction. If the database itself fails, everybody in it hears of it."""
        batch = Batch(self._waiting, self._open, self._careful)
        try:
            await self._run_batch(batch)
        except Exception as problem:  # noqa: BLE001 - the writer outlives every failure of the database
            self._health.failed(problem)
            if not batch.units and self._waiting:
                batch.units.append(self._waiting.popleft())
            for unit in batch.units:
                unit.fail(problem)
        except BaseException:
            for unit in batch.units:
                unit.fail(WriterClosedError())
            raise
        else:
            self._health.worked()
            self._careful = batch.careful
            for unit in batch.units:
                if unit.held:
                    unit.succeed()

    async def _run_batch(self, batch: Batch) -> None:
        async with self._transaction() as connection:
            await batch.run(connection)
            entries = [entry for unit in batch.units if unit.held for entry in unit.entries]
            if entries and self.journal is not None:  # most commits have none
                await journal_mark.write(connection, self.journal, entries, self.now())

    def _open(self, connection: AsyncConnection, unit: Unit) -> Work:
        return Work(connection, self.now(), unit.then, unit.entries, self.operator, unit.readings)

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection]:
        connection, self._kept = self._kept or await self._connect(), None
        try:
            await connection.begin()
            yield connection
            await connection.commit()
        except BaseException:
            await connection.invalidate()  # nobody knows what state it is in
            await connection.close()
            raise
        self._kept = connection

    async def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            await kept.close()

    async def _connect(self) -> AsyncConnection:
        plain = await self.writes_on.connect()
        return await plain.execution_options(**{WRITER: True})
