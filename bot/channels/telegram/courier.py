"""Sending pushes over the Bot API with the bare outcome: refused, failed before it was written, or in doubt.

aiogram's TelegramNetworkError blurs the last two, so this is a plain POST. Whether anything was written is asked of
aiohttp's trace: once it begins to write the head, the platform may have the message.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

from aiohttp import (
    BaseConnector,
    ClientError,
    ClientSession,
    ClientTimeout,
    TCPConnector,
    TraceConfig,
    TraceRequestHeadersSentParams,
)
from aiohttp_socks import ProxyConnector, ProxyError

from bot.channels.telegram.refusals import outcome_of
from data.work import forbid_inside_work
from domain.outbox.choices import data
from domain.ports import Outcome, Parcel, Sent

TIMEOUT = 30.0  # seconds for the whole of one try
AGAIN = 5.0  # seconds until a platform that could not be reached is tried again
IDLE = 15.0  # seconds for which a connection is kept; a longer one may be closed just as it is used


class TelegramCourier:
    """The courier of one bot. No error, log line or repr of it carries the token."""

    channel = "telegram"

    def __init__(self, session: ClientSession, base: str, token: str) -> None:
        self._session = session
        self._url = f"{base.rstrip('/')}/bot{token}/sendMessage"

    async def send(self, parcel: Parcel) -> Outcome:
        forbid_inside_work()
        written = SimpleNamespace(begun=False)
        try:
            async with self._session.post(self._url, json=_body(parcel), trace_request_ctx=written) as answer:
                return outcome_of(answer.status, await answer.read())
        except (ClientError, ProxyError, OSError) as problem:  # a TimeoutError is an OSError
            if not written.begun:
                return Outcome(Sent.LATER, wait=AGAIN, problem="not_reached")
            return Outcome(Sent.IN_DOUBT, problem="timeout" if isinstance(problem, TimeoutError) else "broken_off")


@asynccontextmanager
async def open_courier(
    token: str,
    base: str,
    proxy: str | None = None,
    timeout: float = TIMEOUT,  # noqa: ASYNC109 - of each try, not of this
) -> AsyncIterator[TelegramCourier]:
    """Open the courier of a bot at a Bot API server, through a proxy if one is given (http, socks4 or socks5)."""
    connector: BaseConnector = TCPConnector(keepalive_timeout=IDLE)
    if proxy:
        connector = ProxyConnector.from_url(proxy, keepalive_timeout=IDLE)
    async with ClientSession(
        connector=connector, timeout=ClientTimeout(total=timeout), trace_configs=[_trace()]
    ) as session:
        yield TelegramCourier(session, base, token)


def _trace() -> TraceConfig:
    async def begun(_: ClientSession, context: SimpleNamespace, __: TraceRequestHeadersSentParams) -> None:
        context.trace_request_ctx.begun = True

    trace = TraceConfig()
    trace.on_request_headers_sent.append(begun)
    return trace


def _body(parcel: Parcel) -> dict[str, Any]:
    body: dict[str, Any] = {
        "chat_id": int(parcel.address),
        "text": parcel.text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if parcel.choices:
        body["reply_markup"] = {"inline_keyboard": [_row(parcel.push_id, row) for row in parcel.choices]}
    return body


def _row(push_id: int, row: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{"text": choice["label"], "callback_data": data(push_id, choice)} for choice in row]
