"""The steady pace at which pushes of one bot leave.

Telegram allows about 30 bulk messages a second and one a second to the same chat, and bans for a while whoever goes
faster (core.telegram.org/bots/faq); the exact cap is not published and changes. So: 29.5 a second without an opening
burst, silence after a refusal, then slower, then carefully faster until the cap is found again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

RATE = 29.5  # a second
CATCH_UP = 0.45
"""A slot may come so much of a gap early after a late one. A half would let 31 into one second at 29.5."""

CHAT_GAP = 1.0  # seconds between two messages to one chat
LOWERED = 0.7  # of the pace that was refused
CLOSE = 0.95  # of the refused pace: up to here it grows quickly, beyond it is felt for
QUICK = 1.0  # more a second, each second
PROBE = 0.02
FORGET = 60.0
"""Seconds after which the refused pace no longer counts: the cap may have been lifted."""


@dataclass
class Pacer:
    """Hands out slots one by one. `clock` is monotonic, in seconds."""

    rate: float = RATE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    refusals: int = 0  # since the start
    _next: float = float("-inf")
    _silent_until: float = float("-inf")
    _refused: float | None = None  # the pace that was too fast
    _chats: dict[str, float] = field(default_factory=dict)  # when each was last written to, oldest first

    @property
    def batch(self) -> int:
        """How many slots there are in a tenth of a second."""
        return max(1, round(self.pace() / 10))

    def pace(self) -> float:
        """Slots a second at this moment."""
        if self._refused is None:
            return self.rate
        since = max(0.0, self.clock() - self._silent_until)
        near = min(LOWERED * self._refused + QUICK * since, CLOSE * self._refused)
        grown = near + PROBE * since + QUICK * max(0.0, since - FORGET)
        return min(self.rate, max(1.0, grown))

    def silence(self) -> float:
        return max(0.0, self._silent_until - self.clock())

    async def ready(self) -> bool:
        while not self.silence():
            wait = self._next - self.clock()
            if wait <= 0:
                return True
            await self.sleep(wait)
        return False

    async def slot(self, address: str) -> bool:
        """Take the next slot. After every wait all is looked at anew: a ban may have begun, the slot may be taken."""
        while not self.silence():
            now = self.clock()
            wait = max(self._next, self._chats.get(address, now - CHAT_GAP) + CHAT_GAP) - now
            if wait <= 0:
                self._take(address, now)
                return True
            await self.sleep(wait)
        return False

    def _take(self, address: str, now: float) -> None:
        gap = 1 / self.pace()
        idle = self._next < now - gap
        self._next = (now if idle else max(self._next, now - CATCH_UP * gap)) + gap
        self._chats.pop(address, None)
        self._chats[address] = now
        while (oldest := next(iter(self._chats.items())))[1] <= now - CHAT_GAP:
            del self._chats[oldest[0]]

    def refused(self, seconds: float) -> None:
        """Be silent; and go slower, once for each ban however many were in flight when it began."""
        self.refusals += 1
        if not self.silence():
            self._refused = self.pace()
        self.pause(seconds)

    def pause(self, seconds: float) -> None:
        self._silent_until = max(self._silent_until, self.clock() + seconds)
