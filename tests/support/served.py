"""The page on a real server of this machine, in a thread of its own, so that a browser can be driven from the test."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import uvicorn
from fastapi import FastAPI

from sandbox.server import sandbox_app
from tests.support.amounts import DEADLINE
from tests.support.echo import EchoBot, EchoDemo


class Served:
    """A running demo: its address, and a way to do something inside its event loop."""

    def __init__(self) -> None:
        self.demo: EchoDemo
        self.app: FastAPI
        self.address = ""
        self._loop: asyncio.AbstractEventLoop
        self._ready = threading.Event()
        self._stop: asyncio.Event

    def do(self, what: Callable[[], Any]) -> Any:
        """Run a function inside the loop and return its result; a coroutine is awaited there."""

        async def inside() -> Any:
            result = what()
            return await result if asyncio.iscoroutine(result) else result

        return asyncio.run_coroutine_threadsafe(inside(), self._loop).result(DEADLINE)

    def stop(self) -> None:
        with suppress(RuntimeError):  # its loop is closed: it has stopped already
            self._loop.call_soon_threadsafe(self._stop.set)

    def wait_ready(self) -> None:
        assert self._ready.wait(DEADLINE), "the server did not start"

    async def run(self) -> None:
        self._loop, self._stop, self.demo = asyncio.get_running_loop(), asyncio.Event(), EchoDemo()
        app = self.app = sandbox_app(self.demo.world, self.demo)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        with socket.create_server(("127.0.0.1", 0)) as listening:
            self.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
            bot = asyncio.create_task(EchoBot(self.demo).run())
            serving = asyncio.create_task(server._serve([listening]))
            self._ready.set()
            await self._stop.wait()
            bot.cancel()
            with suppress(asyncio.CancelledError):
                await bot
            await app.state.desk.close()
            await self.demo.world().close()
            server.should_exit = True
            await serving


@contextmanager
def served() -> Iterator[Served]:
    running = Served()
    thread = threading.Thread(target=lambda: asyncio.run(running.run()), name="page")
    thread.start()
    running.wait_ready()
    try:
        yield running
    finally:
        running.stop()
        thread.join(DEADLINE)
        assert not thread.is_alive(), "the server did not stop"
