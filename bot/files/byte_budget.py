"""A budget of bytes: whole files lie in memory only inside it, however many people send or fetch at once."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MOST = 64 * 1024 * 1024
"""Bytes of files in memory at once, over all channels and the upload page: three of the largest that an app takes."""


class Share:
    """What one file has of the budget."""

    def __init__(self, budget: ByteBudget, size: int) -> None:
        self._budget, self.size = budget, size

    def shrink(self, size: int) -> None:
        """Give back what is not needed: the file turned out to be so many bytes. It never grows."""
        if size < self.size:
            self._budget.give_back(self.size - size)
            self.size = size


class ByteBudget:
    """So many bytes at once. Whoever finds no room waits, in the order of asking: a large file is never overtaken."""

    def __init__(self, most: int = MOST) -> None:
        self.most = self.free = most
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def share(self, size: int) -> AsyncIterator[Share]:
        """Wait for room and hold it. What is larger than the whole budget goes alone.

        Ask for one share at a time: whoever waited for a second one while holding a first could wait for ever.
        """
        size = max(0, min(size, self.most))
        await self._take(size)
        held = Share(self, size)
        try:
            yield held
        finally:
            held.shrink(0)

    async def _take(self, size: int) -> None:
        if not self._waiting and size <= self.free:
            self.free -= size
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((size, turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it was given in the same moment
                self.give_back(size)
            else:
                self._let_in()  # whoever waited behind this one may fit
            raise

    def give_back(self, size: int) -> None:
        self.free += size
        self._let_in()

    def _let_in(self) -> None:
        while self._waiting and (self._waiting[0][1].cancelled() or self._waiting[0][0] <= self.free):
            size, turn = self._waiting.popleft()
            if not turn.done():
                self.free -= size
                turn.set_result(None)
