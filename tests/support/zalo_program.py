from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette

from bot.app.build_zalo import oauth
from bot.app.composition import Application, open_application
from bot.app.run import program_web
from bot.app.run_zalo import zalo_running
from bot.channels.zalo.http import open_http
from bot.channels.zalo.oa.oauth import Challenge
from bot.channels.zalo.oa.store import TokenTable
from bot.channels.zalo.oa.tokens import pair_of
from bot.settings.settings import Settings
from data.engine.connect import open_engine
from data.engine.unit_of_work import Writer
from sandbox.zalo import BOT_PATH, OA_PATH, Zalos
from sandbox.zalo_bot import ZaloBotWorld, zalo_bot_app
from sandbox.zalo_oa import ZaloOaWorld, zalo_oa_app
from sandbox.zalo_oa.world import APP, OA
from tests.support.amounts import DEADLINE
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.servers import listening
from tests.support.town import _build_units
from tests.support.zalo_oa_sandbox import nap

TOKEN, SECRET, PERSON = "42:bi-mat", "mot-chuoi-bi-mat", "0a1b2c3d4e5f60718293"


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(DEADLINE):
        while not condition():  # noqa: ASYNC110 - two worlds and a program tell nobody when they are done
            await asyncio.sleep(0.01)


class Street:
    """Both Zalos at one address, and what the program is told of them."""

    def __init__(self, zalos: Zalos, base: str, folder: Path, clock: TestClock) -> None:
        self.zalos, self.base, self.folder, self.clock = zalos, base, folder, clock
        self.database = f"sqlite+aiosqlite:///{folder / 'street.sqlite3'}"

    def settings(self, **more: Any) -> Settings:
        oa = f"{self.base}{OA_PATH}"
        told: dict[str, Any] = {
            "database_url": self.database,
            "media_dir": self.folder / "media",
            "campaign": ("thanh-hoa-2021",),
            "zalo_bot_token": SecretStr(TOKEN),
            "zalo_bot_base": f"{self.base}{BOT_PATH}",
            "zalo_oa_id": OA,
            "zalo_oa_app_id": APP,
            "zalo_oa_app_secret": SecretStr("app-secret"),
            "zalo_oa_webhook_secret": SecretStr(self.zalos.oa.webhook_secret),
            "zalo_oa_base": oa,
            "zalo_oa_business_base": oa,
            "zalo_oa_oauth_base": oa,
            "public_url": "http://127.0.0.1:9",
        }
        return Settings(_env_file=None, **{**told, **more})

    @asynccontextmanager
    async def running(self, **more: Any) -> AsyncIterator[tuple[Application, str]]:
        """Run the program as `serve` does; yields it and the address of its web part."""
        async with open_application(self.settings(**more), self.clock) as app:
            app.inbox.pauses = (0.0,)
            async with listening(await program_web(app)) as program, zalo_running(app):
                self.zalos.oa.webhook = f"{program}/webhook/zalo-oa"
                yield app, program

    def bot_saw(self, text: str) -> bool:
        return any(text in message.text for message in self.zalos.bot.sees(PERSON))

    def oa_saw(self, text: str) -> bool:
        return any(text in message.text for message in self.zalos.oa.people[PERSON].seen)


@pytest.fixture
async def street(empty_sqlite: Path, tmp_path: Path, clock: TestClock) -> AsyncIterator[Street]:
    shutil.copy(empty_sqlite, tmp_path / "street.sqlite3")
    bot, oa = ZaloBotWorld(clock.now), ZaloOaWorld(clock.now, pause=nap)
    bot.add_bot(TOKEN, "Bot Thi đua")
    bot.add_person(PERSON, "Hạnh")
    oa.add_person(PERSON, "Hạnh")
    both = Starlette()
    both.mount(BOT_PATH, zalo_bot_app(bot))
    both.mount(OA_PATH, zalo_oa_app(oa))
    async with listening(both) as base:
        zalos = Zalos(bot, TOKEN, oa)
        zalos.at(base)
        made = Street(zalos, base, tmp_path, clock)
        engine = open_engine(made.database, KEYS)
        async with Writer(engine, clock.now) as writer, open_http() as http:
            await writer.run(_build_units)
            granted = await oauth(http, made.settings()).exchange_code(oa.keys.consent(), Challenge.new())
            await TokenTable(writer, OA).begin(pair_of(granted, clock.now()))
        await engine.dispose()
        yield made
        await zalos.close()
