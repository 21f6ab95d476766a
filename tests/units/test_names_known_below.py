"""A list that names a unit which an officer has added from the phone: it is asked about, and no second one is made."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Writer
from data.enums import Level
from domain import units
from domain.units import Act, changes
from domain.units.alike import name_key
from domain.units.importing import Report, import_units
from tests.support.clock import SATURDAY
from tests.support.commands import Type, folder, types
from tests.support.unit_tree import Keys, doing

__all__ = ["folder", "types"]

HEAD = "code;name;short_name;level;parent_code;valid_from;sections;status;successor_of\n"
DAY = SATURDAY.date()
OWN = "Công đoàn Công ty May Hoa Sen"


@pytest.fixture
async def added(writer: Writer, keys: Keys) -> int:
    """Add a unit as the phone does: from today on, under a code that was drawn."""
    act = Act(DAY, actor_id=7)
    key: int = await writer.run(doing(changes.found, act, name=OWN, level=Level.GRASSROOTS, parent_id=keys["KKT"]))
    return key


async def bring(writer: Writer, rows: str, **more: bool) -> Report:
    report: Report = await writer.run(doing(import_units, (HEAD + rows).encode(), **more))
    return report


async def names_below(look: AsyncConnection, keys: Keys) -> list[str]:
    return [unit.name for unit in await units.children(look, keys["KKT"], DAY)]


SPELLED = (OWN, "CĐCS Cty May Hoa Sen", "CONG TY MAY HOA SEN")


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("name", SPELLED)
async def test_it_is_asked_about_and_makes_no_second_one(
    writer: Writer, look: AsyncConnection, keys: Keys, name: str
) -> None:
    rows = f"HOA-SEN;{name};CĐ Hoa Sen;công đoàn cơ sở;KKT;01/3/2015;Chuyền 1|Chuyền 2;;\n"
    before = await names_below(look, keys)
    await look.rollback()
    for more in ({}, {"skip_bad": True}):
        told = await bring(writer, rows, **more)
        assert ([(one.line, one.fault) for one in told.doubtful], told.written) == ([(2, "name_known")], False)
    taken = await bring(writer, rows, doubtful_too=True)
    assert (taken.founded, taken.changed, taken.bad, taken.written) == (0, 1, [], True)
    assert await names_below(look, keys) == before
    assert OWN in before


async def test_with_a_yes_other_rows_mean_the_known_one_and_its_sections_are_taken(
    writer: Writer, look: AsyncConnection, keys: Keys, added: int
) -> None:
    rows = f"HOA-SEN;{OWN};;grassroots;KKT;;Chuyền 1;;\nHS-1;CĐBP Xưởng 1;;sub_grassroots;HOA-SEN;;;;\n"
    taken = await bring(writer, rows, doubtful_too=True)
    assert (taken.founded, taken.bad) == (1, [])
    assert [unit.code for unit in await units.children(look, added, DAY)] == ["HS-1"]
    assert [name for _, name in await units.sections(look, added)] == ["Chuyền 1"]
    assert keys


@pytest.mark.usefixtures("keys")
async def test_what_stands_below_a_row_that_means_a_known_unit_is_asked_about_too(
    writer: Writer, look: AsyncConnection
) -> None:
    rows = (
        "MAY-2;Công đoàn Công ty May Sao Mai;;grassroots;KKT-NS;;;;\n"
        "KKT-NS;Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp;;directly_superior_union;LDLD-TH;;;;\n"
    )
    told = await bring(writer, rows)
    assert [(one.line, one.facts["known"]) for one in told.doubtful] == [(2, "MAY"), (3, "KKT")]
    taken = await bring(writer, rows, doubtful_too=True)
    assert (taken.founded, taken.unchanged, taken.bad, taken.written) == (0, 2, [], True)
    assert await units.by_code(look, "KKT-NS", DAY) is None


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(
    "row",
    [
        f"HOA-SEN;{OWN};;grassroots;LDLD-TH;;;;",
        "HOA-MAI;Công đoàn Công ty May Hoa Mai;;grassroots;KKT;;;;",
        f"KKT-2;{OWN};;grassroots;-;;;;",
    ],
)
async def test_elsewhere_or_under_another_name_it_is_no_doubt(writer: Writer, row: str) -> None:
    report = await bring(writer, f"{row}\n")
    assert (report.founded, report.doubtful, report.bad) == (1, [], [])


async def test_a_unit_that_ends_may_leave_its_name_to_the_one_that_carries_on(
    writer: Writer, look: AsyncConnection, added: int
) -> None:
    code = (await units.view(look, added, DAY)).code
    await look.rollback()
    ends = f"{code};;;;;01/3/2021;;ended;\nHOA-SEN;{OWN};;grassroots;KKT;01/3/2021;;;{code}\n"
    report = await bring(writer, ends)
    assert (report.founded, report.doubtful, report.bad) == (1, [], [])
    again = await bring(writer, ends)
    assert (again.founded, again.unchanged, again.doubtful) == (0, 2, [])


async def test_a_unit_that_was_taken_back_bears_its_name_no_more(writer: Writer, added: int) -> None:
    await writer.run(doing(changes.undo_founding, Act(DAY, actor_id=7), added))
    report = await bring(writer, f"HOA-SEN;{OWN};;grassroots;KKT;;;;\n")
    assert (report.founded, report.doubtful) == (1, [])


def test_at_the_terminal(types: Type, folder: Path) -> None:
    """The line says which unit it is, and what to do; --skip-bad is no yes."""
    (folder / "units.csv").write_text(
        "code;name;level;parent_code\nKKT;Công đoàn KKT;directly_superior_union;-\n", "utf-8"
    )
    (folder / "phone.csv").write_text(f"code;name;level;parent_code\nKXV4729;{OWN};grassroots;KKT\n", "utf-8")
    (folder / "list.csv").write_text(f"code;name;level;parent_code\nHOA-SEN;{OWN};grassroots;KKT\n", "utf-8")
    for name in ("units.csv", "phone.csv"):
        assert types("units", "import", name).exit_code == 0
    for more in ((), ("--skip-bad",), ("--dry-run",)):
        told = types("units", "import", "list.csv", *more)
        assert told.exit_code == 1
        assert f"dòng 2: “{OWN}” đã có dưới cùng cấp trên, mã KXV4729" in told.output
    assert types("units", "import", "list.csv", "--yes").exit_code == 0
    with closing(sqlite3.connect(folder / "ops.sqlite3")) as connection:
        assert connection.execute("SELECT code FROM unit ORDER BY id").fetchall() == [("KKT",), ("KXV4729",)]


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Công đoàn Công ty May", "CĐCS Cty May", True),
        ("Công ty May", "CÔNG ĐOÀN CƠ SỞ CÔNG TY MAY", True),
        ("Công đoàn Công ty May", "Công đoàn Công ty May 2", False),
        ("Công đoàn cơ sở", "Công đoàn", False),
        ("Công đoàn Trường TH Quảng Châu", "Trường Tiểu học Quảng Châu", True),
    ],
)
def test_when_two_names_are_one(name: str, other: str, *, same: bool) -> None:
    assert (name_key(name) == name_key(other)) is same
