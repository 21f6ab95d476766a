"""A web server inside the program. Signals are owned by whoever runs the program, not by the server."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.app.http_protocol import TimedProtocol

GRACE = 2  # seconds for requests that are under way when the server is told to stop


class QuietServer(uvicorn.Server):
    """Tells when it listens, looks after slow connections, and leaves the signals alone."""

    ticks_between_looks = 10  # of a tenth of a second each

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def on_tick(self, counter: int) -> bool:
        if counter % self.ticks_between_looks == 0:
            now = asyncio.get_running_loop().time()
            for connection in list(self.server_state.connections):
                if isinstance(connection, TimedProtocol):
                    connection.look(now)
        return await super().on_tick(counter)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class NoPortError(Exception):
    """Raised where nobody can listen: the address is not this machine's, or the port needs rights. Choose another."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"{address} ({why})")
        self.address = address


class PortTakenError(NoPortError):
    """Raised where another program listens. Stop it, or choose another port."""


def _listen(host: str, port: int) -> socket.socket:
    """Bind a socket; uvicorn's own way ends the program, and complains each time."""
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen()
    except OSError as problem:
        bound.close()
        error = PortTakenError if problem.errno == errno.EADDRINUSE else NoPortError
        raise error(f"{host}:{port}", problem.strerror or type(problem).__name__) from problem
    # asyncio sets this only on sockets that name their protocol; without it each answer waits 40 ms for an ACK
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return bound


@asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve `app` and yield the port (0 asks for a free one). Raises `NoPortError`."""
    listening = _listen(host, port)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=TimedProtocol,
        ws="none",
        log_config=None,
        log_level=logging.ERROR,  # a warning is a line for each request that is no HTTP, and anybody may send those
        access_log=False,
        proxy_headers=False,  # the application reads them itself (bot/web/client_address.py)
        timeout_graceful_shutdown=GRACE,
    )
    server = QuietServer(config)
    task = asyncio.create_task(server.serve(sockets=[listening]), name="web server")
    await asyncio.wait({task, asyncio.ensure_future(server.ready.wait())}, return_when=asyncio.FIRST_COMPLETED)
    try:
        yield int(listening.getsockname()[1])
    finally:
        server.should_exit = True
        await asyncio.gather(task, return_exceptions=True)
        listening.close()
