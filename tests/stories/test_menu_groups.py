"""An officer's menu has what they do for the union, and behind one tap what they may do as a member."""

from __future__ import annotations

import pytest

from tests.support.jobs import confirmed
from tests.support.users import Town, User


@pytest.mark.every_channel
async def test_an_officers_own_things_are_one_tap_away(town: Town, officer: User) -> None:
    hanh = await confirmed(town, officer)
    await officer.says("menu")
    officer.sees("Việc công đoàn")
    officer.sees_choice("Việc của tôi")
    assert not any("Đăng ký thi đua" in label for label in [*officer.buttons(), *officer.text.splitlines()])
    await officer.taps("Việc của tôi")
    officer.sees("Việc của tôi")
    officer.sees_choice("Đăng ký thi đua", "Việc công đoàn")
    await officer.taps("Cài đặt")
    officer.sees("Cách xưng hô")
    await officer.says("việc của tôi")
    await officer.taps("Việc công đoàn")
    officer.sees_choice("Gửi thông báo")
    await hanh.says("việc của tôi")  # a member has but one menu
    hanh.sees("Trang chính của Lê Thị Hạnh")
    hanh.sees_choice("Đăng ký thi đua")
