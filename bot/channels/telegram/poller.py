"""Long polling: an update is acknowledged only after it was stored and committed.

`getUpdates` is read as raw JSON: one malformed update would make a typed client reject its whole batch for ever. The
acknowledgement is the next call's offset (Bot API: "an update is considered confirmed as soon as getUpdates is called
with an offset higher than its update_id").
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession

from bot.channels.channel import Raw
from bot.incoming import UPDATES_WANTED
from data.work import forbid_inside_work

log = logging.getLogger(__name__)

WAIT = 25  # seconds that Telegram holds an empty poll
SLACK = 10  # seconds more before the connection counts as dead
PAUSES = (1, 2, 5, 10, 30)  # seconds between tries while Telegram cannot be reached

Take = Callable[[list[tuple[str, Raw]]], Awaitable[None]]


class RefusedPollError(Exception):
    """Telegram answered, but not with updates. `code` is its error code."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description


class Poller:
    """Fetches updates of one bot for ever; exactly one poller may run per token."""

    def __init__(self, bot: Bot, take: Take, *, unreachable: Callable[[], None]) -> None:
        self.bot = bot
        self.take = take
        self.unreachable = unreachable  # says in plain words that Telegram cannot be reached
        self.offset = 0
        self.failures = 0

    async def run(self) -> None:
        while True:
            try:
                await self.once()
                self.failures = 0
            except (aiohttp.ClientError, TimeoutError, OSError) as problem:
                await self._pause(type(problem).__name__)
            except RefusedPollError as refusal:
                await self._pause(f"{refusal.code} {refusal.description}")

    async def once(self) -> None:
        """Fetch one batch, store it, and remember what may be acknowledged by the next call."""
        updates = [update for update in await self._fetch() if isinstance(update.get("update_id"), int)]
        if updates:
            await self.take([(str(update["update_id"]), update) for update in updates])
            self.offset = updates[-1]["update_id"] + 1

    async def _fetch(self) -> list[Raw]:
        forbid_inside_work()
        assert isinstance(self.bot.session, AiohttpSession)  # noqa: S101 - `open_bot` makes no other
        session = await self.bot.session.create_session()
        url = self.bot.session.api.api_url(self.bot.token, "getUpdates")
        wanted = {"offset": self.offset, "timeout": WAIT, "allowed_updates": list(UPDATES_WANTED)}
        async with session.post(url, json=wanted, timeout=aiohttp.ClientTimeout(WAIT + SLACK)) as response:
            answer: dict[str, Any] = await response.json(content_type=None)
        if not answer.get("ok"):
            raise RefusedPollError(int(answer.get("error_code", 0)), str(answer.get("description", "")))
        result: list[Raw] = answer["result"]
        return result

    async def _pause(self, problem: str) -> None:
        if self.failures == 0:
            self.unreachable()
        pause = PAUSES[min(self.failures, len(PAUSES) - 1)]
        self.failures += 1
        log.warning("polling failed (%s); next try in %s s", problem, pause)
        await asyncio.sleep(pause)
