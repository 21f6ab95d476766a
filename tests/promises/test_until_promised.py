"""Until when something holds, as a screen says it: it does until that moment, and not after it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from data.types import HANOI
from domain.campaigns import get
from domain.duties import DutyState, owed
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.days import Days, heard_times
from tests.support.handing_in import BUTTONS_ONLY, confirmed, opens_queue, records, registers
from tests.support.my_data import ask_to_erase
from tests.support.promises import Recorder
from tests.support.roles import invitation, roles
from tests.support.town import join, make_officer
from tests.support.users import Town, User

pytestmark = BUTTONS_ONLY

CAMPAIGN = get("thanh-hoa-2021")
POSTERS, LATE = "Vận động", "Quá hạn: yêu cầu về dữ liệu cá nhân"
RECEIVED = date(2021, 2, 26)
_DAY = timedelta(days=1)


async def test_what_is_to_be_erased_is_erased_at_that_moment(town: Town, days: Days, heard: Recorder) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    await ask_to_erase(hanh)
    await days.arrives_at(heard.moment("erase", "at_date"), "Đã xóa dữ liệu của anh/chị", hanh)


async def test_an_invitation_is_taken_within_its_days(town: Town, clock: TestClock, heard: Recorder) -> None:
    above = await make_officer(town, "Phạm Văn Thành", "KKT-NS")
    code = await invitation(above)
    end = clock.moment + timedelta(days=heard.last("invitation", "within"))
    await roles(above)
    await above.taps("Lời mời chưa dùng (1)")
    await above.taps("Cán bộ · CĐ May Sao Mai")
    assert heard.moment("invitation", "until_moment") == end
    for name, moment, offered in (("An", end - timedelta(minutes=1), True), ("Bình", end, False)):
        clock.moment = moment
        invited = town.person(name)
        await invited.opens(code)
        assert ("Nhận" in invited.buttons()) is offered


async def is_owed(town: Town, day: date, on: date) -> set[DutyState]:
    """Say how what is due by a day stands on another."""
    async with town.writer.engine.connect() as connection:
        units = [await by_code(connection, code, on) for code in ("KKT-NS", "MAY0123", "BEN0456")]
        found = [await owed(connection, unit.id, [CAMPAIGN], on) for unit in units if unit]
    return {duty.state for duties in found for duty in duties if duty.day == day}


async def test_a_day_of_the_document_is_the_last_on_which_nothing_is_late(
    town: Town, officer: User, heard: Recorder
) -> None:
    await officer.says("kế hoạch hành động phải gửi về tỉnh trước ngày nào")
    day = heard.day("fact", "last_day_short")
    assert await is_owed(town, day, day) == {DutyState.OPEN}
    assert await is_owed(town, day, day + _DAY) == {DutyState.LATE}


async def test_an_own_day_may_be_the_last_that_is_offered_and_none_after_it(
    town: Town, clock: TestClock, heard: Recorder
) -> None:
    clock.moment = datetime(2021, 10, 4, 9, tzinfo=HANOI)
    zone, chief = await make_officer(town, "Trần Văn Sơn", "KKT-NS"), await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Việc, sự kiện chưa có ngày")
    await chief.looks_for(POSTERS)
    await chief.taps(POSTERS)
    await chief.says("15/11")
    await zone.says("menu")
    await zone.taps("Việc của đơn vị")
    await zone.taps("Đơn vị cấp dưới")
    await zone.looks_for(POSTERS)
    await zone.taps(POSTERS)
    await zone.taps("Đặt hạn riêng")
    last = heard.day("own_day", "last_date")
    await zone.says((last + _DAY).strftime("%d/%m/%Y"))
    zone.sees("muộn hơn hạn chung")
    assert heard.day("own_day", "last_date") == last
    await zone.says(last.strftime("%d/%m/%Y"))
    zone.sees("Đã đặt ngày")


async def mornings(days: Days, officer: User, day: date) -> list[int]:
    """Count what is said to be late on the morning of a day and on the next."""
    found = []
    for morning in (day, day + _DAY):
        await days.reach(datetime.combine(morning, time(8, 30), HANOI))
        await days.ticks.look_after_roles(days.clock.moment)
        await days.reach(days.clock.moment)
        found.append(heard_times(officer, LATE))
    return found


async def enters(officer: User, kind: str) -> None:
    """Enter a request that came on the 26th of February, as far as the question who else holds the data."""
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Yêu cầu về dữ liệu")
    await officer.taps("Ghi yêu cầu mới")
    await officer.taps(kind)
    await officer.says("Đơn số 5 của Lê Thị Hạnh")
    await officer.says("26/02")


async def test_a_request_about_data_is_late_after_its_days_and_not_before(
    days: Days, officer: User, heard: Recorder
) -> None:
    await enters(officer, "Xóa dữ liệu")
    length = timedelta(days=heard.last("request_act", "within"))
    await officer.taps("Chỉ đơn vị mình giữ")
    answer_by, act_by = heard.day("request_answer", "until_date"), heard.day("request_act", "until_date")
    assert act_by == RECEIVED + length
    assert await mornings(days, officer, answer_by) == [0, 1]
    await officer.taps_push(LATE, "Xem yêu cầu")
    await officer.taps("Đã trả lời")
    assert await mornings(days, officer, act_by) == [1, 2]


async def test_where_others_hold_the_data_too_there_are_as_many_days_as_were_named(
    officer: User, heard: Recorder
) -> None:
    await enters(officer, "Rút đồng ý")
    length = timedelta(days=heard.last("request_act", "lasting"))
    await officer.taps("Nơi khác cũng giữ")
    assert heard.day("request_act", "until_date") == RECEIVED + length


async def test_near_the_end_of_its_round_one_may_still_register_in_it_until_the_day_that_is_named(
    town: Town, days: Days, clock: TestClock, officer: User, heard: Recorder
) -> None:
    hanh, an, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Văn An", "Nguyễn Thị Mai")
    await registers(hanh)
    await opens_queue(officer)
    await officer.taps("Ghi nhận")
    await days.come("17/12/2021", "12:00")
    assert heard_times(hanh, "Đợt đăng ký thi đua sắp hết") == 1
    clock.moment = datetime.combine(heard.day("result", "last_day"), time(23, 59), HANOI)
    await registers(an)
    clock.moment += timedelta(minutes=1)
    await registers(mai)
    assert [record.round for record in await records(town)] == ["2021", "2021", "2022"]
