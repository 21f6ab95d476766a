"""A number or a code that a spreadsheet rewrote: the row is named, and nothing is written until somebody says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Writer
from domain.members.roster import RosterPlan, plan_roster, store_portion
from domain.spreadsheets.rewritten import bare_number
from domain.units.importing import import_units
from tests.support.clock import SATURDAY
from tests.support.commands import Type, folder, types
from tests.support.unit_tree import Keys, doing

__all__ = ["folder", "types"]

HEAD = "unit_code;number;name\n"
KNOWN = HEAD + "MAY;0007;Phạm Văn Bảy\nMAY;SM012;Lê Thị Hạnh\nMAY;12;Lý Văn An\nBV;7;Trần Thị Hoa\n"
REWRITTEN = [("7", "0007"), ("07", "0007"), ("7.0", "0007"), ("'0007", "0007"), ("sm012", "SM012"), ("SM 012", "SM012")]
UNITS = "code;name;level;parent_code\n"


async def plan(writer: Writer, text: str, *, doubtful_too: bool = False) -> RosterPlan:
    async with writer.engine.connect() as connection:
        return await plan_roster(connection, text.encode(), SATURDAY.date(), doubtful_too=doubtful_too)


@pytest.fixture
async def known(writer: Writer, keys: Keys) -> Keys:
    for portion in (await plan(writer, KNOWN)).portions():
        await writer.run(doing(store_portion, portion))
    return keys


@pytest.mark.parametrize(("number", "before"), REWRITTEN)
async def test_a_number_that_looks_like_a_known_one_is_doubtful(
    writer: Writer, known: Keys, number: str, before: str
) -> None:
    """With a yes it is the member of that number, if the name is the same, and somebody new if it is not."""
    name = {"0007": "PHAM VAN BAY", "SM012": "Lê Thị Hạnh"}[before]
    row = f"{HEAD}MAY;{number};{name}\n"
    told = await plan(writer, row)
    assert (told.new, told.changed, told.bad) == ({}, {}, [])
    assert [(one.line, one.fault, one.facts["known"]) for one in told.doubtful] == [(2, "number_alike", before)]
    taken = await plan(writer, row, doubtful_too=True)
    assert (taken.new, taken.doubtful, set(taken.changed) <= {(known["MAY"], before)}) == ({}, [], True)
    other = await plan(writer, f"{HEAD}MAY;{number};Bùi Thị Yên\n", doubtful_too=True)
    assert list(other.new) == [(known["MAY"], number)]


@pytest.mark.usefixtures("known")
async def test_a_number_that_is_known_is_no_doubt(writer: Writer) -> None:
    """Not where it stands as it stood, nor in another unit, nor where nothing like it is known."""
    told = await plan(writer, KNOWN + "BV;0012;Lò Thị Pâng\nMAY;SM12;Giàng A Páo\nMAY;1.2;Lò Thị Pâng\n")
    assert (told.unchanged, len(told.new), told.doubtful, told.bad) == (4, 3, [], [])


async def test_twice_in_one_file(writer: Writer, keys: Keys) -> None:
    text = HEAD + "MAY;0007;Phạm Văn Bảy\nMAY;7;Phạm Văn Bảy\nMAY;0008;Lê Thị Hoa\nMAY;8;Lê Thị Hạnh\n"
    told = await plan(writer, text)
    assert [(one.line, one.facts["above"], one.facts["same"]) for one in told.doubtful] == [(3, 2, True), (5, 4, False)]
    taken = await plan(writer, text, doubtful_too=True)
    assert [number for _, number in taken.new] == ["0007", "0008", "8"]
    assert [(one.line, one.fault) for one in taken.bad] == [(3, "number_twice")]
    assert keys


async def test_a_code_of_a_unit_that_lost_its_zeros(writer: Writer, look: AsyncConnection) -> None:
    """With a yes it is the known unit, also where other rows name it."""
    first = UNITS + "0012;Công đoàn xã Hoằng Hóa;commune_union;-\n"
    assert (await writer.run(doing(import_units, first.encode()))).written
    second = UNITS + "12;Công đoàn xã Hoằng Hóa;;\n0013;Công đoàn Trường Tiểu học 2;grassroots;12\n"
    told = await writer.run(doing(import_units, second.encode()))
    assert ([(one.line, one.fault) for one in told.doubtful], told.written) == ([(2, "code_alike")], False)
    taken = await writer.run(lambda work: import_units(work, second.encode(), doubtful_too=True))
    assert (taken.founded, taken.bad, taken.written) == (1, [], True)
    codes = (await look.exec_driver_sql("SELECT code FROM unit ORDER BY code")).scalars().all()
    assert list(codes) == ["0012", "0013"]


def test_at_the_terminal(types: Type, folder: Path) -> None:
    """The line is told, with what to do; --skip-bad is no yes."""

    def listed() -> list[tuple[str, str]]:
        with closing(sqlite3.connect(folder / "ops.sqlite3")) as connection:
            return connection.execute("SELECT number, name FROM roster_entry ORDER BY number").fetchall()

    (folder / "units.csv").write_text(f"{UNITS}MAY;Công đoàn May;grassroots;-\n", "utf-8")
    (folder / "first.csv").write_text(f"{HEAD}MAY;0007;Phạm Văn Bảy\n", "utf-8")
    (folder / "again.csv").write_text(f"{HEAD}MAY;7;Phạm Văn Bẩy\n", "utf-8")
    assert types("units", "import", "units.csv").exit_code == 0
    assert types("members", "import", "first.csv").exit_code == 0
    for more in ((), ("--skip-bad",), ("--dry-run",)):
        told = types("members", "import", "again.csv", *more)
        assert (told.exit_code, listed()) == (1, [("0007", "Phạm Văn Bảy")]), told.output
        assert "dòng 2: số 7 giống số 0007" in told.output
    told = types("members", "import", "again.csv", "--yes")
    assert (told.exit_code, listed()) == (0, [("0007", "Phạm Văn Bẩy")]), told.output


@pytest.mark.parametrize(
    ("number", "bare"),
    [("0007", "7"), ("000", "0"), (" SM 012 ", "sm012"), ("7,0", "7"), ("10.0", "10"), ("1.20", "1.20"), ("0A", "0a")],
)
def test_what_is_left_of_a_number(number: str, bare: str) -> None:
    assert bare_number(number) == bare
