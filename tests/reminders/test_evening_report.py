"""The author of an announcement hears once, in one message, what became of it."""

from __future__ import annotations

from datetime import timedelta

from data.engine.unit_of_work import Writer
from data.enums import Role
from domain.announcements import send
from domain.calendar import load_national
from domain.reminders import CampaignCalendar
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.pushes import Post, doing, pacer, person
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.unit_tree import Keys


async def test_told_once_when_it_is_over(both: Writer, tree: Keys, clock: TestClock) -> None:
    author = await both.run(doing(person, "Võ Mạnh Hùng", officer_of=[tree["KKT"]]))
    await both.run(doing(person, "Trần Thị Hoa", officer_of=[tree["MAY"]]))
    values = {
        "unit_id": tree["KKT"],
        "author": author,
        "role": Role.OFFICER,
        "text": "Họp lúc 8 giờ",
        "hours": STANDARD,
    }
    later = clock.moment + timedelta(hours=2)
    await both.run(doing(send, **values, draft_id="d1"))
    await both.run(doing(send, **values, draft_id="d2", due_at=later))
    post = Post()
    ticks = Ticks(
        both,
        clock,
        {"telegram": post},
        {"telegram": pacer()},
        CampaignCalendar([], load_national()),
        STANDARD,
        ESCALATE_DAYS,
    )
    for _ in range(3):
        await ticks.drain(clock.moment)
    told = [one for one in post.carried if "Đã gửi xong" in one.text]
    assert [one.address for one in told] == [f"telegram-{author}"]
    assert (
        told[0].text
        == "Đã gửi xong lúc 08:00: “Họp lúc 8 giờ”\nĐã gửi tới 2/2 người ở 2/3 đơn vị.\n1 đơn vị chưa có ai nhận."
    )
    assert [[one["label"] for one in row] for row in told[0].choices or []] == [
        ["Xem tình hình"],
        ["1 đơn vị chưa tới"],
        ["Đính chính"],
    ]
    clock.moment = later
    await ticks.drain(clock.moment)
    assert sum("Đã gửi xong" in one.text for one in post.carried) == 2
