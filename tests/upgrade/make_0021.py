"""Make the dump of a filled database of revision 0021, and what people saw on it: `0021.*`.

The script drives the code of commit d1475cd7 and belongs to it; it is kept to show how the dump came about, and is
neither checked nor changed with the rest. To run it again, from the project's folder:

    git worktree add ../before d1475cd7
    cp tests/upgrade/*.py ../before/tests/upgrade/ && cd ../before
    PYTHONPATH=. python -m tests.upgrade.make_0021 <folder for the dump>

    make_0021_story.py    the days that people live through: they join, register, decide, announce
    make_0021_crawl.py    from there, every screen to which taps and words lead
    make_0021_paths.py    the screens that need more: a night, a link, somebody who leaves
    make_0021_dump.py     each screen gets a phone of its own; what no tap makes; both files of SQL
    make_0021_answers.py  what people see when they go on from there

Names and numbers are invented and the clock is moved by hand. Codes and nonces are drawn anew by each run.
"""

from __future__ import annotations

import asyncio
import random
import secrets
import sys
import tempfile
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
from tests.upgrade.acting import MOMENT
from tests.upgrade.make_0021_answers import answer
from tests.upgrade.make_0021_crawl import Crawl
from tests.upgrade.make_0021_dump import REVISION, dump_postgresql, dump_sqlite, fill_in, leave_waiting, park
from tests.upgrade.make_0021_paths import follow_all
from tests.upgrade.make_0021_story import live
from tests.users import BOT, Town, open_world_bot

BEGINNING = datetime(2021, 2, 27, 8, 0, tzinfo=HANOI)


async def fill(folder: Path) -> Path:
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
        lanes = Lanes(writer, dispatcher(), given({campaign.slug: campaign}, links=OwnLinks(BOT)))
        world = TelegramWorld(clock.now)
        town = Town(world, TelegramChannel(open_world_bot(world), FolderMediaStore(folder / "media"), 10_000_000), lanes, writer)
        town.names_noted = False
        cast = await live(town, clock)
        crawl = Crawl(town, file)
        stranger = town.person("Khách")
        await stranger.says("/menu")
        for who in (stranger, cast.dong, cast.hanh, cast.son, cast.lan, cast.hoa, cast.thanh):
            await crawl.walk(who.number, "opens u-MAY0123")
        clock.moment = MOMENT
        await follow_all(crawl, clock)
        await park(writer, [crawl.found[key] for key in sorted(crawl.found)])
        stands = {}
        for (name, _), stand in crawl.found.items():
            stands.setdefault(name, stand)
        await fill_in(writer, stands)
        await leave_waiting(writer, file)
        await lanes.idle()
        await world.close()
    await engine.dispose()
    return file


if __name__ == "__main__":
    target = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as made:
        filled = asyncio.run(fill(Path(made)))
        dump_sqlite(filled, target / f"{REVISION}.sqlite.sql")
        dump_postgresql(filled, Path(made), target / f"{REVISION}.postgresql.sql")
        asyncio.run(answer(target / f"{REVISION}.sqlite.sql", Path(made), target / f"{REVISION}.answers.json"))
