"""Making one of the messages into which an app cut a long text, before it is handled.

Every part is stored by itself, so that a kill loses none; they are joined from the table when the first is handled, and
settled with it. What comes later than it is awaited is told to be late, and is no answer to anything.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.base import Channel, Raw
from data.queries.inbox import ownership

PATIENCE = 2.0  # seconds for which the rest of a text is awaited
OLD = 60.0  # seconds: what was sent before then has waited here, and so would have its rest
LOOK = 0.1  # seconds between two looks
MOST_PARTS = 25  # of one text, far more than is ever read
REMEMBERED = 512  # rows
FORGOTTEN = 600.0  # seconds: long before the key of a deleted row could be given again


class Whole(NamedTuple):
    """An update with the rows that belong to it. `rest_awaited`: the date of a text that may have been cut."""

    raw: Raw
    rows: tuple[int, ...] = ()
    rest_awaited: int | None = None


@dataclass
class Wholes:
    engine: AsyncEngine
    wall: Callable[[], float]  # seconds since 1970
    patience: float = PATIENCE
    _joined: deque[tuple[int, float]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def is_joined(self, row: int) -> bool:
        """Tell whether a row was settled as part of another."""
        since = time.monotonic() - FORGOTTEN
        return any(joined == row and at > since for joined, at in self._joined)

    def settled(self, rows: tuple[int, ...]) -> None:
        now = time.monotonic()
        self._joined.extend((row, now) for row in rows)

    async def read(self, channel: Channel, row: int, raw: Raw, address: str, closing: asyncio.Event) -> Whole | None:
        """Return the text with its other parts; `None` when the program stops first. What is no such text is whole."""
        part, rows = channel.part(raw), list[int]()
        if part is None or not part.may_go_on:
            return Whole(raw)
        until = time.monotonic() + (self.patience if self.wall() - part.date < OLD else 0)
        while len(rows) < MOST_PARTS:
            found = await self._next(channel, row, address, until, closing)
            if closing.is_set():
                return None
            follower = channel.part(found[1]) if found is not None else None
            if found is None or follower is None or not part.is_followed_by(follower):
                break
            raw, part = channel.join(raw, found[1]), follower
            row, until = found[0], time.monotonic() + self.patience
            rows.append(row)
            if not part.may_go_on:
                break
        return Whole(raw, tuple(rows), part.date if part.may_go_on else None)

    async def _next(
        self, channel: Channel, row: int, address: str, until: float, closing: asyncio.Event
    ) -> tuple[int, Raw] | None:
        """Find what the same person sent next, or wait for it."""
        while True:
            async with self.engine.connect() as connection:
                found = await ownership.next_waiting(connection, channel.name, address, row)
            if found is not None or time.monotonic() >= until or closing.is_set():
                return found
            try:
                async with asyncio.timeout(min(LOOK, self.patience)):
                    await closing.wait()
            except TimeoutError:
                continue
