from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Contact, Grant
from tests.support.users import Town, User


async def person_of(work: Work, user: User) -> int:
    contact = table_of(Contact)
    found = select(contact.c.person_id).where(contact.c.external_id == str(user.number))
    return int((await work.connection.execute(found)).scalar_one())


async def count(town: Town, table: Any) -> int:
    async def look(work: Work) -> int:
        return int((await work.connection.execute(select(func.count()).select_from(table_of(table)))).scalar_one())

    return await town.writer.run(look)


async def end_roles(town: Town) -> None:
    grant = table_of(Grant)

    async def end(work: Work) -> None:
        await work.connection.execute(update(grant).values(until=work.now))

    await town.writer.run(end)
