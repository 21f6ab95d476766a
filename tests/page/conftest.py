from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI
from selenium.webdriver import Chrome

from sandbox.server import sandbox_app
from tests.support.browser import browser
from tests.support.echo import EchoDemo
from tests.support.served import Served, served


@pytest.fixture
def page_server() -> Iterator[Served]:
    """The page with the echo bot on a port of 127.0.0.1."""
    with served() as running:
        yield running


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests of a run: starting it costs more than most of them."""
    profile: Path = tmp_path_factory.mktemp("chromium")
    with browser(profile) as driver:
        yield driver


@pytest.fixture
async def demo() -> EchoDemo:
    return EchoDemo()


@pytest.fixture
async def app(demo: EchoDemo) -> AsyncIterator[FastAPI]:
    application = sandbox_app(demo.world, demo)
    yield application
    await application.state.desk.close()


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A program on this machine that talks to the page."""
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client
