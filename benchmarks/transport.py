"""A Telegram that answers at once, inside the process: the same for both sides of every comparison.

It prepares each request and checks each answer as aiogram's own session does, and as this program's calls of their own
do; only the wire is missing.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Iterator, Mapping
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile

from bot.channels.telegram.calls import BodySession
from data.engine.network_guard import forbid_inside_work

TOKEN = "42:a-token-of-the-benchmark-only"  # noqa: S105 - nothing answers to it
BATCH = 100  # updates of one getUpdates
ANSWERED = ("chat_id", "message_id", "text")  # fields of a call that stand in its answer


class InstantSession(BodySession):
    """Counts the calls and answers them; getUpdates is answered from a backlog that was prepared."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0
        self.backlog: Iterator[str] = iter(())

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109, ARG002 - aiogram's signature
    ) -> Any:
        forbid_inside_work()
        name = method.__api_method__
        if name == "getUpdates":
            return self.check_response(bot, method, 200, await self.next_batch()).result
        files: dict[str, InputFile] = {}
        for value in method.model_dump(warnings=False).values():
            self.prepare_value(value, bot=bot, files=files)
        self.calls += 1
        fields = {field: getattr(method, field, None) for field in ANSWERED}
        return self.check_response(bot, method, 200, self._answer(name, fields)).result

    async def post(self, bot: Bot, name: str, body: bytes) -> tuple[int, str]:  # noqa: ARG002 - a session's signature
        forbid_inside_work()
        self.calls += 1
        return 200, self._answer(name, json.loads(body))

    async def next_batch(self) -> str:
        """Hand out the next batch; after the last one a poll is held for ever."""
        batch = next(self.backlog, None)
        if batch is None:
            await asyncio.Event().wait()
        else:
            await asyncio.sleep(0)
        return batch or ""

    def _answer(self, name: str, fields: Mapping[str, Any]) -> str:
        if name == "getMe":
            return '{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"x","username":"x_bot"}}'
        if name not in {"sendMessage", "editMessageText"}:
            return '{"ok":true,"result":true}'
        message = {
            "message_id": fields.get("message_id") or 1,
            "date": 1_614_000_000,
            "chat": {"id": fields["chat_id"], "type": "private", "first_name": "Hạnh"},
            "text": fields["text"],
        }
        return json.dumps({"ok": True, "result": message})

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def open_bot(session: InstantSession) -> Bot:
    return Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))


def bodies(updates: list[dict[str, Any]]) -> list[str]:
    """Write the answers to getUpdates that bring these updates."""
    return [
        json.dumps({"ok": True, "result": updates[start : start + BATCH]}) for start in range(0, len(updates), BATCH)
    ]
