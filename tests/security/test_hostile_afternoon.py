"""One bad afternoon: three hundred reports, names that are markup, links, an invitation of last month."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import Role
from data.tables import Record
from domain.members.invitations import invite
from tests.support.clock import TestClock
from tests.support.looking import unit_id
from tests.support.town import join, officer, town
from tests.support.users import Town, User

__all__ = ["officer", "town"]

BUTTONS_ONLY = pytest.mark.parametrize("town", ["buttons"], indirect=True)


async def records(town: Town) -> int:
    async def count(work: Work) -> int:
        return int(await work.connection.scalar(select(func.count()).select_from(table_of(Record))) or 0)

    return await town.writer.run(count)


async def reports(person: User, number: int) -> None:
    await person.says("/guongtot")
    for answer in (">Tôi", f"Việc tốt thứ {number}", ">Hôm nay", ">Nơi làm việc"):
        await (person.taps(answer[1:]) if answer.startswith(">") else person.says(answer))
    await person.taps("Không có ảnh")
    await person.taps("Gửi")
    if "tương tự" in person.text:
        await person.taps("Vẫn gửi")


@BUTTONS_ONLY
async def test_three_hundred_reports_in_one_afternoon(town: Town, officer: User) -> None:
    """Ten are taken, one is answered politely, and then nobody hears anything; the next day it goes on."""
    bad = await join(town, "Kẻ Xấu")
    for number in range(11):
        await reports(bad, number)
    bad.sees("Hôm nay đã đủ 10 hồ sơ. Mời anh/chị gửi tiếp ngày mai. Bản nháp vẫn còn.")
    before = len([one for one in bad.chat() if not one["out"]])
    for _ in range(289):
        await bad.taps("Vẫn gửi")
    assert len([one for one in bad.chat() if not one["out"]]) == before
    assert await records(town) == 10
    await officer.says("menu")
    officer.sees_choice("Hồ sơ chờ xem xét (0)", "Người chờ xác nhận (1)")  # not one of them is on the officer's desk


ZERO_WIDTH, RIGHT_TO_LEFT, BACK = "\u200b", "\u202e", "\u2066"
MARKUP = ("<b>Mai</b>", "{{ 7*7 }}", "{% raw %}", "<a href='https://xau.vn'>Mai</a>", "&lt;b&gt;Mai")


@pytest.mark.parametrize("typed", MARKUP)
async def test_markup_is_no_name(town: Town, typed: str) -> None:
    person = town.person("Máy")
    await person.opens("u-MAY0123")
    await person.taps("Đúng, tiếp tục")
    await person.taps("Đồng ý")
    await person.says(typed)
    person.sees("Họ tên chỉ gồm chữ")
    person.sees_nowhere("49")


async def test_marks_that_nobody_sees_do_not_make_another_name(town: Town, officer: User) -> None:
    """They neither turn the officer's screen round nor hide a second name in the first."""
    person = town.person("Máy")
    await person.opens("u-MAY0123")
    await person.taps("Đúng, tiếp tục")
    await person.taps("Đồng ý")
    await person.says(f"Lê{ZERO_WIDTH} Thị {RIGHT_TO_LEFT}Hạnh{BACK}")
    await person.taps("Công nhân")
    await person.taps("Chuyền 2")
    person.sees("Trang chính của Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees("Lê Thị Hạnh")
    assert not {ZERO_WIDTH, RIGHT_TO_LEFT, BACK} & set(officer.text)


STORY = f"<i>Nhặt</i> ví {{{{ 7*7 }}}} {RIGHT_TO_LEFT}https://xau.example/?a=1&b=2 [bấm](https://xau.example)"


async def test_a_story_of_markup_and_links_stays_words(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.says("/guongtot")
    await hanh.taps("Người khác")
    await hanh.says("<b>Mai</b> & {{ name }}")
    await hanh.says(STORY)
    await hanh.taps("Hôm qua")
    await hanh.taps("Nơi khác")
    await hanh.taps("Không có ảnh")
    hanh.sees("<b>Mai</b> & {{ name }}", "<i>Nhặt</i> ví {{ 7*7 }}", "[bấm](https://xau.example)")
    await hanh.taps("Gửi")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét")
    officer.sees("<b>Mai</b> & {{ name }}", "<i>Nhặt</i> ví {{ 7*7 }}")
    kinds = {one["type"] for one in officer.last().get("entities", [])}
    assert kinds <= {"bold", "url"}  # what Telegram finds by itself; no words hide an address
    assert RIGHT_TO_LEFT not in officer.text


async def test_an_invitation_of_last_month_opens_nothing(town: Town, clock: TestClock) -> None:
    unit = await unit_id(town)
    code = await town.writer.run(lambda work: invite(work, unit, Role.OFFICER, days=7))
    clock.moment += timedelta(days=8)
    late = town.person("Máy")
    await late.opens(f"i-{code}")
    late.sees("đã hết hạn từ 08:00, 06/3/2021", "Mời nhắn người gửi để có đường dẫn mới.")
    assert not any("Nhận" in one for one in [*late.buttons(), *late.text.splitlines()])


async def test_an_invitation_that_runs_out_while_it_is_on_show(town: Town, clock: TestClock) -> None:
    unit = await unit_id(town)
    code = await town.writer.run(lambda work: invite(work, unit, Role.OFFICER, days=7))
    late = town.person("Máy")
    await late.opens(f"i-{code}")
    await late.taps("Nhận")
    await late.taps("Đồng ý")
    clock.moment += timedelta(days=8)
    await late.says("Trần Thị Hoa")
    late.sees("hết hạn")
    await late.says("/menu")
    assert "Hồ sơ chờ xem xét" not in "".join([late.text, *late.buttons()])
