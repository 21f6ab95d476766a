"""What stands in the text for a group: days to come and past, the word, and the picture that says the same."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from PIL import Image

from bot.channels.deep_links import OwnLinks
from bot.channels.zalo.oa.capabilities import PLATFORM
from data.engine.unit_of_work import Work
from data.enums import PushKind, PushState, SlotState
from data.tables import Push, ReminderSlot
from domain.calendar import load_national
from domain.campaigns import get
from domain.group_texts import making
from domain.group_texts.making import word_for
from domain.group_texts.texts import GroupText
from domain.reminders import CampaignCalendar
from domain.units.posters import SIZE
from tests.support.posters import opens
from tests.support.pushes import doing, person
from tests.support.routing import Office, office
from tests.support.unit_tree import Keys

__all__ = ["office"]

PAGE = "https://thidua.example.org"
LINKS = OwnLinks("thidua_bot", PAGE, "https://zalo.me/1234567890123456789")
CALENDAR = CampaignCalendar([get("thanh-hoa-2021")], load_national())


def test_the_word_is_that_of_the_first_kind() -> None:
    assert word_for({PushKind.NOTICE}) == "HỒ SƠ"
    assert word_for({PushKind.GREETING, PushKind.REMINDER}) == "LỊCH"
    assert word_for({PushKind.ANNOUNCEMENT, PushKind.NOTICE}) == "LIÊN HỆ"
    assert word_for(set()) == "MENU"


LONG = "Mời đoàn viên, người lao động đến nhận quà “Tết Sum vầy” tại hội trường & ký nhận ở Ễnh Ương. " * 4


@pytest.mark.parametrize("lines", [("Họp 08:00 thứ Bảy.",), (LONG,), (LONG, LONG, LONG), ()])
@pytest.mark.parametrize("unit", ["Công đoàn Y tế", "Công đoàn Công ty Trách nhiệm hữu hạn " * 8])
def test_the_picture_is_read_whatever_it_says(lines: tuple[str, ...], unit: str) -> None:
    document = GroupText(unit, "Thông báo của công đoàn", lines, "LIÊN HỆ", "MAY0123").picture(LINKS)
    content = document.make()
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("PNG", SIZE)
    assert len(content) < PLATFORM.image_limit // 2
    assert opens(content, f"{PAGE}/j/MAY0123")


def test_many_lines_are_written_on_as_one() -> None:
    many = [f"Việc {number} của tháng." for number in range(9)]
    pictures = [
        GroupText("CĐ May", "Thông báo", lines, "LIÊN HỆ", "MAY0123").picture(LINKS).make()
        for lines in (many, [" ".join(many)])
    ]
    assert pictures[0] == pictures[1]


def test_the_text_is_escaped_and_names_the_account_and_the_word() -> None:
    made = GroupText("CĐ <May> & Thêu", "Thông báo", ("Họp <b>ngay</b>",), "LIÊN HỆ", "MAY0123")
    assert made.text(LINKS).splitlines() == [
        "Thông báo – CĐ &lt;May&gt; &amp; Thêu",
        "",
        "Họp &lt;b&gt;ngay&lt;/b&gt;",
        "",
        "Mở https://t.me/thidua_bot hoặc https://zalo.me/1234567890123456789, nhắn: LIÊN HỆ",
        "Chưa tham gia thì nhắn: MAY0123",
    ]
    assert "Mở Trợ lý Thi đua Công đoàn, nhắn: LIÊN HỆ" in made.text(OwnLinks())


EVENTS = (
    ("thanh-hoa-2021", "th21-duty-plan", date(2021, 3, 5)),
    ("national", "vn-physicians", date(2021, 2, 27)),
    ("national", "vn-party", date(2021, 2, 3)),
    ("thanh-hoa-2021", "of-another-year", date(2021, 3, 9)),
)
"""A day to come, that of today, one that is long over, and one that no calendar has any more."""


async def test_days_to_come_are_told_and_what_is_over_is_not(office: Office, tree: Keys) -> None:
    unit = tree["MAY"]
    officer = await office.writer.run(doing(person, "Hoa", officer_of=[unit]))
    who = await office.writer.run(doing(person, "Hạnh", member_of=unit))

    async def lose(work: Work) -> None:
        times: dict[str, Any] = dict.fromkeys(("due_at", "created_at", "settled_at"), work.now)
        lost: dict[str, Any] = {
            "state": PushState.GONE,
            "problem": "window_closed",
            "person_id": who,
            "text": "Còn 6 ngày",
        }
        push = Push(key="r", kind=PushKind.REMINDER, **lost, **times)
        await work.add(push)
        for campaign, event, day in EVENTS:
            slot: dict[str, Any] = {"campaign": campaign, "event": event, "event_day": day, "day": work.now.date()}
            await work.add(ReminderSlot(person_id=who, push_id=push.id, state=SlotState.SENT, **slot))

    await office.writer.run(lose)
    made = await office.writer.run(doing(making.undelivered, officer, unit, CALENDAR))
    assert list(made.lines) == [
        "Ngày Thầy thuốc Việt Nam: 27/02/2021",
        "Gửi Kế hoạch hành động về LĐLĐ tỉnh: hết ngày 05/3/2021",
    ]
    assert made.word == "LỊCH"
