"""What the webhooks read before they know who posts, and what they answer while the database is away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.channels.telegram.webhook import SECRET_HEADER as TELEGRAM_HEADER
from bot.channels.telegram.webhook import telegram_webhook
from bot.channels.telegram.wire import WEBHOOK_PATH as TELEGRAM_PATH
from bot.channels.zalo.bot.webhook import SECRET_HEADER as BOT_HEADER
from bot.channels.zalo.bot.webhook import WEBHOOK_PATH as BOT_PATH
from bot.channels.zalo.bot.webhook import zalo_bot_webhook
from bot.channels.zalo.oa.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, Signer, mac
from bot.channels.zalo.oa.webhook import WEBHOOK_PATH as OA_PATH
from bot.channels.zalo.oa.webhook import zalo_oa_webhook
from bot.web import posted
from data.engine.failures import UnreachableError
from tests.support.wire import Inbox
from tests.support.zalo_bot_in import TEXT as BOT_TEXT
from tests.support.zalo_oa_in import TEXT as OA_TEXT

SECRET = "mot-chuoi-bi-mat"
ZALOS = [BOT_PATH, OA_PATH]
ALL = [TELEGRAM_PATH, *ZALOS]
TELEGRAM_TEXT = {"update_id": 7, "message": {}}
BODIES: dict[str, dict[str, Any]] = {TELEGRAM_PATH: TELEGRAM_TEXT, BOT_PATH: BOT_TEXT, OA_PATH: OA_TEXT}


class LanesOf:
    """Takes what Telegram posts, as the lanes do."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox

    async def take(self, _channel: object, updates: list[tuple[str, Any]]) -> None:
        await self.inbox.take(updates)


@pytest.fixture
async def web(inbox: Inbox) -> AsyncIterator[httpx2.AsyncClient]:
    app = FastAPI()
    app.include_router(telegram_webhook(LanesOf(inbox), None, SECRET))  # type: ignore[arg-type]  # all that it asks for
    app.include_router(zalo_bot_webhook(inbox.take, SECRET))
    app.include_router(zalo_oa_webhook(inbox.take, Signer(("1",), (SECRET,))))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://program") as client:
        yield client


def signed(path: str, body: bytes) -> dict[str, str]:
    if path == OA_PATH:
        return {SIGNATURE_HEADER: mac("1", body, "5", SECRET), TIMESTAMP_HEADER: "5"}
    return {(TELEGRAM_HEADER if path == TELEGRAM_PATH else BOT_HEADER): SECRET}


class Body:
    """A body of many parts, which counts how many were asked for."""

    def __init__(self, first: bytes = b"x" * 100) -> None:
        self.first, self.asked = first, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(100):
            self.asked += 1
            yield self.first


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("secret", [None, "wrong"])
async def test_who_has_no_secret_is_not_read(web: httpx2.AsyncClient, path: str, secret: str | None) -> None:
    body = Body()
    headers = dict.fromkeys(signed(path, b""), secret) if secret and path != OA_PATH else {}
    assert (await web.post(path, content=body, headers=headers)).status_code == 403
    assert body.asked <= (0 if path == TELEGRAM_PATH else 1)


async def test_a_wrong_signature_is_read_to_the_limit_and_no_further(web: httpx2.AsyncClient) -> None:
    """The signature of an Official Account is over the body, so it must be read first."""
    body = Body(b"x" * 100_000)
    answer = await web.post(OA_PATH, content=body, headers={SIGNATURE_HEADER: "mac=wrong"})
    assert (answer.status_code, body.asked) == (413, posted.BODY_LIMIT // 100_000 + 1)


@pytest.mark.parametrize("path", ZALOS)
@pytest.mark.parametrize(("body", "status"), [(b"", 200), (b"{}", 200), (b"[]", 403), (b"{}\n", 403), (b"{ }", 403)])
async def test_zalo_tries_an_address_unsigned(web: httpx2.AsyncClient, path: str, body: bytes, status: int) -> None:
    assert (await web.post(path, content=body)).status_code == status


@pytest.mark.parametrize("path", ALL)
async def test_a_body_that_does_not_come_is_given_up(
    web: httpx2.AsyncClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posted, "BODY_WITHIN", 0.01)

    async def never() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    assert (await web.post(path, content=never(), headers=signed(path, b""))).status_code == 408
    if path in ZALOS:
        assert (await web.post(path, content=never())).status_code == 403


@pytest.mark.parametrize("path", ALL)
async def test_the_platform_is_asked_to_come_again_while_the_database_is_away(
    web: httpx2.AsyncClient, inbox: Inbox, path: str
) -> None:
    body = json.dumps(BODIES[path]).encode()

    inbox.problem = UnreachableError()
    told = await web.post(path, content=body, headers=signed(path, body))
    assert (told.status_code, told.headers["retry-after"]) == (503, posted.AGAIN)
    inbox.problem = None
    assert inbox.events == {}
    assert (await web.post(path, content=body, headers=signed(path, body))).status_code == 200
    assert len(inbox.events) == 1
