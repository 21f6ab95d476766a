"""A web server inside the program. Signals are owned by whoever runs the program, not by the server."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

GRACE = 2  # seconds for requests that are under way when the server is told to stop


class QuietServer(uvicorn.Server):
    """Tells when it listens, and leaves the signals alone."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

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
        app, host=host, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=GRACE
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
