"""`roles list` and `roles end`: any role is ended from the command line, and the trail says who ran what."""

from __future__ import annotations

import getpass
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.cli.commands.trail import leave_note
from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import Role
from data.paths import DEMO
from data.tables import AuditEntry, Grant, InstallerNotice, Push
from tests.support.commands import Does, Type


def read(does: Does, table: Any, *names: str) -> list[tuple[Any, ...]]:
    async def look(writer: Writer) -> list[tuple[Any, ...]]:
        columns = [table_of(table).c[name] for name in names]
        async with writer.engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(select(*columns).order_by(columns[0]))]

    found: list[tuple[Any, ...]] = does(look)
    return found


def role_of(does: Does, role: Role) -> int:
    return next(int(row[0]) for row in read(does, Grant, "id", "role") if row[1] is role)


@pytest.mark.usefixtures("cast")
def test_an_administrator_is_ended_too_and_the_installer_is_left_a_notice(types: Type, does: Does) -> None:
    number = role_of(does, Role.ADMINISTRATOR)
    listed = types("roles", "list", "--unit", "LDLD-TH")
    assert re.search(rf"^ +{number} +\d+  Trần Thị Hoa, quản trị, ", listed.output, re.MULTILINE), listed.output
    asked = types("roles", "end", str(number), given="n\n")
    assert (asked.exit_code, "người cuối cùng giữ quyền tại đơn vị này" in asked.output) == (1, True)
    assert read(does, Grant, "id", "until")[number - 1][1] is None
    done = types("roles", "end", str(number), "--yes")
    assert (done.exit_code, "Đơn vị không còn ai giữ quyền" in done.output) == (0, True), done.output
    assert read(does, Grant, "id", "until")[number - 1][1] is not None
    assert [row[0] for row in read(does, InstallerNotice, "code")] == ["unit_bare"]
    assert any("thôi giữ quyền quản trị" in row[1] for row in read(does, Push, "id", "text"))
    again = types("roles", "end", str(number), "--yes")
    assert (again.exit_code, "đã kết thúc" in again.output) == (2, True)


def test_the_level_above_is_told_of_a_unit_without_officers(types: Type, does: Does, cast: dict[str, int]) -> None:
    types("roles", "end", str(role_of(does, Role.OFFICER)), "--yes")
    told = [row for row in read(does, Push, "id", "person_id", "text") if "không còn cán bộ nào" in row[2]]
    assert [row[1] for row in told] == [cast["HOA"]]
    assert read(does, InstallerNotice, "key") == []


CHANGES = {
    "invite": ("--unit", "MAY", "--bot", "x"),
    "units": ("renew-code", "MAY"),
    "channel": ("off", "telegram"),
    "members": ("import", str(DEMO / "thanh-hoa-2021" / "members.csv"), "--skip-bad"),
}
"""Commands that change something, with what the trail is to hold of them."""


@pytest.mark.parametrize("named", [False, True])
def test_whoever_runs_a_command_stands_in_the_trail(
    types: Type, does: Does, cast: dict[str, int], *, named: bool
) -> None:
    before = len(read(does, AuditEntry, "id"))
    units = DEMO / "thanh-hoa-2021" / "units.csv"
    runs: list[tuple[str, ...]] = [
        ("units", "import", str(units), "--skip-bad", "--yes")
    ]  # some of its units are known by their names
    runs += [(command, *words) for command, words in CHANGES.items()]
    runs.append(("roles", "end", str(role_of(does, Role.OFFICER)), "--yes"))
    for command, *words in runs:
        done = types(command, *words, *(("--as", str(cast["HOA"])) if named else ()))
        assert done.exit_code in {0, 1}, done.output
    lines = read(does, AuditEntry, "id", "action", "actor_id", "detail")[before:]
    actions = {"unit_founded", "invited", "join_code_renewed", "channel_off", "roster_imported", "role_ended"}
    assert actions <= {row[1] for row in lines}
    assert {row[3]["operator"] for row in lines} == {getpass.getuser()}
    assert {row[2] for row in lines} == {cast["HOA"] if named else None}


@pytest.mark.usefixtures("cast")
def test_nobody_runs_a_command_in_the_name_of_nobody(types: Type, does: Does) -> None:
    refused = types("channel", "off", "telegram", "--as", "4711")
    assert (refused.exit_code, "Không có ai mang số 4711" in refused.output) == (2, True)
    assert not [row for row in read(does, AuditEntry, "id", "action") if row[1] == "channel_off"]


def test_an_announcement_to_many_wants_a_word(
    types: Type, does: Does, cast: dict[str, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert cast
    monkeypatch.setenv("ANNOUNCE_CONFIRM_ABOVE", "1")
    (tmp_path / "x.txt").write_text("Họp lúc 8 giờ", "utf-8")
    words = ("--unit", "MAY", "--text-file", "x.txt", "--no-wait")
    asked = types("announce", *words, given="y\n")
    assert (asked.exit_code, "gõ chữ GỬI" in asked.output) == (1, True), asked.output
    assert types("announce", *words, given="gửi\n").exit_code == 0
    noted = [row for row in read(does, AuditEntry, "id", "action", "actor_id", "detail") if "announce" in row[1]]
    assert {row[3]["operator"] for row in noted} == {getpass.getuser()}


@pytest.mark.usefixtures("folder")
def test_what_a_command_changes_at_a_platform_is_noted_where_there_are_tables(
    does: Does, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_note("webhook_set", "channel:telegram")
    assert read(does, AuditEntry, "action", "actor_id", "detail") == [
        ("webhook_set", None, {"operator": getpass.getuser()})
    ]
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///none.sqlite3")
    leave_note("webhook_set", "channel:telegram")
    assert not (tmp_path / "none.sqlite3").exists()
