"""The federation's officers give the year its days in the chat; whoever issues nothing is offered nothing."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.queries.campaigns import chosen_days
from data.tables import ChosenDay
from data.types import HANOI
from domain import digest
from domain.campaigns import get
from domain.campaigns.chosen_days import as_chosen
from tests.support import handing_in
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User

SLUG, NOMINEES = "thanh-hoa-2021", "Lựa chọn, lập hồ sơ"


async def morning(town: Town) -> None:
    """Send the summary of the morning by the days that were chosen."""
    now = town.writer.now()
    async with town.writer.engine.connect() as connection:
        campaigns = await as_chosen(connection, {SLUG: get(SLUG)})
        found = await digest.besides(connection, campaigns, now, STANDARD)
    await digest.send(town.writer, [], now, None, found)
    await town.deliver()


@pytest.fixture
async def chief(town: Town, clock: TestClock) -> User:
    clock.moment = datetime(2021, 10, 4, 9, tzinfo=HANOI)
    return await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")


async def opens(person: User, duty: str = NOMINEES) -> None:
    await person.says("menu")
    await person.taps("Lịch năm")
    await person.taps(duty)


async def days(town: Town) -> list[str]:
    async with town.writer.engine.connect() as connection:
        return sorted(str(held.day) for held in (await chosen_days.holding(connection)).values())


@pytest.mark.every_channel
async def test_a_proposed_day_is_taken_with_one_tap_and_undone_with_one(town: Town, chief: User) -> None:
    await opens(chief)
    chief.sees(NOMINEES, "“hằng năm lựa chọn, lập hồ sơ”", "Chưa có ngày nên chưa nhắc ai")
    await chief.taps("Chọn 31/12/2021")
    chief.sees("Đã đặt ngày", "Hết ngày thứ Sáu, 31/12/2021", "Ngày đã chọn: Đỗ Văn Hùng, lúc 09:00, 04/10/2021")
    assert await days(town) == ["2021-12-31"]
    await chief.taps("Hoàn tác")
    chief.sees("Đã hoàn tác", "Chưa có ngày", "Bỏ ngày đã chọn: Đỗ Văn Hùng")
    assert await days(town) == []


async def test_from_the_list_a_sentence_leads_on_but_not_where_a_day_is_awaited(
    chief: User,
) -> None:
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.says("cho xem số liệu của đơn vị")
    chief.sees("Số liệu năm 2021")
    await opens(chief)
    await chief.says("cho xem số liệu của đơn vị")
    chief.sees("chưa phải là ngày", NOMINEES)


async def test_a_typed_day_is_proposed_in_the_year_that_comes(town: Town, chief: User) -> None:
    await opens(chief)
    await chief.says("31/02")
    chief.sees("Ngày 31/02 không có trong lịch")
    await chief.says("15/11/2022")
    chief.sees("Ngày này phải từ 25/02/2021 đến 31/12/2021")
    await chief.says("15/11")
    chief.sees("Hết ngày thứ Hai, 15/11/2021")
    await chief.taps("Quay lại")
    await chief.taps("Lịch năm 2022")
    await chief.taps(NOMINEES)
    await chief.taps("Chọn 15/11/2022")
    assert await days(town) == ["2021-11-15", "2022-11-15"]


@BUTTONS_ONLY
async def test_the_second_of_two_officers_is_shown_the_first_ones_change_before_theirs(town: Town, chief: User) -> None:
    second = await make_officer(town, "Lê Thị Lan", "LDLD-TH")
    await opens(chief)
    await opens(second)
    await chief.says("15/11")
    await second.taps("Chọn 31/12/2021")
    second.sees("vừa được người khác đổi", "15/11/2021", "Đỗ Văn Hùng")
    assert await days(town) == ["2021-11-15"]
    await second.taps("Chọn 31/12/2021")
    assert await days(town) == ["2021-12-31"]
    table = table_of(ChosenDay)
    async with town.writer.engine.connect() as connection:
        before = (await connection.execute(select(table.c.day_before).order_by(table.c.id))).scalars().all()
    assert [day and day.isoformat() for day in before] == [None, "2021-11-15"]


async def test_the_year_closes_registration_on_a_day_which_members_see(town: Town, chief: User) -> None:
    await opens(chief, "Hạn đăng ký năm 2021")
    chief.sees("Hạn đăng ký năm 2021", "Đơn vị cấp dưới có thể đặt ngày riêng", "Chưa có ngày nên chưa nhắc ai")
    await chief.says("30/10")
    chief.sees("Hết ngày thứ Bảy, 30/10/2021", "Đỗ Văn Hùng")
    hanh = await join(town, "Lê Thị Hạnh")
    await handing_in.registers(hanh)
    hanh.sees("Sửa hoặc rút được đến hết ngày thứ Bảy, 30/10/2021")


@BUTTONS_ONLY
async def test_the_last_day_for_all_is_not_set_as_the_day_of_one_unit(chief: User) -> None:
    await handing_in.opens(chief, "officer_closing")
    await chief.taps("LĐLĐ tỉnh Thanh Hóa")
    await chief.taps("Năm 2021")
    await chief.says("30/10")
    chief.sees("được đặt ở “Lịch năm”")


@pytest.mark.every_channel
async def test_a_day_of_the_nation_is_given_to_members_and_taken_back(chief: User) -> None:
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Ngày kỷ niệm trong năm")
    await chief.taps("Ngày Phụ nữ Việt Nam · không nhắc")
    chief.sees("Ngày Phụ nữ Việt Nam", "Ngày 20/10/2021, thứ Tư", "Không nhắc ai về ngày này")
    await chief.taps("Chúc đoàn viên")
    chief.sees("Đã ghi lựa chọn", "Đoàn viên nhận lời chúc vào ngày ấy", "Đã chọn: Đỗ Văn Hùng, lúc 09:00, 04/10/2021")
    await chief.taps("Quay lại")
    chief.sees_choice("Ngày Phụ nữ Việt Nam · đoàn viên")
    await chief.taps("Ngày Phụ nữ Việt Nam")
    await chief.taps("Hoàn tác")
    chief.sees("Đã hoàn tác", "Không nhắc ai", "Bỏ lựa chọn: Đỗ Văn Hùng")


async def test_what_has_no_day_is_named_once_a_month_and_opened_with_one_tap(
    town: Town, chief: User, officer: User, clock: TestClock
) -> None:
    clock.moment = datetime(2021, 11, 1, 8, tzinfo=HANOI)
    await morning(town)
    await chief.taps_push("Lịch năm 2021 còn 5 việc chưa có ngày nên chưa nhắc ai:", "Mở Lịch năm")
    chief.sees("Lịch năm 2021", "5 việc chưa có ngày")
    await chief.taps(NOMINEES)
    await chief.taps("Chọn 31/12/2021")
    assert "Lịch năm" not in officer.text
    clock.moment = datetime(2021, 12, 1, 8, tzinfo=HANOI)
    await morning(town)
    await chief.taps_push("Lịch năm 2021 còn 4 việc", "Mở Lịch năm")


async def test_a_duty_without_a_day_is_given_one_and_one_of_all_the_time_a_rhythm(town: Town, chief: User) -> None:
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Việc, sự kiện chưa có ngày")
    await chief.looks_for("Chưa có ngày · Phát hiện gương")
    await chief.taps("Chưa có ngày · Phát hiện gương")
    chief.sees("Năm 2021, mục II.5.2", "“khen thưởng kịp thời”", "thường xuyên, chưa có hạn")
    await chief.taps("Mỗi tháng")
    chief.sees("Hạn: hết mỗi tháng, từ 04/10/2021 đến hết năm", "Đã chọn: Đỗ Văn Hùng")
    await chief.taps("Hoàn tác")
    chief.sees("Bỏ lựa chọn: Đỗ Văn Hùng", "chưa có hạn")
    await chief.taps("Quay lại")
    await chief.looks_for("Bố trí khẩu hiệu")
    await chief.taps("Bố trí khẩu hiệu")
    chief.sees("Mục II.4.2.1", "Chưa có ngày nên chưa nhắc ai")
    await chief.says("15/11")
    chief.sees("Hết ngày thứ Hai, 15/11/2021")
    await chief.taps("Quay lại")
    await chief.looks_for("Việc, sự kiện chưa có ngày")
    await chief.taps("Việc, sự kiện chưa có ngày")
    await chief.looks_for("Chưa có ngày · Đại hội Đảng bộ tỉnh")
    await chief.taps("Chưa có ngày · Đại hội Đảng bộ tỉnh")
    chief.sees("Văn bản nêu sự kiện này: “", "chỉ hiện ở lịch, không nhắc ai", "Chưa có ngày.")
    await chief.says("20/11")
    chief.sees("Đã ghi lựa chọn", "Ngày thứ Bảy, 20/11/2021", "Ngày đã chọn: Đỗ Văn Hùng")
    assert await days(town) == ["2021-11-15", "2021-11-20"]


async def test_the_founding_day_of_a_unit_is_added_with_its_year(town: Town, chief: User) -> None:
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Ngày kỷ niệm trong năm")
    await chief.looks_for("Ngày thành lập đơn vị")
    await chief.taps("Ngày thành lập đơn vị")
    await chief.says("may sao mai")
    await chief.taps("CĐ May Sao Mai")
    chief.sees("Ngày thành lập Công đoàn Công ty May Sao Mai", "Chưa có ngày")
    await chief.says("12/11/1987")
    chief.sees("Đã ghi ngày thành lập", "12/11/1987", "Đã đặt: Đỗ Văn Hùng")
    await chief.taps("Hoàn tác")
    chief.sees("Đã hoàn tác", "Bỏ ngày đã đặt: Đỗ Văn Hùng")
    assert await days(town) == []


@pytest.mark.every_channel
async def test_what_the_year_swaps_is_confirmed_and_taken_back(chief: User) -> None:
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Ngày nghỉ, ngày làm bù")
    chief.sees("Theo luật: 01/01/2021", "02/9/2021")
    await chief.says("15/11")
    chief.sees("15/11/2021, thứ Hai", "Ngày làm việc")
    await chief.taps("Nghỉ ngày này")
    chief.sees("Ngày nghỉ.", "Đã chọn: Đỗ Văn Hùng")
    await chief.taps("Quay lại")
    await chief.taps("15/11 · nghỉ")
    await chief.taps("Hoàn tác")
    chief.sees("Đã hoàn tác", "Ngày làm việc", "Bỏ lựa chọn: Đỗ Văn Hùng")


@BUTTONS_ONLY
async def test_whoever_issues_no_campaign_has_no_days_to_choose_in_the_calendar(officer: User) -> None:
    await officer.says("menu")
    await officer.looks_for("Lịch năm")
    await officer.taps("Lịch năm")
    officer.sees("mở đợt thi đua đặc biệt cho đơn vị mình và cấp dưới")
    for others in ("Việc, sự kiện chưa có ngày", "Ngày kỷ niệm trong năm", "Ngày nghỉ, ngày làm bù"):
        with pytest.raises(AssertionError, match="is not among"):
            officer.sees_choice(others)
