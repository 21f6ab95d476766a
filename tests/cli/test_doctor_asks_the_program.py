"""The doctor and the watcher ask the program that runs, over real HTTP."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.admin.finding import State
from bot.admin.service import web_part
from bot.app.http_server import serving
from bot.settings.settings import Settings
from bot.web.ready import ready_router
from scheduler.heartbeat import LIMITS, Heartbeat
from tests.support.commands import Type
from tests.support.doctor_asks_the_program import asked
from tests.support.pushes import FakeTime


@asynccontextmanager
async def saying(told: Any, code: int = 200) -> AsyncIterator[int]:
    app = FastAPI()

    @app.get("/readyz")
    async def ready() -> JSONResponse:
        return JSONResponse(told, code)

    async with serving(app, "127.0.0.1", 0) as port:
        yield port


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])  # noqa: S104 - what the program may listen at
async def test_a_silent_tick_is_told(engine: AsyncEngine, host: str) -> None:
    app, time = FastAPI(), FakeTime()
    app.include_router(ready_router(engine, Heartbeat(time)))
    async with serving(app, "127.0.0.1", 0) as port:
        assert (await asked(port, host)).code == "service_ready"
        time.now += LIMITS["minute"] + 1
        found = await asked(port, host)
    assert (found.state, found.code) == (State.WRONG, "service_ticks")
    assert "đồng hồ bên trong đã im" in found.text


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"database": "unreachable", "schema": "unknown"}, "service_database"),
        ({"database": "ok", "schema": "other", "ticks": "ok"}, "service_schema"),
        ({"database": "ok", "schema": "ok", "ticks": "ok", "updates": "stuck"}, "service_updates"),
        ({"detail": "Not Found"}, "service_strange"),
        ([], "service_strange"),
    ],
)
async def test_each_part_has_its_words(told: Any, code: str) -> None:
    async with saying(told, 503) as port:
        assert (await asked(port)).code == code


@pytest.mark.parametrize(("status", "code"), [(200, "service_web"), (503, "service_database")])
async def test_a_container_is_judged_by_its_pages(status: int, code: str) -> None:
    """Not by whether Telegram answers: `ready --web` asks /healthz."""
    app = FastAPI()

    @app.get("/healthz")
    async def health() -> Response:
        return Response("said\n", status)

    async with serving(app, "127.0.0.1", 0) as port:
        found = await asyncio.to_thread(web_part, Settings(_env_file=None, web_port=port))
    assert (found.code, bool(found.text)) == (code, True)


async def test_nobody_answers() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert (await asked(taken.getsockname()[1])).code == "service_absent"


async def test_a_program_that_hangs_takes_the_call_and_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.admin.service.PATIENCE", 0.2)
    with socket.socket() as stopped:
        stopped.bind(("127.0.0.1", 0))
        stopped.listen()
        found = await asked(stopped.getsockname()[1])
    assert (found.state, found.code) == (State.WRONG, "service_hangs")


def test_a_watcher_hears_it_by_the_code(types: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("WEB_PORT", str(taken.getsockname()[1]))
        told = types("ready")
    assert (told.exit_code, "không trả lời" in told.output) == (1, True)
