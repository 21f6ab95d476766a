"""Leases: what one process does at a time, whichever of them it is.

    leases = Leases(writer)
    await leases.holding("poller:telegram", lambda lease: poller.run())

waits until this process may, runs, renews meanwhile, and lets go at the end. When the lease is lost the run is
cancelled, and begun again once the lease is back. Whoever sends something asks `lease.held` right before.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from data.engine import lease_statements
from data.engine.failures import answering_within, is_away, why_away
from data.engine.processes import has_ended, name_this_process
from data.engine.unit_of_work import Work, Writer, WriterClosedError

log = logging.getLogger(__name__)

TERM = 4.0  # seconds that a lease outlives its holder on another machine
TRIES = 4  # renewals in that time
LOOK = 0.5  # seconds between two looks of one who waits


def passed() -> float:
    """Seconds of a clock that nobody can set; on Linux it also counts while the machine sleeps (CLOCK_BOOTTIME)."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@dataclass
class Lease:
    """A lease that this process holds."""

    name: str
    holder: str
    fence: int
    _until: float
    _since: float = field(default_factory=passed)

    @property
    def held(self) -> bool:
        """Tell whether it is still this process's for certain; asks nobody, so it is right without a database too."""
        return self.left() > 0

    def left(self) -> float:
        """Seconds until it runs out unless it is renewed."""
        return self._until - passed()

    def age(self) -> float:
        """Seconds since this process has had it."""
        return passed() - self._since

    def kept(self, until: float) -> None:
        self._until = until

    async def guard(self, work: Work) -> bool:
        """Ask the table, inside a unit of work: nobody takes the lease over before that unit has ended."""
        return self.held and await lease_statements.is_mine(work.connection, self.name, self.fence)


@dataclass
class Unrenewed:
    """Finds leases that lie further in the future than any holder sets them: a clock ran ahead when they were written.

    Whoever lives renews: a lease that stays as it is for a whole term, by this process's own clock, is nobody's.
    """

    term: float = TERM
    _seen: dict[str, tuple[float, float]] = field(default_factory=dict)  # until when, and since when it was seen so

    def is_left(self, name: str, until: float, left: float) -> bool:
        """Tell whether the lease, which ends at `until`, in `left` seconds, has been left by its holder."""
        if left <= self.term + LOOK:
            self._seen.pop(name, None)
            return False
        seen = self._seen.get(name)
        if seen is None or seen[0] != until:
            seen = self._seen[name] = (until, passed())
        return passed() - seen[1] > self.term


Run = Callable[[Lease], Awaitable[None]]


@dataclass
class Leases:
    """The leases of one process."""

    writer: Writer
    term: float = TERM
    look: float = LOOK
    holder: str = field(default_factory=name_this_process)
    unrenewed: Unrenewed = field(init=False)

    def __post_init__(self) -> None:
        self.unrenewed = Unrenewed(self.term)

    async def holding(self, name: str, run: Run) -> None:
        """Run `run` while this process holds the lease; ends with it, and raises what it raises."""
        while True:
            lease = await self._wait_for(name)
            log.info("this process holds %s (%d)", name, lease.fence)
            try:
                if await self._run(lease, run):
                    return
            finally:
                await self._let_go(lease)

    async def _wait_for(self, name: str) -> Lease:
        announced = False
        while True:
            try:
                lease = await self._try(name)
                if lease is not None:
                    return lease
                why = "another process holds it"
            except Exception as problem:
                away = why_away(problem)
                if away is None:
                    raise
                why = f"the database does not work, {away}"
            if not announced:
                log.warning("waiting for %s: %s", name, why)
                announced = True
            await asyncio.sleep(self.look)

    async def _try(self, name: str) -> Lease | None:
        """Take it if it can be had. Looking first costs no commit."""
        async with self.writer.engine.connect() as connection:
            held = next(
                (lease for lease in await lease_statements.holders(connection, name) if lease.name == name), None
            )
        ended = held.holder if held and has_ended(held.holder) else None
        left = held.until if held and self.unrenewed.is_left(name, held.until, held.left) else None
        if held and held.holder != self.holder and ended is None and left is None:
            return None
        until = passed() + self.term  # of now: what the database will say is later
        take = partial(
            lease_statements.acquire, name=name, holder=self.holder, seconds=self.term, ended=ended, left=left
        )
        fence = await self.writer.run(lambda work: take(work.connection))
        return None if fence is None else Lease(name, self.holder, fence, until)

    async def _run(self, lease: Lease, run: Run) -> bool:
        """Run and renew side by side; False when the lease was lost first. Ending takes time, and the lease lasts."""
        running = asyncio.ensure_future(run(lease))
        try:
            if not await self._renewed_until(running, lease):
                return False
            await running
            return True
        finally:
            running.cancel()
            await self._renewed_until(running, lease)
            await asyncio.gather(running, return_exceptions=True)

    async def _renewed_until(self, running: asyncio.Future[None], lease: Lease) -> bool:
        """Renew until the run has ended. False: the lease is lost."""
        while not running.done():
            await asyncio.wait({running}, timeout=self.term / TRIES)
            if not running.done() and not await self._renew(lease):
                return False
        return True

    async def _renew(self, lease: Lease) -> bool:
        until = passed() + self.term
        try:
            async with answering_within(lease.left()):
                keep = partial(lease_statements.renew, name=lease.name, holder=lease.holder, seconds=self.term)
                kept = await self.writer.run(lambda work: keep(work.connection))
        except Exception as problem:
            away = why_away(problem)
            if away is None:
                raise
            if lease.left() > 0:
                return True  # there is time for another try
            log.warning("%s ran out: the database does not work, %s", lease.name, away)
            return False
        if kept:
            lease.kept(until)
        else:
            lease.kept(0.0)
            log.warning("another process has taken over %s", lease.name)
        return kept

    async def _let_go(self, lease: Lease) -> None:
        """Let go if the database can be asked at once; else the lease runs out by itself."""
        lease.kept(0.0)
        try:
            async with answering_within(1):
                await self.writer.run(lambda work: lease_statements.release(work.connection, lease.name, lease.holder))
        except Exception as problem:
            if not isinstance(problem, WriterClosedError) and not is_away(problem):
                raise
