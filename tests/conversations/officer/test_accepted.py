"""Accepted records are found again: by a name in any spelling, by code, by what they are; opened with their photos."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from functools import partial

import openpyxl
import pytest

from data.tables import Conversation
from domain.errors import Refused
from domain.privacy import erase_due
from domain.privacy.erasing import erase
from domain.privacy.renaming import rename
from domain.records import accepted
from domain.records.accepted import Filter
from domain.records.accepted_history import events_of
from domain.records.accepted_words import read_unread
from tests.support.clock import TestClock
from tests.support.handing_in import (
    BUTTONS_ONLY,
    confirmed,
    opens,
    opens_queue,
    person_of,
    praises,
    records,
    registers,
    returned,
)
from tests.support.looking import rows
from tests.support.my_data import ask_to_erase
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User, picture


async def accepts_all(officer: User, count: int) -> None:
    await opens_queue(officer)
    for _ in range(count):
        await officer.taps("Ghi nhận")


async def test_an_officer_finds_a_record_by_any_spelling_and_opens_it(town: Town, officer: User) -> None:
    """One conversation, from the empty list to a record with its history and its file."""
    await opens(officer, "officer_accepted")
    officer.sees("Chưa có hồ sơ nào")
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await registers(hanh)
    await praises(mai, "anh Páo tổ 5")
    await accepts_all(officer, 2)
    (title, deed) = await records(town)

    await opens(officer, "officer_accepted")
    officer.sees("2 hồ sơ")
    officer.sees_choice("“Công nhân giỏi xứ Thanh” · Lê Thị Hạnh", "Gương tốt · anh Páo tổ 5")
    for typed, found in (
        ("le thi han", title),
        ("HẠNH le", title),
        ("cong nhan gioi", title),
        ("pao", deed),
        (title.code, title),
        (deed.code.lower().replace("-", " "), deed),
    ):
        await officer.says(typed)
        officer.sees(f"Tìm “{typed}”: 1 hồ sơ.")
        officer.sees_choice(found.code)
    for sentence, typed, found in (
        ("tìm hồ sơ của chị Hạnh", "Hạnh", title),  # on the list, which it narrows
        (f"tra cứu giúp hồ sơ {deed.code}", deed.code, deed),
    ):
        await officer.says(sentence)
        officer.sees(f"Tìm “{typed}”: 1 hồ sơ.")
        officer.sees_choice(found.code)
    await officer.says("menu")
    await officer.says(f"tìm giúp hồ sơ {deed.code}")  # a code opens it at once
    officer.sees("Gương tốt · anh Páo tổ 5", deed.code, "Quá trình")
    await officer.says("menu")
    await officer.says("Tìm hồ sơ Lê Thị Hạnh tổ 2")
    officer.sees("Tìm “Lê Thị Hạnh”: 1 hồ sơ.")
    await officer.says("menu")
    await officer.says("tìm hồ sơ đã duyệt")
    officer.sees("2 hồ sơ.")
    await officer.says("trần văn")
    officer.sees("Chưa thấy hồ sơ nào khớp với “trần văn”", "gõ ngắn hơn")

    key = await person_of(town, hanh)
    await town.writer.run(partial(rename, person_id=key, typed="Lê Thị Hạnh Nguyên", hours=STANDARD))
    await read_unread(town.writer)
    await officer.says("nguyen")
    officer.sees_choice(title.code)

    await officer.says("hạnh")
    await officer.taps(title.code)
    officer.sees("“Công nhân giỏi xứ Thanh”", "Lê Thị Hạnh", "Đã ghi nhận", title.code, "Giảm hàng lỗi")
    officer.sees("Quá trình", "Gửi", "Ghi nhận · Trần Thị Hoa")
    await officer.taps("Quay lại")
    officer.sees("Tìm “hạnh”")


@BUTTONS_ONLY
async def test_the_list_is_narrowed_and_its_file_holds_the_same(town: Town, officer: User) -> None:
    """The province sees all below; the union across the road sees nothing of it."""
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await registers(hanh)
    await registers(mai)
    await praises(mai, "Lê Thị Hạnh", "Nhặt được ví tiền, trả lại người mất")
    await accepts_all(officer, 3)

    province = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    await opens(province, "officer_accepted")
    await province.taps("Lọc")
    await province.taps("Loại hồ sơ")
    await province.taps("Danh hiệu thi đua")
    province.sees("Đang xem: Danh hiệu thi đua.", "2 hồ sơ")
    await province.says("hanh")
    province.sees("1 hồ sơ")
    await province.taps("Tải Excel")
    sheet = openpyxl.load_workbook(io.BytesIO(await province.file())).worksheets[0]
    (row,) = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert row[:2] == ["“Công nhân giỏi xứ Thanh”", "Lê Thị Hạnh"]
    assert row[2] == "Giảm hàng lỗi; loi duoi 1%"  # what was tapped as well as what was typed
    assert row[3:6] == ["Công đoàn Công ty May Sao Mai", "Công nhân", "2021"]

    for field, value, count in (
        ("Danh hiệu", "Công nhân giỏi xứ Thanh", 2),
        ("Phong trào", "Công nhân, viên chức, lao động chung sức", 3),
        ("Nhóm lao động", "Công nhân", 3),
        ("Năm", "2021", 3),
    ):
        await opens(province, "officer_accepted")
        await province.taps("Lọc")
        await province.taps(field)
        await province.taps(value)
        province.sees(f"{count} hồ sơ")
    await province.taps("Lọc")
    await province.taps("Năm")
    await province.taps("Không lọc theo mục này")
    province.sees("3 hồ sơ")
    await province.taps("Lọc")
    await province.taps("Đơn vị")
    await province.says("benh vien")
    await province.taps("CĐ Bệnh viện tỉnh")
    province.sees("Chưa có hồ sơ nào như vậy.")
    await province.taps("Xem tất cả")
    province.sees("3 hồ sơ")

    other = await make_officer(town, "Vũ Thị Nga", "BEN0456")
    await opens(other, "officer_accepted")
    other.sees("Chưa có hồ sơ nào")
    key, (record, *_) = await person_of(town, other), await records(town)
    for ask in (
        lambda work: accepted.find(work, key, Filter(unit=record.unit_id), {}),
        lambda work: accepted.look(work, key, record.id or 0),
        lambda work: accepted.find(work, None, Filter(), {}),
    ):
        with pytest.raises(Refused):
            await town.writer.run(ask)


@BUTTONS_ONLY
async def test_the_history_of_an_accepted_record_has_old_and_new_words(
    town: Town, officer: User, clock: TestClock
) -> None:
    hanh = await returned(town, officer)
    clock.moment += timedelta(minutes=5)
    await hanh.says("hồ sơ")
    await hanh.taps("Cần bổ sung")
    await hanh.taps("Sửa và gửi lại")
    await hanh.says("lỗi <dưới> 0,5%")
    await hanh.taps("Gửi lại")
    clock.moment += timedelta(minutes=5)
    await accepts_all(officer, 1)
    await officer.says("tìm hồ sơ Hạnh")
    await officer.taps("Lê Thị Hạnh")
    officer.sees(
        "Mục tiêu: lỗi <dưới> 0,5%", "Trả lại để bổ sung · Trần Thị Hoa: “Đề nghị ghi rõ", "Ghi nhận · Trần Thị"
    )
    officer.sees("Gửi lại", "Mục tiêu\n• Trước: loi duoi 1%\n• Sau: lỗi <dưới> 0,5%")
    assert officer.text.count("Trước:") == 1  # the rest stayed as it was

    own, (record,) = await person_of(town, hanh), await records(town)
    await town.writer.run(lambda work: erase(work, own, STANDARD))
    events = await town.writer.run(lambda work: events_of(work, record, None))
    assert [event.what for event in events] == ["submitted", "return", "resubmitted", "accept"]
    assert [event.changes for event in events] == [()] * 4


@pytest.mark.parametrize("town", ["buttons", "zalo_bot", "zalo_oa"], indirect=True)
async def test_on_every_app_a_record_comes_with_its_photos(town: Town, officer: User) -> None:
    """A deed about oneself, told with two photos: found by its name, opened in one tap."""
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await hanh.says("menu")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền ngoài giờ")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    await hanh.sends_photos(picture("red"), picture("blue"))
    await hanh.taps("Xong")
    await hanh.taps("Gửi")
    await accepts_all(officer, 1)
    (deed,) = await records(town)

    before = officer.pictures()
    await officer.says("tim ho so le thi hanh")
    officer.sees("Hồ sơ đã ghi nhận", "Tìm “le thi hanh”: 1 hồ sơ.")
    officer.sees_choice("Gương tốt · Lê Thị Hạnh")
    await officer.taps("Gương tốt")
    officer.sees("Lê Thị Hạnh", f"mã {deed.code}", "Sửa máy cho cả chuyền", "Quá trình")
    assert officer.pictures() == before + 2
    await officer.taps("Quay lại")
    await officer.says("khong ai")
    officer.sees("Chưa thấy hồ sơ nào khớp với “khong ai”")


@BUTTONS_ONLY
async def test_who_decided_is_taken_off_the_screens_of_others_when_they_are_erased(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await registers(hanh)
    await accepts_all(officer, 1)
    province = await make_officer(town, "Phạm Văn Bình", "LDLD-TH")
    await opens(province, "officer_accepted")
    await province.taps("TH-")
    province.sees("Ghi nhận · Trần Thị Hoa")
    decided = await person_of(town, officer)
    await town.writer.run(lambda work: erase(work, decided, STANDARD))
    assert "Trần Thị Hoa" not in json.dumps(await rows(town, Conversation, "screen"), ensure_ascii=False, default=list)
    await opens(province, "officer_accepted")
    await province.taps("TH-")
    province.sees("Quá trình", "Ghi nhận")
    assert "Trần Thị Hoa" not in province.text


@BUTTONS_ONLY
async def test_nothing_is_found_of_who_is_erased_and_what_was_undone(
    town: Town, officer: User, clock: TestClock
) -> None:
    """The record of somebody who has gone stays as a number, without a name; what others wrote stays theirs."""
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await registers(hanh)
    await praises(mai, "chị Hạnh chuyền 2")
    await opens_queue(officer)
    await officer.taps("Hồ sơ tiếp")
    await officer.taps("Người được giới thiệu")
    await officer.taps("Ghép với: Lê Thị Hạnh")
    await officer.taps("Quay lại")
    await accepts_all(officer, 2)
    await officer.taps("Hoàn tác")
    await opens(officer, "officer_accepted")
    officer.sees("1 hồ sơ")
    await accepts_all(officer, 1)
    await opens(officer, "officer_accepted")
    await officer.says("lê hạnh")
    officer.sees("2 hồ sơ")  # her own, and the one in which she is praised

    await hanh.says("hồ sơ của tôi")
    await hanh.taps("Gương về tôi: Nhặt được ví tiền")
    hanh.sees("Gương người tốt, việc tốt về anh/chị", "trả lại người mất", "Đã ghi nhận ngày")
    assert "Nguyễn Thị Mai" not in hanh.text  # who told it
    await mai.says("hồ sơ của tôi")
    assert not [label for label in mai.buttons() if "về tôi" in label]

    await ask_to_erase(hanh)
    clock.moment += timedelta(hours=25)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 1
    await opens(officer, "officer_accepted")
    await officer.says("lê")
    officer.sees("Chưa thấy hồ sơ nào")
    assert await read_unread(town.writer) == 2
    await officer.says("lê")
    officer.sees("Chưa thấy hồ sơ nào")
    await officer.says("hạnh chuyền")  # the words of the report
    officer.sees("1 hồ sơ")
    await officer.taps("Xem tất cả")
    officer.sees("2 hồ sơ")
