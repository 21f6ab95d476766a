"""The tree as of a day, on both databases: one walk through the years of the reorganisation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.engine.statements import table_of
from data.engine.unit_of_work import Work, Writer
from data.enums import Level, UnitStatusCode
from data.queries.units import units as tree
from data.tables import Unit, UnitParent
from domain import units
from domain.units import Act, changes
from tests.support.unit_tree import Keys, plant

BEFORE, MOVED, ENDED = date(2021, 3, 1), date(2022, 1, 1), date(2025, 7, 1)


async def reorganise(work: Work) -> Keys:
    """Plant; in 2022 the shoe company comes under CDVC; in 2025 KKT is renamed, CDVC ends and hands over to KKT."""
    keys = await plant(work)
    await changes.move(work, Act(MOVED), keys["GIAY"], keys["CDVC"])
    await changes.rename(work, Act(ENDED), keys["KKT"], "Công đoàn các Khu công nghiệp tỉnh Thanh Hóa")
    await changes.change_status(work, Act(ENDED, "12/QĐ-LĐLĐ"), keys["CDVC"], UnitStatusCode.ENDED)
    await changes.set_successors(work, Act(ENDED), keys["CDVC"], [keys["KKT"]])
    return keys


@pytest.fixture
async def planted(either_writer: Writer) -> Keys:
    return await either_writer.run(reorganise)


@pytest.fixture
async def seen(either: AsyncEngine, planted: Keys) -> AsyncIterator[AsyncConnection]:
    assert planted
    async with either.connect() as connection:
        yield connection


async def codes(connection: AsyncConnection, ids: set[int] | list[int]) -> list[str]:
    unit = table_of(Unit)
    found = {row.id: row.code for row in await connection.execute(select(unit.c.id, unit.c.code))}
    return [found[key] for key in ids]


async def test_the_tree_is_read_as_of_a_day(seen: AsyncConnection, planted: Keys) -> None:
    async def below(code: str, day: date) -> set[str]:
        return set(await codes(seen, await units.subtree_ids(seen, planted[code], day)))

    assert await below("KKT", BEFORE) == {"KKT", "MAY", "GIAY"}
    assert await below("KKT", MOVED - timedelta(days=1)) == {"KKT", "MAY", "GIAY"}
    assert await below("KKT", MOVED) == {"KKT", "MAY"}
    assert await below("CDVC", MOVED) == {"CDVC", "GIAY"}
    assert await below("LDLD-TH", ENDED) == {"LDLD-TH", "KKT", "MAY", "CDVC", "GIAY", "BV"}
    assert await below("LDLD-TH", date(2000, 1, 1)) == {"LDLD-TH"}
    giay = planted["GIAY"]
    assert await codes(seen, await units.ancestor_ids(seen, giay, BEFORE)) == ["GIAY", "KKT", "LDLD-TH"]
    assert await codes(seen, await units.ancestor_ids(seen, giay, MOVED)) == ["GIAY", "CDVC", "LDLD-TH"]


async def test_statements_stand_inside_other_statements(seen: AsyncConnection, planted: Keys) -> None:
    several = tree.subtree([planted["KKT"], planted["CDVC"]], MOVED)
    grassroots = tree.active(MOVED, {Level.GRASSROOTS})
    unit = table_of(Unit)
    wanted = select(unit.c.code).where(
        unit.c.id.in_(several), unit.c.id.in_(grassroots), unit.c.id.in_(tree.children(planted["KKT"], MOVED))
    )
    assert set((await seen.execute(wanted)).scalars()) == {"MAY"}
    nested = tree.ancestors(tree.children(planted["CDVC"], MOVED), MOVED)
    assert await codes(seen, set((await seen.execute(nested)).scalars())) != []
    assert set(await codes(seen, list((await seen.execute(nested)).scalars()))) == {"GIAY", "CDVC", "LDLD-TH"}


async def test_a_unit_looks_as_it_did(seen: AsyncConnection, planted: Keys) -> None:
    kkt = planted["KKT"]
    assert (await units.view(seen, kkt, BEFORE)).name == "Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp"
    assert (await units.view(seen, kkt, ENDED)).name == "Công đoàn các Khu công nghiệp tỉnh Thanh Hóa"
    ended = await units.by_code(seen, "cdvc", ENDED)
    assert ended
    assert (ended.status, ended.since, ended.is_active) == (UnitStatusCode.ENDED, ENDED, False)
    assert [one.code for one in await units.successors(seen, ended.id, ENDED)] == ["KKT"]
    assert await units.successors(seen, ended.id, BEFORE) == []
    typed = await units.by_join_code(seen, "mayo 123", BEFORE)
    assert typed
    assert typed.id == planted["MAY"]
    found = await units.search(seen, "kinh te nghi son", ENDED)
    assert [one.name for one in found][:1] == ["Công đoàn các Khu công nghiệp tỉnh Thanh Hóa"]
    assert await units.level(seen, planted["BV"], BEFORE) is Level.DIRECTLY_ATTACHED_GRASSROOTS
    assert await units.level(seen, planted["BV"], date(2000, 1, 1)) is None
    assert [one.code for one in await units.children(seen, planted["LDLD-TH"], ENDED)] == ["BV", "KKT"]


async def test_successors_are_followed_until_one_is_active(either_writer: Writer, planted: Keys) -> None:
    async def later(work: Work) -> list[str]:
        day = ENDED + timedelta(days=30)
        await changes.change_status(work, Act(day), planted["KKT"], UnitStatusCode.MERGED)
        await changes.set_successors(work, Act(day), planted["KKT"], [planted["BV"], planted["CDVC"]])
        # BV carries on and has itself handed a part to MAY: an active unit is where the walk ends
        await changes.set_successors(work, Act(day), planted["BV"], [planted["MAY"]])
        found = await units.successors(work.connection, planted["CDVC"], day)
        return [one.code for one in found]

    assert await either_writer.run(later) == ["BV"]


async def test_a_circle_made_by_hand_ends(either_writer: Writer, planted: Keys) -> None:
    async def spoil(work: Work) -> tuple[set[int], list[int]]:
        await work.add(UnitParent(unit_id=planted["LDLD-TH"], parent_id=planted["MAY"]))
        below = await units.subtree_ids(work.connection, planted["MAY"], MOVED)
        return below, await units.ancestor_ids(work.connection, planted["MAY"], MOVED)

    below, above = await either_writer.run(spoil)
    assert below == set(planted.values())
    assert above[0] == planted["MAY"]
    assert len(above) == tree.DEEPEST + 1
