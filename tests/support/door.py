"""A door on 127.0.0.1 that answers like the Bot API what a test tells it to: real HTTP, no library replaced."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "123456:the-secret-half-of-a-token-0123456"
ME = {"id": 123456, "is_bot": True, "first_name": "Trợ lý", "username": "thi_dua_bot"}
NO_WEBHOOK = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


def refusal(code: int, description: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
    return code, {"ok": False, "error_code": code, "description": description, "parameters": parameters or None}


@dataclass
class Door:
    """`answers`: method -> result, or (HTTP code, whole body); `asked`: what came, in order."""

    address: str = ""
    answers: dict[str, Any] = field(default_factory=lambda: {"getMe": ME, "getWebhookInfo": NO_WEBHOOK})
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    now: datetime = field(default_factory=lambda: datetime(2021, 2, 27, 8, 0, tzinfo=UTC))
    ahead: timedelta = timedelta()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := (await reader.readuntil(b"\r\n\r\n") if not reader.at_eof() else b""):
            lines = head.decode().split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            writer.write(self.answer(lines[0].split(" ")[1], body.decode()))
            await writer.drain()
            if headers.get("connection") == "close":
                break
        writer.close()

    def answer(self, path: str, body: str) -> bytes:
        method = path.rsplit("/", 1)[1]
        self.paths.append(path)
        self.asked.append((method, dict(parse_qsl(body))))
        told = self.answers.get(method, True)
        code, said = told if isinstance(told, tuple) else (200, {"ok": True, "result": told})
        payload = said.encode() if isinstance(said, str) else json.dumps(said).encode()
        date = format_datetime(self.now + self.ahead, usegmt=True)
        return f"HTTP/1.1 {code} X\r\nDate: {date}\r\nContent-Length: {len(payload)}\r\n\r\n".encode() + payload


@asynccontextmanager
async def open_door() -> AsyncIterator[Door]:
    door = Door()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await door.serve(reader, writer)
        except asyncio.IncompleteReadError:  # the caller has hung up
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    door.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield door
