"""A process is really killed while its pushes are in flight; the next one sends none of them again."""

from __future__ import annotations

import signal
from collections import Counter

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Work, Writer
from data.enums import PushState
from data.queries.outbox import outbox
from tests.support.clock import SATURDAY
from tests.support.outbox_victims import send_pushes
from tests.support.pushes import Post, delivery, notice, person, states
from tests.support.victims import run_victim

PUSHES = 12
BEFORE_THE_KILL = 5

AT_RISK = 12
"""What is claimed for the next tenth of a second, and what a busy machine makes up for: not the whole queue."""


@pytest.mark.kill
async def test_a_kill_loses_nothing_and_sends_nothing_twice(both: Writer, either: AsyncEngine) -> None:
    async def plant(work: Work) -> None:
        for number in range(PUSHES):
            await notice(work, await person(work, f"Người {number}"))

    await both.run(plant)
    address = either.url.render_as_string(hide_password=False)
    code, before = await run_victim(send_pushes, address, BEFORE_THE_KILL, SATURDAY)
    assert code == -signal.SIGKILL
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
