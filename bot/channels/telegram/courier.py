"""Sending pushes over the Bot API with the bare outcome: refused, failed before it was written, or in doubt.

aiogram's TelegramNetworkError blurs the last two, so this is a plain POST. Whether anything was written is asked of
aiohttp's trace: once it begins to write the head, the platform may have the message.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

from aiohttp import (
    BaseConnector,
    ClientSession,
    ClientTimeout,
    TCPConnector,
    TraceConfig,
    TraceRequestHeadersSentParams,
)
from aiohttp_socks import ProxyConnector

from bot.channels.telegram.file_ids import Uploads
from bot.channels.telegram.parts import keyboard, split
from bot.channels.telegram.refusals import outcome_of
from data.engine.network_guard import forbid_inside_work
from domain.ports import MediaStore, Outcome, Parcel, Sent

TIMEOUT = 30.0  # seconds for the whole of one try
AGAIN = 5.0  # seconds until a platform that could not be reached is tried again
IDLE = 15.0  # seconds for which an idle connection is kept; a server may close an older one just as it is used


class TelegramCourier:
    """The courier of one bot. No error, log line or repr of it carries the token."""

    channel = "telegram"

    def __init__(self, session: ClientSession, base: str, token: str, store: MediaStore | None = None) -> None:
        self._session = session
        self._url = f"{base.rstrip('/')}/bot{token}/"
        self._uploads = Uploads(self._post, store)

    def split(self, parcel: Parcel) -> Sequence[Parcel]:
        return split(parcel)

    async def send(self, parcel: Parcel) -> Outcome:
        forbid_inside_work()
        if parcel.file is not None:
            return await self._uploads.send(parcel, parcel.file)
        outcome, _ = await self._post("sendMessage", {"json": _body(parcel)})
        return outcome

    async def _post(self, method: str, content: dict[str, Any]) -> tuple[Outcome, bytes]:
        """Call a method; returns what it means, and the answer."""
        written = SimpleNamespace(begun=False)
        try:
            async with self._session.post(
                self._url + method, trace_request_ctx=written, allow_redirects=False, **content
            ) as answer:
                body = await answer.read()
                return outcome_of(answer.status, body), body
        except Exception as problem:  # noqa: BLE001 - whatever a proxy or a page in the way breaks, it passes
            if not written.begun:
                return Outcome(Sent.LATER, wait=AGAIN, problem="not_reached"), b""
            why = "timeout" if isinstance(problem, TimeoutError) else "broken_off"
            return Outcome(Sent.IN_DOUBT, problem=why), b""


@asynccontextmanager
async def open_courier(
    token: str,
    base: str,
    proxy: str | None = None,
    timeout: float = TIMEOUT,  # noqa: ASYNC109 - of each try, not of this
    store: MediaStore | None = None,
) -> AsyncIterator[TelegramCourier]:
    """Open the courier of a bot at a Bot API server, through a proxy if one is given (http, socks4 or socks5)."""
    connector: BaseConnector = TCPConnector(keepalive_timeout=IDLE)
    if proxy:
        connector = ProxyConnector.from_url(proxy, keepalive_timeout=IDLE)
    async with ClientSession(
        connector=connector, timeout=ClientTimeout(total=timeout), trace_configs=[_trace()]
    ) as session:
        yield TelegramCourier(session, base, token, store)


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
        body["reply_markup"] = keyboard(parcel)
    return body
