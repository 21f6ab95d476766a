"""A union opens a special phase from the chat: whoever is below hears of it, whoever is beside does not."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest

from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import get
from domain.reminders import CampaignCalendar, calendar_as_chosen, plan, release
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY, confirmed
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

SLUG, NAME = "thanh-hoa-2021", "Chào mừng Quốc khánh & <Đại hội>"
NAMED = f"đợt thi đua đặc biệt “{NAME}”"


@pytest.fixture
async def zone(town: Town, clock: TestClock) -> User:
    """The chair of the union of the industrial zone, above the sewing company."""
    clock.moment = datetime(2021, 8, 2, 9, tzinfo=HANOI)
    return await make_officer(town, "Lê Văn Sơn", "KKT-NS")


async def looks(town: Town) -> CampaignCalendar:
    """Let the program take up what was chosen, as every process does within a minute."""
    async with town.writer.engine.connect() as connection:
        calendar = await calendar_as_chosen(connection, {SLUG: get(SLUG)}, load_national())
    town.sets(campaigns=calendar.campaigns, calendar=calendar)
    return calendar


async def comes(town: Town, clock: TestClock, month: int, day: int, hour: int) -> None:
    """Let a moment come: its day is planned, and what is due goes out."""
    clock.moment = datetime(2021, month, day, hour, tzinfo=HANOI)
    calendar = await looks(town)
    await plan(town.writer, calendar, clock.moment.date(), STANDARD)
    while await town.writer.run(partial(release, calendar=calendar, now=clock.moment, hours=STANDARD)):
        continue
    await town.deliver()


def heard(person: User) -> str:
    """Everything that the program has sent to somebody."""
    return "\n".join(str(message.get("text", "")) for message in person.chat() if not message["out"])


async def fills_in(person: User, name: str = NAME, *, first: str = "15/8", last: str = "02/9") -> None:
    """Answer every question up to the review."""
    await person.says("menu")
    await person.looks_for("Lịch năm")
    await person.taps("Lịch năm")
    await person.taps("Đợt thi đua đặc biệt")
    await person.taps("Mở đợt mới")
    await person.taps("CĐ KKT Nghi Sơn")
    await person.says(name)
    await person.says("Lao động giỏi, lao động sáng tạo")
    await person.says("76 năm Quốc khánh 2/9")
    await person.says(first)
    await person.says(last)


@pytest.mark.every_channel
async def test_a_phase_is_opened_and_undone_with_one_tap(zone: User) -> None:
    await fills_in(zone)
    zone.sees(NAME, "Từ Chủ nhật, 15/8/2021 đến hết ngày thứ Năm, 02/9/2021", "Nghi Sơn", "và các đơn vị cấp dưới")
    zone.sees("Chủ đề: Lao động giỏi, lao động sáng tạo", "Nhân dịp: 76 năm Quốc khánh 2/9", "Mở đợt này chứ?")
    await zone.taps("Mở đợt")
    zone.sees("Đã mở đợt", NAME, "Đã mở: Lê Văn Sơn, lúc 09:00, 02/8/2021")
    await zone.taps("Quay lại")
    zone.sees("Có 1 đợt")
    await zone.taps("15/8 · Chào mừng")
    await zone.taps("Hoàn tác")
    zone.sees("Đã hoàn tác", "Đã bỏ đợt này: Lê Văn Sơn")
    await zone.taps("Quay lại")
    zone.sees("Chưa có đợt nào")


@BUTTONS_ONLY
async def test_a_worker_below_is_reminded_and_one_beside_is_not(town: Town, clock: TestClock, zone: User) -> None:
    (hanh,) = await confirmed(town, zone, "Lê Thị Hạnh")
    lan = await make_officer(town, "Trần Thị Lan", "BEN0456")
    await fills_in(zone)
    await zone.taps("Mở đợt")
    await looks(town)
    await hanh.says("lịch")
    hanh.sees(f"15/8/2021: bắt đầu {NAMED}", f"02/9/2021: kết thúc {NAMED}")
    await lan.says("lịch")
    assert NAME not in lan.text
    await comes(town, clock, 8, 12, 9)
    assert f"bắt đầu {NAMED} của CĐ KKT Nghi Sơn" in heard(zone)
    await comes(town, clock, 8, 15, 19)
    assert f"Hôm nay, 15/8/2021: bắt đầu {NAMED} của CĐ KKT Nghi Sơn" in heard(hanh)
    assert "Chủ đề: Lao động giỏi, lao động sáng tạo." in heard(hanh)
    await comes(town, clock, 8, 30, 19)
    assert f"Còn 3 ngày nữa: {NAMED} của CĐ KKT Nghi Sơn kết thúc (hết ngày thứ Năm, 02/9/2021)." in heard(hanh)
    assert "đăng ký đến hết ngày ấy" not in heard(hanh)
    assert NAME not in heard(lan)


@BUTTONS_ONLY
async def test_nobody_hears_of_one_that_was_undone(town: Town, clock: TestClock, zone: User) -> None:
    (hanh,) = await confirmed(town, zone, "Lê Thị Hạnh")
    await fills_in(zone)
    await zone.taps("Mở đợt")
    await comes(town, clock, 8, 15, 6)  # planned, and not yet due
    await zone.taps("Hoàn tác")
    await comes(town, clock, 8, 15, 19)
    assert NAME not in heard(hanh)


@BUTTONS_ONLY
async def test_the_second_of_two_officers_is_shown_the_first_ones_phase_and_may_open_theirs(
    town: Town, zone: User
) -> None:
    second = await make_officer(town, "Phạm Thị Nga", "KKT-NS")
    await fills_in(zone)
    await fills_in(second, "Lập thành tích <b>cao</b> & đẹp", first="20/8", last="25/8")
    await zone.taps("Mở đợt")
    await second.taps("Mở đợt")
    second.sees(f"Lê Văn Sơn đã mở đợt “{NAME}” (15/8/2021 - 02/9/2021)", "Lập thành tích <b>cao</b> & đẹp")
    await second.taps("Mở đợt")
    second.sees("Đã mở đợt", "Đã mở: Phạm Thị Nga")
    await second.taps("Quay lại")
    second.sees("Có 2 đợt")


@BUTTONS_ONLY
async def test_what_cannot_be_is_told_in_a_sentence_and_what_was_typed_is_kept(zone: User) -> None:
    await fills_in(zone, first="15/8/2031", last="15/8")
    zone.sees("Kết thúc hết ngày nào?")  # the first day was asked again
    await zone.says("14/8/2021")
    zone.sees("bắt đầu ngày 15/8/2021, nên ngày kết thúc không thể trước ngày ấy")
    await zone.says("15/3/2022")
    zone.sees("dài nhất 184 ngày")
    await zone.says("02/9")
    zone.sees(NAME, "Mở đợt này chứ?")
    await zone.taps("Hủy")
    await zone.taps("Mở đợt mới")
    await zone.taps("CĐ KKT Nghi Sơn")
    await zone.says("đ" * 81)
    zone.sees("Đoạn này dài 81 ký tự, quá 80")


@BUTTONS_ONLY
async def test_an_officer_beside_or_below_cannot_touch_it(town: Town, zone: User) -> None:
    beside, below = await make_officer(town, "Trần Thị Lan", "BEN0456"), await make_officer(town, "Hà", "MAY0123")
    await fills_in(zone)
    await zone.taps("Mở đợt")
    for person, sees_it in ((beside, False), (below, True)):
        await person.says("menu")
        await person.looks_for("Lịch năm")
        await person.taps("Lịch năm")
        await person.taps("Đợt thi đua đặc biệt")
        person.sees("Có 1 đợt" if sees_it else "Chưa có đợt nào")
    await below.taps("15/8 · Chào mừng")
    below.sees(NAME, "Đã mở: Lê Văn Sơn")
    with pytest.raises(AssertionError, match="is not among"):
        below.sees_choice("Hoàn tác")
