"""From an update to its answer at a steady 200 a second: this program with its durable commit, and bare aiogram."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.methods import TelegramMethod
from aiogram.types import Message, Update

from benchmarks.form_step import crowd
from benchmarks.page import Line, Section
from benchmarks.transport import InstantSession, open_bot
from benchmarks.updates import FIRST_PERSON, written
from bot.app.run import spare_the_collector

PEOPLE = 200
RATE = 200  # updates a second
SHOWING = {"sendMessage", "editMessageText"}


class WatchedSession(InstantSession):
    """Notes for each chat how long its oldest update without an answer has waited."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: dict[int, deque[float]] = defaultdict(deque)
        self.waits: list[float] = []

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - aiogram's
        result = await super().make_request(bot, method, timeout)
        self._note(method.__api_method__, getattr(method, "chat_id", 0))
        return result

    async def post(self, bot: Bot, name: str, body: bytes) -> tuple[int, str]:
        answer = await super().post(bot, name, body)
        self._note(name, json.loads(body).get("chat_id", 0))
        return answer

    def _note(self, name: str, chat: int) -> None:
        begun = self.begun.get(chat)
        if name in SHOWING and begun:
            self.waits.append(time.perf_counter() - begun.popleft())


async def paced(
    updates: list[dict[str, Any]], session: WatchedSession, feed: Callable[[dict[str, Any]], Awaitable[Any]]
) -> None:
    """Feed them at the rate, whether or not the earlier ones were answered."""
    begin, tasks = time.perf_counter(), set()
    for number, update in enumerate(updates):
        await asyncio.sleep(max(0.0, begin + number / RATE - time.perf_counter()))
        content = update.get("message") or update["callback_query"]["message"]
        session.begun[content["chat"]["id"]].append(time.perf_counter())
        tasks.add(asyncio.ensure_future(feed(update)))
    await asyncio.gather(*tasks)
    async with asyncio.timeout(60):
        while len(session.waits) < len(updates):  # noqa: ASYNC110 - both sides are waited for in the same way
            await asyncio.sleep(0.01)


async def this_program(taps_each: int) -> list[float]:
    session = WatchedSession()
    with tempfile.TemporaryDirectory() as name:
        async with crowd(f"sqlite+aiosqlite:///{name}/bench.sqlite3", Path(name), PEOPLE, session) as made:
            taps = made.taps(taps_each)
            session.waits.clear()
            spare_the_collector()
            await paced(taps, session, lambda raw: made.inbox.take(made.channel, [(str(raw["update_id"]), raw)]))
            await made.inbox.idle()
            await made.check(taps_each)
    return session.waits


async def bare(taps_each: int) -> list[float]:
    session, dispatcher = WatchedSession(), Dispatcher()
    bot = open_bot(session)

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    words = [
        written(number, FIRST_PERSON + number % PEOPLE, "Giảm hàng lỗi") for number in range(1, PEOPLE * taps_each + 1)
    ]
    spare_the_collector()
    await paced(
        words, session, lambda raw: dispatcher.feed_update(bot, Update.model_validate(raw, context={"bot": bot}))
    )
    return session.waits


def part(waits: list[float], share: float) -> float:
    """Milliseconds below which this share of them lies."""
    return sorted(waits)[min(len(waits) - 1, int(len(waits) * share))] * 1000


def measure(*, quick: bool) -> Section:
    taps_each, load = (2 if quick else 20), os.getloadavg()
    lines = []
    echo = asyncio.run(bare(taps_each))
    ours = asyncio.run(this_program(taps_each))
    for name, waits in (("**this program**, SQLite synchronous=FULL", ours), ("bare aiogram, echo", echo)):
        own = waits is ours
        lines.append(
            Line(
                f"{name}: {len(waits)} updates at {RATE}/s",
                f"p50 {part(waits, 0.5):.1f} ms, p99 {part(waits, 0.99):.1f} ms",
                f"p99 {part(waits, 0.99) / part(echo, 0.99):.1f} x the echo's" if own else "",
                "p99 <= 10 ms" if own else "",
                part(waits, 0.99) <= 10 if own else None,
            )
        )
    why = "No wire on either side: from the moment the update is there to the moment its answer is handed over."
    return Section("latency", "From an update to its answer", lines, why, load=load)
