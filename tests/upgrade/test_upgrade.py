"""What an installation of before holds goes up to this version, and down again with nothing lost but what is named."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, MetaData, select
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine import schema
from data.engine.statements import table_of
from data.queries.channels import zalo
from data.queries.members import roster
from data.tables import Person, RosterEntry
from data.types import HANOI
from domain.members.matching import digest
from tests.support.clock import SATURDAY
from tests.support.upgrade_fixtures import BEFORE_SEALING as REVISION

Rows = dict[str, list[tuple[Any, ...]]]

CODE, MAY = "yy2v-htrx", 3
LOST = {
    "link_code",  # ten minutes old at most
    "inbox",  # handled updates lose the number that they shared
    "conversation",  # the screen that shows one's own number says how it ends
}
NUMBER = re.compile(r"9120001\d\d|912[ .]000[ .]1")
SECRETS = re.compile(r"(access|refresh)-\d-of-the-account")


async def read(engine: AsyncEngine) -> Rows:
    """Read every table as the database itself has it."""
    async with engine.connect() as connection:
        return await connection.run_sync(_read)


def _read(connection: Connection) -> Rows:
    found = MetaData()
    found.reflect(connection)
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for table in found.sorted_tables
    }


async def test_it_goes_up_and_comes_back_as_it_was(before: AsyncEngine) -> None:
    filled = await read(before)
    await schema.upgrade(before)
    assert await schema.revision(before) == schema.head()
    lifted = await read(before)
    assert {name: len(lifted[name]) for name in filled} == {name: len(rows) for name, rows in filled.items()}
    await schema.downgrade(before, REVISION)
    after = await read(before)
    assert {name: rows for name, rows in after.items() if name not in LOST} == {
        name: rows for name, rows in filled.items() if name not in LOST
    }
    await schema.upgrade(before)


async def test_nothing_that_is_sealed_stands_in_clear_and_all_of_it_is_read(before: AsyncEngine) -> None:
    assert len(NUMBER.findall(repr(await read(before)))) == 27
    await schema.upgrade(before)
    rows = await read(before)
    waiting = [row for row in rows.pop("inbox") if NUMBER.search(repr(row))]
    assert [row[1] for row in waiting] == ["telegram", "zalo_oa"]  # nobody has understood them yet
    assert all(row[6] is None for row in waiting)
    assert (NUMBER.findall(repr(rows)), SECRETS.findall(repr(rows))) == ([], [])
    async with before.connect() as connection:
        person, entry = table_of(Person), table_of(RosterEntry)
        phones = (await connection.execute(select(person.c.phone).where(person.c.phone.is_not(None)))).scalars()
        assert sorted(phones) == ["+84912000101", "+84912000177"]
        found = await roster.with_phone(connection, MAY, "+84912000109")
        assert [row.name for row in found] == ["Lê Thị Tư"]
        assert len(set((await connection.execute(select(entry.c.phone))).scalars())) == 19
        token: Any = await zalo.newest(connection, "4318657068771012646")
        assert (token.access, token.previous) == ("access-1-of-the-account", "refresh-0-of-the-account")


async def test_a_code_on_its_slip_goes_on_working_for_ninety_days(before: AsyncEngine) -> None:
    await schema.upgrade(before)
    entry = table_of(RosterEntry)
    async with before.connect() as connection:
        (until,) = set((await connection.execute(select(entry.c.personal_code_until).where(entry.c.id == 6))).scalars())
        last = until - timedelta(seconds=1)
        assert [row.id for row in await roster.with_code(connection, MAY, digest(CODE), last)] == [6]
        assert list(await roster.with_code(connection, MAY, digest(CODE), until)) == []
    assert until.astimezone(HANOI) > SATURDAY + timedelta(days=90)
