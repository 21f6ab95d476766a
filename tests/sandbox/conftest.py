from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
import uvicorn

from sandbox.telegram import TelegramWorld, telegram_app
from tests.support.amounts import DEADLINE
from tests.support.sandbox_world import BOT, HANH, HOA, Calendar, Clock, Pauses, Server, picture
from tests.support.telegram_clients import TOKEN, Aiogram, Client, PythonTelegramBot


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
