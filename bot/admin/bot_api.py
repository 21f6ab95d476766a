"""One short conversation with the Bot API, by python-telegram-bot: it loads fast and judges the rest from outside."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import PlainError
from bot.logs.redaction import Masks
from bot.settings.settings import Settings

PATIENCE = 10.0  # seconds for each step of a request; an administrator is waiting
TOKEN_SHAPE = re.compile(r"\d+:[\w-]+")

# python-telegram-bot's own switch to the form that its next version has; without it a refusal comes with a warning
os.environ.setdefault("PTB_TIMEDELTA", "true")

Hear = Callable[[Any], Awaitable[None]]


class BotApiError(PlainError):
    """Raised when the question cannot be asked or Telegram says no."""


@asynccontextmanager
async def bot_api(settings: Settings, hear: Hear | None = None) -> AsyncIterator[Bot]:
    """Open a conversation; `hear` is given each HTTP response. Raises `BotApiError` for whatever Telegram refuses."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    if not token:
        raise BotApiError("token_missing")
    if not TOKEN_SHAPE.fullmatch(token):
        raise BotApiError("token_shape")
    request = _request(settings, hear)
    base = settings.telegram_api_base
    try:
        async with request:  # Bot's own start would call getMe, and put the token into its error
            yield Bot(
                token,
                base_url=f"{base}/bot",
                base_file_url=f"{base}/file/bot",
                request=request,
                get_updates_request=request,
            )
    except TelegramError as error:
        raise trouble(error, settings) from error
    # a proxy's page that was taken for Telegram's answer
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        host = urlsplit(base).hostname
        raise BotApiError("telegram_strange", host=host, reason=type(error).__name__) from error


def _request(settings: Settings, hear: Hear | None) -> HTTPXRequest:
    proxy = settings.telegram_proxy
    try:
        return HTTPXRequest(
            connection_pool_size=1,
            read_timeout=PATIENCE,
            write_timeout=PATIENCE,
            connect_timeout=PATIENCE,
            pool_timeout=PATIENCE,
            proxy=proxy.get_secret_value() if proxy else None,
            # the program takes its proxy from the settings alone; a judge who used HTTPS_PROXY would judge wrongly
            httpx_kwargs={"trust_env": False, "event_hooks": {"response": [hear] if hear else []}},
        )
    except RuntimeError as error:  # python-telegram-bot's way to say that the package for SOCKS is not installed
        raise BotApiError("socks_absent") from error


def trouble(error: TelegramError, settings: Settings) -> BotApiError:
    """Sort an error of python-telegram-bot; BadRequest goes first, for it is a NetworkError there."""
    host = urlsplit(settings.telegram_api_base).hostname
    match error:
        case InvalidToken():
            return BotApiError("token_refused", host=host)
        case RetryAfter():
            return BotApiError("telegram_busy", host=host, wait=error.retry_after)
        case BadRequest() | Forbidden():
            return BotApiError("telegram_refused", reason=Masks(settings.secrets())(error.message))
        case NetworkError() if _not_sent_or_lost(error):
            return BotApiError("telegram_unreachable", host=host, proxy=settings.telegram_proxy is not None)
    return BotApiError("telegram_strange", host=host, reason=Masks(settings.secrets())(error.message[:200]))


def _not_sent_or_lost(error: NetworkError) -> bool:
    """True when no HTTP answer came: then the cause is the HTTP client's error, else Telegram's or none."""
    return error.__cause__ is not None and not isinstance(error.__cause__, TelegramError)
