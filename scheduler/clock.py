"""The clock that ticks. APScheduler only calls; it never decides what is due and remembers nothing.

It looks at the real time and cannot be moved, so every tick asks the Clock port what time it is.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from data.types import HANOI
from domain.outbox import bell
from scheduler.heartbeat import Heartbeat
from scheduler.ticks import Ticks

log = logging.getLogger(__name__)

MINUTE = 60  # seconds
SECOND = 1


class TickingClock:
    """Ticks while it is open: reminders every minute, announcements and delivery every second.

    The delivery is woken whenever something is queued, too.

    A tick that is still running is not started again, and missed ones are made up for by one.
    """

    def __init__(self, ticks: Ticks) -> None:
        self.ticks = ticks
        self.wake = asyncio.Event()
        self.heartbeat = Heartbeat()
        self._jobs = AsyncIOScheduler(
            timezone=HANOI, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._jobs.add_job(self.minute, "interval", seconds=MINUTE, id="minute")
        self._jobs.add_job(self.second, "interval", seconds=SECOND, id="second")
        self._jobs.add_job(self.announce, "interval", seconds=SECOND, id="announce")
        self._deliveries: asyncio.Task[None] | None = None
        self._deaf: Callable[[], None] = lambda: None

    async def __aenter__(self) -> Self:
        doubtful = await self.ticks.recover()
        if doubtful:
            log.warning("%d pushes were on their way when the process ended: in doubt", doubtful)
        self._deaf = bell.listen(self.wake.set)
        self._deliveries = asyncio.create_task(self._deliver(), name="delivery")
        self._jobs.start()
        await self.minute()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop; what is in flight is settled first."""
        self._jobs.shutdown(wait=False)
        self._deaf()
        if self._deliveries is not None:
            self._deliveries.cancel()
            with suppress(asyncio.CancelledError):
                await self._deliveries

    async def minute(self) -> None:
        """Forget, remind, sum up, look after records. One that fails does not keep the others from their work."""
        now = self.ticks.clock.now()
        ticks = self.ticks
        forget = (ticks.erase, ticks.retain)
        tell = (ticks.remind, ticks.digest, ticks.release, ticks.look_after_records)
        done = [await _guarded(tick.__name__, tick(now)) for tick in (*forget, *tell)]
        if all(done):
            self.heartbeat.beat("minute")

    async def second(self) -> None:
        """Have the delivery look for what is due. A coroutine: APScheduler runs plain functions in a thread."""
        self.heartbeat.beat("second")
        self.wake.set()

    async def announce(self) -> None:
        """Look after the announcements; beside the delivery, which is busy for hours with a large one."""
        await _guarded("announce", self.ticks.announce(self.ticks.clock.now()))

    async def _deliver(self) -> None:
        while True:
            await self.wake.wait()
            self.wake.clear()
            await _guarded("deliver", self.ticks.deliver())


async def _guarded(name: str, work: Awaitable[object]) -> bool:
    """Tell whether it went well."""
    try:
        await work
    except Exception:
        log.exception("the tick %s failed; the next one tries again", name)
        return False
    return True
