"""The demo: the program on one side, the sandbox on the other, real HTTP between them, and a date that can be moved.

This and stage.py alone know both. Choosing another document begins that document's world anew, in a database of
its own; where all documents live together in one world, it shows the phones of that document's people.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.admin.texts import say
from bot.admin.zalo import consent
from bot.app.composition import Application, open_application
from bot.app.http_server import serving
from bot.app.run import polling, program_web
from bot.app.run_zalo import zalo_running
from bot.channels.deep_links import JOIN_PATH
from bot.channels.telegram.own_name import learn_name
from bot.channels.zalo.oa.webhook import WEBHOOK_PATH
from bot.demo.ahead import next_message
from bot.demo.clock import MovableClock
from bot.demo.own_settings import make_settings
from bot.demo.stage import BOT, Cast, Stage
from bot.files.download_links import HANDOUT_PATH
from data.types import HANOI
from domain import calendar, campaigns
from domain.text import templates
from sandbox.page.controls import STEPS, By, Link, NextEvent, Phone, Tell
from sandbox.server import sandbox_app
from sandbox.telegram import TelegramWorld
from sandbox.zalo import BOT_PATH, OA_PATH, Zalos
from sandbox.zalo_bot import ZaloBotWorld
from sandbox.zalo_oa import Habits, ZaloOaWorld
from sandbox.zalo_oa.world import APP, OA
from scheduler.clock import TickingClock

FIRST = "thanh-hoa-2021"
ALL = "all"  # folder of the world in which all documents live together
BUSIEST = date(2021, 7, 1)
"""The day on which that world opens: three of the five documents are in their period."""

OPENING = time(8)
STEP = timedelta(minutes=30)  # the summary of the morning goes at 07:30, members' reminders at 11:30
PATIENT = 20.0  # seconds for which its Zalo waits: while a year goes by in one go the program answers late
OF_THE_PROGRAM = ("/webhook/", HANDOUT_PATH, JOIN_PATH)


@dataclass
class Demo:
    """What the page can do: move the date, choose a document. One world is open at a time.

    `together`: all documents in one world. `day`: on which a world opens; `None`: on one that suits it.
    `progress`: is given a line before each step of opening a world.
    """

    folder: Path
    together: bool = False
    day: date | None = None
    progress: Callable[[str], None] = lambda _: None
    campaign: str = FIRST
    address: str = ""
    token: str = field(default_factory=lambda: f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}")
    clock: MovableClock = field(default_factory=lambda: MovableClock(datetime(2021, 1, 1, tzinfo=HANOI)))
    app: Application | None = None
    casts: Mapping[str, Cast] = field(default_factory=dict)  # by document
    program: ASGIApp | None = None  # the web part of the program in the present world
    _world: TelegramWorld | None = None
    _zalos: Zalos | None = None
    _next: NextEvent | None = None
    _open: AsyncExitStack | None = None
    _moving: asyncio.Lock = field(default_factory=asyncio.Lock)

    def now(self) -> datetime:
        return self.clock.now()

    def world(self) -> TelegramWorld:
        """Return the present world; the page asks for it before anybody lives there."""
        if self._world is None:
            self._world = TelegramWorld(self.clock.now)
            self._world.add_bot(self.token, BOT, templates.label("bot_name"))
        return self._world

    def zalo(self) -> Zalos:
        """Return the present Zalos; both are reached at the page's own address."""
        if self._zalos is None:
            secret = secrets.token_urlsafe(16)
            patient = Habits(answered_within=PATIENT)
            bot, oa = ZaloBotWorld(self.clock.now), ZaloOaWorld(self.clock.now, patient, webhook_secret=secret)
            bot.add_bot(self.token, templates.label("bot_name"))
            self._zalos = Zalos(bot, self.token, oa)
        return self._zalos

    def campaigns(self) -> Sequence[tuple[str, str]]:
        return [(slug, campaign.name) for slug, campaign in campaigns.load_all().items()]

    @property
    def slugs(self) -> list[str]:
        """Name the documents of the present world."""
        return list(campaigns.load_all()) if self.together else [self.campaign]

    def phones(self) -> Sequence[Phone]:
        return self.casts[self.campaign].phones if self.casts else ()

    def links(self) -> Sequence[Link]:
        return self.casts[self.campaign].links if self.casts else ()

    def next_event(self) -> NextEvent | None:
        """Say what a phone of the page gets on a later day, as it was when the world opened or its date moved last."""
        return self._next

    async def _look_ahead(self) -> None:
        apps = [(phone.app, str(phone.person_id)) for phone in self.phones()]
        found = await next_message(self.app, apps, self.now()) if self.app is not None else None
        self._next = NextEvent(*found) if found else None

    async def move(self, by: By, tell: Tell) -> None:
        """Live through every half hour until the target: a week moved is a week lived."""
        async with self._moving:
            await self._look_ahead()
            target = self._target(by)
            while self.now() < target and self.app is not None:
                self.clock.move_to(min(self.now() + STEP, target))
                if self.app.zalo.oa is not None:
                    await self.app.zalo.oa.tokens.keep()
                await self.app.ticks.drain(self.now())
                await tell(self.now())
            await self._look_ahead()

    def _target(self, by: By) -> datetime:
        now = self.now()
        if by == "next":
            event = self.next_event()
            day = event.day if event else now.date()
            return datetime.combine(day, time(12), HANOI)
        return now + STEPS[by]

    async def choose(self, slug: str) -> None:
        """Close this world and open that of another document, at its own date; one for all is open already."""
        async with self._moving:
            if self.together:
                self.campaign = slug
                await self._look_ahead()
                return
            await self.close()
            self.campaign = slug
            await self.open()

    async def open(self) -> None:
        self.clock.move_to(datetime.combine(self.day or self._opening_day(), OPENING, HANOI))
        home = self.folder / (ALL if self.together else self.campaign)
        self.progress(say("program", "demo_database", folder=str(home)))
        settings = await make_settings(home, self.token, self.address, self.slugs, self._zalo_settings())
        self.zalo().at(self.address)
        self.zalo().oa.webhook = f"{self.address}{WEBHOOK_PATH}"
        await consent(settings, self.clock.now, lambda _: self.zalo().oa.keys.consent())
        async with AsyncExitStack() as stack:
            self.app = await stack.enter_async_context(open_application(settings, self.clock))
            self.program = await program_web(self.app)
            await learn_name(self.app.channel.bot, self.app.links, self.app.channel.outage)
            await stack.enter_async_context(polling(self.app, lambda: None))
            await stack.enter_async_context(zalo_running(self.app))
            await stack.enter_async_context(TickingClock(self.app.ticks, self.app.leases))
            stage = Stage(self.app, self.world(), self.zalo(), self.progress)
            self.casts = {slug: await stage.fill(slug) for slug in self.slugs}
            self._open = stack.pop_all()
        await self._look_ahead()

    def _opening_day(self) -> date:
        if self.together:
            return BUSIEST
        return calendar.opening_day(campaigns.get(self.campaign), calendar.load_national())

    async def close(self) -> None:
        if self._world is not None:
            await self._world.close()
        if self._zalos is not None:
            await self._zalos.close()
        if self._open is not None:
            await self._open.aclose()
        self.app, self.casts, self.program = None, {}, None
        self._open, self._world, self._zalos = None, None, None

    def _zalo_settings(self) -> dict[str, Any]:
        oa, address = self.zalo().oa, f"{self.address}{OA_PATH}"
        return {
            "zalo_bot_token": SecretStr(self.token),
            "zalo_bot_base": f"{self.address}{BOT_PATH}",
            "zalo_oa_id": OA,
            "zalo_oa_app_id": APP,
            "zalo_oa_app_secret": SecretStr(oa.keys.app_secret),
            "zalo_oa_webhook_secret": SecretStr(oa.webhook_secret),
            "zalo_oa_base": address,
            "zalo_oa_business_base": address,
            "zalo_oa_oauth_base": address,
        }


@dataclass(frozen=True)
class House:
    """One address for both sides: the program's own pages and webhooks, and the sandbox behind everything else."""

    controls: Demo
    page: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        program = self.controls.program
        ours = program is not None and scope["type"] == "http" and scope["path"].startswith(OF_THE_PROGRAM)
        await (program if ours and program else self.page)(scope, receive, send)


@asynccontextmanager
async def demo(
    folder: Path,
    port: int,
    *,
    together: bool = False,
    day: date | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Demo]:
    """Serve the page on 127.0.0.1 and open the first world; `together`, `day`, `progress`: see `Demo`."""
    controls = Demo(folder, together, day, progress)
    page = sandbox_app(controls.world, controls)
    async with serving(House(controls, page), "127.0.0.1", port) as taken:
        controls.address = f"http://127.0.0.1:{taken}"
        await controls.open()
        try:
            yield controls
        finally:
            await page.state.desk.close()
            await controls.close()
