"""What both pollers share: step after step for ever, longer pauses while it fails, and what a watcher learns of it."""

from __future__ import annotations

import asyncio
import time
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Sequence

from bot.channels.base import Raw
from bot.channels.outage import Monotonic, Outage, Polling

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between tries while a platform cannot be reached

Take = Callable[[list[tuple[str, Raw]]], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]


class AnyPoller:
    """Polls for ever. `unreachable`: says in plain words that the platform cannot be reached, as soon as it is so."""

    name: str  # of the platform, as the log calls it

    def __init__(
        self,
        take: Take,
        *,
        unreachable: Callable[[], None] = lambda: None,
        outage: Outage | None = None,
        pauses: Sequence[float] | None = None,
        clock: Monotonic = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.take = take
        self.unreachable = unreachable
        self.outage = outage or Outage(self.name, clock)
        self.polling = Polling(clock)
        self.pauses = pauses or PAUSES
        self.clock = clock
        self.sleep = sleep
        self.failures = 0

    async def run(self) -> None:
        """Poll for ever. Raises what `take` raises."""
        self.polling.begins()
        try:
            while True:
                await self.step()
        finally:
            self.polling.ends()

    @abstractmethod
    async def step(self) -> None:
        """Poll once, and rest as long as what came of it asks for."""

    def answered(self) -> None:
        """A whole answer came that can be read, be it an empty one."""
        self.polling.answered()
        self.outage.worked()

    async def pause(self, problem: str, asked: float = 0) -> None:
        """Rest after a failure. `asked`: seconds for which the platform asks."""
        pause = max(asked, self.pauses[min(self.failures, len(self.pauses) - 1)])
        self.failures += 1
        self.outage.failed(problem)
        await self.sleep(pause)

    async def rest(self, begun: float, gap: float) -> None:
        """Wait until so many seconds have passed since `begun`: nothing new came, and it may have come at once."""
        await self.sleep(max(0.0, begun + gap - self.clock()))
