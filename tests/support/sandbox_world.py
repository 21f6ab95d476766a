from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime, timedelta

from PIL import Image
from starlette.types import ASGIApp, Receive, Scope, Send

BOT = "thi_dua_bot"
HANH = 7
HOA = 8


class Calendar:
    """A date that a test moves."""

    def __init__(self) -> None:
        self.today = datetime(2021, 2, 26, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.today

    def move(self, **by: float) -> None:
        self.today += timedelta(**by)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Pauses:
    """Waits that do not wait, and remember how long they would have."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


class Server:
    """One server for all tests; each puts its own world behind it."""

    def __init__(self) -> None:
        self.url = ""
        self.apps: dict[str, ASGIApp] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        first = "/" + scope["path"].split("/")[1]
        app = self.apps.get(first) or self.apps["/"]
        await app(scope, receive, send)


def picture(width: int = 640, height: int = 480) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(written, "JPEG")
    return written.getvalue()
