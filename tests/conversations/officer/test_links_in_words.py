"""What stands under words, and not in them, reaches whoever reads: announcements, letters, answers, captions."""

from __future__ import annotations

from typing import Any

import pytest

from domain.announcements import tick
from tests.support.clock import TestClock
from tests.support.officer_town import joined
from tests.support.standard import STANDARD
from tests.support.town import join
from tests.support.users import BOT, Town, User, picture

pytestmark = pytest.mark.parametrize("town", ["buttons"], indirect=True)

ADDRESS = "https://forms.example/dang-ky?a=1&b=<2>"
SAID = "Đăng ký tại đây trước 15/3"
UNDER = [{"type": "text_link", "offset": 8, "length": 7, "url": ADDRESS}, {"type": "bold", "offset": 0, "length": 7}]


async def posts(person: User, content: dict[str, Any]) -> None:
    person.town.world.posts(person.number, BOT, content)
    await person.town.settle()


async def pastes(person: User) -> None:
    await posts(person, {"text": SAID, "entities": UNDER})


async def test_an_announcement(town: Town, officer: User, clock: TestClock) -> None:
    (hanh,) = await joined(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Đoàn viên")
    await pastes(officer)
    officer.sees(SAID, f"tại đây: {ADDRESS}", "Chữ đậm, chữ nghiêng, gạch chân không giữ được")
    await officer.taps("Gửi ngay")
    for _ in range(3):
        await tick.conduct(town.writer, clock.now(), STANDARD)
        await town.deliver()
    hanh.sees(SAID, f"tại đây: {ADDRESS}")


async def test_an_announcement_that_is_changed(town: Town, officer: User) -> None:
    await joined(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Đoàn viên")
    await officer.says("Họp")
    await officer.taps("Hẹn giờ")
    await officer.says("07:30 28/02")
    await officer.taps("Gửi lúc")
    await officer.taps("Sửa nội dung")
    await pastes(officer)
    officer.sees(f"tại đây: {ADDRESS}")


async def test_a_link_that_cannot_be_sent_on_is_told_in_the_preview_and_after_a_change(
    town: Town, officer: User
) -> None:
    lost = {"text": SAID, "entities": [{**UNDER[0], "url": "tg://resolve?domain=congdoan"}]}
    await joined(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Gửi thông báo")
    await officer.taps("Đoàn viên")
    await posts(officer, lost)
    officer.sees(SAID, "Có liên kết dưới chữ không gửi kèm được")
    await officer.taps("Hẹn giờ")
    await officer.says("07:30 28/02")
    await officer.taps("Gửi lúc")
    await officer.taps("Sửa nội dung")
    await pastes(officer)
    assert "không gửi kèm được" not in officer.text
    await officer.taps("Sửa nội dung")
    await posts(officer, lost)
    officer.sees("Có liên kết dưới chữ không gửi kèm được")


async def test_a_letter_and_its_answer(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    await pastes(hanh)
    await officer.says("menu")
    await town.deliver()
    officer.sees(SAID, f"tại đây: {ADDRESS}")
    await officer.taps_push(SAID, "Trả lời")
    await pastes(officer)
    await hanh.says("menu")
    await town.deliver()
    hanh.sees(SAID, f"tại đây: {ADDRESS}")


async def test_an_answer_and_a_caption_of_a_form(town: Town) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("Chị Mai")
    await pastes(hanh)
    hanh.sees("Khi nào?")
    await hanh.taps("Hôm nay")
    content = town.world.files.add_photo(42, _sizes())
    await posts(hanh, {"photo": content, "caption": SAID, "caption_entities": UNDER})
    await hanh.taps("Nơi làm việc")
    await hanh.taps("Xong")
    hanh.sees(SAID, f"tại đây: {ADDRESS}")


def _sizes() -> Any:
    from sandbox.telegram.photos import photo_sizes  # noqa: PLC0415 - of this one test

    return photo_sizes(picture())


async def test_a_name_is_kept_without_what_its_words_lead_to(town: Town) -> None:
    person = town.person("x")
    await person.opens("u-MAY0123")
    await person.taps("Đúng, tiếp tục")
    await person.taps("Đồng ý")
    await posts(person, {"text": "Lê Thị Hạnh", "entities": [{**UNDER[0], "offset": 0, "length": 11}]})
    assert ADDRESS not in person.text
    person.sees_choice("Công nhân")


LEADS_NOWHERE = {
    "an app's address": {"type": "text_link", "offset": 8, "length": 7, "url": "tg://resolve?domain=congdoan"},
    "a person": {"type": "text_link", "offset": 8, "length": 7, "url": "tg://user?id=77"},
    "a mention": {
        "type": "text_mention",
        "offset": 8,
        "length": 7,
        "user": {"id": 77, "is_bot": False, "first_name": "M"},
    },
}
"""What stands under words and cannot be spelled out below them."""

LOST = "Có liên kết dưới chữ không gửi kèm được"


@pytest.mark.parametrize("under", LEADS_NOWHERE.values(), ids=LEADS_NOWHERE)
async def test_a_link_that_is_lost_in_a_letter_or_its_answer_is_told(
    town: Town, officer: User, under: dict[str, Any]
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    await posts(hanh, {"text": SAID, "entities": [under]})
    hanh.sees(LOST, "Đã chuyển tới cán bộ công đoàn")
    await officer.says("menu")
    await town.deliver()
    officer.sees(SAID)
    await officer.taps_push(SAID, "Trả lời")
    await posts(officer, {"text": SAID, "entities": [under]})
    officer.sees(LOST, "Đã chuyển câu trả lời")


@pytest.mark.parametrize("under", LEADS_NOWHERE.values(), ids=LEADS_NOWHERE)
async def test_a_link_that_is_lost_in_an_answer_or_a_caption_of_a_form_is_told(
    town: Town, under: dict[str, Any]
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("gương tốt")
    await hanh.taps("Người khác")
    await hanh.says("Chị Mai")
    assert LOST not in hanh.text
    await posts(hanh, {"text": SAID, "entities": [under]})
    hanh.sees(LOST, "Khi nào?")
    await hanh.taps("Hôm nay")
    assert LOST not in hanh.text
    content = town.world.files.add_photo(42, _sizes())
    await posts(hanh, {"photo": content, "caption": SAID, "caption_entities": [under]})
    hanh.sees(LOST)
    await hanh.taps("Nơi làm việc")
    await hanh.taps("Xong")
    assert LOST not in hanh.text


async def test_what_is_spelled_out_or_refused_is_not_told_as_lost(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    await pastes(hanh)
    hanh.sees("Đã chuyển tới cán bộ công đoàn")
    assert LOST not in hanh.text
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    await posts(hanh, {"text": "x" * 4000, "entities": [LEADS_NOWHERE["a mention"]]})
    assert LOST not in hanh.text
    assert "Đã chuyển" not in hanh.text
