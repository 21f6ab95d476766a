"""Long polling: an update is acknowledged only after it was stored and committed.

`getUpdates` is read as raw JSON: one malformed update would make a typed client reject its whole batch for ever. The
acknowledgement is the next call's offset (Bot API: "an update is considered confirmed as soon as getUpdates is called
with an offset higher than its update_id").
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession

from bot.channels.channel import Raw
from bot.channels.telegram.batches import RefusedPollError, UnreadableBatchError, has_id, read_batch
from bot.incoming import UPDATES_WANTED
from data.work import forbid_inside_work

log = logging.getLogger(__name__)

WAIT = 25  # seconds that Telegram holds an empty poll
SLACK = 10  # seconds more before the connection counts as dead
MANY = 100  # updates of one poll (Bot API: at most 100)
TRIES = 3  # answers in a row that nobody can read, before it is put down to an update
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between tries while Telegram cannot be reached

Take = Callable[[list[tuple[str, Raw]]], Awaitable[None]]


class NotStoredError(Exception):
    """What Telegram gave could not be stored: the cause is this side's, and nothing is acknowledged."""


class Poller:
    """Fetches updates of one bot for ever; exactly one poller may run per token."""

    def __init__(
        self, bot: Bot, take: Take, *, unreachable: Callable[[], None], pauses: Sequence[float] = PAUSES
    ) -> None:
        self.bot = bot
        self.take = take
        self.unreachable = unreachable  # says in plain words that Telegram cannot be reached
        self.pauses = pauses
        self.offset = 0
        self.limit = MANY
        self.failures = 0
        self.unread = 0

    async def run(self) -> None:
        """Fetch for ever. Raises what `take` raises."""
        while True:
            try:
                await self.once()
                self.failures = 0
            except (aiohttp.ClientError, TimeoutError, OSError) as problem:
                if self.failures == 0:
                    self.unreachable()
                await self._pause(type(problem).__name__)
            except RefusedPollError as refusal:
                await self._pause(f"{refusal.code} {refusal.description}", refusal.wait)
            except NotStoredError as problem:
                raise problem.__cause__ or problem from None

    async def once(self) -> None:
        """Fetch one batch, store it, and remember what may be acknowledged by the next call."""
        try:
            batch = await self._fetch()
        except UnreadableBatchError as problem:
            self.unread += 1
            if self.unread >= TRIES:  # before that it may be an answer that broke off on its way
                self.unread = 0
                await self._single_out(problem.update_id)
            return
        self.unread = 0
        updates = [update for update in batch if has_id(update)]
        if updates:
            await self._store([(str(update["update_id"]), update) for update in updates])
            self.offset = max(update["update_id"] for update in updates) + 1
        elif batch:  # cannot be acknowledged and would come again at once, for ever
            raise RefusedPollError(0, "updates without an id")
        else:
            self.limit = MANY

    async def _single_out(self, update_id: int | None) -> None:
        """Fetch one by one until the unreadable update comes first; then set it aside under its id."""
        if self.limit > 1:
            self.limit = 1
            return
        if update_id is None:
            raise RefusedPollError(0, "an unreadable update without an id")
        await self._store([(str(update_id), {"update_id": update_id})])
        self.offset, self.limit = update_id + 1, MANY

    async def _store(self, updates: list[tuple[str, Raw]]) -> None:
        try:
            await self.take(updates)
        except Exception as problem:
            raise NotStoredError from problem

    async def _fetch(self) -> list[Any]:
        forbid_inside_work()
        assert isinstance(self.bot.session, AiohttpSession)  # noqa: S101 - `open_bot` makes no other
        session = await self.bot.session.create_session()
        url = self.bot.session.api.api_url(self.bot.token, "getUpdates")
        wanted = {
            "offset": self.offset,
            "limit": self.limit,
            "timeout": WAIT,
            "allowed_updates": list(UPDATES_WANTED),
        }
        async with session.post(url, json=wanted, timeout=aiohttp.ClientTimeout(WAIT + SLACK)) as response:
            return read_batch(response.status, await response.read())

    async def _pause(self, problem: str, asked: float = 0) -> None:
        pause = max(asked, self.pauses[min(self.failures, len(self.pauses) - 1)])
        self.failures += 1
        log.warning("polling failed (%s); next try in %s s", problem, pause)
        await asyncio.sleep(pause)
