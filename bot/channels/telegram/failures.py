"""Why a call to Telegram brought no answer of Telegram's, in a few plain words for the log.

Nothing here repeats what came: it may hold the token (in an address) or be anything at all (a page, a proxy's words).
"""

from __future__ import annotations

from http import HTTPStatus

import aiohttp
from aiogram.exceptions import AiogramError, TelegramNetworkError
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError


class NotTelegramError(ConnectionError):
    """Somebody stands in the way and answers in Telegram's place: a portal, a proxy, a block page. `status`: HTTP's."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class CutAnswerError(ConnectionError):
    """The answer broke off on its way: nothing of it counts, and it is asked for again."""


_WORDS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((ProxyConnectionError, ProxyTimeoutError), "the proxy cannot be reached"),
    ((CutAnswerError, aiohttp.ClientPayloadError), "its answer breaks off"),
    ((TimeoutError,), "no answer in time"),
    ((aiohttp.ClientConnectionError, OSError), "no connection"),
    ((ValueError, RecursionError), "an answer that cannot be read"),
)


def why(problem: BaseException) -> str:
    """Say it in words."""
    if isinstance(problem, ProxyError):
        wanted = problem.error_code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
        return "the proxy wants a password" if wanted else "the proxy does not lead there"
    if isinstance(problem, NotTelegramError):
        return f"something else answers in its place, HTTP {problem.status}"
    return next((words for kinds, words in _WORDS if isinstance(problem, kinds)), type(problem).__name__)


def spoken(problem: AiogramError | OSError) -> str:
    """Say why a call of aiogram's failed: in the session's words, or by the kind of Telegram's refusal."""
    return problem.message if isinstance(problem, TelegramNetworkError) else type(problem).__name__
