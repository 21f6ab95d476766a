"""The units' own lists of members: repeatable, named by line where wrong, quick for a province."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import UnitStatusCode, WorkerCategory
from data.tables import AuditEntry, RosterEntry, Section
from domain import units
from domain.errors import Problem
from domain.members.phones import read_phone
from domain.members.roster import RosterPlan, plan_roster, store_portion
from domain.units import Act, changes
from tests.support.clock import SATURDAY
from tests.support.unit_tree import Keys, doing, plant

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
        ("912345678.0", "+84912345678"),
        ("84912345678,0", "+84912345678"),
        ("(+84) 912-345-678", "+84912345678"),
        ("0912\u2011345\u2011678", "+84912345678"),
        ("０９１２３４５６７８", "+84912345678"),
        ("'0912345678", "+84912345678"),
        ("0912\u00a0345\u00a0678", "+84912345678"),
        ("091234567", None),
        ("01302345678", None),
        ("11652345678", None),
        ("0912345678.5", None),
        ("0612345678", None),
        ("+1 202 555 0100", None),
        ("không có", None),
        ("", None),
        ("0912345678901234567890", None),
    ],
)
def test_a_phone_has_one_form(written: str, read: str | None) -> None:
    assert read_phone(written) == read


# old prefix -> what it became: decision 798/QĐ-BTTTT of 2018
BECAME = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038",
    "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083",
    "0124": "084", "0125": "085", "0127": "081", "0129": "082", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


@pytest.mark.parametrize("old", BECAME)
def test_a_number_of_eleven_digits_is_the_one_that_it_became(old: str) -> None:
    bare = old[1:]
    spellings = ("{0}2345678", "{0} 234 5678", "({0})234-5678", "+84{1}2345678", "84 {1} 2345678", "+84(0){1}.234.5678")
    for written in (*spellings, "{1}2345678", "{1}2345678.0"):
        assert read_phone(written.format(old, bare)) == f"+84{BECAME[old][1:]}2345678", written
