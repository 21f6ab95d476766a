"""F19: a backup is brought back and killed at any instant, or is an old one, or comes without its journal.

The referee counts: nobody who was erased, withdrew, was cut or blocked since is back; nothing that was sent is sent
again; all of it is listed as held; what cannot be known is said. Whatever a kill leaves, the same command ends well.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import time as clock_time
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import select

from bot.app.clock import RealClock
from bot.backup.archive import backup
from bot.files.media_store import FolderMediaStore
from data.engine.connect import open_engine
from data.engine.journal import Journal
from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import ContactState, PushState
from data.tables import Contact, Membership, Person, Push
from domain import campaigns, privacy
from domain.calendar import load_national
from domain.members import blocking, lost_phones
from domain.reminders import CampaignCalendar, Hours
from scheduler.ticks import Ticks
from tests.support.amounts import amount, seeds
from tests.support.clock import TestClock
from tests.support.keys import KEYS
from tests.support.pushes import Post, notice, pacer, person
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.typed_restore import type_restore
from tests.support.unit_tree import plant
from tests.support.victims import start_victim

T = TypeVar("T")

PEOPLE = 12
QUICK = 0.05  # seconds that a restore takes at least
AWAKE = Hours(quiet_from=clock_time(0), quiet_until=clock_time(0))
"""No quiet hours: the clock is the machine's, for the command asks it."""


@dataclass
class World:
    """One installation, and what the referee knows of it."""

    folder: Path
    clock: TestClock
    post: Post = field(default_factory=Post)
    away: dict[str, set[int]] = field(
        default_factory=lambda: {name: set() for name in ("erased", "withdrew", "cut", "blocked")}
    )

    @property
    def database(self) -> Path:
        return self.folder / "thi-dua.sqlite3"

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def settings(self) -> dict[str, str]:
        return {"DATABASE_URL": f"sqlite+aiosqlite:///{self.database}", "MEDIA_DIR": "media", "DATA_KEY": KEYS.text}

    @property
    def told(self) -> list[tuple[str, str]]:
        """Say who got which text; those of two people may be equal."""
        return [(parcel.address, parcel.text) for parcel in self.post.carried]

    def run(self, job: Callable[[Writer], Awaitable[T]]) -> T:
        """Open the database, do something, and close it."""

        async def opened() -> T:
            engine = open_engine(f"sqlite+aiosqlite:///{self.database}", KEYS)
            async with Writer(engine, self.clock.now, Journal(self.media)) as writer:
                done = await job(writer)
            await engine.dispose()
            return done

        return asyncio.run(opened())

    def lose(self, *, media: bool = False) -> None:
        for file in self.folder.glob(f"{self.database.name}*"):
            file.unlink()
        if media:
            shutil.rmtree(self.media)

    async def drain(self, writer: Writer) -> None:
        """Let everything leave that would leave now."""
        almanac = CampaignCalendar(campaigns.load_all().values(), load_national())
        store = FolderMediaStore(self.media)
        ticks = Ticks(
            writer,
            self.clock,
            {"telegram": self.post},
            {"telegram": pacer()},
            almanac,
            AWAKE,
            store=store,
            escalate_days=ESCALATE_DAYS,
        )
        await ticks.drain(self.clock.now())


@pytest.fixture
def world(empty_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path, TestClock(RealClock().now() - timedelta(hours=30)))
    shutil.copy(empty_sqlite, made.database)
    monkeypatch.chdir(tmp_path)
    return made


async def fill(world: World, writer: Writer) -> list[int]:
    """A dozen members with a photo each and a message that waits; an officer."""
    store = FolderMediaStore(world.media)
    for number in range(PEOPLE):
        await store.keep(f"photo {number}".encode() * 20_000, "image/jpeg")

    async def job(work: Work) -> list[int]:
        keys = await plant(work)
        await person(work, "Lê Bình", officer_of=[keys["MAY"]])
        found = [await person(work, f"Người {number}", member_of=keys["MAY"]) for number in range(PEOPLE)]
        for one in found:
            await notice(work, one, f"Tin {one}")
        return found

    Journal(world.media).begin(0, world.clock.now())
    return await writer.run(job)


async def live(world: World, writer: Writer, people: list[int], chance: random.Random) -> None:
    """What waits is sent; people leave in four ways; a day goes by."""
    await world.drain(writer)
    drawn = chance.sample(people, 8)
    parts = dict(zip(world.away, (drawn[:2], drawn[2:4], drawn[4:6], drawn[6:]), strict=True))
    for name, some in parts.items():
        world.away[name] |= set(some)

    async def job(work: Work) -> None:
        officer = await work.connection.scalar(
            select(table_of(Person).c.id).where(table_of(Person).c.name == "Lê Bình")
        )
        for one in parts["erased"]:
            await privacy.ask_to_erase(work, one, "XÓA")
        for one in parts["withdrew"]:
            await privacy.withdraw_consent(work, one, STANDARD)
        for one in parts["cut"]:
            mine = select(table_of(Membership).c.id).where(table_of(Membership).c.person_id == one)
            await lost_phones.cut(work, officer, int(await work.connection.scalar(mine) or 0), STANDARD)
        for one in parts["blocked"]:
            await blocking.block(work, officer, one)

    await writer.run(job)
    world.clock.moment += timedelta(hours=25)
    await world.drain(writer)


async def referee(world: World, writer: Writer, *, journal: bool) -> None:
    """Count who is back, and what has arrived twice."""
    async with writer.engine.connect() as connection:
        rows = (await connection.execute(select(table_of(Person)))).all()
        cut = select(table_of(Contact).c.person_id).where(table_of(Contact).c.state == ContactState.CUT)
        silent = set((await connection.execute(cut)).scalars())
        withdrew = {row.id for row in rows if row.erased_at is None and await privacy.has_withdrawn(connection, row.id)}
        pushes = (await connection.execute(select(table_of(Push)))).all()
    back = {
        "erased": world.away["erased"] - {row.id for row in rows if row.erased_at is not None and row.name is None},
        "withdrew": {one for one in world.away["withdrew"] if await is_member(writer, one)} - withdrew,
        "cut": world.away["cut"] - silent,
        "blocked": world.away["blocked"] - {row.id for row in rows if row.blocked_at is not None},
    }
    assert journal == (not any(back.values())), back
    held = {row.text for row in pushes if row.state is PushState.HELD}
    assert held
    assert held <= set(world.post.texts) | {row.text for row in pushes if row.key.startswith("erased")}
    await world.drain(writer)
    twice = {each: count for each, count in Counter(world.told).items() if count > 1}
    assert twice == {}


async def is_member(writer: Writer, person_id: int) -> bool:
    memberships = table_of(Membership)
    current = select(memberships.c.id).where(memberships.c.person_id == person_id, memberships.c.until.is_(None))
    async with writer.engine.connect() as connection:
        return (await connection.execute(current)).first() is not None


def restore(world: World, words: str, after: float | None = None) -> int | None:
    """Type the command, and kill it after so many seconds unless it has ended; returns how it ended."""
    process = start_victim(type_restore, world.folder, world.settings, words)
    if after is not None:
        time.sleep(after)
        process.kill()
    world.clock.moment = RealClock().now()
    process.join()
    return process.exitcode


def keep(world: World, name: str) -> None:
    backup(world.database, world.media, world.folder / name)


@pytest.mark.kill
@pytest.mark.parametrize("seed", seeds(1, 10))
def test_it_is_killed_and_typed_again(world: World, seed: int) -> None:
    """Of two archives the older; killed at any instant, it leaves nothing that the next try does not mend."""
    chance = random.Random(seed)  # noqa: S311 - repeatable
    people = world.run(lambda writer: fill(world, writer))
    keep(world, "first.tar")
    world.run(lambda writer: live(world, writer, people, chance))
    keep(world, "second.tar")
    journal = Journal(world.media).path.read_bytes()
    for _ in range(2):  # the first time everything is still imported
        world.lose()
        began = time.monotonic()
        assert restore(world, "first.tar") == 0
    whole = max(time.monotonic() - began, QUICK)
    for _ in range(amount(3, 40)):
        world.lose()
        restore(world, "first.tar", chance.uniform(0, whole * 1.1))
        if restore(world, "first.tar") != 0:  # it was killed after its work was done
            assert "đang có dữ liệu" in (world.folder / "told.txt").read_text("utf-8")
        world.run(lambda writer: referee(world, writer, journal=True))
        assert not list(world.folder.glob(".restoring-*"))
    assert Journal(world.media).path.read_bytes() == journal


@pytest.mark.parametrize("seed", seeds(1, 3))
def test_without_the_journal_it_says_that_it_cannot_know(world: World, seed: int) -> None:
    """The whole machine is lost: who left since is back, which is said; and nothing is sent again all the same."""
    people = world.run(lambda writer: fill(world, writer))
    keep(world, "first.tar")
    world.run(lambda writer: live(world, writer, people, random.Random(seed)))  # noqa: S311 - repeatable
    world.lose(media=True)
    assert restore(world, "first.tar") == 0
    assert "không biết được ai đã xóa dữ liệu" in (world.folder / "told.txt").read_text("utf-8")
    world.run(lambda writer: referee(world, writer, journal=False))


@pytest.mark.parametrize("seed", seeds(1, 3))
def test_a_machines_snapshot_is_set_right(world: World, seed: int) -> None:
    """The file as it was, by other means than the archive; the journal is the one of the shared folder."""
    people = world.run(lambda writer: fill(world, writer))
    shutil.copy(world.database, world.folder / "snapshot")
    made = world.clock.now()
    world.run(lambda writer: live(world, writer, people, random.Random(seed)))  # noqa: S311 - repeatable
    world.lose()
    shutil.copy(world.folder / "snapshot", world.database)
    assert restore(world, f"--after {made:%Y-%m-%dT%H:%M}") == 0
    world.run(lambda writer: referee(world, writer, journal=True))
