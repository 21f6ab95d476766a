"""Officers of a unit give it and all below a day of their own in the chat, from the duty itself."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

import pytest

from data.queries.campaigns import chosen_days
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import get
from domain.reminders import calendar_as_chosen, plan, release
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

SLUG = "thanh-hoa-2021"
POSTERS, DEEDS = "Vận động", "Phát hiện gương"


@pytest.fixture
async def zone(town: Town, clock: TestClock) -> User:
    clock.moment = datetime(2021, 10, 4, 9, tzinfo=HANOI)
    return await make_officer(town, "Trần Văn Sơn", "KKT-NS")


async def opens(person: User, duty: str = POSTERS) -> None:
    """Go to the duty as it stands below the officer's unit."""
    await person.says("menu")
    await person.taps("Việc của đơn vị")
    await person.taps("Đơn vị cấp dưới")
    await person.looks_for(duty)
    await person.taps(duty)


async def days(town: Town) -> list[tuple[str, bool]]:
    async with town.writer.engine.connect() as connection:
        held = await chosen_days.holding(connection)
    return sorted((str(one.day), key.unit_id is not None) for key, one in held.items())


@pytest.mark.every_channel
async def test_a_day_for_all_below_is_chosen_from_the_duty_and_undone_with_one_tap(town: Town, zone: User) -> None:
    await opens(zone)
    await zone.taps("Đặt hạn riêng")
    zone.sees(
        "Vận động lãnh đạo",
        "Hạn riêng cho Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp và các đơn vị cấp dưới",
        "Chưa có ngày nên chưa nhắc ai",
    )
    await zone.says("15/11")
    zone.sees("Đã đặt ngày", "Hết ngày thứ Hai, 15/11/2021", "Ngày đã chọn: Trần Văn Sơn, lúc 09:00, 04/10/2021")
    assert await days(town) == [("2021-11-15", True)]
    await zone.taps("Hoàn tác")
    zone.sees("Đã hoàn tác", "Chưa có ngày", "Bỏ ngày đã chọn: Trần Văn Sơn")
    await zone.taps("Quay lại")
    zone.sees("Vận động lãnh đạo", "chưa thực hiện 1")
    assert await days(town) == []


async def test_a_rhythm_is_chosen_for_what_is_wanted_all_the_time(town: Town, zone: User) -> None:
    await opens(zone, DEEDS)
    await zone.taps("Đặt hạn riêng")
    zone.sees("Năm 2021, mục II.5.2", "chưa có hạn nên chưa nhắc ai")
    await zone.taps("Mỗi tháng")
    zone.sees("Hết mỗi tháng, từ 04/10/2021 đến hết năm", "Đã chọn: Trần Văn Sơn")
    await zone.taps("Mỗi quý")
    zone.sees("Hết mỗi quý, từ 04/10/2021")
    await zone.taps("Hoàn tác")
    zone.sees("Hết mỗi tháng")
    assert await days(town) == [("2021-10-04", True)]


@BUTTONS_ONLY
async def test_a_unit_below_sees_who_chose_and_chooses_its_own_from_its_own_duty(town: Town, zone: User) -> None:
    await opens(zone)
    await zone.taps("Đặt hạn riêng")
    await zone.says("15/11")
    may = await make_officer(town, "Lê Thị Lan", "MAY0123")
    await may.says("menu")
    await may.taps("Việc của đơn vị")
    number = await turns_to(may, POSTERS)
    await may.taps(number)
    await may.taps("Đặt hạn riêng")
    may.sees("Hết ngày thứ Hai, 15/11/2021 (do Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp đặt)")
    await may.says("22/11")
    may.sees("Hết ngày thứ Hai, 22/11/2021.", "Ngày đã chọn: Lê Thị Lan")
    assert await days(town) == [("2021-11-15", True), ("2021-11-22", True)]


async def turns_to(person: User, duty: str) -> str:
    """Turn the pages of the unit's own duties; returns the number under which it stands there."""
    for _ in range(10):
        lines = [line for line in person.text.splitlines() if duty in line]
        if lines:
            return lines[0].partition(".")[0] + ". "
        await person.taps("Thêm")
    raise AssertionError(f"no duty {duty!r}")


@BUTTONS_ONLY
async def test_a_day_later_than_that_for_all_is_refused_in_words(town: Town, zone: User) -> None:
    chief = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Việc, sự kiện chưa có ngày")
    await chief.looks_for(POSTERS)
    await chief.taps(POSTERS)
    await chief.says("15/11")
    await opens(zone)
    await zone.taps("Đặt hạn riêng")
    zone.sees("15/11/2021 (do LĐLĐ tỉnh Thanh Hóa đặt)", "hạn riêng không muộn hơn ngày này")
    await zone.says("22/11")
    zone.sees("Ngày này muộn hơn hạn chung của đơn vị phát động: hết ngày 15/11/2021")
    await zone.says("08/11")
    zone.sees("Hết ngày thứ Hai, 08/11/2021.")
    assert await days(town) == [("2021-11-08", True), ("2021-11-15", False)]


@BUTTONS_ONLY
async def test_the_second_of_two_officers_is_shown_the_first_ones_change(town: Town, zone: User) -> None:
    second = await make_officer(town, "Lê Thị Lan", "KKT-NS")
    for person in (zone, second):
        await opens(person)
        await person.taps("Đặt hạn riêng")
    await zone.says("15/11")
    await second.taps("Chọn 31/12/2021")
    second.sees("vừa được người khác đổi", "15/11/2021", "Trần Văn Sơn")
    assert await days(town) == [("2021-11-15", True)]


@BUTTONS_ONLY
async def test_the_issuing_unit_and_a_duty_with_a_day_have_no_day_of_their_own(town: Town, zone: User) -> None:
    chief = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")
    await opens(chief)
    await opens(zone, "danh hiệu thi đua")
    for person in (chief, zone):
        await person.looks_for("Đặt hạn riêng")
        with pytest.raises(AssertionError, match="is not among"):
            person.sees_choice("Đặt hạn riêng")


async def morning(town: Town, clock: TestClock, month: int, day: int) -> None:
    """Plan a day and send what is due, by the days that were chosen."""
    clock.moment = datetime(2021, month, day, 8, 30, tzinfo=HANOI)
    async with town.writer.engine.connect() as connection:
        calendar = await calendar_as_chosen(connection, {SLUG: get(SLUG)}, load_national())
    await plan(town.writer, calendar, date(2021, month, day), STANDARD)
    await town.writer.run(partial(release, calendar=calendar, now=town.writer.now(), hours=STANDARD))
    await town.deliver()


@BUTTONS_ONLY
async def test_the_companies_of_the_zone_are_reminded_and_chased_by_its_day_and_no_other_unit_is(
    town: Town, zone: User, clock: TestClock
) -> None:
    may = await make_officer(town, "Lê Thị Lan", "MAY0123")
    hospital = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    await opens(zone)
    await zone.taps("Đặt hạn riêng")
    await zone.says("15/11")
    await morning(town, clock, 11, 12)
    assert "còn 3 ngày" in may.text.lower()
    may.sees("ận động lãnh đạo các cơ quan", "thứ Hai, 15/11")
    await morning(town, clock, 11, 16)
    may.sees("Quá hạn 1 ngày: vận động lãnh đạo các cơ quan")
    hospital.sees_nowhere("ận động lãnh đạo các cơ quan")
