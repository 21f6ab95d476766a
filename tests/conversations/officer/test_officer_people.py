"""The officer confirms people: one after the other, all at once, or not at all."""

from __future__ import annotations

import pytest

from tests.support.handing_in import confirmed
from tests.support.officer_town import joined, pushed, registered
from tests.support.users import Town, User


async def test_people_come_one_after_the_other(town: Town, officer: User) -> None:
    await joined(town, "Nguyễn Văn An", "Giàng A Páo", "H'Hen Niê")
    await officer.says("menu")
    officer.sees_choice("Người chờ xác nhận (3)")
    await officer.taps("Người chờ xác nhận")
    officer.sees("1/3", "Nguyễn Văn An", "Chuyền 2", "Nhóm: Công nhân", "Chưa gửi hồ sơ nào")
    officer.sees_choice("Xác nhận cả 3")
    await officer.taps("Người tiếp")
    officer.sees("2/3", "Giàng A Páo")
    await officer.taps("Xác nhận")
    officer.sees("Đã xác nhận Giàng A Páo.", "2/2", "H'Hen Niê" if officer.capabilities.buttons else "Niê")
    await officer.taps("Người tiếp")
    officer.sees("1/2", "Nguyễn Văn An")
    assert [text for text in await pushed(town) if "đã xác nhận anh/chị" in text]


async def test_records_go_on_with_the_person(town: Town, officer: User) -> None:
    hanh = await registered(town, "Lê Thị Hạnh")
    hanh.sees("Chờ xác nhận đơn vị")
    await officer.says("menu")
    officer.sees_choice("Hồ sơ chờ xem xét (0)")
    await officer.taps("Người chờ xác nhận (1)")
    officer.sees("1/1", "Lê Thị Hạnh", "Hồ sơ kèm theo: 1")
    await officer.taps("Xác nhận")
    officer.sees("Đã xác nhận Lê Thị Hạnh.", "Không còn ai chờ xác nhận.")
    await officer.taps("Trang chính")
    officer.sees_choice("Hồ sơ chờ xem xét (1)")


async def test_all_are_confirmed_after_their_names_were_shown(town: Town, officer: User) -> None:
    await joined(town, "Nguyễn Văn An", "Giàng A Páo")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận cả 2")
    officer.sees("Xác nhận 2 người của Công đoàn Công ty May Sao Mai:", "• Nguyễn Văn An, Chuyền 2", "• Giàng A Páo")
    await joined(town, "Người đến sau")
    await officer.taps("Xác nhận 2 người")
    officer.sees("Đã xác nhận 2 người.", "1/1", "Người đến sau")


async def test_the_list_of_names_can_be_left(town: Town, officer: User) -> None:
    await joined(town, "Nguyễn Văn An", "Giàng A Páo")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận cả 2")
    await officer.taps("Quay lại")
    officer.sees("1/2", "Nguyễn Văn An")


async def test_a_stranger_is_refused_after_a_question(town: Town, officer: User) -> None:
    hanh = await registered(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Không phải người của đơn vị")
    officer.sees("Lê Thị Hạnh không phải người của Công đoàn Công ty May Sao Mai?", "1 hồ sơ kèm theo")
    await officer.says("hủy")
    officer.sees("1/1", "Lê Thị Hạnh")
    await officer.taps("Không phải người của đơn vị")
    await officer.taps("Đúng, không phải")
    officer.sees("Lê Thị Hạnh không phải người của đơn vị.", "Không còn ai chờ xác nhận.")
    assert any("chưa xác nhận anh/chị" in text for text in await pushed(town))
    await hanh.says("hồ sơ")
    hanh.sees_choice("Không được ghi nhận")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)
async def test_a_member_with_a_single_letter_in_the_name_is_found_however_it_is_written(
    town: Town, officer: User
) -> None:
    await confirmed(town, officer, "H’Hen Niê", "Giàng A Páo")
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Đoàn viên")
    for typed, name in (
        ("hhen", "H’Hen Niê"),
        ("H'Hen", "H’Hen Niê"),
        ("apao", "Giàng A Páo"),
        ("a pao", "Giàng A Páo"),
    ):
        await officer.says(typed)
        officer.sees_choice(name)
        assert len([button for button in officer.buttons() if "Chuyền" in button]) == 1
