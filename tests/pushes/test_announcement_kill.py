"""A process is really killed while an audience is taken and sent; the next one goes on, and nobody gets it twice."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.enums import PushState
from data.queries import outbox
from data.queries.core import table_of
from data.tables import Push
from data.work import Work, Writer
from domain.announcements import conducting, taking
from tests.conftest import SATURDAY
from tests.ground.conftest import Keys
from tests.pushes.cast import Post, delivery, doing, person
from tests.pushes.test_announcement_pages import send
from tests.support.standard import STANDARD

PEOPLE = 60
KILLS = (1, 7, 19)
"""After so many messages of a life: before, in and after the first pages."""

VICTIM = """
import asyncio, os, signal, sys
from datetime import datetime
from bot.channels.pacer import Pacer
from data.database import open_engine
from tests.keys import KEYS
from data.work import Writer
from domain.announcements import conducting, taking
from domain.outbox import Delivery
from domain.ports import Outcome, Sent
from domain.reminders.hours import Hours

NOW = datetime.fromisoformat(sys.argv[3])  # importing the tests takes longer than all the rest

taking.SPAN = 4

class Killed:
    channel = "telegram"
    sent = 0
    async def send(self, parcel):
        print(parcel.address, flush=True)
        self.sent += 1
        if self.sent == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(Sent.SENT, message_id="1")

async def main():
    async with Writer(open_engine(sys.argv[1], KEYS), lambda: NOW) as writer:
        send = Delivery(writer, Killed(), Pacer(rate=40), {"telegram"}).run
        for _ in range(50):  # it is killed long before
            await asyncio.gather(conducting.conduct(writer, NOW, Hours()), send())

asyncio.run(main())
"""


@pytest.mark.kill
async def test_a_kill_between_pages_loses_nobody(
    writer: Writer, engine: AsyncEngine, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "SPAN", 4)
    author = await writer.run(doing(person, "Hùng", officer_of=[keys["KKT"]]))

    async def plant(work: Work) -> list[str]:
        return [f"telegram-{await person(work, f'Người {number}', member_of=keys['MAY'])}" for number in range(PEOPLE)]

    everybody = await writer.run(plant)
    await send(writer, keys, author)
    told: list[str] = []
    for after in KILLS:
        victim = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", VICTIM, str(engine.url), str(after), SATURDAY.isoformat()),
            cwd=Path(__file__).parents[2],
            stdout=asyncio.subprocess.PIPE,
        )
        said, _ = await victim.communicate()
        assert victim.returncode == -signal.SIGKILL
        told += said.decode().split()
        await writer.run(lambda work: outbox.recover(work.connection, work.now))
    post = Post()
    while await conducting.conduct(writer, writer.now(), STANDARD) + await delivery(writer, post).run():
        continue
    told += [parcel.address for parcel in post.carried if "Họp" in parcel.text and "Đã gửi" not in parcel.text]
    assert {address: number for address, number in Counter(told).items() if number > 1} == {}
    table = table_of(Push)
    async with engine.connect() as connection:
        found = (await connection.execute(select(table).where(table.c.announcement_id.is_not(None)))).all()
    assert len({row.person_id for row in found}) == len(found) == PEOPLE
    doubtful = {f"telegram-{row.person_id}" for row in found if row.state is PushState.IN_DOUBT}
    assert set(everybody) - set(told) <= doubtful  # claimed by a process that was killed before it wrote
