"""What both miniature Zalos share: webhook calls in order with their repeats, and a CDN whose addresses expire."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sandbox.telegram.post import PostError, post

Pause = Callable[[float], Awaitable[Any]]


class Impossible(Exception):  # noqa: N818 - a mistake of the test or the page, not of the program
    """Nobody could do this in Zalo."""


@dataclass
class Calls:
    """Posts one webhook's events one after the other.

    `waits`: seconds before each repeat; then the event is lost. `within`: seconds for an answer, where Zalo sets any.
    """

    pause: Pause
    waits: Sequence[float]
    within: float | None = None
    late: int = 0  # answers that did not come in time; each is a failure
    refused: list[int] = field(default_factory=list)  # statuses that were no success; 0: no answer
    lost: int = 0
    _queue: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    _task: asyncio.Task[None] | None = None

    def send(self, url: str, headers: dict[str, str], body: bytes) -> None:
        self._queue.append((url, headers, body))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="zalo webhook")

    async def settled(self) -> None:
        """Wait until every event was accepted or lost."""
        if self._task is not None:
            await self._task

    async def close(self) -> None:
        self._queue.clear()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while self._queue:
            url, headers, body = self._queue[0]
            self.lost += not await self._deliver(url, headers, body)
            self._queue.pop(0)

    async def _deliver(self, url: str, headers: dict[str, str], body: bytes) -> bool:
        for number, wait in enumerate((0.0, *self.waits)):
            if wait:
                await self.pause(wait)
            try:
                repeat = {"num_retry": str(number)} if number else {}
                async with asyncio.timeout(self.within):
                    answer = await post(url, {"Content-Type": "application/json", **headers, **repeat}, body)
            except (PostError, TimeoutError) as problem:
                self.late += isinstance(problem, TimeoutError)
                self.refused.append(0)
                continue
            if answer.accepted:
                return True
            self.refused.append(answer.status)
        return False


@dataclass
class Cdn:
    """Public addresses of what people sent; after a while nothing is there any more."""

    now: Callable[[], datetime]
    life: timedelta
    base: str = ""
    mark: str = ""  # begins the ids under which phones show what lies here
    _kept: dict[str, tuple[datetime, bytes, str]] = field(default_factory=dict)

    def put(self, content: bytes, media_type: str, ending: str) -> str:
        name = f"{len(self._kept) + 1}.{ending}"
        self._kept[name] = (self.now() + self.life, content, media_type)
        return f"{self.base}/cdn/{name}"

    def shown(self, url: str) -> str:
        """The id under which a phone shows what lies at an address of this CDN."""
        return f"{self.mark}{url.rpartition('/')[2]}"

    def peek(self, file_id: str) -> tuple[bytes, str] | None:
        """What a phone shows under an id: it has a copy, so nothing is too old."""
        found = self._kept.get(file_id.removeprefix(self.mark)) if file_id.startswith(self.mark) else None
        return (found[1], found[2]) if found else None

    def get(self, name: str) -> tuple[bytes, str] | None:
        """The bytes and their type; None if the address is unknown or too old."""
        until, content, media_type = self._kept.get(name, (self.now(), b"", ""))
        return (content, media_type) if until > self.now() else None
