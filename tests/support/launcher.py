"""The program and the sandbox on two sides of real HTTP; what was really sent is asked of the sandbox's log."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app.composition import Application, open_application
from bot.app.supervisor import supervised
from bot.channels.telegram.capabilities import TELEGRAM
from bot.channels.telegram.poller import Poller
from bot.inbox.taking_up import taking_up
from domain.ports import Capabilities
from sandbox.telegram import TelegramWorld
from tests.support.amounts import DEADLINE, LONG, amount
from tests.support.clock import TestClock
from tests.support.users import BOT, TOKEN, User
from tests.support.victim import settings_of

BOTH = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
"""For what must hold on both databases."""

BOTH_WHEN_LONG = BOTH if LONG else pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what must hold on both and takes long: `make test` asks SQLite alone."""

SECRET = "the-half-that-nobody-knows"
SHOWING = frozenset({"sendmessage", "editmessagetext"})


@dataclass
class Street:
    """One Telegram at an address, one database, and people."""

    world: TelegramWorld
    base: str
    database: str
    engine: AsyncEngine
    media: Path
    clock: TestClock
    people: dict[int, Person] = field(default_factory=dict)
    app: Application | None = None

    @property
    def job(self) -> dict[str, Any]:
        media = str(self.media)
        where = {"base": self.base, "database": self.database, "media": media, "token": TOKEN, "secret": SECRET}
        when = {"now": self.clock.now().isoformat(), "patience": amount(10, 1)}  # `make faults` has a machine to itself
        return {**where, **when, "point": "", "times": 1, "parts": [], "updates": "polling"}

    def person(self, name: str = "Tên trên Telegram", **more: str) -> Person:
        number = 1000 + len(self.people)
        self.world.add_person(number, name, **more)
        self.people[number] = Person(self, number)
        return self.people[number]

    @asynccontextmanager
    async def open(self, **more: Any) -> AsyncIterator[Application]:
        """Run the program in this process, without fetching updates. `more`: what its job has beside `job`."""
        async with open_application(settings_of({**self.job, **more}), self.clock) as app:
            app.inbox.pauses = (0.0,)
            self.app = app
            yield app
        self.app = None

    @asynccontextmanager
    async def running(self, **more: Any) -> AsyncIterator[Application]:
        """Run the program in this process as `serve` does, with short pauses."""
        async with self.open(**more) as app:
            poller = self.poller(app)
            taken_up = supervised("taking up", lambda: taking_up(app.inbox, app.channel))
            async with taken_up, supervised("polling", poller.run):
                yield app

    def poller(self, app: Application, unreachable: Callable[[], None] = lambda: None) -> Poller:
        take = partial(app.inbox.take_fetched, app.channel)
        return Poller(app.channel.bot, take, unreachable=unreachable, pauses=(0.001,))

    def shown(self, chat: int | None = None) -> int:
        """Count the messages and edits that Telegram accepted."""
        return sum(entry.method.lower() in SHOWING for entry in self.world.log.accepted(chat=chat))

    async def until(self, condition: Callable[[], bool], patience: float = DEADLINE) -> None:
        """Wait until the world looks so: asked whenever a phone shows something new, and now and then."""
        news = asyncio.Event()
        forget = self.world.listen(lambda _: news.set())
        try:
            async with asyncio.timeout(patience):
                while not condition():
                    news.clear()
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(news.wait(), 0.01)
        finally:
            forget()

    async def acknowledged(self, patience: float = DEADLINE) -> None:
        await self.until(lambda: not self.world.bot(BOT).updates.pending, patience)

    async def count(self, statement: str) -> int:
        async with self.engine.connect() as connection:
            return int(await connection.scalar(text(statement)) or 0)

    async def rows(self, statement: str) -> list[Any]:
        async with self.engine.connect() as connection:
            return list((await connection.execute(text(statement))).all())


class Person(User):
    """A person on this street: whatever they do, `answered` waits for the program."""

    def __init__(self, street: Street, number: int) -> None:
        super().__init__(street, number)  # type: ignore[arg-type]  # a street has what a user asks of a town
        self.street = street

    @property
    def capabilities(self) -> Capabilities:
        return TELEGRAM

    async def _act(self, act: Callable[[], object]) -> None:
        before = self.street.shown(self.number)
        act()
        await self.street.until(lambda: self.street.shown(self.number) > before)
        if self.street.app is not None:
            await self.street.app.inbox.idle()

    def data(self, label: str) -> tuple[int, str]:
        """Find the newest button with this label: its message and its data."""
        for message in reversed(self.chat()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if label in button["text"]:
                        return message["message_id"], button["callback_data"]
        raise AssertionError(f"no button {label!r}: {self.buttons()}")

    def throws(self, label: str) -> None:
        """Tap without waiting for anything."""
        self.street.world.taps(self.number, *self.data(label))


class Launcher:
    """Starts victims; see victim.py."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.victim"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._last = 0
        self._alive: set[int] = set()

    async def _line(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(await asyncio.to_thread(self._process.stdout.readline))

    async def _ask(self, job: dict[str, Any]) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return int(await self._line())

    async def start(self, job: dict[str, Any]) -> int:
        self._last = await self._ask(job)
        self._alive.add(self._last)
        return self._last

    async def end(self, pid: int | None = None, with_: signal.Signals = signal.SIGTERM) -> int:
        """Wait for the victim's death, by one's own hand if a process is given; returns the signal that ended it."""
        if pid is not None:
            os.kill(pid, with_)
        pid = pid or self._last
        patience = asyncio.get_running_loop().call_later(DEADLINE, os.kill, pid, signal.SIGKILL)
        ended = os.WTERMSIG(await self._ask({"wait": pid}))
        patience.cancel()
        self._alive.discard(pid)
        return ended

    async def end_all(self) -> None:
        """Kill what a test that failed has left: it would work on the database of the next one."""
        for pid in tuple(self._alive):
            await self.end(pid, signal.SIGKILL)

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()
