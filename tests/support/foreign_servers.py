"""Whoever stands between the program and Telegram: a page, a relay that cuts, a proxy that refuses or talks nonsense.

Real sockets on 127.0.0.1. A gate may let a call through to the sandbox behind it, so that a Telegram can be out of
reach and come back without the program being told.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

THROUGH, HANGS, SLAMS, CUTS, CUTS_QUIETLY = "through", "hangs", "slams", "cuts", "cuts quietly"


def http(status: int, body: bytes | str, *, length: int | None = None, more: str = "") -> bytes:
    """Write an answer. `length`: what its head says of its body, if not the truth."""
    content = body.encode() if isinstance(body, str) else body
    told = len(content) if length is None else length
    return f"HTTP/1.1 {status} X\r\nContent-Length: {told}\r\n{more}Connection: close\r\n\r\n".encode() + content


FOREIGN: dict[str, bytes] = {
    "a page": http(200, "<html>This site is blocked"),
    "a page that forbids": http(403, "<html>Forbidden"),
    "a gateway": http(502, "<html>502 Bad Gateway"),
    "JSON of a gateway": http(502, json.dumps({"error": "bad gateway"})),
    "nothing": http(200, ""),
    "JSON of others": http(200, json.dumps({"error": "sign in", "login": "https://portal.vn"})),
    "JSON without ok": http(200, json.dumps({"result": []})),
    "a bare no": http(403, json.dumps({"ok": False})),
    "a no without a code": http(401, json.dumps({"ok": False, "description": "please sign in"})),
    "a bare yes": http(200, json.dumps({"ok": True})),
    "a list": http(200, "[]"),
    "no text": http(200, b"\xff\xfe\x00"),
    "deep": http(200, b"[" * 50_000),
    "elsewhere": http(302, "", more="Location: http://127.0.0.1:9/login\r\n"),
    "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-Le",
    "less than was told": http(200, '{"ok":true,"result":[{"update_id":1,"mess', length=5000),
    "its first half": http(200, '{"ok":true,"result":[{"update_id":1,"message":{"te'),
}
"""What comes in the place of Telegram's answer, to every call alike."""

PROXY: dict[str, bytes] = {
    "refuses": b"HTTP/1.1 403 Forbidden\r\n\r\n",
    "wants a password": b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n",
    "cannot reach it": b"HTTP/1.1 503 Service Unavailable\r\n\r\n",
    "talks nonsense": b"\x05\xff\x00 what?\r\n\r\n",
    "shows a page": b"HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n<html>sign in",
    "says nothing": b"",
}


@dataclass
class Gate:
    """Stands at `port`. `mode`: one of the constants above, or the bytes that everybody gets."""

    behind: int = 0  # the port of the sandbox
    proxies: bool = False  # it is asked as a proxy, by CONNECT
    mode: str | bytes = THROUGH
    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)  # calls by method, whatever became of them
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            await self._answer(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # somebody hung up, or the gate is closed
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.proxies and isinstance(self.mode, bytes):  # whichever way it is asked
            await reader.read(1)
            writer.write(self.mode)
            await writer.drain()
            return
        head = await reader.readuntil(b"\r\n\r\n")
        self.asked[head.split(b" ")[1].rpartition(b"/")[2].decode()] += 1
        mode = self.mode
        if isinstance(mode, bytes):
            await reader.readexactly(_length(head))
            writer.write(mode)
            await writer.drain()
        elif mode == HANGS:
            await reader.read()  # until it is given up
        elif mode != SLAMS:
            await self._through(head, reader, writer)

    async def _through(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inside, out = await asyncio.open_connection("127.0.0.1", self.behind)
        try:
            if self.proxies:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await _either(_pipe(reader, out), _pipe(inside, writer))
                return
            out.write(
                head.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n") + await reader.readexactly(_length(head))
            )
            whole = asyncio.ensure_future(inside.read())
            await _either(whole, reader.read())  # whoever hangs up polls no more
            if whole.done():
                polled = b"/getUpdates " in head  # what was sent is not cut: nobody could tell that it arrived
                writer.write(self._shortened(whole.result()) if polled else whole.result())
                await writer.drain()
        finally:
            out.close()

    def _shortened(self, answer: bytes) -> bytes:
        if self.mode not in {CUTS, CUTS_QUIETLY}:
            return answer
        head, _, body = answer.partition(b"\r\n\r\n")
        half = body[: len(body) // 2]
        return http(200, half) if self.mode == CUTS_QUIETLY else head + b"\r\n\r\n" + half

    async def becomes(self, mode: str | bytes) -> None:
        """Be something else from now on, for those too who are being served."""
        self.mode = mode
        await self.close()

    async def close(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _length(head: bytes) -> int:
    for line in head.decode("latin-1").lower().split("\r\n"):
        if line.startswith("content-length:"):
            return int(line.partition(":")[2])
    return 0


async def _pipe(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while part := await source.read(65536):
        sink.write(part)
        await sink.drain()


async def _either(*works: object) -> None:
    tasks = [asyncio.ensure_future(work) for work in works]  # type: ignore[call-overload]  # coroutines and futures
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    with suppress(OSError):
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def gate(behind: int = 0, *, proxies: bool = False, mode: str | bytes = THROUGH) -> AsyncIterator[Gate]:
    made = Gate(behind, proxies, mode)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        await made.close()
