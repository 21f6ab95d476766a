"""An administrator imports departments, binds what no name fits, and is told what nobody is."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.admin.base import base
from bot.admin.finding import Finding
from bot.settings.settings import Settings
from data.paths import DATA
from tests.support.office_commands import Type, types

__all__ = ["types"]

LIST = DATA / "demo" / "thanh-hoa-2021" / "units.csv"
DEPARTMENTS = """\
TG-NC;Ban Tuyên giáo - Nữ công;Ban TG-NC;department;LDLD-TH;;;BAN0001;;;
CSPL;Ban Chính sách, pháp luật và Quan hệ lao động;Ban CSPL;department;LDLD-TH;;;BAN0002;;;
"""
BOUND = """
SELECT named, unit.code FROM campaign_named_unit one JOIN unit ON unit.id = one.unit_id ORDER BY named, unit.code
"""
CIVIL, ZONE = (
    ("Công đoàn Viên chức tỉnh", "CDVC-TH"),
    ("Công đoàn Khu kinh tế Nghi Sơn & Các khu công nghiệp", "KKT-NS"),
)


@pytest.fixture
def imported(types: Type, tmp_path: Path) -> None:
    """Import the units of the demo with two departments, one of which is written otherwise than in the document."""
    units = tmp_path / "units.csv"
    units.write_text(LIST.read_text("utf-8").rstrip("\n") + "\n" + DEPARTMENTS, "utf-8")
    assert types("units", "import", str(units)).exit_code == 0


def bound() -> list[tuple[str, str]]:
    with closing(sqlite3.connect("office.sqlite3")) as connection:
        return connection.execute(BOUND).fetchall()


def told() -> Finding | None:
    """Return what the doctor says of what documents name."""
    found = asyncio.run(base(Settings.read(_env_file=None), DATA / "migrations" / "versions"))
    return next((one for one in found if one.check == "named_units"), None)


@pytest.mark.usefixtures("imported")
def test_an_import_binds_by_name_and_a_hand_binds_the_rest(types: Type) -> None:
    assert bound() == [ZONE, CIVIL, ("th21-dept-communication", "TG-NC")]
    name = "Ban Chính sách, pháp luật & Quan hệ lao động"
    done = types("campaign", "attach", "thanh-hoa-2021", "--department", name, "--unit", "CSPL")
    assert f"{name} trong văn bản của phong trào thanh-hoa-2021 nay là Ban Chính sách, pháp luật và" in done.output
    several = ("--department", "th21-dept-all", "--unit", "CSPL", "--unit", "TG-NC")
    assert types("campaign", "attach", "thanh-hoa-2021", *several).exit_code == 0
    assert bound()[2:] == [
        ("th21-dept-all", "CSPL"),
        ("th21-dept-all", "TG-NC"),
        ("th21-dept-communication", "TG-NC"),
        ("th21-dept-policy", "CSPL"),
    ]


@pytest.mark.usefixtures("imported")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--department", "Ban Kiểm tra", "--unit", "CSPL"), "Có nêu tên: Ban Tuyên giáo - Nữ công; "),
        (("--department", "th21-dept-all", "--unit", "X"), "Không có đơn vị nào có mã “X”"),
        (("--unit", "LDLD-TH", "--unit", "KKT-NS"), "Một phong trào chỉ do một đơn vị phát động"),
    ],
)
def test_what_cannot_be_bound_leaves_everything_as_it_was(types: Type, typed: tuple[str, ...], said: str) -> None:
    before = bound()
    ended = types("campaign", "attach", "thanh-hoa-2021", *typed)
    assert (ended.exit_code, said in ended.output) == (2, True), ended.output
    assert bound() == before


@pytest.mark.usefixtures("imported")
def test_a_unit_to_which_the_campaign_does_not_reach_is_refused(types: Type) -> None:
    department = ("--department", "Ban Chính – Pháp luật", "--unit", "CSPL")
    ended = types("campaign", "attach", "dak-lak-2020", *department)
    assert (ended.exit_code, "không có hiệu lực ở đơn vị ấy" in ended.output) == (2, True), ended.output


@pytest.mark.usefixtures("imported")
def test_the_doctor_names_whom_nobody_is(types: Type) -> None:
    found = told()
    assert found is not None
    assert (found.state, "Các Ban, đơn vị" in found.text, "Nữ công" in found.text) == ("note", True, False)
    assert "Ban phụ trách" not in found.text  # whichever is responsible for a unit
    assert "dak-lak-2020" not in found.text  # attached to nobody: that is said by itself
    names = ("th21-dept-all", "th21-dept-policy", "các đơn vị trực thuộc LĐLĐ tỉnh có trụ sở")
    for name in names:
        assert types("campaign", "attach", "thanh-hoa-2021", "--department", name, "--unit", "CSPL").exit_code == 0
    found = told()
    assert found is not None
    assert (found.state, "6 ban, đơn vị" in found.text) == ("ok", True)


@pytest.mark.usefixtures("types")
def test_before_any_campaign_has_a_unit_nothing_is_said() -> None:
    assert told() is None
