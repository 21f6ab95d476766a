from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import httpx2
import pytest

from tests.support.wire import Inbox, Wire

Answerer = Callable[[httpx2.Request], httpx2.Response]


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
async def http(wire: Wire) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(wire)) as client:
        yield client


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()
