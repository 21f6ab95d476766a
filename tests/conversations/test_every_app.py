"""The core stories, on every app: Telegram, a phone with text only, a Zalo Bot, an Official Account."""

from __future__ import annotations

import pytest

from tests.support.town import join, write_to
from tests.support.users import Town, User, picture

pytestmark = pytest.mark.every_channel


async def test_a_worker_joins_and_registers_for_the_title(town: Town) -> None:
    hanh = town.person("Tên trong ứng dụng")
    await hanh.opens("u-MAY0123")  # in Zalo the code of the poster is typed, as the very first message
    hanh.sees("Công đoàn Công ty May Sao Mai", "phải không?")
    await hanh.taps("Đúng, tiếp tục")
    hanh.sees("họ tên, đơn vị, nhóm lao động")
    await hanh.taps("Đồng ý")
    await hanh.says("Lê Thị Hạnh")
    await hanh.taps("Công nhân")
    await hanh.taps("Chuyền 2")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps("“Công nhân giỏi xứ Thanh”")
    hanh.sees("Câu 1/2", "đăng ký làm tốt việc gì?")
    await hanh.taps("Giảm hàng lỗi")
    await hanh.says("loi duoi 1%")
    hanh.sees("Xem lại", "Giảm hàng lỗi", "loi duoi 1%", "Đây là đăng ký")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-", "Chờ xác nhận đơn vị")


async def test_a_good_deed_with_photos_reaches_the_officer(town: Town, officer: User) -> None:
    officer.sees("Đồng chí đã nhận quyền cán bộ công đoàn tại Công đoàn Công ty May Sao Mai")
    hanh = await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("chị Mai")
    await hanh.says("Nhặt được ví tiền 5 triệu, trả lại người mất")
    await hanh.taps("Hôm qua")
    await hanh.taps("Nơi làm việc")
    for colour in ("red", "blue"):
        await hanh.sends_photos(picture(colour))
    hanh.sees("Đã nhận 2 ảnh")
    await hanh.says("XONG")
    hanh.sees("Xem lại", "chị Mai", "2 ảnh")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")
    await hanh.taps("Hồ sơ của tôi")
    await hanh.taps("TH-")
    hanh.sees("Nhặt được ví tiền 5 triệu", "Chờ xem xét")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét")
    officer.sees("chị Mai", "Nhặt được ví tiền 5 triệu")
    assert officer.pictures() == (2 if officer.capabilities.files else 0)
    await officer.taps("Ghi nhận")
    officer.sees("Đã ghi nhận")


async def test_a_push_is_answered(town: Town, officer: User) -> None:
    """By its button, or by its words; while something else is asked, by its words after a slash."""
    hanh = await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await write_to(town, officer, hanh)
    await officer.taps_push("Ca đêm gửi hồ sơ ở đâu?", "Trả lời")
    officer.sees("Trả lời Lê Thị Hạnh")
    await officer.says("Gửi ngay ở đây")
    await town.deliver()
    assert any("Gửi ngay ở đây" in str(message.get("text")) for message in hanh.chat())


async def test_an_old_number_chooses_nothing(town: Town) -> None:
    """A number is understood only while the screen on show accepts a choice."""
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("3")
    hanh.sees("Khi nào?")
    await hanh.says("31/02")
    hanh.sees("Ngày 31/02 không có trong lịch", "Khi nào?")
