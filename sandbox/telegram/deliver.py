"""Webhooks: updates posted to the bot. One chat's updates go one at a time and in order, chats beside each other.

An update stays in the queue until its post got a 2xx. The rules are those of tdlib/telegram-bot-api, WebhookActor.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .errors import ApiError, WireFault
from .people import Bot
from .post import Answer, PostError, post
from .requests import parameters
from .updates import Pending

if TYPE_CHECKING:
    from .world import TelegramWorld

LONGEST_WAIT = 60.0  # seconds between two attempts
LONGEST_ASKED_WAIT = 3600.0  # seconds a Retry-After may ask for
NOT_IN_ANSWERS = frozenset({"deletewebhook", "setwebhook", "close", "logout"})


@dataclass(slots=True)
class Webhook:
    """Where a bot's updates go. `last_error` is its time (Unix) and its words."""

    url: str
    secret: str
    max_connections: int
    last_error: tuple[int, str] | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)


class Webhooks:
    """The webhooks of all bots of a world, and the tasks that serve them."""

    def __init__(self, world: TelegramWorld) -> None:
        self._world = world
        self._webhooks: dict[int, Webhook] = {}

    def get(self, bot: Bot) -> Webhook | None:
        return self._webhooks.get(bot.id)

    def set(self, bot: Bot, webhook: Webhook) -> None:
        """Post this bot's updates from now on, those waiting first. Needs a running loop."""
        self.delete(bot)
        self._webhooks[bot.id] = webhook
        queues = ChatQueues(self._world, bot, webhook)
        bot.updates.arrived = queues.take
        for pending in bot.updates.pending.values():
            queues.take(pending)

    def delete(self, bot: Bot) -> None:
        webhook = self._webhooks.pop(bot.id, None)
        bot.updates.arrived = None
        for task in webhook.tasks if webhook else ():
            task.cancel()

    async def close(self) -> None:
        """End all posting, and wait for its end."""
        tasks = [task for webhook in self._webhooks.values() for task in webhook.tasks]
        for bot in self._world.bots:
            self.delete(bot)
        await asyncio.gather(*tasks, return_exceptions=True)


class ChatQueues:
    """One webhook at work: a lane per chat, each served by one task while it holds updates."""

    def __init__(self, world: TelegramWorld, bot: Bot, webhook: Webhook) -> None:
        self._world = world
        self._bot = bot
        self._webhook = webhook
        self._lanes: dict[int, deque[Pending]] = {}
        self._slots = asyncio.Semaphore(webhook.max_connections)

    def take(self, pending: Pending) -> None:
        """Put an update into its lane, and begin to serve the lane if nobody does."""
        waiting = self._lanes.get(pending.lane)
        if waiting is not None:
            waiting.append(pending)
            return
        self._lanes[pending.lane] = deque([pending])
        task = asyncio.get_running_loop().create_task(self._serve(pending.lane))
        self._webhook.tasks.add(task)
        task.add_done_callback(self._webhook.tasks.discard)

    async def _serve(self, lane: int) -> None:
        waiting = self._lanes[lane]
        while waiting:
            pending = waiting[0]
            await self._insist(pending)
            waiting.popleft()
            self._bot.updates.pending.pop(pending.update["update_id"], None)
        del self._lanes[lane]

    async def _insist(self, pending: Pending) -> None:
        """Post until it is accepted or too old: at once again, then after 2, 4, 8 ... seconds, or when asked to."""
        queue, delay = self._bot.updates, 0.0
        while queue.holds(pending):
            asked = await self._attempt(pending)
            if asked is None:
                return
            await self._world.pause(asked or delay)
            if not asked:
                delay = min(max(1.0, delay) * 2, LONGEST_WAIT)

    async def _attempt(self, pending: Pending) -> float | None:
        """None if the bot accepted, else the seconds that it asks to wait, 0 if it asks for nothing."""
        headers = {"Content-Type": "application/json"}
        if self._webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._webhook.secret
        try:
            async with self._slots:
                answer = await post(self._webhook.url, headers, json.dumps(pending.update).encode())
        except PostError as error:
            self._note(str(error))
            return 0.0
        if not answer.accepted:
            self._note(f"Wrong response from the webhook: {answer.status} {answer.reason}")
            return min(answer.retry_after, LONGEST_ASKED_WAIT)
        await self._do(answer)
        if self._bot.updates.duplicates:
            self._bot.updates.duplicates -= 1
            await self._attempt(pending)
        return None

    def _note(self, error: str) -> None:
        self._webhook.last_error = int(self._world.now().timestamp()), error

    async def _do(self, answer: Answer) -> None:
        """Do the method that the answer asks for, if any (Bot API, "Making requests when getting updates")."""
        try:
            params, files = await parameters(answer.content_type, answer.body, "")
            method = str(params.pop("method", "")).lower()
            if method and method not in NOT_IN_ANSWERS and not method.startswith("get"):
                await self._world.call(self._bot.token, method, params, files)
        except (ApiError, WireFault):
            return  # an answer that says nothing, or a call whose result nobody waits for; the log has it
