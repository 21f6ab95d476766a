from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.tables import Announcement, Push
from domain import announcements
from domain.announcements import recipients, tick
from tests.support.pushes import doing, person
from tests.support.standard import STANDARD
from tests.support.unit_tree import Keys

CROWD = 47
PAGE = 10


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recipients, "SPAN", PAGE)


@dataclass
class Crowd:
    author: int
    people: list[int]


@pytest.fixture
async def crowd(both: Writer, tree: Keys) -> Crowd:
    async def plant(work: Work) -> Crowd:
        author = await person(work, "Võ Mạnh Hùng", officer_of=[tree["KKT"]])
        people = []
        for number in range(CROWD):
            if number % 3 == 0:
                await person(work, f"Người ngoài {number}", member_of=tree["BV"])
            people.append(await person(work, f"Người {number}", member_of=tree["MAY"]))
        return Crowd(author, people)

    return await both.run(plant)


async def send(both: Writer, tree: Keys, author: int, **more: Any) -> Announcement:
    values = {
        "draft_id": "d1",
        "unit_id": tree["KKT"],
        "author": author,
        "role": None,
        "hours": STANDARD,
        "text": "Họp lúc 8 giờ",
    }
    return await both.run(doing(announcements.send, **{**values, **more}))


async def conduct(both: Writer) -> int:
    return await tick.conduct(both, both.now(), STANDARD)


async def told(both: Writer) -> list[int]:
    """List whom an announcement stands in the outbox for."""
    table = table_of(Push)
    async with both.engine.connect() as connection:
        found = select(table.c.person_id).where(table.c.announcement_id.is_not(None)).order_by(table.c.id)
        return list((await connection.execute(found)).scalars())
