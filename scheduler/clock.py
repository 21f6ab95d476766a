"""The clock that ticks. APScheduler only calls; it never decides what is due and remembers nothing.

It looks at the real time, so every tick asks the Clock port what time it is; where somebody moves the real time, a look
by the clock that nobody can move has it go on. Of several processes one has the minutes and one the delivery of each
channel (data/engine/leases.py); the others wait until they may.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from data.engine.failures import is_away
from data.engine.leases import Lease, Leases, Run, passed
from data.types import HANOI
from domain.outbox import wakeup
from scheduler.clock_watch import ClockWatch
from scheduler.heartbeat import Heartbeat
from scheduler.intervals import Every
from scheduler.ticks import Ticks

log = logging.getLogger(__name__)

MINUTE = 60  # seconds
SECOND = 1
LOOK = 0.5  # seconds between two looks at whether the clock still ticks
SILENT = 2.0  # seconds without a tick after which APScheduler waits for a time that has gone away

MINUTES = "ticks"
ANNOUNCEMENTS = "announcements"
BACKUP = "backup"
BACKUP_AGAIN = 600  # seconds: a disk that is full is not tried every minute
COURIER = "courier:{channel}"


class TickingClock:
    """Ticks while it is open: reminders every minute, delivery every second and whenever something is queued.

    A tick that is still running is not started again, and missed ones are made up for by one. `watch`: what sees the
    wall clock being moved; without it that is nothing special, as in the demo, where people move it.
    """

    def __init__(
        self,
        ticks: Ticks,
        leases: Leases,
        *,
        tick: bool = True,
        deliver: bool = True,
        watch: ClockWatch | None = None,
    ) -> None:
        self.ticks = ticks
        self.leases = leases
        self.heartbeat = Heartbeat()
        self._watch = watch
        self._moved = 0.0  # seconds by which the clock was moved, and nothing was done about it yet
        self._minding = asyncio.Lock()
        self._ticked = passed()
        self._due = asyncio.Event()
        self._wake = {channel: asyncio.Event() for channel in ticks.couriers} if deliver else {}
        self._parts: dict[str, Run] = {
            COURIER.format(channel=channel): partial(self._deliver, channel) for channel in self._wake
        }
        if tick:
            self._parts |= {MINUTES: self._tick, ANNOUNCEMENTS: self._announce}
            if ticks.nightly is not None:
                self._parts[BACKUP] = self._back_up
        self._jobs = AsyncIOScheduler(
            timezone=HANOI, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._jobs.add_job(self.minute, Every(MINUTE), id="minute")
        self._jobs.add_job(self.second, Every(SECOND), id="second")
        self._running: list[asyncio.Task[None]] = []
        self._ticking = False
        self._deaf: Callable[[], None] = lambda: None

    async def __aenter__(self) -> Self:
        self._deaf = wakeup.listen(self._ring)
        self._running = [asyncio.create_task(self._keep(name, run), name=name) for name, run in self._parts.items()]
        self._running.append(asyncio.create_task(self._look(), name="look at the clock"))
        self._jobs.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop; what is in flight is settled first."""
        self._jobs.shutdown(wait=False)
        self._deaf()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await _guarded("meters", self.ticks.note_sent())

    async def minute(self) -> None:
        """Have the minute's work done, if it is this process's."""
        if not self._ticking:
            self.heartbeat.beat("minute")  # another process has it
        self._due.set()

    async def second(self) -> None:
        """Have the delivery look for what is due. A coroutine: APScheduler runs plain functions in a thread."""
        self._ticked = passed()
        self.heartbeat.beat("second")
        await _guarded("meters", self.ticks.note_sent())
        self._ring()

    async def _look(self) -> None:
        """Have the ticks go on after the wall clock went back: APScheduler waits until it is as late as it was."""
        while True:
            await asyncio.sleep(LOOK)
            await self._mind_the_clock()
            if passed() - self._ticked > SILENT:
                self._ticked = passed()
                self._jobs.reschedule_job("second", trigger=Every(SECOND, first=0))
                self._jobs.reschedule_job("minute", trigger=Every(MINUTE, first=0))

    async def _mind_the_clock(self) -> bool:
        """Have what depends on the time of day hear that somebody moved the clock; False: it has not heard it yet."""
        async with self._minding:
            self._moved += self._watch.moved() if self._watch else 0.0
            if self._moved and not await _guarded("clock", self.ticks.clock_moved(self._moved)):
                return False
            self._moved = 0.0
            return True

    def _ring(self) -> None:
        for wake in self._wake.values():
            wake.set()

    async def _keep(self, name: str, run: Run) -> None:
        """Do a part of the work whenever this process may. One that fails is begun again."""
        while True:
            await _guarded(name, self.leases.holding(name, run))
            await asyncio.sleep(SECOND)

    async def _tick(self, _: Lease) -> None:
        self._ticking = True
        try:
            await _guarded("clock", self.ticks.undo_future())
            while True:
                await self.work_of_a_minute()
                await self._due.wait()
                self._due.clear()
        finally:
            self._ticking = False

    async def _announce(self, _: Lease) -> None:
        """Look after the announcements every second; beside the delivery, which is busy for hours with a large one."""
        while True:
            await _guarded("announce", self.ticks.announce(self.ticks.clock.now()))
            await asyncio.sleep(SECOND)

    async def _back_up(self, _: Lease) -> None:
        """See to the backup of the night; beside everything else, which a large folder of photos would hold up."""
        while True:
            await _guarded("back_up", self.ticks.back_up(self.ticks.clock.now()))
            await asyncio.sleep(BACKUP_AGAIN)

    async def work_of_a_minute(self) -> None:
        """Forget, remind, sum up, look after records. One that fails does not keep the others from their work."""
        heard = await self._mind_the_clock()
        now = self.ticks.clock.now()
        ticks = self.ticks
        forget = (ticks.erase, ticks.retain) if heard else ()
        tell = (ticks.remind, ticks.digest, ticks.sum_up, ticks.release, ticks.look_after_records)
        watch = (ticks.look_after_roles, ticks.watch_quotas)
        done = [await _guarded(tick.__name__, tick(now)) for tick in (*forget, *tell, *watch)]
        if heard and all(done):
            self.heartbeat.beat("minute")

    async def _deliver(self, channel: str, lease: Lease) -> None:
        """Put into doubt what earlier holders were sending, then send whenever it is time."""
        doubtful = await self.ticks.recover(channel, lease)
        if doubtful:
            log.warning("%d pushes were on their way when a process ended: in doubt", doubtful)
        while True:
            await _guarded("deliver", self.ticks.deliver_on(channel, lease))
            await self._wake[channel].wait()
            self._wake[channel].clear()


async def _guarded(name: str, work: Awaitable[object]) -> bool:
    """Tell whether it went well."""
    try:
        await work
    except Exception as problem:
        if not is_away(problem):  # the writer has logged that it is away
            log.exception("the tick %s failed; the next one tries again", name)
        return False
    return True
