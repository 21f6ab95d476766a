"""Long polling: an update is acknowledged only after it was stored and committed.

`getUpdates` is read as raw JSON: one malformed update would make a typed client reject its whole batch for ever. The
acknowledgement is the next call's offset (Bot API: "an update is considered confirmed as soon as getUpdates is called
with an offset higher than its update_id").

Whatever else an answer is, it passes: it is asked for again after a pause, and the log tells it once a minute.
"""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession

from bot.channels.base import Raw
from bot.channels.polling import AnyPoller, Take
from bot.channels.telegram.batches import RefusedPollError, UnreadableBatchError, has_id, read_batch
from bot.channels.telegram.failures import CutAnswerError, NotTelegramError, why
from bot.channels.telegram.wire import UPDATES_WANTED
from data.engine.network_guard import forbid_inside_work

log = logging.getLogger(__name__)

WAIT = 25  # seconds that Telegram holds an empty poll
SLACK = 10  # seconds more before the connection counts as dead
GAP = 1.0  # seconds between polls that brought nothing new: an empty answer may come at once
MANY = 100  # updates of one poll (Bot API: at most 100)
MOST = 64 * 1024 * 1024  # bytes of an answer; a hundred updates are a thousandth of it
TRIES = 3  # whole answers in a row that nobody can read, before it is put down to an update


class NotStoredError(Exception):
    """What Telegram gave could not be stored: the cause is this side's, and nothing is acknowledged."""


class Poller(AnyPoller):
    """Fetches updates of one bot for ever; exactly one poller may run per token."""

    name = "Telegram"

    def __init__(self, bot: Bot, take: Take, **more: Any) -> None:
        super().__init__(take, **more)
        self.bot = bot
        self.offset = 0
        self.limit = MANY
        self.unread = 0
        self._before: set[int] = set()  # ids of the last batch

    async def step(self) -> None:
        """Poll once, and rest as long as what came of it asks for."""
        begun = self.clock()
        try:
            new = await self.once()
        except NotStoredError as problem:
            raise problem.__cause__ or problem from None
        except RefusedPollError as refusal:
            await self.pause(f"{refusal.code} {refusal.description}", refusal.wait)
        except ConnectionError as problem:
            if self.failures == 0:
                self.unreachable()
            await self.pause(why(problem.__cause__ or problem))
        else:
            self.failures = 0
            if not new:
                await self.rest(begun, GAP)

    async def once(self) -> bool:
        """Fetch one batch, store it, and remember what may be acknowledged by the next call.

        Tells whether anything was new. Raises `RefusedPollError`, and `ConnectionError` for whatever is no answer.
        """
        try:
            batch = await self._fetch()
        except UnreadableBatchError as problem:
            self.unread += 1
            if self.unread >= TRIES:
                self.unread = 0
                await self._single_out(problem.update_id)
            return False
        except CutAnswerError:
            self.limit = max(1, self.limit // 2)  # a shorter answer may come through where a long one does not
            raise
        self.unread = 0
        updates = {int(update["update_id"]): update for update in batch if has_id(update)}
        if batch and not updates:  # without a number it cannot be acknowledged, and would come again at once for ever
            raise RefusedPollError(0, "updates without an id")
        self.answered()
        if updates:
            await self._store([(str(number), update) for number, update in updates.items()])
            self.polling.answered()  # the pause came from this program, which had no room; the platform was not silent
            self.offset = max(updates) + 1
        else:
            self.limit = MANY
        new, self._before = bool(updates.keys() - self._before), set(updates)
        return new

    async def _single_out(self, update_id: int | None) -> None:
        """Fetch one by one until the unreadable update comes first; then set it aside under its id."""
        if self.limit > 1:
            self.limit = 1
            return
        if update_id is None:
            raise RefusedPollError(0, "an unreadable update without an id")
        log.warning("update %d cannot be read by any JSON reader: it is set aside under its id", update_id)
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
        asked: dict[str, Any] = {
            "json": wanted,
            "timeout": aiohttp.ClientTimeout(WAIT + SLACK),
            "allow_redirects": False,
        }
        try:
            async with session.post(url, **asked) as response:
                status, body = response.status, await _bounded(response)
        except aiohttp.ClientPayloadError as problem:
            raise CutAnswerError from problem
        except Exception as problem:  # whatever a proxy or a page in the way breaks, it passes
            raise ConnectionError from problem
        return read_batch(status, body)


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for part in response.content.iter_any():
        body += part
        if len(body) > MOST:
            raise NotTelegramError(response.status)
    return bytes(body)
