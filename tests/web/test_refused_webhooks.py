"""A secret was changed on one side only: everything that arrives is refused, and the administrator learns why."""

from __future__ import annotations

import logging
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.admin.finding import State
from bot.app.http_server import serving
from bot.channels.telegram.webhook import SECRET_HEADER, telegram_webhook
from bot.channels.telegram.wire import WEBHOOK_PATH
from bot.channels.zalo.bot import webhook as of_bot
from bot.channels.zalo.oa import webhook as of_oa
from bot.channels.zalo.oa.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, Signer, mac
from bot.web.calls import MANY, Calls, calls_of_all
from bot.web.ready import ready_router
from tests.support.doctor_asks_the_program import asked

RIGHT, WRONG = "the-new-half", "the-old-half"
BODY = b'{"event_name":"la.gi","timestamp":"1"}'
PATHS = {"telegram": WEBHOOK_PATH, "zalo_bot": of_bot.WEBHOOK_PATH, "zalo_oa": of_oa.WEBHOOK_PATH}


def web(engine: AsyncEngine, calls: dict[str, Calls]) -> FastAPI:
    async def take(_: Any) -> None: ...

    nobody: Any = object()
    app = FastAPI()
    app.include_router(telegram_webhook(nobody, nobody, RIGHT, calls["telegram"]))
    app.include_router(of_bot.zalo_bot_webhook(take, RIGHT, calls["zalo_bot"]))
    app.include_router(of_oa.zalo_oa_webhook(take, Signer(("7",), (RIGHT,)), calls["zalo_oa"]))
    app.include_router(ready_router(engine, None, calls=calls))
    return app


def signed(channel: str, secret: str) -> dict[str, str]:
    if channel == "zalo_oa":
        return {SIGNATURE_HEADER: mac("7", BODY, "1", secret), TIMESTAMP_HEADER: "1"}
    return {SECRET_HEADER if channel == "telegram" else of_bot.SECRET_HEADER: secret}


@pytest.mark.parametrize("channel", PATHS)
async def test_it_is_said_once_and_doctor_names_the_remedy(
    engine: AsyncEngine, channel: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    calls = calls_of_all()
    async with (
        serving(web(engine, calls), "127.0.0.1", 0) as port,
        httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        for _ in range(MANY):
            told = await client.post(PATHS[channel], content=BODY, headers=signed(channel, WRONG))
            assert told.status_code == 403
        ready = await client.get("/readyz")
        assert (ready.status_code, ready.json()["refused"]) == (200, channel), "strangers could redden it"
        found = await asked(port)
        assert (found.state, found.code) == (State.WRONG, "service_refuses")
        assert calls[channel].remedy.removeprefix("run: ")[:20] in found.text or "OA Secret Key" in found.text
        await client.post(PATHS[channel], content=BODY, headers=signed(channel, RIGHT))
        assert "refused" not in (await client.get("/readyz")).json()
    (warning,) = [one for one in caplog.records if one.name == "bot.web.calls"]
    assert calls[channel].setting in warning.getMessage()
    assert "half" not in caplog.text, "no secret stands in the log"


async def test_strangers_without_a_secret_are_no_sign_of_a_changed_one(engine: AsyncEngine) -> None:
    calls = calls_of_all()
    transport = httpx2.ASGITransport(web(engine, calls))
    async with httpx2.AsyncClient(transport=transport, base_url="http://program") as client:
        for path in [*PATHS.values()] * MANY:
            assert (await client.post(path, content=BODY)).status_code == 403
        assert "refused" not in (await client.get("/readyz")).json()
