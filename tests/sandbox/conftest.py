from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
import uvicorn
from PIL import Image
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.telegram import TelegramWorld, telegram_app
from tests.amounts import DEADLINE
from tests.sandbox.clients import TOKEN, Aiogram, Client, PythonTelegramBot

BOT = "thi_dua_bot"
HANH = 7
HOA = 8


class Calendar:
    """A date that a test moves."""

    def __init__(self) -> None:
        self.today = datetime(2021, 2, 26, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.today

    def move(self, **by: float) -> None:
        self.today += timedelta(**by)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Pauses:
    """Waits that do not wait, and remember how long they would have."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


class Server:
    """One server for all tests; each puts its own world behind it."""

    def __init__(self) -> None:
        self.url = ""
        self.apps: dict[str, ASGIApp] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        first = "/" + scope["path"].split("/")[1]
        app = self.apps.get(first) or self.apps["/"]
        await app(scope, receive, send)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def world(calendar: Calendar, clock: Clock, pauses: Pauses) -> TelegramWorld:
    """Hạnh has started the bot, Hoa has not."""
    world = TelegramWorld(calendar, clock=clock, pause=pauses, repeat_wait=0)
    world.add_bot(TOKEN, BOT, "Trợ lý Thi đua")
    world.add_person(HANH, "Hạnh", "Lê Thị", username="le_thi_hanh", phone="+84912345678")
    world.add_person(HOA, "Hoa")
    world.starts(HANH, BOT)
    world.take_updates(BOT)
    return world


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def server() -> AsyncIterator[Server]:
    behind = Server()
    config = uvicorn.Config(behind, port=0, lifespan="off", ws="none", log_config=None, access_log=False)
    config.load()
    running = uvicorn.Server(config)
    running.lifespan = config.lifespan_class(config)
    await running.startup()
    behind.url = f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    yield behind
    await running.shutdown()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def aiogram_client(server: Server) -> AsyncIterator[Client]:
    client = Aiogram(server.url)
    yield client
    await client.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def ptb_client(server: Server) -> AsyncIterator[Client]:
    client = PythonTelegramBot(server.url)
    yield client
    await client.close()


@pytest_asyncio.fixture(loop_scope="session")
async def served(server: Server, world: TelegramWorld) -> AsyncIterator[TelegramWorld]:
    """The world behind HTTP."""
    server.apps = {"/": telegram_app(world)}
    yield world
    await world.close()


@pytest.fixture(params=["aiogram_client", "ptb_client"], ids=["aiogram", "ptb"])
def client(request: pytest.FixtureRequest, aiogram_client: Client, ptb_client: Client) -> Client:
    return {"aiogram_client": aiogram_client, "ptb_client": ptb_client}[request.param]


def picture(width: int = 640, height: int = 480) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(written, "JPEG")
    return written.getvalue()


@pytest.fixture(scope="session", name="picture")
def _picture() -> bytes:
    return picture()


@pytest.fixture
def until() -> Callable[[Callable[[], Any]], Any]:
    """Let the loop run until a condition holds."""

    async def wait(condition: Callable[[], Any]) -> None:
        async with asyncio.timeout(DEADLINE):
            while not condition():  # noqa: ASYNC110 - the loop must turn, and no event says what a test waits for
                await asyncio.sleep(0)

    return wait
