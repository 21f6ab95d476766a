"""Somebody who joined twice becomes one: their letter waits on as theirs, is answered to them, and goes with them."""

from __future__ import annotations

from datetime import timedelta

from data.tables import MemberLetter, Push
from domain.privacy.erasing import erase_due
from tests.support.clock import TestClock
from tests.support.linked_apps import open_apps, take_code
from tests.support.looking import rows
from tests.support.moving import confirmed
from tests.support.my_data import ask_to_erase
from tests.support.standard import STANDARD
from tests.support.town import join
from tests.support.users import Town, User

WORDS = "Ca đêm gửi hồ sơ ở đâu?"


async def test_a_letter_follows_its_writer(town: Town, there: Town, officer: User, clock: TestClock) -> None:
    hanh = await confirmed(town, officer)
    again = await join(there, "Lê Thị Hạnh")
    await again.says("/lienhe")
    await again.says(WORDS)
    await town.deliver()
    code = await take_code(hanh)
    await open_apps(again)
    await again.taps("Nhập mã nối")
    await again.says(code)
    await again.taps("Đúng, nối lại với tôi")
    await hanh.says("/lienhe")
    hanh.sees("đang chờ CĐ May Sao Mai trả lời.")
    await officer.taps_push(WORDS, "Trả lời")  # the button was made for who they were
    await officer.says("Gửi ở tầng hai.")
    officer.sees("Đã chuyển câu trả lời.")
    assert await rows(town, MemberLetter, "person_id", "answered") == [(2, True)]
    await ask_to_erase(hanh)
    clock.moment += timedelta(hours=24)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 1
    assert await rows(town, MemberLetter, "text") == []
    assert not [text for (text,) in await rows(town, Push, "text") if WORDS in (text or "")]
