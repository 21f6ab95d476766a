"""A process is really killed while its pushes are in flight; the next one sends none of them again."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.enums import PushState
from data.queries import outbox
from data.work import Work, Writer
from tests.conftest import SATURDAY
from tests.pushes.cast import Post, delivery, notice, person, states

PUSHES = 12
BEFORE_THE_KILL = 5

VICTIM = """
import asyncio, os, signal, sys
from datetime import datetime
from bot.channels.pacer import Pacer
from data.database import open_engine
from tests.keys import KEYS
from data.work import Writer
from domain.outbox import Delivery
from domain.ports import Outcome, Sent

NOW = datetime.fromisoformat(sys.argv[3])  # importing the tests takes longer than all the rest

class Killed:
    channel = "telegram"
    async def send(self, parcel):
        print(parcel.address, flush=True)
        self.sent = getattr(self, "sent", 0) + 1
        if self.sent == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(Sent.SENT, message_id="1")

async def main():
    async with Writer(open_engine(sys.argv[1], KEYS), lambda: NOW) as writer:
        await Delivery(writer, Killed(), Pacer(rate=30), {"telegram"}).run()

asyncio.run(main())
"""


AT_RISK = 12
"""What is claimed for the next tenth of a second, and what a busy machine makes up for: not the whole queue."""


@pytest.mark.kill
async def test_a_kill_loses_nothing_and_sends_nothing_twice(both: Writer, either: AsyncEngine) -> None:
    async def plant(work: Work) -> None:
        for number in range(PUSHES):
            await notice(work, await person(work, f"Người {number}"))

    await both.run(plant)
    address = either.url.render_as_string(hide_password=False)
    root = Path(__file__).parents[2]
    given = (address, str(BEFORE_THE_KILL), SATURDAY.isoformat())
    victim = await asyncio.create_subprocess_exec(
        sys.executable, "-c", VICTIM, *given, cwd=root, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await victim.communicate()
    assert victim.returncode == -signal.SIGKILL
    before = told.decode().split()
    assert len(before) == BEFORE_THE_KILL

    doubtful = await both.run(lambda work: outbox.recover(work.connection, work.now))
    post = Post()
    await delivery(both, post).run()
    arrived = Counter([*before, *(parcel.address for parcel in post.carried)])
    assert set(arrived.values()) == {1}
    count = Counter(await states(either))
    assert doubtful == count[PushState.IN_DOUBT]
    assert 1 <= doubtful <= AT_RISK
    assert count[PushState.SENT] + count[PushState.IN_DOUBT] == PUSHES
