"""Calls of the Bot API whose body is written here, without a model of the call, its keyboard and its answer.

A tap makes two calls, and aiogram's models cost more than all the rest of them. What Telegram refuses, and whatever
else is not simply what was asked for, is read by aiogram as ever: its exceptions say what became of the call.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage, TelegramMethod

MESSAGE = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
"""What every message says of itself; `open_bot` has the same for aiogram's own calls."""


class BodySession(BaseSession):
    """A session that also takes a body as it is. `post` returns the HTTP status and the answer, or raises."""

    @abstractmethod
    async def post(self, bot: Bot, name: str, body: bytes) -> tuple[int, str]: ...

    async def call(self, bot: Bot, method: type[TelegramMethod[Any]], body: Mapping[str, Any]) -> Any:
        """Call a method; returns what Telegram returned, as JSON. Raises as aiogram does."""
        written = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        status, content = await self.post(bot, method.__api_method__, written)
        result = _result(status, content)
        if _is_expected(method, result):
            return result
        return self.check_response(bot, method.model_construct(), status, content).result


async def call(bot: Bot, method: type[TelegramMethod[Any]], body: Mapping[str, Any]) -> Any:
    """Call a method of a bot that was opened with a `BodySession`."""
    assert isinstance(bot.session, BodySession)  # noqa: S101 - `open_bot` makes no other
    return await bot.session.call(bot, method, body)


def _result(status: int, content: str) -> Any:
    """Read an accepted answer; `None` for anything else."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return None
    accepted = status == HTTPStatus.OK and isinstance(answer, dict) and answer.get("ok") is True
    return answer.get("result") if accepted else None


def _is_expected(method: type[TelegramMethod[Any]], result: Any) -> bool:
    """Tell whether this is what the method returns: the message, or a mere yes where none was sent."""
    if isinstance(result, dict):
        return type(result.get("message_id")) is int
    return result is True and method is not SendMessage
