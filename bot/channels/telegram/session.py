"""The session of a Telegram bot: aiogram's own, which refuses to work inside a unit of work.

Whatever a call brings that is no answer of Telegram's leaves as a TelegramNetworkError: a page, JSON of others, an
answer that breaks off, a proxy that refuses or speaks nonsense. It passes, and says nothing about the person.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError
from aiogram.methods import EditMessageText, Response, TelegramMethod
from aiogram.types import LinkPreviewOptions, Message
from aiohttp import ClientSession, ClientTimeout, TraceConfig, TraceRequestRedirectParams

from bot.channels.telegram.calls import BodySession
from bot.channels.telegram.failures import NotTelegramError, why
from data.engine.network_guard import forbid_inside_work

_ANSWERS = (Response[Message], Response[bool], Response[EditMessageText.__returning__])
"""Held, because pydantic forgets a generic model that nobody holds, and making one again costs five milliseconds."""


_JSON = {"Content-Type": "application/json"}


async def _stay(_session: ClientSession, _context: object, params: TraceRequestRedirectParams) -> None:
    raise NotTelegramError(params.response.status)


_STAYING = TraceConfig()
_STAYING.on_request_redirect.append(_stay)
_STAYING.freeze()
"""Follows no redirect: the Bot API sends none, and whoever does would be sent the message, or the token, elsewhere."""


class OutsideWorkSession(BodySession, AiohttpSession):
    """Sends only when no unit of work is open: everybody would wait with it."""

    async def create_session(self) -> ClientSession:
        session = await super().create_session()
        if _STAYING not in session.trace_configs:
            session.trace_configs.append(_STAYING)
        return session

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> Any:
        forbid_inside_work()
        try:
            result = await super().make_request(bot, method, timeout)
        except TelegramNetworkError as problem:
            raise TelegramNetworkError(method, why(problem.__cause__ or problem)) from problem
        except TelegramAPIError:
            raise
        except Exception as problem:
            raise TelegramNetworkError(method, why(_cause(problem))) from problem
        if result is None:  # every method of the Bot API returns something
            raise TelegramNetworkError(method, why(NotTelegramError(HTTPStatus.OK)))
        return result

    async def call(self, bot: Bot, method: type[TelegramMethod[Any]], body: Mapping[str, Any]) -> Any:
        forbid_inside_work()
        try:
            result = await super().call(bot, method, body)
        except TelegramAPIError:
            raise
        except Exception as problem:
            raise TelegramNetworkError(method.model_construct(), why(_cause(problem))) from problem
        if result is None:
            raise TelegramNetworkError(method.model_construct(), why(NotTelegramError(HTTPStatus.OK)))
        return result

    async def post(self, bot: Bot, name: str, body: bytes) -> tuple[int, str]:
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=name)
        asked: dict[str, Any] = {"data": body, "headers": _JSON, "timeout": ClientTimeout(self.timeout)}
        async with session.post(url, **asked) as answer:
            return answer.status, await answer.text()

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Response[Any]:
        """Read an answer. A refusal in another form than Telegram's says nothing about the person."""
        if status_code >= HTTPStatus.MULTIPLE_CHOICES and not is_refusal(content):
            raise NotTelegramError(status_code)
        return super().check_response(bot, method, status_code, content)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 - aiogram's signature
    ) -> AsyncGenerator[bytes, None]:
        try:
            parts = super().stream_content(url, headers, timeout, chunk_size, raise_for_status)
            async with aclosing(parts):
                async for part in parts:
                    yield part
        except Exception as problem:
            raise ConnectionError(why(problem)) from problem

    async def close(self) -> None:
        """Close the connections. aiogram's own sleeps for TLS after that; aiohttp waits for it by itself (3.12)."""
        if self._session is not None and not self._session.closed:
            await self._session.close()


def is_refusal(content: str | bytes) -> bool:
    """Tell whether this is how the Bot API says no: `ok`, `error_code` and `description`, all three."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return False
    if not isinstance(body, dict) or body.get("ok") is not False:
        return False
    code, description = body.get("error_code"), body.get("description")
    return isinstance(code, int) and not isinstance(code, bool) and isinstance(description, str)


def _cause(problem: Exception) -> BaseException:
    """Return what aiogram's error about an answer was made of."""
    original = getattr(problem, "original", None)
    return original if isinstance(original, BaseException) else problem


def open_bot(token: str, base: str, proxy: str | None = None) -> Bot:
    """Open a bot at a Bot API server. Close its session when done."""
    session = OutsideWorkSession(api=TelegramAPIServer.from_base(base), proxy=proxy)
    defaults = DefaultBotProperties(
        parse_mode=ParseMode.HTML,
        link_preview=LinkPreviewOptions(is_disabled=True),
    )
    return Bot(token, session=session, default=defaults)
