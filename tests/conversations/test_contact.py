"""Writing to an officer and being answered; nobody is left with a telephone number alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.types import HANOI
from domain.limits import Limits
from tests.support.clock import TestClock
from tests.support.town import join, make_officer
from tests.support.users import Town, User


async def open_contact(person: User) -> None:
    await person.says("/menu")
    await person.taps("Thêm")
    await person.taps("Liên hệ cán bộ")


async def test_a_member_writes_and_is_answered(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await open_contact(hanh)
    hanh.sees("Trần Thị Hoa, CĐ May Sao Mai.", "gõ ngay tin muốn nhắn")
    await hanh.says("Em gửi nhầm ảnh, có sửa được không?")
    hanh.sees("Đã chuyển tới cán bộ công đoàn lúc 08:00.")
    await town.deliver()
    officer.sees("Tin của Lê Thị Hạnh, Chuyền 2, CĐ May Sao Mai", "Em gửi nhầm ảnh")
    await officer.taps_push("", "Trả lời")
    officer.sees("Trả lời Lê Thị Hạnh")
    await officer.says("Sửa được đến khi đơn vị xem xét.")
    officer.sees("Đã chuyển câu trả lời.")
    await town.deliver()
    hanh.sees("Cán bộ công đoàn Trần Thị Hoa trả lời anh/chị", "Sửa được đến khi đơn vị xem xét.")
    await hanh.taps_push("", "Trả lời")
    hanh.sees("muốn nhắn gì cho cán bộ")


async def test_in_quiet_hours_it_waits_for_the_morning(town: Town, officer: User, clock: TestClock) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    clock.moment = datetime(2021, 3, 1, 21, 40, tzinfo=HANOI)
    await open_contact(hanh)
    await hanh.taps("Nhắn cho cán bộ")
    await hanh.says("Mai có họp không?")
    hanh.sees("lúc 21:40. Cán bộ xem trong giờ làm việc, từ 07:30, thứ Ba 02/3.")
    await town.deliver()
    officer.sees_nowhere("Mai có họp không?")
    clock.moment = datetime(2021, 3, 2, 7, 30, tzinfo=HANOI)
    await town.deliver()
    officer.sees("Mai có họp không?")


@pytest.mark.parametrize(
    ("written", "comes"),
    [
        (datetime(2021, 3, 5, 21, 40, tzinfo=HANOI), "07:30, thứ Bảy 06/3"),
        (datetime(2022, 1, 31, 22, 0, tzinfo=HANOI), "07:30, thứ Ba 01/02"),  # the first day of Tết
        (datetime(2021, 4, 29, 23, 0, tzinfo=HANOI), "07:30, thứ Sáu 30/4"),
    ],
)
async def test_on_a_day_off_no_working_hours_are_promised(
    town: Town, officer: User, clock: TestClock, written: datetime, comes: str
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    clock.moment = written
    await open_contact(hanh)
    await hanh.taps("Nhắn cho cán bộ")
    await hanh.says("Mai có họp không?")
    hanh.sees(f"Tin tới cán bộ lúc {comes}. Hôm ấy là ngày nghỉ")
    assert "giờ làm việc" not in hanh.text
    await town.deliver()
    officer.sees_nowhere("Mai có họp không?")


async def test_without_an_officer_the_level_above_is_asked_and_without_any_it_is_said(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await open_contact(hanh)
    hanh.sees("chưa có cán bộ nào tham gia ở đây")
    await make_officer(town, "Đinh Văn Bình", "KKT-NS")
    await open_contact(hanh)
    hanh.sees("Đinh Văn Bình, CĐ khu kinh tế Nghi Sơn.")


async def test_of_many_officers_a_few_are_named_the_chair_first(town: Town, officer: User) -> None:
    for name in ("Lò Văn Páo", "Y Moan Êban", "Vũ Thị Cúc"):
        await make_officer(town, name, "MAY0123")
    hanh = await join(town, "Lê Thị Hạnh")
    await open_contact(hanh)
    hanh.sees("(1-3/4)", "Trần Thị Hoa, CĐ May Sao Mai.\nLò Văn Páo", "Y Moan Êban")
    assert "Vũ Thị Cúc" not in hanh.text
    await hanh.taps("Thêm")
    hanh.sees("(4-4/4)", "Vũ Thị Cúc, CĐ May Sao Mai.")
    await hanh.taps("Thêm")
    hanh.sees("(1-3/4)", "Trần Thị Hoa")
    await hanh.taps("Nhắn cho cán bộ")
    await hanh.says("Ca đêm nhắn được không?")
    await town.deliver()
    officer.sees("Ca đêm nhắn được không?")


async def test_who_is_no_officer_any_more_or_elsewhere_cannot_answer(town: Town, officer: User) -> None:
    other = await make_officer(town, "Đinh Văn Bình", "BEN0456")
    hanh = await join(town, "Lê Thị Hạnh")
    await open_contact(hanh)
    await hanh.taps("Nhắn cho cán bộ")
    await hanh.says("Chào cán bộ")
    await town.deliver()
    buttons = officer.last().get("reply_markup", {}).get("inline_keyboard")
    await (other.forges(buttons[0][0]["callback_data"]) if buttons else other.says("/Trả lời"))
    assert "Trả lời Lê Thị Hạnh" not in other.text


async def test_so_many_messages_a_day(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    town.sets(limits=Limits(letters=1))
    hanh = await join(town, "Lê Thị Hạnh")
    for text in ("Một", "Hai"):
        await open_contact(hanh)
        await hanh.taps("Nhắn cho cán bộ")
        await hanh.says(text)
    hanh.sees("Hôm nay đã đủ 1 tin cho cán bộ")


async def test_settings_are_told_and_changed(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/caidat")
    hanh.sees("Lời chúc ngày kỷ niệm: đang bật.", "Nhắc hạn cho đoàn viên: đang bật.", "Cách xưng hô: anh/chị.")
    await hanh.taps("Tắt lời chúc")
    await hanh.taps("Tắt nhắc hạn")
    await hanh.taps("Cách xưng hô")
    await hanh.taps("bạn")
    hanh.sees("Lời chúc ngày kỷ niệm: đang tắt.", "Nhắc hạn cho đoàn viên: đang tắt.", "Cách xưng hô: bạn.")
    await hanh.says("/menu")
    hanh.sees("Bạn muốn làm gì?")


async def test_an_officer_chooses_hours_and_gives_a_number(town: Town, officer: User) -> None:
    await officer.says("/caidat")
    officer.sees("Tin tổng hợp của cán bộ: 07:30. Nhắc việc: 08:00.", "Số cho đoàn viên gọi: không ghi.")
    await officer.taps("Giờ tin tổng hợp")
    await officer.taps("17:00")
    await officer.taps("Giờ nhắc việc")
    await officer.taps("19:00")
    officer.sees("Tin tổng hợp của cán bộ: 17:00. Nhắc việc: 19:00.")
    await officer.taps("Số cho đoàn viên gọi")
    await officer.says("12")
    officer.sees("chưa phải số điện thoại")
    await officer.says("0912 345 678")
    officer.sees("Số cho đoàn viên gọi: 0912345678.")
    hanh = await join(town, "Lê Thị Hạnh")
    await open_contact(hanh)
    hanh.sees("Trần Thị Hoa, CĐ May Sao Mai, số 0912345678.")
    hanh.sees_choice("Nhắn cho cán bộ")


@pytest.mark.parametrize("command", ["/lienhe", "liên hệ", "Liên hệ cán bộ"])
async def test_contact_is_understood_anywhere(town: Town, officer: User, command: str) -> None:
    officer.sees("Trang chính")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says(command)
    hanh.sees("Trần Thị Hoa, CĐ May Sao Mai.")
