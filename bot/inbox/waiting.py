"""The updates that lie in this process, by person, and who of these people only waits for something outside of it.

Nobody takes the room of others: what one person can hold of it is bounded (`bot.inbox.ownership.EACH`), and whoever
waits for a platform, a file or the database does not count among those who are being served.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.channels.base import Raw

Key = tuple[str, str]  # channel and address

MANY = 128  # people who are served here before others are left to other processes
MOST = 500  # updates of a channel that are being served before more are fetched
LIMIT = 5_000  # updates in all, of those who rest too: some ten megabytes


class InboxItem(NamedTuple):
    """An update of the inbox."""

    id: int
    lane: str
    raw: Raw | None  # None: it was handled, and only its answer is missing
    profile_name: str = ""  # of its sender, as the platform says; nowhere but in this process
    others: tuple[int, ...] = ()  # rows that are settled with it: parts of the same text
    rest_awaited: int | None = None  # the date of a text that may have been cut, in seconds since 1970

    @property
    def rows(self) -> tuple[int, ...]:
        return self.id, *self.others


@dataclass
class Waiting:
    """A queue for each person."""

    queues: dict[Key, deque[InboxItem]] = field(default_factory=dict)
    _resting: set[Key] = field(default_factory=set)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, key: Key, item: InboxItem) -> bool:
        """Add an update; tell whether the person had none."""
        is_new = key not in self.queues
        self.queues.setdefault(key, deque()).append(item)
        return is_new

    def settled(self, key: Key) -> None:
        """Drop the first update of a person."""
        self.queues[key].popleft()
        self._changed.set()

    def leave(self, key: Key) -> None:
        del self.queues[key]
        self._changed.set()

    @contextmanager
    def resting(self, key: Key) -> Iterator[None]:
        """Leave the room of this person to the others until the block ends."""
        if key in self._resting:
            yield
            return
        self._resting.add(key)
        self._changed.set()
        try:
            yield
        finally:
            self._resting.discard(key)

    @property
    def full(self) -> bool:
        return sum(map(len, self.queues.values())) >= LIMIT

    @property
    def many(self) -> bool:
        """Whether enough people are being served here."""
        return self.full or len(self.queues) - len(self._resting) >= MANY

    async def room(self, channel: str) -> None:
        """Wait until more updates of a channel may be fetched."""
        while self.full or self._served(channel) >= MOST:
            self._changed.clear()
            await self._changed.wait()

    def _served(self, channel: str) -> int:
        moving = (key for key in self.queues if key[0] == channel and key not in self._resting)
        return sum(len(self.queues[key]) for key in moving)
