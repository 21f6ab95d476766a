"""A port for a program that is a process of its own, and waiting until it works there."""

from __future__ import annotations

import asyncio
import secrets
import socket
from contextlib import suppress

import httpx2

from tests.support.amounts import DEADLINE

HERE = "127.0.0.1"
PORTS = range(10_000, 30_000)
"""Below those that a system gives to outgoing connections (Linux: 32768 and up), which would take one at any moment."""


def free_port() -> int:
    """Find a port where nobody listens, and which no connection is given until the program has it."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as tried, suppress(OSError):
            tried.bind((HERE, port))
            return port


async def ready(port: int, patience: float = DEADLINE) -> None:
    """Ask until a program answers there that it does its work."""
    async with asyncio.timeout(patience), httpx2.AsyncClient(base_url=f"http://{HERE}:{port}") as client:
        while True:
            with suppress(httpx2.TransportError):
                if (await client.get("/readyz")).status_code == httpx2.codes.OK:
                    return
            await asyncio.sleep(0.05)
