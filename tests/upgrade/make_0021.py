from __future__ import annotations

import asyncio
import random
import secrets
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from bot.application import given
from bot.channels.telegram.channel import TelegramChannel
from bot.dispatch import dispatcher
from bot.lanes import Lanes
from bot.links import OwnLinks
from bot.media import FolderMediaStore
from data import schema
from data.database import open_engine
from data.types import HANOI
from data.work import Writer
from domain.campaigns import get
from sandbox.telegram import TelegramWorld
from tests.conftest import TestClock
from tests.conversations.conftest import _build_units
from tests.keys import KEYS
from tests.upgrade.make_0021_crawl import Crawl
from tests.upgrade.make_0021_story import live
from tests.users import BOT, Town, open_world_bot

BEGINNING = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)
REVISION = "0021"


async def fill(folder: Path) -> None:
    random.seed(21)
    drawn = random.Random(21)
    secrets.choice = drawn.choice
    secrets.token_hex = lambda size=8: f"{drawn.getrandbits(size * 8):0{size * 2}x}"
    secrets.token_urlsafe = lambda size=24: "".join(drawn.choice("abcdefghijkmnpqrstuvwxyz234567") for _ in range(32))
    file = folder / "before.sqlite3"
    engine = open_engine(f"sqlite+aiosqlite:///{file}", KEYS)
    await schema.upgrade(engine, REVISION)
    clock = TestClock(BEGINNING)
    async with Writer(engine, clock.now) as writer:
        await writer.run(_build_units)
        campaign = get("thanh-hoa-2021")
        things = given({campaign.slug: campaign}, links=OwnLinks(BOT))
        lanes = Lanes(writer, dispatcher(), things)
        world = TelegramWorld(clock.now)
        store = FolderMediaStore(folder / "media")
        town = Town(world, TelegramChannel(open_world_bot(world), store, 10_000_000), lanes, writer)
        town.names_noted = False
        began = time.time()
        cast = await live(town, clock)
        print("story", time.time() - began)
        crawl = Crawl(town, file)
        if "story" in sys.argv: return
        stranger = town.person("Khách")
        await stranger.says("/menu")
        walks = [(who, False) for who in (stranger, cast.dong, cast.hanh, cast.son, cast.lan, cast.hoa, cast.thanh, cast.binh)]
        walks += [(who, True) for who in (stranger, cast.lan, cast.cuc, cast.hung)]
        for who, keep in walks:
            began = time.time()
            await crawl.walk(who.number, "opens u-MAY0123", keep=keep)
            import pickle
            crawl.restore()
            pickle.dump((crawl.found, crawl.effects, clock.moment), open("/work/lead/upgrade/found.pickle", "wb"))
            import sqlite3
            with sqlite3.connect("/work/lead/upgrade/base.sqlite3") as kept: crawl.base.backup(kept)
            print(who.number, len(crawl.found), time.time() - began, flush=True)
        print(sorted(crawl.found))
        print("effects", {name: stand.path for name, stand in crawl.effects.items() if not any(key[0] == name for key in crawl.found)})
        await lanes.idle()
        await world.close()
    await engine.dispose()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir="/dev/shm") as made:
        asyncio.run(fill(Path(made)))
