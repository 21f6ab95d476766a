"""A world in which members write to officers: a company whose one officer is on leave, and somebody above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy import select

from data.engine.statements import AnyRow, table_of
from data.engine.unit_of_work import Work, Writer
from data.tables import Push
from data.types import HANOI
from domain.letters import desk, rising, writing
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys


@dataclass
class World:
    """Thirty members of May Sao Mai, its one officer, who is on leave, and an officer of the level above."""

    writer: Writer
    clock: TestClock
    keys: Keys
    officer: int
    above: int
    members: list[int]

    async def write(self, member: int, text: str = "Ca đêm gửi hồ sơ ở đâu?", *, above: bool = False) -> None:
        await self.writer.run(doing(writing.write, member, text, STANDARD, above=above))

    async def comes(self, moment: datetime) -> None:
        self.clock.moment = moment
        await rising.raise_due(self.writer, moment, STANDARD)

    async def on_desk(self, officer: int) -> int:
        queue = await self.writer.run(doing(desk.read_queue, officer))
        return len(queue.keys)

    async def own(self, member: int) -> list[desk.Own]:
        found: list[desk.Own] = await self.writer.run(doing(desk.own, member))
        return found

    async def pushes(self, start: str) -> Sequence[AnyRow]:
        push = table_of(Push)
        found = select(push.c.person_id, push.c.text).where(push.c.key.startswith(start)).order_by(push.c.id)
        async with self.writer.engine.connect() as connection:
            return (await connection.execute(found)).all()

    async def pushed(self, start: str) -> list[int]:
        return [row.person_id for row in await self.pushes(start)]


@pytest.fixture
async def world(both: Writer, tree: Keys, clock: TestClock) -> World:
    async def add(work: Work) -> tuple[int, int, list[int]]:
        officer = await person(work, "Trần Thị Hoa", officer_of=[tree["MAY"]])
        above = await person(work, "Đinh Văn Bình", officer_of=[tree["KKT"]])
        return officer, above, [await person(work, f"Đoàn viên {at}", member_of=tree["MAY"]) for at in range(30)]

    clock.moment = datetime(2021, 3, 1, 10, tzinfo=HANOI)
    return World(both, clock, tree, *await both.run(add))
