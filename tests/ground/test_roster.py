"""The units' own lists of members: repeatable, named by line where wrong, quick for a province."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import UnitStatusCode, WorkerCategory
from data.queries.core import table_of
from data.tables import AuditEntry, RosterEntry, Section
from data.work import Writer
from domain import units
from domain.errors import Problem
from domain.members.phones import read_phone
from domain.members.roster import RosterPlan, plan_roster, store_portion
from domain.units import Act, changes
from tests.conftest import SATURDAY
from tests.ground.conftest import Keys, doing, plant

LIST = """unit_code,number,name,section,category,phone
MAY,001,Lê Thị Hạnh,Chuyền 2,Công nhân,0912 345 678
MAY,002,Giàng A Páo,Chuyền 10,worker,
MAY,003,Lò Thị Pâng,chuyền 2,Nhân viên,+84 83 456 7890
BV,001,H'Hen Niê,,Viên chức,912345679
"""


async def bring(writer: Writer, text: str) -> RosterPlan:
    async with writer.engine.connect() as connection:
        plan = await plan_roster(connection, text.encode(), SATURDAY.date())
    for portion in plan.portions(2):
        await writer.run(doing(store_portion, portion))
    return plan


async def stored(connection: AsyncConnection) -> list[tuple[object, ...]]:
    entry = table_of(RosterEntry)
    columns = (entry.c.number, entry.c.name, entry.c.section, entry.c.category, entry.c.phone)
    return [tuple(row) for row in await connection.execute(select(*columns).order_by(entry.c.unit_id, entry.c.number))]


async def test_a_list_is_kept_and_again_nothing_changes(either_writer: Writer) -> None:
    keys = await either_writer.run(plant)
    plan = await bring(either_writer, LIST)
    assert (len(plan.new), len(plan.changed), plan.unchanged, plan.bad) == (4, 0, 0, [])
    again = await bring(either_writer, LIST)
    assert (len(again.new), len(again.changed), again.unchanged) == (0, 0, 4)
    async with either_writer.engine.connect() as look:
        assert await stored(look) == [
            ("001", "Lê Thị Hạnh", "Chuyền 2", WorkerCategory.WORKER, "+84912345678"),
            ("002", "Giàng A Páo", "Chuyền 10", WorkerCategory.WORKER, None),
            ("003", "Lò Thị Pâng", "chuyền 2", WorkerCategory.OTHER_EMPLOYEE, "+84834567890"),
            ("001", "H'Hen Niê", None, WorkerCategory.PUBLIC_EMPLOYEE, "+84912345679"),
        ]
        assert [name for _, name in await units.sections(look, keys["MAY"])] == ["Chuyền 2", "Chuyền 10"]
        assert await units.sections(look, keys["BV"]) == []


async def test_an_empty_cell_leaves_and_a_dash_takes_away(writer: Writer, look: AsyncConnection, keys: Keys) -> None:
    assert keys
    await bring(writer, LIST)
    plan = await bring(
        writer,
        "unit_code;number;name;phone;section\nmay;001;Lê Thị Hạnh;;Chuyền 3\nMAY;002;Giàng A Páo;;-\n",
    )
    assert (len(plan.new), len(plan.changed)) == (0, 2)
    assert (await stored(look))[:2] == [
        ("001", "Lê Thị Hạnh", "Chuyền 3", WorkerCategory.WORKER, "+84912345678"),
        ("002", "Giàng A Páo", None, WorkerCategory.WORKER, None),
    ]
    entry = table_of(AuditEntry)
    last = (await look.execute(select(entry).order_by(entry.c.id.desc()).limit(1))).one()
    assert (last.action, last.detail["entries"]) == ("roster_imported", 2)


async def test_who_joined_stays_joined(writer: Writer, look: AsyncConnection, keys: Keys) -> None:
    assert keys
    await bring(writer, LIST)
    entry = table_of(RosterEntry)
    key = (await look.execute(select(entry.c.id).where(entry.c.number == "002"))).scalar_one()
    await look.rollback()
    await bring(writer, "unit_code,number,name\nMAY,002,Giàng A Pao\n")
    assert (await look.execute(select(entry.c.id, entry.c.name).where(entry.c.number == "002"))).one() == (
        key,
        "Giàng A Pao",
    )


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("NOWHERE,1,Lê Thị Hạnh,,,", "no_such_unit"),
        ("CDVC,1,Lê Thị Hạnh,,,", "unit_not_active"),
        ("MAY,,Lê Thị Hạnh,,,", "empty_cell"),
        ("MAY,1,,,,", "empty_cell"),
        (f"MAY,{'1' * 33},Lê Thị Hạnh,,,", "too_long"),
        ("MAY,1,Lê Thị Hạnh,,giám đốc,", "unknown_category"),
        ("MAY,1,Lê Thị Hạnh,,,12345", "not_a_phone"),
        ("MAY,1,Lê Thị Hạnh,Chuyền 1, 2,worker,0912345678", "too_many_cells"),
        ("MAY,9,Lê Thị Hoa,,,", "number_twice"),
    ],
)
async def test_a_bad_row_is_named(writer: Writer, look: AsyncConnection, keys: Keys, row: str, fault: str) -> None:
    await writer.run(doing(changes.change_status, Act(SATURDAY.date()), keys["CDVC"], UnitStatusCode.ENDED))
    text = f"unit_code,number,name,section,category,phone\nMAY,9,Lê Thị Hạnh,,,\n{row}\n"
    plan = await plan_roster(look, text.encode(), SATURDAY.date())
    assert [(one.line, one.fault) for one in plan.bad] == [(3, fault)]
    assert len(plan.new) == 1


async def test_a_list_without_its_headers_is_refused(look: AsyncConnection) -> None:
    with pytest.raises(Problem, match="sheet_headers"):
        await plan_roster(look, b"unit_code,name\n", SATURDAY.date())


async def test_a_province_is_written_in_portions(writer: Writer, look: AsyncConnection, keys: Keys) -> None:
    assert keys
    rows = "".join(
        f"MAY,{number},Lê Thị Hạnh {chr(65 + number % 26)},Chuyền {number % 5},,\n" for number in range(3000)
    )
    plan = await plan_roster(look, f"unit_code,number,name,section,category,phone\n{rows}".encode(), SATURDAY.date())
    await look.rollback()
    for portion in plan.portions(1000):
        await writer.run(doing(store_portion, portion))
    counts = [await look.scalar(select(func.count()).select_from(table_of(table))) for table in (RosterEntry, Section)]
    assert counts == [3000, 5]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0912345678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("+84 912 345 678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("0084912345678", "+84912345678"),
        ("+84 (0) 912 345 678", "+84912345678"),
        ("912345678", "+84912345678"),
        ("842345678", "+84842345678"),
        ("0237 3852 123", "+842373852123"),
        ("02373852123", "+842373852123"),
        ("091234567", None),
        ("0612345678", None),
        ("+1 202 555 0100", None),
        ("không có", None),
        ("", None),
        ("0912345678901234567890", None),
    ],
)
def test_a_phone_has_one_form(written: str, read: str | None) -> None:
    assert read_phone(written) == read
