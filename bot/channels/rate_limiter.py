"""The steady pace at which pushes of one bot leave.

Telegram allows about 30 bulk messages a second and one a second to the same chat, and bans for a while whoever goes
faster (core.telegram.org/bots/faq); the exact cap is not published and changes. So: 29.5 a second without an opening
burst, and no lasting loss where the program woke late; silence after a refusal; then just below what was accepted in
the second before it; and now and then, more and more rarely, a try whether the cap was lifted.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

RATE = 29.5  # a second
CATCH_UP = 0.5  # seconds
"""Seconds of lateness that are made up for; a longer silence means that nothing was to be sent."""

HURRY = 0.25
"""Share of the usual gap between two slots while lateness is made up for; no second gets more slots than usual."""

CHAT_GAP = 1.0  # seconds between two messages to one chat
GROUP_GAP = 3.0  # seconds between two messages to one group: 20 a minute
SECOND = 1.0  # in which the platform counts
MOST_LATE = 0.25
"""Longest flight of a message that is reckoned with; a longer one was a slow answer, or a slow machine."""

LOWERED = 0.7  # of the pace that was refused, where nothing tells the cap
MEASURED = 0.9  # of what was accepted in the second before the refusal: that tells it
CLOSE = 0.98  # of the cap: up to here it grows quickly, and here it stays
QUICK = 1.0  # more a second, each second
PATIENCE = 60.0  # seconds until it is tried whether the cap was lifted; twice as long each time that it was not
LONGEST_PATIENCE = 3600.0
SAME = 0.9  # a cap above this share of the one before counts as the same cap


@dataclass
class Slot:
    """When a message left, and how many seconds later its answer was there."""

    at: float
    trip: float = 0.0


@dataclass
class Pacer:
    """Hands out slots one by one. `clock` is monotonic, in seconds."""

    rate: float = RATE
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    refusals: int = 0  # since the start
    _due: float = float("-inf")  # when the next slot would come if nobody had been late
    _slots: deque[Slot] = field(default_factory=deque)  # those of the last second
    _trips: deque[float] = field(default_factory=lambda: deque(maxlen=60))  # seconds until the last answers
    _silent_until: float = float("-inf")
    _refused: float | None = None  # the pace that was too fast
    _start: float = LOWERED  # of it, after the silence
    _patience: float = PATIENCE
    _arrived: deque[float] = field(default_factory=deque)  # when messages were accepted, in the last second
    _chats: dict[str, Slot] = field(default_factory=dict)  # when each was last written to, oldest first

    @property
    def batch(self) -> int:
        """How many slots there are in a tenth of a second."""
        return max(1, round(self.pace() / 10))

    def pace(self) -> float:
        """Slots a second at this moment."""
        if self._refused is None:
            return self.rate
        since = max(0.0, self.clock() - self._silent_until)
        near = min(self._start * self._refused + QUICK * since, CLOSE * self._refused)
        return min(self.rate, max(1.0, near + QUICK * max(0.0, since - self._patience)))

    def silence(self) -> float:
        return max(0.0, self._silent_until - self.clock())

    async def ready(self) -> bool:
        while not self.silence():
            wait = self._next() - self.clock()
            if wait <= 0:
                return True
            await self.sleep(wait)
        return False

    async def slot(self, address: str) -> bool:
        """Take the next slot. After every wait all is looked at anew: a ban may have begun, the slot may be taken."""
        while not self.silence():
            now = self.clock()
            wait = max(self._next() - now, self.rest(address))
            if wait <= 0:
                self._take(address, now)
                return True
            await self.sleep(wait)
        return False

    def rest(self, address: str) -> float:
        """Say in how many seconds this chat takes one more."""
        before = self._chats.get(address)
        gap = GROUP_GAP if address.startswith("-") else CHAT_GAP  # Telegram: a group's number is negative
        return max(0.0, before.at + gap - self.clock()) if before else 0.0

    async def rested(self, address: str) -> None:
        """Wait until this chat takes one more, a second at most: others may want something by then."""
        if wait := self.rest(address):
            await self.sleep(min(wait, CHAT_GAP))

    def _next(self) -> float:
        """Say when the next slot comes: at the pace, sooner for whoever was late, and never one too many in a second.

        A second counts from when the message before it may have arrived: one that waited for its connection, and the
        quick ones after it, would come to more than the cap.
        """
        if not self._slots:
            return self._due
        gap, many = 1 / self.pace(), math.ceil(self.pace())
        soonest = max(self._due, self._slots[-1].at + HURRY * gap)
        if len(self._slots) < many:
            return soonest
        first, spare = self._slots[-many], many * gap - SECOND
        late = min(first.trip - min(self._trips), MOST_LATE) if first.trip else 0.0
        return max(soonest, first.at + SECOND + max(late, spare / 2))

    def _take(self, address: str, now: float) -> None:
        pace = self.pace()
        idle = self._due < now - CATCH_UP
        self._due = (now if idle else self._due) + 1 / pace
        slot = Slot(now)
        self._slots.append(slot)
        while len(self._slots) > math.ceil(pace):
            self._slots.popleft()
        self._chats.pop(address, None)
        self._chats[address] = slot
        while (oldest := next(iter(self._chats.items())))[1].at <= now - GROUP_GAP:
            del self._chats[oldest[0]]

    def arrived(self, address: str) -> None:
        """A message was accepted."""
        now = self.clock()
        if slot := self._chats.get(address):
            slot.trip = now - slot.at
            self._trips.append(slot.trip)
        self._arrived.append(now)
        while self._arrived[0] <= now - SECOND:
            self._arrived.popleft()

    def refused(self, seconds: float) -> None:
        """Be silent; and go slower, once for each ban however many were in flight when it began."""
        self.refusals += 1
        if not self.silence():
            self._lower()
        self.pause(seconds)

    def _lower(self) -> None:
        """Learn the cap: what was accepted in the last second, if that is less than was tried."""
        now, before, pace = self.clock(), self._refused, self.pace()
        if before is not None and not self._arrived:
            return  # an answer that came late, or belongs to a ban that is known
        accepted = sum(at > now - SECOND for at in self._arrived)
        self._refused, self._start = (min(float(accepted), pace), MEASURED) if accepted else (pace, LOWERED)
        same = before is not None and self._refused >= SAME * before
        self._patience = min(2 * self._patience, LONGEST_PATIENCE) if same else PATIENCE
        self._arrived.clear()

    def pause(self, seconds: float) -> None:
        self._silent_until = max(self._silent_until, self.clock() + seconds)
