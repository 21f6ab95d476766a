from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from datetime import datetime
from multiprocessing.connection import Connection

from bot.channels.rate_limiter import Pacer
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from domain.announcements import recipients, tick
from domain.outbox import Delivery
from domain.ports import Outcome, Parcel, Sent
from domain.quiet_hours import Hours
from tests.support.keys import KEYS

SPAN = 4
"""People in a page of an announcement: few, so that a kill falls between two pages."""


class Mortal:
    """Tells who got a message, and dies with the last one that it is allowed."""

    channel = "telegram"

    def __init__(self, told: Connection, allowed: int) -> None:
        self.told, self.left = told, allowed

    async def send(self, parcel: Parcel) -> Outcome:
        self.told.send(parcel.address)
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(Sent.SENT, message_id="1")


def send_pushes(told: Connection, url: str, allowed: int, now: datetime) -> None:
    async def work(writer: Writer) -> None:
        await Delivery(writer, Mortal(told, allowed), Pacer(rate=30), {"telegram"}).run()

    asyncio.run(_on(url, now, work))


def announce(told: Connection, url: str, allowed: int, now: datetime) -> None:
    recipients.SPAN = SPAN

    async def work(writer: Writer) -> None:
        send = Delivery(writer, Mortal(told, allowed), Pacer(rate=40), {"telegram"}).run
        for _ in range(50):  # it is killed long before
            await asyncio.gather(tick.conduct(writer, now, Hours()), send())

    asyncio.run(_on(url, now, work))


async def _on(url: str, now: datetime, work: Callable[[Writer], Awaitable[None]]) -> None:
    async with Writer(open_engine(url, KEYS), lambda: now) as writer:
        await work(writer)
