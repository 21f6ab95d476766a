"""An administrator says which department or officer looks after a unit, and takes it back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.paths import DATA
from tests.support.office_commands import Type, types

__all__ = ["types"]

LIST = DATA / "demo" / "thanh-hoa-2021" / "units.csv"
DEPARTMENT = "TC;Ban Tài chính;Ban Tài chính;department;LDLD-TH;;;BAN0003;;;\n"
HELD = "SELECT unit.code FROM responsibility one JOIN unit ON unit.id = one.unit_id"
OFFICER = (
    "INSERT INTO person (id, name, address_form, wishes, reminders, created_at) "
    "VALUES (9, 'Lê Văn Sáu', 'đồng chí', 1, 1, '2021-01-01 00:00:00')"
)
GRANT = (
    "INSERT INTO role_grant (person_id, unit_id, role, since) "
    "SELECT 9, id, 'officer', '2021-01-01 00:00:00' FROM unit WHERE code = 'LDLD-TH'"
)


@pytest.fixture(autouse=True)
def _imported(types: Type, tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_text(LIST.read_text("utf-8").rstrip("\n") + "\n" + DEPARTMENT, "utf-8")
    assert types("units", "import", str(units)).exit_code == 0
    with closing(sqlite3.connect("office.sqlite3")) as connection, connection:
        for statement in (OFFICER, GRANT):
            connection.execute(statement)


def held() -> list[str]:
    with closing(sqlite3.connect("office.sqlite3")) as connection:
        return [code for (code,) in connection.execute(HELD)]


@pytest.mark.parametrize(
    ("who", "name"), [(("--department", "TC"), "Ban Tài chính"), (("--officer", "9"), "Lê Văn Sáu")]
)
def test_it_is_given_and_ended(types: Type, who: tuple[str, str], name: str) -> None:
    for more, said, after in (
        ((), f"{name} nay phụ trách Công đoàn Khu kinh tế", ["KKT-NS"]),
        ((), f"{name} đã phụ trách", ["KKT-NS"]),
        (("--end",), f"{name} thôi phụ trách", []),
        (("--end",), f"{name} không phụ trách", []),
    ):
        done = types("units", "responsible", "KKT-NS", *who, *more)
        assert (done.exit_code, said in done.output, held()) == (0, True, after), done.output


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("KKT-NS",), "Chưa rõ ban hay cán bộ nào phụ trách"),
        (("KKT-NS", "--department", "TC", "--officer", "9"), "Chưa rõ ban hay cán bộ nào phụ trách"),
        (("KKT-NS", "--department", "CDVC-TH"), "không phải là ban"),
        (("LDLD-TH", "--department", "TC"), "không nằm dưới đơn vị của ban hay cán bộ ấy"),
        (("KKT-NS", "--officer", "99"), "không nằm dưới đơn vị của ban hay cán bộ ấy"),
    ],
)
def test_what_cannot_be_is_refused_in_words(types: Type, typed: tuple[str, ...], said: str) -> None:
    ended = types("units", "responsible", *typed)
    assert (ended.exit_code, said in ended.output, held()) == (2, True, []), ended.output
