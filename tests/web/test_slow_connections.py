"""Connections that take their time: the other side owes a head, a body and the taking of the answer, each at some pace.

The time is the test's: it says when the server looks.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from bot.app.http_protocol import HEAD_WITHIN, LINGER, SLOWEST, WINDOW, TimedProtocol
from bot.web.headers import ALWAYS
from tests.support.amounts import DEADLINE

HEAD = b"POST / HTTP/1.1\r\nHost: program\r\nContent-Length: 100000\r\n\r\n"
GET = b"GET / HTTP/1.1\r\nHost: program\r\n\r\n"
JUST_BEFORE = 0.1  # seconds


@dataclass
class Program:
    """An application that does what the test wants, and the connections to it."""

    reads: asyncio.Event = field(default_factory=asyncio.Event)
    answers: asyncio.Event = field(default_factory=asyncio.Event)
    answer: bytes = b"hello"
    state: ServerState = field(default_factory=ServerState)
    port: int = 0

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        await self.reads.wait()
        while not self.answers.is_set():
            message = await receive()
            if message["type"] == "http.disconnect" or not message.get("more_body"):
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": self.answer})

    @property
    def connections(self) -> list[TimedProtocol]:
        return [each for each in self.state.connections if isinstance(each, TimedProtocol)]

    def has_sent(self, down_to: float) -> bool:
        return self.one.transport.get_write_buffer_size() < down_to

    @property
    def one(self) -> TimedProtocol:
        (found,) = self.connections
        return found


@dataclass
class Caller:
    """Whoever is at the other end of a connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def is_cut_off(self) -> bool:
        async with asyncio.timeout(DEADLINE):
            with suppress(ConnectionError):
                await self.reader.read()  # to the end, which comes when the program closes
        return True


@pytest.fixture
async def program() -> AsyncIterator[Program]:
    made, loop = Program(), asyncio.get_running_loop()
    config = uvicorn.Config(made, http=TimedProtocol, ws="none", log_config=None, access_log=False, lifespan="off")
    config.load()
    server = await loop.create_server(lambda: TimedProtocol(config, made.state, {}, _loop=loop), "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    made.reads.set()
    made.answers.set()
    server.close()
    for each in made.connections:
        each.transport.abort()
    await asyncio.gather(*made.state.tasks)


@asynccontextmanager
async def calling(program: Program, sent: bytes = b"") -> AsyncIterator[Caller]:
    known = set(program.connections)
    reader, writer = await asyncio.open_connection("127.0.0.1", program.port)
    try:
        await until(lambda: set(program.connections) - known)
        writer.write(sent)
        yield Caller(reader, writer)
    finally:
        writer.transport.abort()
        await asyncio.gather(writer.wait_closed(), return_exceptions=True)


async def until(condition: Callable[[], Any]) -> None:
    async with asyncio.timeout(DEADLINE):
        while not condition():  # noqa: ASYNC110 - sockets tell the test nothing
            await asyncio.sleep(0.001)


async def came(program: Program, many: int) -> None:
    """Wait until so many bytes of this window have come."""
    await until(lambda: program.one._came >= many)


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\n", GET[:-1]], ids=len)
async def test_a_head_comes_within_ten_seconds(program: Program, sent: bytes) -> None:
    async with calling(program, sent) as caller:
        await came(program, len(sent))
        begun = program.one._since
        program.one.look(begun + HEAD_WITHIN - JUST_BEFORE)
        assert not program.one.transport.is_closing()
        program.one.look(begun + HEAD_WITHIN)
        assert await caller.is_cut_off()


async def test_the_next_request_has_its_own_ten_seconds(program: Program) -> None:
    program.reads.set()
    async with calling(program, GET) as caller:
        assert (await caller.reader.readuntil(b"hello")).startswith(b"HTTP/1.1 200")
        long_after = program.one._since + 5 * HEAD_WITHIN
        program.one.look(long_after)  # until its first byte uvicorn's own timer runs
        caller.writer.write(GET[:9])
        await until(lambda: program.one.timeout_keep_alive_task is None)
        program.one.look(long_after + 1)
        program.one.look(long_after + HEAD_WITHIN)
        assert not program.one.transport.is_closing()
        program.one.look(long_after + HEAD_WITHIN + 1)
        assert await caller.is_cut_off()


async def test_a_body_keeps_its_pace_or_is_given_up(program: Program) -> None:
    program.reads.set()
    async with calling(program, HEAD) as caller:
        await until(lambda: program.one.cycle is not None)
        program.one.look(0)
        enough = int(WINDOW * SLOWEST)
        for window in range(1, 4):
            caller.writer.write(b"x" * enough)
            await came(program, enough)
            program.one.look(window * WINDOW)
            assert not program.one.transport.is_closing()
        caller.writer.write(b"x" * (enough - 1))
        await came(program, enough - 1)
        program.one.look(4 * WINDOW - JUST_BEFORE)
        assert not program.one.transport.is_closing()
        program.one.look(4 * WINDOW)
        assert await caller.is_cut_off()


@pytest.mark.parametrize("sent", [HEAD + b"x" * 90_000, HEAD.replace(b"Host", b"Expect: 100-continue\r\nHost")])
async def test_nobody_is_slow_while_the_program_does_not_read(program: Program, sent: bytes) -> None:
    """It has more than it takes, or has not said "continue" yet."""
    async with calling(program, sent):
        await until(lambda: program.one._request and program.one._holds())
        program.one.look(0)
        for window in range(1, 4):
            program.one.look(window * WINDOW)
        assert not program.one.transport.is_closing()


async def test_the_rest_of_a_body_that_was_answered_already_has_ten_seconds(program: Program) -> None:
    program.reads.set()
    program.answers.set()
    async with calling(program, HEAD + b"x") as caller:
        await caller.reader.readuntil(b"hello")
        program.one.look(0)
        caller.writer.write(b"x" * 50_000)
        program.one.look(LINGER - JUST_BEFORE)
        assert not program.one.transport.is_closing()
        program.one.look(LINGER)
        assert await caller.is_cut_off()


async def test_an_answer_that_nobody_takes_is_given_up(program: Program) -> None:
    program.reads.set()
    program.answer = b"x" * 20_000_000
    async with calling(program, GET):
        await until(lambda: program.one.flow.write_paused)
        program.one.look(0)
        assert program.one.transport.get_write_buffer_size()
        program.one.look(WINDOW)
        assert program.one.transport.is_closing()


async def test_an_answer_that_is_taken_may_be_long(program: Program) -> None:
    program.reads.set()
    program.answer = b"x" * 20_000_000
    async with calling(program, GET) as caller:
        await until(lambda: program.one.flow.write_paused)
        for window in range(3):
            program.one.look(window * WINDOW)
            left = program.one.transport.get_write_buffer_size()
            await caller.reader.readexactly(4_000_000)
            await until(partial(program.has_sent, left - WINDOW * SLOWEST))
        program.one.look(3 * WINDOW)
        assert not program.one.transport.is_closing()


async def test_the_idlest_makes_room_and_the_busy_stay(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TimedProtocol, "most", 2)
    async with calling(program, HEAD) as busy, calling(program) as oldest:
        await until(lambda: sum(not each.idle for each in program.connections) == 1)
        async with calling(program) as newest:
            assert await oldest.is_cut_off()
            async with calling(program):
                assert await newest.is_cut_off()
                assert len(program.connections) == 2
        program.answers.set()
        program.reads.set()
        assert await busy.reader.readuntil(b"hello")


async def test_what_is_no_http_gets_an_answer_with_the_headers(program: Program) -> None:
    async with calling(program, b"hello there\r\n\r\n") as caller:
        told = (await caller.reader.read()).decode()
    assert told.startswith("HTTP/1.1 400 ")
    assert [name for name in ALWAYS if f"{name}: {ALWAYS[name]}".lower() not in told.lower()] == []
