from __future__ import annotations

from sqlalchemy import select

from data.engine.statements import table_of
from data.tables import Person
from domain.limits import Limits
from tests.support.users import Town


def limited(town: Town, limits: Limits) -> None:
    town.sets(limits=limits)


async def person_id(town: Town, name: str) -> int:
    async with town.writer.engine.connect() as connection:
        table = table_of(Person)
        found = await connection.scalar(select(table.c.id).where(table.c.name == name))
    assert found is not None
    return int(found)
