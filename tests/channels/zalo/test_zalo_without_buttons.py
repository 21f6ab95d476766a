"""An account whose buttons Zalo does not take: everything goes on by typed words, as on a Zalo bot."""

from __future__ import annotations

import pytest

from tests.support.town import join, officer, town, write_to
from tests.support.users import Town, User

__all__ = ["officer", "town"]

pytestmark = pytest.mark.parametrize("town", ["zalo_oa"], indirect=True)


async def test_a_record_goes_its_way_by_words(town: Town, officer: User) -> None:
    town.zalo.habits.refuses_buttons = -233  # type: ignore[attr-defined]  # a town on Zalo
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Đăng ký thi đua")
    await hanh.taps("“Công nhân giỏi xứ Thanh”")
    await hanh.taps("Giảm hàng lỗi")
    await hanh.says("lỗi dưới 1%")
    await hanh.says("gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")
    assert hanh.buttons() == []
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await write_to(town, officer, hanh)
    officer.sees("Ca đêm gửi hồ sơ ở đâu?", "Gõ: TRẢ LỜI")
    await officer.says("trả lời")
    officer.sees("Trả lời Lê Thị Hạnh")
    await officer.says("Gửi ngay ở đây")
    await town.deliver()
    assert any("Gửi ngay ở đây" in str(message.get("text")) for message in hanh.chat())
