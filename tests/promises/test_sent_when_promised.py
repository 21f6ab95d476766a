"""Whom a screen says something will be sent to, and when: it comes at that moment, to so many, and not before."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from data.types import HANOI
from domain.duties import chasing
from tests.support.clock import TestClock
from tests.support.days import Days, heard_times
from tests.support.evening_announce import begin
from tests.support.handing_in import BUTTONS_ONLY, confirmed, opens_queue, registers
from tests.support.promises import Recorder
from tests.support.town import join, make_officer
from tests.support.users import Town, User

NAMES = ("Nguyễn Văn An", "Giàng A Páo", "H'Hen Niê")
NIGHT = datetime(2021, 3, 1, 21, 40, tzinfo=HANOI)
TEXT, ANNOUNCED = "Họp lúc 8 giờ", "THÔNG BÁO"


@pytest.fixture
async def members(town: Town, officer: User) -> list[User]:
    """The officer, who came by an invitation, is a member as well."""
    return [officer, *await confirmed(town, officer, *NAMES)]


async def test_an_announcement_goes_at_its_hour_to_so_many(
    days: Days, officer: User, members: list[User], heard: Recorder
) -> None:
    await begin(officer, "Đoàn viên", TEXT)
    await officer.taps("Hẹn giờ")
    await officer.says("07:30 01/3")
    await officer.taps("Gửi lúc 07:30 01/03")
    assert heard.last("announcement", "people") == len(members)
    await days.arrives_at(heard.moment("announcement", "at"), ANNOUNCED, *members)


async def test_an_announcement_of_the_night_goes_in_the_morning(
    days: Days, clock: TestClock, officer: User, members: list[User], heard: Recorder
) -> None:
    clock.moment = NIGHT
    await begin(officer, "Đoàn viên", TEXT)
    due = heard.moment("announcement", "at")
    await officer.taps("Gửi lúc 06:30")
    assert heard.moment("announcement", "at") == due
    await days.arrives_at(due, ANNOUNCED, *members)


async def test_what_is_urgent_goes_in_the_night_itself(
    days: Days, clock: TestClock, officer: User, members: list[User], heard: Recorder
) -> None:
    clock.moment = NIGHT
    await begin(officer, "Đoàn viên", TEXT)
    await officer.taps("Gửi ngay vì khẩn")
    await officer.taps("Đúng, là việc khẩn")
    assert heard.last("announcement_now", "people") == len(members)
    await officer.taps("Vẫn gửi ngay trong đêm")
    await days.reach(NIGHT)
    assert [heard_times(member, ANNOUNCED) for member in members[1:]] == [1, 1, 1]


async def test_who_has_not_got_it_when_the_rest_is_cancelled_never_gets_it(
    days: Days, officer: User, members: list[User], heard: Recorder
) -> None:
    await begin(officer, "Đoàn viên", TEXT)
    await officer.taps("Gửi ngay")
    await officer.taps("Hủy phần còn lại")
    assert heard.last("announcement_rest", "people") == len(members)
    await officer.taps("Đúng, hủy")
    await days.come("05/3/2021")
    assert [heard_times(member, ANNOUNCED) for member in members[1:]] == [0, 0, 0]


async def test_the_rest_of_an_evening_goes_on_in_the_morning(
    days: Days, clock: TestClock, officer: User, members: list[User], heard: Recorder
) -> None:
    clock.moment = datetime(2021, 3, 1, 20, 59, tzinfo=HANOI)
    await begin(officer, "Đoàn viên", TEXT)
    await officer.taps("Gửi ngay")
    clock.moment = NIGHT
    await officer.taps("Xem lại tình hình")
    await days.arrives_at(heard.moment("announcement_rest", "starting"), ANNOUNCED, *members)


async def test_what_was_decided_at_night_is_heard_in_the_morning(
    days: Days, clock: TestClock, officer: User, members: list[User], heard: Recorder
) -> None:
    _, first, *others = members
    for member in (first, *others):
        await registers(member)
    clock.moment = NIGHT
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    await days.arrives_at(heard.moment("decision", "at_hour"), "đã được ghi nhận", first)
    assert not any(heard_times(member, "đã được ghi nhận") for member in others)


async def test_a_letter_before_a_day_off_comes_at_the_hour_that_is_named(
    town: Town, days: Days, clock: TestClock, officer: User, heard: Recorder
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    clock.moment = datetime(2021, 3, 5, 22, 30, tzinfo=HANOI)  # a Friday
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    await hanh.says("Mai có họp không?")
    await days.arrives_at(heard.moment("letter", "at"), "Mai có họp không?", officer)


async def test_a_letter_and_its_answer_wait_for_the_morning(
    town: Town, days: Days, clock: TestClock, officer: User, heard: Recorder
) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    clock.moment = NIGHT
    await hanh.says("/lienhe")
    await hanh.taps("Nhắn cho cán bộ")
    await hanh.says("Mai có họp không?")
    await days.arrives_at(heard.moment("letter", "starting"), "Mai có họp không?", officer)
    clock.moment += timedelta(hours=14)
    await officer.taps_push("Mai có họp không?", "Trả lời")
    await officer.says("Có, lúc tám giờ.")
    await days.arrives_at(heard.moment("letter_answer", "at"), "Có, lúc tám giờ.", hanh)


async def urges(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Đôn đốc")
    await officer.taps("“Công nhân giỏi xứ Thanh”")


URGED = "mời đăng ký “Công nhân giỏi xứ Thanh”"


async def test_who_has_not_registered_is_reminded_in_the_morning(
    days: Days, clock: TestClock, officer: User, members: list[User], heard: Recorder
) -> None:
    *others, registered = members
    await registers(registered)
    clock.moment = NIGHT
    await urges(officer)
    await officer.taps("Nhắc 3 người")
    assert heard.last("urging", "people") == len(others)
    await days.arrives_at(heard.moment("urging", "at"), URGED, *others)
    registered.sees_nowhere(URGED)


@BUTTONS_ONLY
async def test_a_silent_unit_is_reminded_in_the_morning(
    town: Town, days: Days, clock: TestClock, officer: User, heard: Recorder
) -> None:
    province = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")
    await province.says("menu")
    await province.taps("Gửi thông báo")
    await province.taps("LĐLĐ tỉnh Thanh Hóa")
    await province.taps("Cán bộ")
    await province.says(TEXT)
    await province.looks_for("Cần bấm “Đã nhận”")
    await province.taps("Cần bấm “Đã nhận”")
    await province.taps("Gửi ngay")
    await days.post()
    clock.moment = NIGHT
    await province.looks_for("Đơn vị chưa phản hồi")
    await province.taps("Đơn vị chưa phản hồi")
    await province.taps("Nhắc 1 đơn vị")
    assert heard.last("reminding", "units") == 1
    await days.arrives_at(heard.moment("reminding", "at"), "NHẮC LẠI", officer)
    province.sees_nowhere("NHẮC LẠI")


async def test_who_is_late_with_a_duty_is_reminded_in_the_morning(
    town: Town, days: Days, clock: TestClock, officer: User, heard: Recorder
) -> None:
    await town.writer.run(chasing.began)
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    clock.moment = datetime(2021, 5, 1, 21, 40, tzinfo=HANOI)
    await above.says("menu")
    await above.taps("Việc của đơn vị")
    await above.taps("Đơn vị cấp dưới")
    await above.looks_for("Tổ chức phát động")
    await above.taps("Tổ chức phát động")
    await above.taps("Nhắc 1 đơn vị quá hạn")
    await days.arrives_at(heard.moment("duty_urging", "at"), "nhắc đồng chí", officer)
