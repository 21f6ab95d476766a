"""Units of work that share a transaction and its commit, and what becomes of the others when one fails.

They run without savepoints, for most of them do not fail. When one does, the transaction is rolled back and all of them
are run again, each behind a savepoint: so a job may be run twice (docs/decisions/0037).
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.failures import is_away
from data.engine.journal import Entry
from data.engine.lost_transaction import demand_transaction, demand_unbroken
from data.engine.network_guard import inside_work

log = logging.getLogger(__name__)

SHARED_COMMIT = 64
"""At most so many units of work share a commit: enough to hide the disk, few enough to answer soon."""

CAREFUL = 256
"""So many units are run behind savepoints at once after one has failed beside others: refusals come in floods."""


class OpenWork(Protocol):
    """What a job is given."""

    async def settle(self) -> None: ...

    async def close(self) -> None: ...


@dataclass
class Unit:
    """A unit of work on its way: it ends by its own failure, or with the commit that holds it."""

    job: Callable[[Any], Awaitable[Any]]
    done: asyncio.Future[Any]
    result: Any = None
    then: list[Callable[[], None]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    held: bool = False  # the transaction holds what it did
    readings: dict[Hashable, Any] = field(default_factory=dict)  # what was read before it

    def begin(self) -> None:
        """Forget what an earlier run left, which was rolled back."""
        self.then, self.entries, self.held = [], [], False

    def fail(self, problem: BaseException) -> None:
        if not self.done.done():
            self.done.set_exception(problem)

    def succeed(self) -> None:
        if not self.done.done():  # a cancelled caller does not wait for it any more
            self.done.set_result(self.result)
        for call in self.then:
            try:
                call()
            except Exception:
                log.exception("what follows a commit failed")


@dataclass
class Batch:
    """`careful`: how many units are to be run behind savepoints at once; it is left as the next batch needs it."""

    waiting: deque[Unit]
    open_work: Callable[[AsyncConnection, Unit], OpenWork]
    careful: int = 0
    units: list[Unit] = field(default_factory=list)

    async def run(self, connection: AsyncConnection) -> None:
        """Run what waits. What a unit raises is told to its caller; raises what is a failure of the database itself."""
        if self.careful or not await self._together(connection):
            await self._apart(connection)

    def _next(self) -> Unit | None:
        """Take the next unit into the batch; `None` when nobody waits, or no more have room in it."""
        while self.waiting and len(self.units) < SHARED_COMMIT:
            unit = self.waiting.popleft()
            if not unit.done.cancelled():  # its caller has given up
                self.units.append(unit)
                return unit
        return None

    async def _together(self, connection: AsyncConnection) -> bool:
        """Run what waits without savepoints. False: one failed, and the batch, rolled back, is to be run again.

        One that fails alone has no others to be run again, and is told at once.
        """
        problem: Exception | None = None
        while problem is None and (unit := self._next()) is not None:
            problem = await self._run(connection, unit)
        problem = problem or await _broken(connection)
        if problem is None:
            return True
        await connection.rollback()
        await connection.begin()
        if len(self.units) > 1:
            return False
        self.units[0].held = False
        self.units[0].fail(problem)
        return True

    async def _apart(self, connection: AsyncConnection) -> None:
        """Run the batch behind savepoints, and what waits behind it."""
        for unit in self.units:
            await self._behind_savepoint(connection, unit)
        while (following := self._next()) is not None:
            await self._behind_savepoint(connection, following)
        one_failed = any(not unit.held for unit in self.units)
        self.careful = CAREFUL if one_failed else max(0, self.careful - len(self.units))

    async def _behind_savepoint(self, connection: AsyncConnection, unit: Unit) -> None:
        """Run one unit whose failure is its own.

        A failure of the savepoint is one of the whole transaction: a full disk, for one, has undone the savepoint too.
        """
        await connection.exec_driver_sql("SAVEPOINT unit_of_work")  # plain: SQLAlchemy's own costs twenty times that
        problem = await self._run(connection, unit)
        if problem is not None:
            unit.held = False
            unit.fail(problem)
            await connection.exec_driver_sql("ROLLBACK TO SAVEPOINT unit_of_work")
        await connection.exec_driver_sql("RELEASE SAVEPOINT unit_of_work")

    async def _run(self, connection: AsyncConnection, unit: Unit) -> Exception | None:
        """Run one unit; returns what its job raised. A failure of the database itself is raised: it is everybody's."""
        unit.begin()
        work = self.open_work(connection, unit)
        token = inside_work.set(True)
        try:
            unit.result = await unit.job(work)
            await work.settle()
            demand_transaction(connection)
            unit.held = True
        except Exception as problem:
            if isinstance(problem, SQLAlchemyError) and is_away(problem):
                raise
            return problem  # whatever else a job raises belongs to the one who asked for it
        finally:
            inside_work.reset(token)
            await work.close()
        return None


async def _broken(connection: AsyncConnection) -> Exception | None:
    """Return what PostgreSQL says of a transaction in which a job passed over a failure."""
    try:
        await demand_unbroken(connection)
    except SQLAlchemyError as problem:
        if is_away(problem):
            raise
        return problem
    return None
