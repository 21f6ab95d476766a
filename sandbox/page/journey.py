"""Moving the date and changing the document: one at a time, told to the pages while it lasts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from datetime import datetime, time
from typing import Any

from .controls import STEPS, By, Controls
from .hub import Hub

log = logging.getLogger(__name__)

STOPPED = "Ngày dừng lại giữa chừng vì một lỗi của chương trình; cửa sổ lệnh có chi tiết."
NOT_CHOSEN = "Chưa mở được văn bản này vì một lỗi của chương trình; cửa sổ lệnh có chi tiết."


class Busy(Exception):  # noqa: N818 - said of the journey, it reads as a sentence
    """The date is already moving, or another world is being made."""


class Nowhere(Exception):  # noqa: N818 - said of the journey, it reads as a sentence
    """There is no next event to move to."""


class Journey:
    """The date's way from one moment to another. While it moves, nothing else may move or replace the world."""

    def __init__(self, controls: Controls, hub: Hub) -> None:
        self._controls = controls
        self._hub = hub
        self._way: tuple[datetime, datetime] | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None and not self._task.done()

    def as_json(self) -> dict[str, Any]:
        """Where the date is, whether it moves, between which moments, and what comes next."""
        event = self._controls.next_event()
        return {
            "now": self._controls.now().isoformat(),
            "moving": self._way is not None,
            "journey": self._way and {"from": self._way[0].isoformat(), "until": self._way[1].isoformat()},
            "next_event": event and {"name": event.name, "day": event.day.isoformat()},
        }

    def set_out(self, by: By) -> None:
        """Begin to move. Raises Busy, or Nowhere."""
        self._check_free()
        self._way = (self._controls.now(), self._target(by))
        self._hub.tell({"type": "clock", **self.as_json()})
        self._begin(self._move(by))

    def choose(self, slug: str) -> None:
        """Begin to make another document's world. Raises Busy."""
        self._check_free()
        self._begin(self._choose(slug))

    async def ended(self) -> None:
        """Wait until nothing moves."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def stop(self) -> None:
        """Break off what moves; for the end of the program."""
        if self._task is not None:
            self._task.cancel()
        await self.ended()

    def _check_free(self) -> None:
        if self.busy:
            raise Busy

    def _begin(self, work: Awaitable[None]) -> None:
        self._task = asyncio.ensure_future(work)

    def _target(self, by: By) -> datetime:
        now = self._controls.now()
        if by != "next":
            return now + STEPS[by]
        event = self._controls.next_event()
        if event is None:
            raise Nowhere
        # The hour of arrival is the demo's affair; the way is shown by days.
        return max(now, datetime.combine(event.day, time(now.hour), now.tzinfo))

    async def _move(self, by: By) -> None:
        try:
            await self._controls.move(by, self._tell)
        except Exception:
            log.exception("the date stopped on its way")
            self._hub.tell({"type": "problem", "text": STOPPED})
        finally:
            self._way = None
            self._hub.tell({"type": "clock", **self.as_json()})

    async def _tell(self, now: datetime) -> None:
        self._hub.tell({"type": "clock", "now": now.isoformat(), "moving": True})

    async def _choose(self, slug: str) -> None:
        try:
            await self._controls.choose(slug)
        except Exception:
            log.exception("the world of %s was not made", slug)
            self._hub.tell({"type": "problem", "text": NOT_CHOSEN})
        finally:
            self._hub.follow()
            self._hub.tell({"type": "world"})
