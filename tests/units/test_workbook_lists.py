"""Lists kept in Excel are read as they are seen there: a day, a number with zeros in front, the sheet that is open."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Writer
from domain.errors import Problem
from domain.members.roster import plan_roster
from domain.spreadsheets import workbooks
from domain.spreadsheets.reading import BadRow, read_sheet
from domain.units.importing import import_units
from tests.support.clock import SATURDAY
from tests.support.unit_tree import Keys, doing

UNITS = ("code", "name", "level", "parent_code", "valid_from")
MEMBERS = ("unit_code", "number", "name", "phone")


def book(*rows: tuple[Any, ...], change: Callable[[Workbook], None] = lambda _: None) -> bytes:
    """Save rows as Excel does."""
    made, content = Workbook(), io.BytesIO()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(row)
    change(made)
    made.save(content)
    return content.getvalue()


async def test_units_come_from_a_workbook(either_writer: Writer, tmp_path: Path) -> None:
    file = tmp_path / "don-vi.xlsx"
    province = ("LDLD", "Liên đoàn Lao động tỉnh", "LĐLĐ tỉnh", "-", None)
    file.write_bytes(book(UNITS, province, ("MAY", "Công đoàn Công ty May", "CĐCS", "LDLD", date(2021, 5, 1))))
    done = await either_writer.run(doing(import_units, file))
    assert (done.founded, done.bad) == (2, [])
    assert (await either_writer.run(doing(import_units, file))).founded == 0


async def test_members_come_from_a_workbook(look: AsyncConnection, keys: Keys) -> None:
    hanh, pao = ("MAY", 7, "Lê Thị Hạnh", 912345678), ("MAY", "SM002", "Giàng A Páo", None)

    def number(made: Workbook) -> None:
        made.worksheets[0]["B2"].number_format = "0000"

    plan = await plan_roster(look, book(MEMBERS, hanh, pao, change=number), SATURDAY.date())
    assert plan.bad == []
    assert {key: (one.name, one.phone) for key, one in plan.new.items()} == {
        (keys["MAY"], "0007"): ("Lê Thị Hạnh", "+84912345678"),
        (keys["MAY"], "SM002"): ("Giàng A Páo", None),
    }


@pytest.mark.parametrize(
    ("value", "written", "seen"),
    [
        (datetime(2021, 7, 28, 9), "dd/mm/yyyy hh:mm", "28/7/2021"),  # noqa: DTZ001 - a sheet knows no zone
        (date(2021, 3, 5), "d-mmm-yy", "05/3/2021"),
        (7, "General", "7"),
        (7, "0000", "0007"),
        (912345678, "0000 000 000", "0912345678"),
        (912345678.0, "General", "912345678"),
        (2.5, "0.00", "2.5"),
        (float("1e300"), "General", str(int(1e300))),
        ("  Lê  Thị Hạnh ", "@", "Lê Thị Hạnh"),
        (None, "General", ""),
    ],
)
def test_a_cell_is_what_is_seen_in_it(value: object, written: str, seen: str) -> None:
    def form(made: Workbook) -> None:
        made.worksheets[0]["A2"].number_format = written

    (row,) = read_sheet(book(("a", "b"), (value, "x"), change=form), ["a", "b"]).rows
    assert (row.line, row["a"], row["b"]) == (2, seen, "x")


def test_empty_rows_and_columns_are_passed_over_and_lines_keep_their_numbers() -> None:
    def far(made: Workbook) -> None:
        made.worksheets[0]["Z1"] = " "
        made.worksheets[0]["A9"] = "y"

    sheet = read_sheet(book(("a", "b"), (None, None), ("x", None), change=far), ["a", "b"])
    assert [(row.line, row["a"]) for row in sheet.rows] == [(3, "x"), (9, "y")]


def test_a_sheet_that_is_hidden_is_not_the_list() -> None:
    def hide(made: Workbook) -> None:
        made.worksheets[0].sheet_state = "hidden"
        made.create_sheet("Danh sách").append(("a",))
        made.worksheets[1].append(("thấy",))

    assert [row["a"] for row in read_sheet(book(("giấu",), change=hide), ["a"]).rows] == ["thấy"]


def test_faults_are_named_by_row_as_in_a_file_of_text() -> None:
    rows = read_sheet(book(("a", "b"), ("x", "y", "z"), ("#N/A", "y"), ("NguyÔn", "y"), ("tốt", "y")), ["a", "b"])
    assert rows.bad[0] == BadRow(2, "too_many_cells", {"count": 3, "expected": 2})
    assert [fault.line for fault in rows.bad] == [2, 3, 4]
    assert [row.line for row in rows.rows] == [5]


def other_archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return content.getvalue()


BROKEN = {
    "cut in the middle": book(("a",), ("x",))[:1500],
    "the beginning alone": b"PK\x03\x04",
    "of before 2007, or with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "of another program": other_archive(),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_workbook_says_how_to_save_it(content: bytes) -> None:
    with pytest.raises(Problem) as told:
        read_sheet(content, ["a"])
    assert told.value.template == "sheet_workbook"


def test_a_file_without_a_word_is_empty() -> None:
    with pytest.raises(Problem) as told:
        read_sheet(book(), ["a"])
    assert told.value.template == "sheet_empty"


def test_what_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = book(("a",), *[("x" * 500,)] * 30)
    monkeypatch.setattr(workbooks, "LINES", 30)
    with pytest.raises(Problem, match="sheet_too_large"):
        read_sheet(whole, ["a"])
    monkeypatch.setattr(workbooks, "LINES", 31)
    assert len(read_sheet(whole, ["a"]).rows) == 30
    monkeypatch.setattr(workbooks, "UNPACKED", 5_000)
    with pytest.raises(Problem, match="sheet_too_large"):
        read_sheet(whole, ["a"])
