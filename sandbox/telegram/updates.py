"""The queue of updates of one bot: numbers, acknowledgement by offset, 24 hours of keeping, one poller at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from .errors import ApiError

KEEP = timedelta(hours=24)
FIRST_UPDATE_ID = 100_000_001
REPEAT_WINDOW = 3.0  # seconds in which the same offset again looks like a loop gone wild
REPEAT_AT_ONCE = 0.5  # seconds in which it gets one update only
# Bot API, getUpdates: all kinds except these when the bot names none.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Pending:
    """An update not yet acknowledged. `lane` is whose it is: those of one lane are delivered one after the other."""

    at: datetime
    lane: int
    update: dict[str, Any]


@dataclass(slots=True)
class UpdateQueue:
    """`now` stamps the updates, `clock` (seconds) measures polls, `repeat_wait` is how long a repeated poll is held."""

    now: Callable[[], datetime]
    clock: Callable[[], float]
    repeat_wait: float
    next_id: int = FIRST_UPDATE_ID
    allowed: frozenset[str] | None = None
    duplicates: int = 0
    pending: dict[int, Pending] = field(default_factory=dict)
    arrived: Callable[[Pending], None] | None = None
    _poller: asyncio.Future[None] | None = None
    _last_offset: int | None = None
    _last_start: float = 0.0

    def put(self, kind: str, content: dict[str, Any], lane: int) -> int | None:
        """Queue an update and return its number; None if the bot did not want this kind."""
        if kind in NOT_BY_DEFAULT if self.allowed is None else kind not in self.allowed:
            return None
        update_id, self.next_id = self.next_id, self.next_id + 1
        pending = Pending(self.now(), lane, {"update_id": update_id, kind: content})
        self.pending[update_id] = pending
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        if self.arrived is not None:
            self.arrived(pending)
        return update_id

    def restart_at(self, update_id: int) -> None:
        """Number from here on: Telegram does so at random after a week of silence."""
        self.next_id = update_id

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Choose the kinds from now on; none named means the default, None means as before."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def forget_old(self) -> None:
        oldest = self.now() - KEEP
        while self.pending and (first := next(iter(self.pending.items())))[1].at < oldest:
            del self.pending[first[0]]

    def holds(self, pending: Pending) -> bool:
        """Whether an update still waits: neither acknowledged nor too old."""
        self.forget_old()
        return self.pending.get(pending.update["update_id"]) is pending

    def clear(self) -> None:
        self.pending.clear()

    def acknowledge(self, offset: int) -> None:
        """Forget what is below a positive offset; a negative one keeps that many from the end."""
        if offset < 0:
            gone = list(self.pending)[:offset]
        else:
            gone = [update_id for update_id in self.pending if update_id < offset]
        for update_id in gone:
            del self.pending[update_id]

    def read(self, limit: int) -> list[dict[str, Any]]:
        self.forget_old()
        batch = [pending.update for _, pending in zip(range(limit), self.pending.values(), strict=False)]
        if batch and self.duplicates:
            self.duplicates -= 1
            return [update for update in batch for _ in range(2)]
        return batch

    def slow_down(self, offset: int, limit: int, timeout: float) -> tuple[int, float]:
        """Limit and timeout for this poll: the same offset again soon gets less and waits longer."""
        start, since = self.clock(), self.clock() - self._last_start
        if offset == self._last_offset and since < REPEAT_WINDOW:
            timeout = max(timeout, self.repeat_wait) if timeout < REPEAT_WINDOW else timeout
            limit = 1 if since < REPEAT_AT_ONCE else limit
        self._last_offset, self._last_start = offset, start
        return limit, timeout

    async def poll(self, timeout: float) -> None:  # noqa: ASYNC109 - the name of the Bot API's own parameter
        """Wait for an update, at most `timeout` seconds; whoever waited here before is sent away with 409."""
        self.send_poller_away(
            "terminated by other getUpdates request; make sure that only one bot instance is running",
        )
        loop = asyncio.get_running_loop()
        poller: asyncio.Future[None] = loop.create_future()
        self._poller = poller
        alarm = loop.call_later(timeout, _wake, poller)
        try:
            await poller
        finally:
            alarm.cancel()
            if self._poller is poller:
                self._poller = None

    @property
    def polled(self) -> bool:
        """Whether somebody waits here right now."""
        return self._poller is not None

    def send_poller_away(self, why: str) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(ApiError(409, f"Conflict: {why}"))

    def wake_poller(self) -> None:
        if self._poller is not None:
            _wake(self._poller)


def _wake(poller: asyncio.Future[None]) -> None:
    if not poller.done():
        poller.set_result(None)
