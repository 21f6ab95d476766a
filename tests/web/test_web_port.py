"""The port of the web part: taken, not this machine's, and free again."""

from __future__ import annotations

import errno
import os

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.app.http_server import NoPortError, PortTakenError, serving

HERE = "127.0.0.1"
ELSEWHERE = "203.0.113.1"  # RFC 5737: nobody's


async def hello(_: object) -> PlainTextResponse:
    return PlainTextResponse("hello")


APP = Starlette(routes=[Route("/", hello)])


async def test_a_port_that_is_taken_is_named_and_free_again_afterwards() -> None:
    async with serving(APP, HERE, 0) as port:
        with pytest.raises(PortTakenError) as taken:
            async with serving(APP, HERE, port):
                pass
        assert taken.value.address == f"{HERE}:{port}"
    async with serving(APP, HERE, port), httpx2.AsyncClient() as client:
        assert (await client.get(f"http://{HERE}:{port}/")).text == "hello"


async def test_an_address_of_another_machine_is_no_taken_port() -> None:
    with pytest.raises(NoPortError, match=os.strerror(errno.EADDRNOTAVAIL)) as closed:
        async with serving(APP, ELSEWHERE, 8080):
            pass
    assert not isinstance(closed.value, PortTakenError)
