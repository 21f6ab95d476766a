"""A port for a program that is a process of its own, and waiting until it works there."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress

import httpx2

from tests.amounts import DEADLINE

HERE = "127.0.0.1"


def free_port() -> int:
    """Find a port where nobody listens."""
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        return int(taken.getsockname()[1])


async def ready(port: int, patience: float = DEADLINE) -> None:
    """Ask until a program answers there that it does its work."""
    async with asyncio.timeout(patience), httpx2.AsyncClient(base_url=f"http://{HERE}:{port}") as client:
        while True:
            with suppress(httpx2.TransportError):
                if (await client.get("/readyz")).status_code == httpx2.codes.OK:
                    return
            await asyncio.sleep(0.05)
