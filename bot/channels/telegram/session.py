"""The session of a Telegram bot: aiogram's own, which refuses to work inside a unit of work."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import EditMessageText, Response, TelegramMethod
from aiogram.types import LinkPreviewOptions, Message

from data.work import forbid_inside_work

_ANSWERS = (Response[Message], Response[bool], Response[EditMessageText.__returning__])
"""Held, because pydantic forgets a generic model that nobody holds, and making one again costs five milliseconds."""


class OutsideWorkSession(AiohttpSession):
    """Sends only when no unit of work is open: everybody would wait with it."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> Any:
        forbid_inside_work()
        return await super().make_request(bot, method, timeout)

    async def close(self) -> None:
        """Close the connections. aiogram's own sleeps for TLS after that; aiohttp waits for it by itself (3.12)."""
        if self._session is not None and not self._session.closed:
            await self._session.close()


def open_bot(token: str, base: str, proxy: str | None = None) -> Bot:
    """Open a bot at a Bot API server. Close its session when done."""
    session = OutsideWorkSession(api=TelegramAPIServer.from_base(base), proxy=proxy)
    defaults = DefaultBotProperties(
        parse_mode=ParseMode.HTML,
        link_preview=LinkPreviewOptions(is_disabled=True),
    )
    return Bot(token, session=session, default=defaults)
