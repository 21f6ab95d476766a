"""The demo: the program on one side, the sandbox on the other, real HTTP between them, and a date that can be moved.

The one place that knows both. Choosing another document begins that document's world anew, in a database of its own.
"""

from __future__ import annotations

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from pydantic import SecretStr

from bot.admin.words import say
from bot.application import Application, open_application
from bot.serve import polling
from bot.server import serving
from bot.settings import Settings
from data import schema
from data.database import open_engine
from data.enums import Role
from data.paths import DEMO
from data.types import HANOI
from domain import calendar, campaigns, words
from domain.members.invitations import invite
from domain.payloads import invitation_payload, unit_payload
from domain.units import UnitView, by_code, by_join_code
from domain.units.importing import import_units
from sandbox.page.controls import By, Link, NextEvent, Phone, Tell
from sandbox.server import sandbox_app
from sandbox.telegram import Hand, TelegramWorld
from scheduler.clock import TickingClock

FIRST = "thanh-hoa-2021"
BOT = "tro_ly_thi_dua_bot"
OPENING = time(8)
STEP = timedelta(minutes=30)  # the summary of the morning goes at 07:30, members' reminders at 11:30
AHEAD = timedelta(days=400)


@dataclass
class MovableClock:
    """The demo's date: it stands still until somebody moves it."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True)
class Cast:
    """Who is on the page, and which links lie beside the phones."""

    phones: Sequence[Phone]
    links: Sequence[Link]


@dataclass
class Stage:
    """Fills a new world with units and people. They come in as everybody does: by links, buttons and typed words."""

    app: Application
    world: TelegramWorld
    people: int = 1000

    async def fill(self, slug: str) -> Cast:
        folder = DEMO / slug
        told = yaml.safe_load((folder / "cast.yaml").read_text("utf-8"))
        units = (folder / "units.csv").read_bytes()
        await self.app.writer.run(lambda work: import_units(work, units))
        for one in told["neighbours"]:
            await self._neighbour(one)
        phones = [await self._officer(one) for one in told["officers"]]
        worker = told["worker"]
        hand = self._hand(worker["name"])
        unit = await self._unit(worker["unit"])
        visitor = Phone("worker", worker["title"], worker["name"], hand.person_id, BOT)
        poster = Link("worker", say("program", "poster", unit=unit.name), unit_payload(unit.join_code))
        return Cast([visitor, *phones], [poster])

    def _hand(self, name: str) -> Hand:
        self.people += 1
        self.world.add_person(self.people, name)
        return Hand(self.world, BOT, self.people)

    async def _unit(self, code: str) -> UnitView:
        today = self.app.clock.now().date()
        async with self.app.engine.connect() as connection:
            unit = await by_code(connection, code, today) or await by_join_code(connection, code, today)
        assert unit is not None, code  # noqa: S101 - cast.yaml and units.csv belong together
        return unit

    async def _officer(self, one: dict[str, Any]) -> Phone:
        unit = await self._unit(one["unit"])
        code = await self.app.writer.run(lambda work: invite(work, unit.id, Role(one["role"])))
        hand = self._hand(one["name"])
        await hand.opens(invitation_payload(code))
        await hand.taps(words.label("accept_invitation"))
        await hand.taps(words.label("agree"))
        await hand.says(one["name"], "?")
        await hand.sees(unit.name)
        return Phone(one["id"], one["title"], one["name"], hand.person_id, BOT)

    async def _neighbour(self, one: dict[str, Any]) -> None:
        unit = await self._unit(one["unit"])
        hand = self._hand(one["name"])
        await hand.opens(unit_payload(unit.join_code))
        await hand.taps(words.label("yes_here"))
        await hand.taps(words.label("agree"))
        await hand.says(one["name"], "?")
        for act in one["acts"]:
            await hand.taps(act["tap"])


@dataclass
class Demo:
    """What the page can do: move the date, choose a document. One world is open at a time."""

    folder: Path
    campaign: str = FIRST
    address: str = ""
    token: str = field(default_factory=lambda: f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}")
    clock: MovableClock = field(default_factory=lambda: MovableClock(datetime(2021, 1, 1, tzinfo=HANOI)))
    app: Application | None = None
    cast: Cast | None = None
    _world: TelegramWorld | None = None
    _open: AsyncExitStack | None = None
    _moving: asyncio.Lock = field(default_factory=asyncio.Lock)

    def now(self) -> datetime:
        return self.clock.now()

    def world(self) -> TelegramWorld:
        """Return the present world; the page asks for it before anybody lives there."""
        if self._world is None:
            self._world = TelegramWorld(self.clock.now)
            self._world.add_bot(self.token, BOT, words.label("bot_name"))
        return self._world

    def campaigns(self) -> Sequence[tuple[str, str]]:
        return [(slug, one.name) for slug, one in campaigns.load_all().items()]

    def phones(self) -> Sequence[Phone]:
        return self.cast.phones if self.cast else ()

    def links(self) -> Sequence[Link]:
        return self.cast.links if self.cast else ()

    def next_event(self) -> NextEvent | None:
        """Find the next day of the calendar after today."""
        today = self.now().date()
        campaign = campaigns.get(self.campaign)
        coming = calendar.events(campaign, calendar.load_national(), today, today + AHEAD)
        dated = [(event.day, event.name) for event in coming if event.day is not None and event.day > today]
        return NextEvent(dated[0][1], dated[0][0]) if dated else None

    async def move(self, by: By, tell: Tell) -> None:
        """Live through every half hour until the target: a week moved is a week lived."""
        async with self._moving:
            target = self._target(by)
            while self.clock.moment < target and self.app is not None:
                self.clock.moment = min(self.clock.moment + STEP, target)
                await self.app.ticks.drain(self.clock.moment)
                await tell(self.clock.moment)

    def _target(self, by: By) -> datetime:
        now = self.now()
        if by == "next":
            event = self.next_event()
            day = event.day if event else now.date()
            return datetime.combine(day, time(12), HANOI)
        return now + {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}[by]

    async def choose(self, slug: str) -> None:
        """Close this world and open that of another document, at its own date."""
        async with self._moving:
            await self.close()
            self.campaign = slug
            await self.open()

    async def open(self) -> None:
        campaign = campaigns.get(self.campaign)
        opening = calendar.opening_day(campaign, calendar.load_national())
        self.clock.moment = datetime.combine(opening, OPENING, HANOI)
        settings = await self._settings()
        async with AsyncExitStack() as stack:
            self.app = await stack.enter_async_context(open_application(settings, self.clock))
            await stack.enter_async_context(polling(self.app, lambda: None))
            await stack.enter_async_context(TickingClock(self.app.ticks, self.app.leases))
            self.cast = await Stage(self.app, self.world()).fill(self.campaign)
            self._open = stack.pop_all()

    async def close(self) -> None:
        if self._world is not None:
            await self._world.close()
        if self._open is not None:
            await self._open.aclose()
        self.app, self.cast, self._open, self._world = None, None, None, None

    async def _settings(self) -> Settings:
        """Make an empty database in a folder of its own; never open another one."""
        home = self.folder / self.campaign
        await asyncio.to_thread(shutil.rmtree, home, ignore_errors=True)
        url = f"sqlite+aiosqlite:///{home / 'demo.sqlite3'}"
        engine = open_engine(url)
        await schema.upgrade(engine)
        await engine.dispose()
        return Settings(
            _env_file=None,
            telegram_token=SecretStr(self.token),
            telegram_api_base=self.address,
            database_url=url,
            media_dir=home / "media",
            campaign=(self.campaign,),
        )


@asynccontextmanager
async def demo(folder: Path, port: int) -> AsyncIterator[Demo]:
    """Serve the page on 127.0.0.1 and open the first world."""
    controls = Demo(folder)
    page = sandbox_app(controls.world, controls)
    async with serving(page, "127.0.0.1", port) as taken:
        controls.address = f"http://127.0.0.1:{taken}"
        await controls.open()
        try:
            yield controls
        finally:
            await page.state.desk.close()
            await controls.close()
