"""People correct their own names: the unit is told, the audit trail holds none, and erasing leaves none."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import MatchKind
from data.tables import AuditEntry, Membership, NameChange, Person, RosterEntry
from domain.privacy.erasing import erase_due
from tests.support.clock import TestClock
from tests.support.looking import rows
from tests.support.my_data import ask_to_erase
from tests.support.standard import STANDARD
from tests.support.town import join, officer, town
from tests.support.users import Town, User

__all__ = ["officer", "town"]


async def test_a_name_is_corrected_and_the_unit_told(town: Town, officer: User, clock: TestClock) -> None:
    hanh = await join(town, "Lê Thị Hành")
    await hanh.says("tên tôi ghi sai, sửa giúp")
    hanh.sees("Tên đang ghi: Lê Thị Hành.")
    await hanh.says("12345")
    hanh.sees("Tên đang ghi: Lê Thị Hành.")
    await hanh.says("Lê Thị Hạnh")
    hanh.sees("Đã sửa tên thành Lê Thị Hạnh.", "Họ tên: Lê Thị Hạnh.")
    await town.deliver()
    officer.sees("Lê Thị Hành, CĐ May Sao Mai, đã sửa tên của mình thành Lê Thị Hạnh.")
    assert "Hạnh" not in json.dumps(await rows(town, AuditEntry, "subject", "detail"), ensure_ascii=False)
    assert await rows(town, NameChange, "old", "new") == [("Lê Thị Hành", "Lê Thị Hạnh")]
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees("Lê Thị Hạnh")
    await ask_to_erase(hanh)
    clock.moment += timedelta(hours=24)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 1
    assert await rows(town, NameChange, "old") == []


@pytest.mark.usefixtures("officer")
async def test_a_name_without_marks_is_asked_before_it_takes_the_place_of_another(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/suaten")
    await hanh.says("le thi hanh")
    hanh.sees("Ghi là “le thi hanh”", "Tên đang ghi: Lê Thị Hạnh.")
    await hanh.says("Lê Thị Hành")
    hanh.sees("Đã sửa tên thành Lê Thị Hành.")
    await hanh.says("/suaten")
    await hanh.says("Y Moan")
    await hanh.taps("Dùng tên này")
    hanh.sees("Đã sửa tên thành Y Moan.")


@pytest.mark.usefixtures("officer")
async def test_three_times_a_day_at_most_and_never_into_the_same(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    for typed, sees in (
        ("Lê Thị Hạnh", "Tên đang ghi đã là Lê Thị Hạnh."),
        ("Lê Thị Hành", "Đã sửa tên"),
        ("Lê Thị Hanh", "Đã sửa tên"),
        ("Lê Thị Hạnh", "Đã sửa tên"),
        ("Lê Hạnh", "Hôm nay đã sửa tên 3 lần."),
    ):
        await hanh.says("/suaten")
        await hanh.says(typed)
        hanh.sees(sees)
    assert await rows(town, Person, "name") == [("Trần Thị Hoa",), ("Lê Thị Hạnh",)]


async def test_before_joining_ends_the_name_can_be_typed_anew(town: Town) -> None:
    an = town.person("Nguyễn Văn An")
    await an.opens("u-MAY0123")
    await an.taps("Đúng, tiếp tục")
    await an.taps("Đồng ý")
    await an.says("Nguyễn Văn Ân")
    await an.taps("Sửa tên")
    await an.says("Nguyễn Văn Ăn")
    await an.taps("Công nhân")
    await an.taps("Sửa tên")
    await an.says("Nguyễn Văn An")
    await an.taps("Công nhân")
    await an.taps("Chuyền 2")
    an.sees("Trang chính của Nguyễn Văn An")


async def test_who_has_withdrawn_or_never_joined_corrects_nothing(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    stranger = town.person("Nguyễn Văn Máy")
    await stranger.opens("")
    await stranger.says("/suaten")
    assert "Tên đang ghi" not in stranger.text
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/dulieu")
    await hanh.taps("Rút đồng ý")
    await hanh.taps("Đúng, rút đồng ý")
    await hanh.says("/suaten")
    assert "Tên đang ghi" not in hanh.text


async def test_a_line_of_the_units_list_is_no_proof_for_another_name(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    (unit,) = set(await rows(town, Membership, "unit_id"))

    async def match(work: Work) -> None:
        listed = RosterEntry(unit_id=unit[0], number="1", name="Lê Thị Hạnh", folded="le thi hanh", person_id=1)
        await work.add(listed)
        await work.connection.execute(update(table_of(Membership)).values(matched_by=MatchKind.PHONE))

    await town.writer.run(match)
    for typed, kept in (("LÊ THỊ HẠNH", MatchKind.PHONE), ("Lê Thị Hoa", None)):
        await hanh.says("/suaten")
        await hanh.says(typed)
        assert await rows(town, Membership, "matched_by") == [(kept,)]
