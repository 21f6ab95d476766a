"""One request to Zalo with its bare end: refused, never reached, or in doubt. No error or log line tells an address.

    ZaloError
    ├── NotReachedError   nothing was written: it may be tried again
    ├── InDoubtError      it was written, and nobody knows what became of it
    └── RefusedError      Zalo said no; `code` is Zalo's own, from the body

Addresses hold the token of a Zalo bot, and httpx2 writes them into log lines and exceptions: its loggers are set to
warnings here, and its exceptions end here, outside of the new one's chain.
"""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

import httpx2

from data.engine.network_guard import forbid_inside_work

TIMEOUT = 30.0  # seconds without a byte until a request counts as dead
IDLE = 15.0  # seconds for which an idle connection is kept; a server may close an older one just as it is used
CHATTY = ("httpx2", "httpcore2")
_NEVER_WRITTEN = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)


class ZaloError(Exception):
    """A call to Zalo did not succeed."""


class NotReachedError(ZaloError):
    """Nothing was written: no connection came about."""


class InDoubtError(ZaloError):
    """The request may have had its effect. `problem`: a code for the ledger."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class RefusedError(ZaloError):
    """Zalo refused. `code`: Zalo's; for a page that is not Zalo's JSON, the HTTP status with `foreign` set."""

    def __init__(self, code: int, description: str = "", *, foreign: bool = False) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.foreign = foreign


def spoken(problem: ZaloError) -> str:
    """Say in words why a call failed; never Zalo's own, and never an address."""
    match problem:
        case NotReachedError():
            return "no connection"
        case RefusedError(foreign=True):
            return f"something else answers in its place, HTTP {problem.code}"
        case RefusedError():
            return f"it refuses, code {problem.code}"
        case InDoubtError():
            return _DOUBTS.get(problem.problem, problem.problem.replace("server_error_", "HTTP "))
    return type(problem).__name__


_DOUBTS = {
    "timeout": "no answer in time",
    "broken_off": "its answer breaks off",
    "unreadable_answer": "an answer that cannot be read",
}


@dataclass(frozen=True)
class Reply:
    """What came back: the status of HTTP, and the body if it is a JSON object."""

    status: int
    body: dict[str, Any] | None


@asynccontextmanager
async def open_http(timeout: float = TIMEOUT) -> AsyncIterator[httpx2.AsyncClient]:  # noqa: ASYNC109 - of each request
    """Open the connections of one channel. Redirects are not followed: they would carry a token elsewhere."""
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    limits = httpx2.Limits(keepalive_expiry=IDLE)
    async with httpx2.AsyncClient(timeout=timeout, limits=limits, follow_redirects=False, verify=trusted()) as client:
        yield client


@cache
def trusted() -> ssl.SSLContext:
    """Read the authorities that are trusted, once for all connections: it takes tens of milliseconds."""
    return httpx2.create_ssl_context()


async def exchange(http: httpx2.AsyncClient, method: str, url: str, **request: Any) -> Reply:
    """Make one request. Raises `NotReachedError` or `InDoubtError`, without a trace of the address."""
    forbid_inside_work()
    problem: ZaloError
    try:
        answer = await http.request(method, url, **request)
    except _NEVER_WRITTEN:
        problem = NotReachedError("not_reached")
    except httpx2.TimeoutException:
        problem = InDoubtError("timeout")
    except httpx2.HTTPError:
        problem = InDoubtError("broken_off")
    except httpx2.InvalidURL:
        problem = NotReachedError("address")
    else:
        return Reply(answer.status_code, _object(answer.content))
    raise problem  # raised outside of the `except` blocks: httpx2's exception holds the request, and with it the token


def _object(content: bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def foreign(reply: Reply) -> ZaloError:
    """Say what an answer means that is not Zalo's JSON: a gateway's page (429, 502), a portal, a block."""
    if reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return InDoubtError(f"server_error_{reply.status}")
    if reply.status >= HTTPStatus.MULTIPLE_CHOICES:
        return RefusedError(reply.status, "not Zalo's answer", foreign=True)
    return InDoubtError("unreadable_answer")


def whole(value: Any) -> int | None:
    """Read a number that may come as a string; a truth value is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 19 else None  # noqa: PLR2004 - 64 bits
