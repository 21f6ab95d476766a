"""A list of units: imported whole, named by line where it is wrong, and again without harm."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import Level, UnitStatusCode
from data.tables import AuditEntry, Unit, UnitName, UnitParent, UnitStatus, UnitSuccessor
from domain import units
from domain.errors import Problem
from domain.units.importing import Report, import_units
from tests.support.unit_import import BAD, HEAD, LIST
from tests.support.unit_tree import doing

TODAY = date(2026, 11, 1)


async def bring(writer: Writer, text: str, **more: Any) -> Report:
    report: Report = await writer.run(doing(import_units, text.encode(), **more))
    return report


async def sizes(connection: AsyncConnection) -> list[int]:
    tables = (Unit, UnitName, UnitParent, UnitStatus, UnitSuccessor, AuditEntry)
    return [await connection.scalar(select(func.count()).select_from(table_of(table))) or 0 for table in tables]


def faults(report: Report) -> list[tuple[int, str]]:
    return [(one.line, one.fault) for one in report.bad]


async def test_a_list_is_imported_and_a_second_time_nothing_changes(either_writer: Writer) -> None:
    first = await bring(either_writer, LIST)
    assert (first.founded, first.changed, first.unchanged, first.bad, first.written) == (5, 0, 0, [], True)
    async with either_writer.engine.connect() as look:
        before = await sizes(look)
        may = await units.by_join_code(look, "MAY0123", TODAY)
        assert may
        assert (may.level, may.short_name, may.since) == (Level.GRASSROOTS, "May Sao Mai", date(2015, 3, 1))
        above = await units.views(look, await units.ancestor_ids(look, may.id, TODAY), TODAY)
        assert [one.code for one in above] == ["MAY", "KKT", "LDLD-TH"]
        ended = await units.by_code(look, "HT", TODAY)
        assert ended
        assert (ended.status, ended.since, ended.name) == (
            UnitStatusCode.ENDED,
            date(2025, 7, 1),
            "Liên đoàn Lao động huyện Hà Trung",
        )
        assert [one.code for one in await units.successors(look, ended.id, TODAY)] == ["X-HT"]
    second = await bring(either_writer, LIST)
    assert (second.founded, second.changed, second.unchanged) == (0, 0, 6)
    async with either_writer.engine.connect() as look:
        assert await sizes(look) == before


async def test_a_later_list_closes_and_opens(writer: Writer, look: AsyncConnection) -> None:
    await bring(writer, LIST)
    later = "code,name,level,parent_code,valid_from\r\nMAY,Công đoàn Công ty May Sao Mai VN,,HT,28/7/2021\r\n"
    report = await bring(writer, later)
    assert (report.founded, report.changed, report.unchanged) == (0, 1, 0)
    for day, name, above in (
        (date(2021, 7, 27), "Công đoàn Công ty May Sao Mai", "KKT"),
        (date(2021, 7, 28), "Công đoàn Công ty May Sao Mai VN", "HT"),
    ):
        may = await units.by_code(look, "MAY", day)
        assert may
        assert may.name == name
        chain = await units.views(look, await units.ancestor_ids(look, may.id, day), day)
        assert chain[1].code == above
    assert (await bring(writer, LIST)).unchanged == 6
    assert (await bring(writer, later)).unchanged == 1


@pytest.mark.parametrize(("rows", "expected"), BAD, ids=[rows[:40] for rows, _ in BAD])
async def test_a_bad_row_is_named_and_nothing_is_written(
    writer: Writer, look: AsyncConnection, rows: str, expected: list[str]
) -> None:
    await bring(writer, LIST)
    before = await sizes(look)
    await look.rollback()
    report = await bring(writer, f"{HEAD}GOOD,Đơn vị tốt,grassroots,KKT,,,\n\n{rows}\n")
    assert [fault for _, fault in faults(report)] == expected
    assert min(line for line, _ in faults(report)) >= 4
    assert not report.written
    assert await sizes(look) == before


@pytest.mark.parametrize(("rows", "expected"), BAD, ids=[rows[:40] for rows, _ in BAD])
async def test_bad_rows_may_be_skipped(writer: Writer, look: AsyncConnection, rows: str, expected: list[str]) -> None:
    await bring(writer, LIST)
    report = await bring(writer, f"{HEAD}GOOD,Đơn vị tốt,grassroots,KKT,,,\n{rows}\n", skip_bad=True)
    assert [fault for _, fault in faults(report)] == expected
    assert report.written
    good = await units.by_code(look, "GOOD", TODAY)
    assert good
    assert good.name == "Đơn vị tốt"


async def test_a_move_in_a_list_may_not_close_a_circle_with_a_later_one(writer: Writer) -> None:
    tree = HEAD + "R,Gốc,provincial_federation,-,,,\nA,A,grassroots,R,,,\nB,B,grassroots,R,,,\nB,,,A,01/01/2022,,\n"
    assert (await bring(writer, tree)).written
    report = await bring(writer, HEAD + "A,,,B,01/01/2021,,\n")
    assert faults(report) == [(2, "circle")]
    swapped = await bring(writer, HEAD + "B,,,R,01/01/2023,,\nA,,,B,01/01/2023,,\n")
    assert swapped.written


@pytest.mark.parametrize(
    ("content", "template"),
    [
        (b"code;name\nA;B", "sheet_headers"),
        (f"{HEAD.strip()},phone\n".encode(), "sheet_headers"),
        (b"code,name,level,parent_code,code\n", "sheet_headers"),
        (b"", "sheet_empty"),
        ("code,name,level,parent_code\nA,Đơn vị,grassroots,-\n".encode("cp1258", "replace"), "sheet_encoding"),
        ('code,name,level,parent_code\nA,"Đơn vị,grassroots,-\n'.encode(), "sheet_broken"),
    ],
)
async def test_a_file_that_cannot_be_read_says_why(writer: Writer, content: bytes, template: str) -> None:
    with pytest.raises(Problem, match=template):
        await writer.run(doing(import_units, content))


async def test_files_of_other_programs_are_read(writer: Writer, look: AsyncConnection) -> None:
    # a BOM, tabs, CRLF, quoted cells with a line break, decomposed letters, empty columns and rows at the end
    text = '\ufeffCode\tNAME\tlevel\tparent_code\t\t\r\nA\t"Công đoàn\nCông ty A"\tGRASSROOTS\t-\t\t\r\n\t\t\t\t\t\r\n'
    assert (await bring(writer, text)).founded == 1
    found = await units.by_code(look, "A", TODAY)
    assert found
    assert found.name == "Công đoàn Công ty A"


async def test_sections_are_added_once_and_stay(writer: Writer, look: AsyncConnection) -> None:
    await bring(writer, LIST)
    rows = "code,name,level,parent_code,sections\nMAY,,,,Chuyền 1|Chuyền 2 | |Tổ Bảo trì\n"
    assert (await bring(writer, rows)).unchanged == 0
    assert (await bring(writer, rows)).unchanged == 1
    await bring(writer, "code,name,level,parent_code,sections\nMAY,,,,chuyen 2|Chuyền 10\n")
    may = await units.by_code(look, "MAY", TODAY)
    assert may
    names = [name for _, name in await units.sections(look, may.id)]
    assert names == ["Chuyền 1", "Chuyền 2", "Tổ Bảo trì", "Chuyền 10"]
