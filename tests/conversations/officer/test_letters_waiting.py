"""What members wrote waits in the officers' list until it is answered or closed, and its writer sees that it does."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete

from data.engine.statements import table_of
from data.tables import MemberLetter, Push
from data.types import HANOI
from domain.letters import rising
from domain.privacy.erasing import erase_due
from tests.support.clock import TestClock
from tests.support.looking import rows
from tests.support.mergers import SHOES, end_unit, found_unions, next_morning
from tests.support.my_data import ask_to_erase
from tests.support.plan_sent import morning
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User

WORDS = "Ca đêm gửi hồ sơ ở đâu?"
MONDAY = datetime(2021, 3, 1, 10, tzinfo=HANOI)


async def write(person: User, text: str = WORDS) -> None:
    """Type it on the screen that names the officers."""
    await person.says("/lienhe")
    await person.says(text)
    person.sees("Đã chuyển tới cán bộ công đoàn", "gõ LIÊN HỆ")


@pytest.mark.every_channel
async def test_it_waits_is_seen_by_both_and_ends_with_an_answer(town: Town, officer: User, clock: TestClock) -> None:
    clock.moment = MONDAY
    hanh = await join(town, "Lê Thị Hạnh")
    await write(hanh)
    await hanh.says("/lienhe")
    hanh.sees("⏳ Tin gửi thứ Hai, 01/3 đang chờ CĐ May Sao Mai trả lời.")
    await hanh.says("dạ cảm ơn")
    hanh.sees("Cảm ơn anh/chị")  # and no letter
    await officer.says("menu")
    officer.sees_choice("Tin chờ trả lời (1)")
    await officer.says("đoàn viên nhắn gì chưa trả lời")
    officer.sees("1/1 · ", "Lê Thị Hạnh", "CĐ May Sao Mai · gửi 10:00, thứ Hai, 01/3", WORDS)
    await officer.taps("Trả lời")
    await officer.says("Gửi ở tầng hai.")
    officer.sees("Đã chuyển câu trả lời.")
    await officer.says("/tincho")
    officer.sees("Không còn tin nào của đoàn viên chờ trả lời.")
    await town.deliver()
    hanh.sees("Gửi ở tầng hai.")
    await hanh.says("/lienhe")
    assert "⏳" not in hanh.text


async def test_after_three_working_days_the_level_above_has_it_and_the_writer_hears_of_it(
    town: Town, officer: User, clock: TestClock
) -> None:
    clock.moment = MONDAY
    above = await make_officer(town, "Đinh Văn Bình", "KKT-NS")
    hanh = await join(town, "Lê Thị Hạnh")
    await write(hanh)
    clock.moment = MONDAY + timedelta(days=3)
    await rising.raise_due(town.writer, clock.moment, STANDARD)
    await town.deliver()
    hanh.sees("Tin anh/chị gửi thứ Hai, 01/3 chưa được trả lời sau 3 ngày làm việc.", "CĐ KKT Nghi Sơn")
    await above.taps_push("Ở CĐ May Sao Mai có tin", "Tin chờ trả lời")
    above.sees("Lê Thị Hạnh", "⏳ Chờ quá 3 ngày làm việc", WORDS)
    await hanh.says("/lienhe")
    hanh.sees("đang chờ CĐ khu kinh tế Nghi Sơn, CĐ May Sao Mai trả lời.")
    clock.moment = datetime(2021, 3, 5, 7, 30, tzinfo=HANOI)
    await morning(town)
    officer.sees("1 tin của đoàn viên chờ trả lời.")
    await above.taps_push("1 tin của đoàn viên", "Tin chờ trả lời (1)")
    await above.taps("Khép lại")
    above.sees("Khép lại tin của Lê Thị Hạnh")
    await above.taps("Quay lại")
    await above.taps("Khép lại")
    await above.taps("Đúng, khép lại")
    above.sees("Đã khép lại", "Không còn tin nào")
    await officer.taps_push("1 tin của đoàn viên", "Tin chờ trả lời (1)")
    officer.sees("Không còn tin nào")
    await town.deliver()
    hanh.sees("Công đoàn đã xem tin anh/chị gửi thứ Hai, 01/3 và khép lại.")


async def test_the_union_that_carries_on_has_it_and_what_an_officer_of_the_old_one_wrote(
    town: Town, officer: User, clock: TestClock
) -> None:
    await found_unions(town, SHOES)
    successor = await make_officer(town, "Phạm Văn Bình", "GIAY")
    await make_officer(town, "Đinh Văn Tư", "KKT-NS")
    hanh = await join(town, "Lê Thị Hạnh")
    await write(hanh)
    await officer.says("/tincho")
    await officer.taps("Trả lời")  # half-way into the answer
    await end_unit(town, ["GIAY"])
    await next_morning(town, clock)
    await successor.says("/tincho")
    successor.sees("1/1", "Lê Thị Hạnh", WORDS)
    await officer.says("Gửi ở tầng hai, từ mai hỏi bên Giày nhé.")  # what was being written is not lost
    officer.sees("Đã chuyển câu trả lời.")
    await town.deliver()
    hanh.sees("Gửi ở tầng hai")
    await successor.says("khép lại")  # on the list as it was
    successor.sees("Tin này đã được trả lời hoặc khép lại.")
    await write(hanh, "Cảm ơn, còn ảnh gửi đâu?")
    await successor.says("/tincho")
    successor.sees("1/1", "còn ảnh gửi đâu")
    await officer.says("menu")
    assert "còn ảnh" not in officer.text


@pytest.mark.parametrize(("answered", "copies"), [(False, 2), (True, 1)], ids=["waits", "answered"])
async def test_a_letter_from_before_the_list_is_handed_on_after_a_merger_if_it_waits(
    town: Town, officer: User, clock: TestClock, *, answered: bool, copies: int
) -> None:
    await found_unions(town, SHOES)
    await make_officer(town, "Phạm Văn Bình", "GIAY")
    hanh = await join(town, "Lê Thị Hạnh")
    await write(hanh)
    await town.deliver()
    if answered:
        await officer.taps_push(WORDS, "Trả lời")
        await officer.says("Ở tầng hai.")
    await town.writer.run(lambda work: work.connection.execute(delete(table_of(MemberLetter))))  # there was no list
    await end_unit(town, ["GIAY"])
    for _ in range(2):
        await next_morning(town, clock)
    assert sum(WORDS in (text or "") for (text,) in await rows(town, Push, "text")) == copies


async def test_forged_and_settled_letters_are_not_opened(town: Town, officer: User) -> None:
    other = await make_officer(town, "Đinh Văn Bình", "BEN0456")
    hanh = await join(town, "Lê Thị Hạnh")
    await write(hanh)
    await officer.says("/tincho")
    buttons = [
        button["callback_data"]
        for row in officer.last().get("reply_markup", {}).get("inline_keyboard", ())
        for button in row
    ]
    await other.says("/tincho")
    other.sees("Không còn tin nào")
    for data in buttons[:2]:
        await other.forges(data)
        assert "Lê Thị Hạnh" not in other.text


async def test_nothing_of_it_is_left_after_erasing_and_before_it_is_in_the_copy(
    town: Town, officer: User, clock: TestClock
) -> None:
    officer.sees("Trang chính")
    hanh = await join(town, "Lê Thị Hạnh")
    await write(hanh)
    await officer.says("/tincho")
    await ask_to_erase(hanh)
    clock.moment += timedelta(hours=24)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 1
    assert await rows(town, MemberLetter, "text") == []
    await officer.says("menu")
    assert "Tin chờ trả lời" not in json.dumps(officer.last(), ensure_ascii=False)
