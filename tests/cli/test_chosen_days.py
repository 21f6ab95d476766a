"""An administrator sees the days that officers chose, in `campaign show` and `calendar`; `doctor` names idle ones."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.admin.base import base
from bot.admin.finding import Finding
from bot.settings.settings import Settings
from data.paths import DATA
from tests.support.office_commands import Type, types

__all__ = ["types"]

CHOSEN = "INSERT INTO chosen_day (campaign, code, year, day_before, day_after, chosen_by, chosen_at) VALUES "


def chose(code: str, day: str | None, before: str | None = None, campaign: str = "thanh-hoa-2021") -> None:
    with closing(sqlite3.connect("office.sqlite3")) as connection, connection:
        row = (campaign, code, 2026, before, day, 1, "2026-11-01 00:00:00.000000")
        connection.execute(f"{CHOSEN} (?, ?, ?, ?, ?, ?, ?)", row)


def opened_phase() -> None:
    with closing(sqlite3.connect("office.sqlite3")) as connection, connection:
        columns = "campaign, code, year, day_after, until, named, theme, occasion, chosen_by, chosen_at"
        days, words = ("2026-08-15", "2026-09-02"), ("Mừng Quốc khánh", "Lao động giỏi", "81 năm Quốc khánh 2/9")
        row = ("thanh-hoa-2021", "phase@1@2026@1", 2026, *days, *words, 1, "2026-08-01 00:00:00.000000")
        connection.execute(f"INSERT INTO chosen_day ({columns}) VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our own words


def chose_below(code: str, day: str, year: int = 2021, unit: int = 1) -> None:
    """Let the unit of a key choose for itself and all below; it was called the zone's union then."""
    with closing(sqlite3.connect("office.sqlite3")) as connection, connection:
        row = (code, year, unit, day, "CĐ KKT Nghi Sơn", "2021-11-01 00:00:00.000000")
        connection.execute(
            "INSERT INTO chosen_day (campaign, code, year, unit_id, day_after, named, chosen_by, chosen_at) "
            "VALUES ('thanh-hoa-2021', ?, ?, ?, ?, ?, 1, ?)",
            row,
        )


def told() -> Finding | None:
    """Return what the doctor says of the chosen days."""
    found = asyncio.run(base(Settings.read(_env_file=None), DATA / "migrations" / "versions"))
    return next((one for one in found if one.check == "chosen_days"), None)


def test_the_commands_show_what_officers_chose(types: Type) -> None:
    assert "Lịch năm" not in types("campaign", "show", "thanh-hoa-2021").output
    chose("th21-duty-nominees", "2026-11-15")
    shown = types("campaign", "show", "thanh-hoa-2021").output
    assert "Ngày đã chọn trong “Lịch năm” (1)\n- 15/11/2026: lựa chọn, lập hồ sơ" in shown
    span = ("--campaign", "thanh-hoa-2021", "--from", "2026-11-15", "--to", "2026-11-15")
    assert "15/11/2026 Chủ nhật · lựa chọn, lập hồ sơ" in types("calendar", *span).output
    events = {event["key"]: event for event in json.loads(types("calendar", *span, "--json").output)}
    event = events["th21-duty-nominees@2026"]
    assert (event["day"], event["certainty"]) == ("2026-11-15", "chosen")


def test_the_commands_show_a_special_phase_with_the_days_of_its_reminders(types: Type) -> None:
    types("campaign", "list")
    opened_phase()
    shown = types("campaign", "show", "thanh-hoa-2021").output
    assert "- 15/8/2026 đến 02/9/2026: đợt thi đua đặc biệt “Mừng Quốc khánh”" in shown
    span = ("--campaign", "thanh-hoa-2021", "--from", "2026-08-15", "--to", "2026-09-02")
    printed = types("calendar", *span).output
    assert "15/8/2026 thứ Bảy · bắt đầu đợt thi đua đặc biệt “Mừng Quốc khánh”: “Lao động giỏi”" in printed
    assert "02/9/2026 thứ Tư · kết thúc đợt thi đua đặc biệt “Mừng Quốc khánh”" in printed
    assert "Phong trào này chưa gắn với đơn vị nào nên chưa gửi cho ai" in printed
    events = {event["key"]: event for event in json.loads(types("calendar", *span, "--json").output)}
    event = events["phase@1@2026@1@start"]
    assert (event["day"], event["unit"], event["occasion"]) == ("2026-08-15", 1, "81 năm Quốc khánh 2/9")
    found = told()
    assert found is not None
    assert found.state == "ok"


def test_the_commands_say_whose_a_day_of_a_unit_is(types: Type) -> None:
    types("campaign", "list")
    chose_below("th21-duty-slogan-employers", "2021-11-15")
    shown = types("campaign", "show", "thanh-hoa-2021").output
    assert "bố trí khẩu hiệu (mục II.4.2.3), hạn riêng của CĐ KKT Nghi Sơn" in shown
    span = ("--campaign", "thanh-hoa-2021", "--from", "2021-11-15", "--to", "2021-11-15")
    listed = types("calendar", *span).output
    assert "Hạn riêng của: CĐ KKT Nghi Sơn" in listed
    assert "chưa có ngày · vận động lãnh đạo" in listed
    assert "Trừ đơn vị có hạn riêng: CĐ KKT Nghi Sơn" in listed
    events = {event["day"]: event for event in json.loads(types("calendar", *span, "--json").output)}
    assert events["2021-11-15"]["choosers"] == {"everybody": False, "units": [1], "others": []}


def test_without_readable_tables_the_files_are_shown_and_that_is_said(types: Type) -> None:
    Path("office.sqlite3").write_bytes(b"code,name\n" * 500)
    ended = types("calendar", "--campaign", "thanh-hoa-2021", "--from", "2021-03-01", "--to", "2021-03-31")
    assert (ended.exit_code, "05/3/2021" in ended.output) == (0, True)
    assert "chưa có các ngày đã chọn trong “Lịch năm”" in ended.output
    assert "không phải cơ sở dữ liệu" in ended.output
    Path("office.sqlite3").unlink()
    ended = types("calendar", "--campaign", "thanh-hoa-2021", "--from", "2021-03-01", "--to", "2021-03-31")
    assert (ended.exit_code, "Lịch năm" in ended.output) == (0, False)


def test_the_doctor_names_what_changes_nothing_any_more(types: Type) -> None:
    types("campaign", "list")
    assert told() is None
    chose("th21-duty-nominees", "2026-11-15")
    found = told()
    assert found is not None
    assert (found.state, "1 ngày" in found.text) == ("ok", True)
    chose("2026-01-02", "2026-01-02", campaign="national")  # a swapped day off
    found = told()
    assert found is not None
    assert found.state == "ok"
    chose("th21-duty-gone", "2026-11-15")
    chose("th21-duty-undone", "2026-11-15")
    chose("th21-duty-undone", None, before="2026-11-15")
    chose("xx-duty", "2026-11-15", campaign="no-such-file")
    found = told()
    assert found is not None
    assert found.state == "note"
    assert "no-such-file xx-duty năm 2026, thanh-hoa-2021 th21-duty-gone năm 2026" in found.text


def test_the_doctor_names_what_a_unit_chose_that_has_ended(types: Type) -> None:
    types("campaign", "list")
    with closing(sqlite3.connect("office.sqlite3")) as connection, connection:
        connection.execute("INSERT INTO unit (id, code, join_code) VALUES (1, 'KKT', 'K'), (2, 'CDVC', 'C')")
        connection.execute(
            "INSERT INTO unit_status (unit_id, status, level, valid_from, valid_to) VALUES "
            "(1, 'active', 'grassroots', '2013-07-28', NULL), (2, 'active', 'grassroots', '2013-07-28', '2021-11-01'), "
            "(2, 'merged', 'grassroots', '2021-11-01', NULL)"
        )
    chose_below("th21-duty-slogan-employers", "2021-11-15", unit=1)
    found = told()
    assert found is not None
    assert found.state == "ok"
    chose_below("th21-duty-slogan-employers", "2021-11-15", unit=2)
    chose_below("th21-duty-gone", "2021-11-15", unit=1)
    found = told()
    assert found is not None
    assert found.state == "note"
    assert "thanh-hoa-2021 th21-duty-gone năm 2021 của đơn vị KKT" in found.text
    assert "thanh-hoa-2021 th21-duty-slogan-employers năm 2021 của đơn vị CDVC" in found.text
