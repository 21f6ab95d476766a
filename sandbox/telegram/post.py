"""One HTTP POST to this machine: what a webhook needs, and nothing that could reach another host."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

import h11

HERE = "127.0.0.1"
TIMEOUT = 60.0  # seconds for an answer: tdlib/telegram-bot-api, WebhookActor
CHUNK = 65536


class PostError(Exception):
    """No answer came: nobody listens, the connection broke, or it took too long."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    reason: str
    headers: dict[str, str]
    body: bytes

    @property
    def accepted(self) -> bool:
        return 200 <= self.status <= 299  # noqa: PLR2004 - the success codes of HTTP

    @property
    def retry_after(self) -> float:
        """Seconds, 0 if the answer asks for no wait."""
        asked = self.headers.get("retry-after", "")
        return float(asked) if asked.isdigit() else 0.0

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "")


async def post(url: str, headers: dict[str, str], body: bytes) -> Answer:
    """Post the body to a URL on 127.0.0.1 over a connection of its own. Raises PostError."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    own = {"Host": f"{HERE}:{parts.port}", "Content-Length": str(len(body)), "Connection": "close"}
    return await _ask(
        parts.port or 80, h11.Request(method="POST", target=target, headers=list({**own, **headers}.items())), body
    )


async def get(url: str) -> Answer:
    """Fetch what lies at a URL on 127.0.0.1. Raises PostError."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    own = {"Host": f"{HERE}:{parts.port}", "Connection": "close"}
    return await _ask(parts.port or 80, h11.Request(method="GET", target=target, headers=list(own.items())), b"")


async def _ask(port: int, request: h11.Request, body: bytes) -> Answer:
    try:
        async with asyncio.timeout(TIMEOUT):
            return await _exchange(port, request, body)
    except TimeoutError:
        raise PostError("Read timeout expired") from None
    except (OSError, h11.RemoteProtocolError) as error:
        raise PostError(f"Connection failed: {error}") from None


async def _exchange(port: int, request: h11.Request, body: bytes) -> Answer:
    reader, writer = await asyncio.open_connection(HERE, port)
    try:
        wire = h11.Connection(h11.CLIENT)
        writer.write(wire.send(request) or b"")
        if body:
            writer.write(wire.send(h11.Data(data=body)) or b"")
        writer.write(wire.send(h11.EndOfMessage()) or b"")
        await writer.drain()
        return await _answer(wire, reader)
    finally:
        writer.close()
        await asyncio.gather(writer.wait_closed(), return_exceptions=True)


async def _answer(wire: h11.Connection, reader: asyncio.StreamReader) -> Answer:
    head: h11.Response | None = None
    body = bytearray()
    while True:
        event = wire.next_event()
        if event is h11.NEED_DATA:
            wire.receive_data(await reader.read(CHUNK))
        elif isinstance(event, h11.Response):
            head = event
        elif isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.InformationalResponse):
            continue
        elif head is not None:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in head.headers}
            return Answer(head.status_code, head.reason.decode("latin-1"), headers, bytes(body))
        else:
            raise PostError("Webhook connection closed")
