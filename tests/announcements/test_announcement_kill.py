"""A process is really killed while an audience is taken and sent; the next one goes on, and nobody gets it twice."""

from __future__ import annotations

import signal
from collections import Counter

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import PushState
from data.queries.outbox import outbox
from data.tables import Push
from domain.announcements import recipients, tick
from tests.support.announcement_pages import send
from tests.support.clock import SATURDAY
from tests.support.outbox_victims import SPAN, announce
from tests.support.pushes import Post, delivery, doing, person
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys
from tests.support.victims import run_victim

PEOPLE = 60
KILLS = (1, 7, 19)
"""After so many messages of a life: before, in and after the first pages."""


@pytest.mark.kill
async def test_a_kill_between_pages_loses_nobody(
    writer: Writer, engine: AsyncEngine, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipients, "SPAN", SPAN)
    author = await writer.run(doing(person, "Hùng", officer_of=[keys["KKT"]]))

    async def plant(work: Work) -> list[str]:
        return [f"telegram-{await person(work, f'Người {number}', member_of=keys['MAY'])}" for number in range(PEOPLE)]

    everybody = await writer.run(plant)
    await send(writer, keys, author)
    told: list[str] = []
    for after in KILLS:
        code, said = await run_victim(announce, str(engine.url), after, SATURDAY)
        assert code == -signal.SIGKILL
        told += said
        await writer.run(lambda work: outbox.recover(work.connection, work.now))
    post = Post()
    while await tick.conduct(writer, writer.now(), STANDARD) + await delivery(writer, post).run():
        continue
    told += [parcel.address for parcel in post.carried if "Họp" in parcel.text and "Đã gửi" not in parcel.text]
    assert {address: number for address, number in Counter(told).items() if number > 1} == {}
    table = table_of(Push)
    async with engine.connect() as connection:
        found = (await connection.execute(select(table).where(table.c.announcement_id.is_not(None)))).all()
    assert len({row.person_id for row in found}) == len(found) == PEOPLE
    doubtful = {f"telegram-{row.person_id}" for row in found if row.state is PushState.IN_DOUBT}
    assert set(everybody) - set(told) <= doubtful  # claimed by a process that was killed before it wrote
