"""One look for all who ask at the same moment: a flood of questions costs one connection to the database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Shared(Generic[Found]):
    """Calls `look`; whoever asks while it is under way gets the same answer, and nobody gets an older one."""

    def __init__(self, look: Callable[[], Awaitable[Found]]) -> None:
        self._look = look
        self._under_way: asyncio.Future[Found] | None = None

    async def __call__(self) -> Found:
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.ensure_future(self._look())
        # a caller that is cancelled must not cancel the look of the others
        return await asyncio.shield(self._under_way)
