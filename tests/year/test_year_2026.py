"""The year 2026 of Thanh Hóa, lived day by day: its officers give the year its days, and everybody hears in time."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from data.enums import PushKind
from domain.campaigns import get
from tests.support.days import Days, moment
from tests.support.departments import open_departments
from tests.support.handing_in import confirmed, registers
from tests.support.paid_templates import pay_for_templates
from tests.support.pushes import rows
from tests.support.town import make_officer
from tests.support.users import Town, User
from tests.support.year_lived import YearLived

SLUG = "thanh-hoa-2021"
ROLES_UNTIL = date(2028, 12, 31)
CHOSEN = {
    "Hạn đăng ký năm 2026": "31/3",
    "danh hiệu thi đua": "20/11",
    "Lựa chọn, lập hồ sơ": "30/11",
    "hội nghị sơ kết năm": "10/12",
    "Tổng hợp kết quả": "15/12",
}
"""What the federation's officer gives a day in January; the document leaves all of them open."""

REPORT, BY = "Tổ chức đăng ký nội", "15/4"
"""What came of the registrations: “theo quy định” in the document, without a day of its own."""

GREETED = {
    "08/3 · Ngày Quốc tế Phụ nữ": date(2026, 3, 8),
    "Ngày Quốc tế Lao động": date(2026, 5, 1),
    "20/10 · Ngày Phụ nữ Việt Nam": date(2026, 10, 20),
}
"""The days of the nation that it gives to members; two more are theirs by the shared calendar."""

OF_THE_NATION = {date(2026, 7, 28), date(2026, 9, 2)}
CHASED = [date(2026, 12, 7), date(2026, 12, 14)]  # weekly, at most four times after the last day
LAST_CALL = date(2026, 3, 28)  # three days before the registration closes


async def gives_days(chief: User) -> None:
    for duty, day in CHOSEN.items():
        await chief.says("menu")
        await chief.taps("Lịch năm")
        await chief.taps(duty)
        await chief.says(day)
        chief.sees("Đã đặt ngày")
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Việc, sự kiện chưa có ngày")
    await chief.taps(REPORT)
    await chief.says(BY)
    chief.sees("Đã đặt ngày")
    for name in GREETED:
        await chief.says("menu")
        await chief.taps("Lịch năm")
        await chief.taps("Ngày kỷ niệm trong năm")
        for _ in range(3):  # the list of a year has many pages
            await chief.looks_for(name)
        await chief.taps(name)
        await chief.taps("Chúc đoàn viên")
        chief.sees("Đoàn viên nhận lời chúc vào ngày ấy")


@pytest.mark.parametrize("town", ["buttons", "zalo_bot", "zalo_oa"], indirect=True)
async def test_whoever_is_concerned_hears_in_time_and_nobody_without_a_cause(town: Town, days: Days) -> None:
    days.clock.moment = moment("05/01/2026")
    if town.channel.name == "zalo_oa":  # most of what comes in a year comes when nobody has written for a week
        pay_for_templates(town, days)
    lived = YearLived(town, days, {SLUG: get(SLUG)})
    chief = await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH", ROLES_UNTIL)
    await town.writer.run(open_departments)
    department = await make_officer(town, "Lê Thị Thanh", "TG-NC", ROLES_UNTIL)
    zone = await make_officer(town, "Phạm Văn Thành", "KKT-NS", ROLES_UNTIL)
    hoa = await make_officer(town, "Trần Thị Hoa", "MAY0123", ROLES_UNTIL)
    hanh, an = await confirmed(town, hoa, "Lê Thị Hạnh", "Nguyễn Văn An")
    await gives_days(chief)
    await lived.content.look()
    await registers(hanh)
    await days.post()  # what is answered to them now is no reminder
    await lived.until(date(2026, 12, 31))
    wished = {*GREETED.values(), *OF_THE_NATION}
    assert set(lived.of(hanh)) == wished  # has registered, and hears no more of it
    assert set(lived.of(an)) == {*wished, LAST_CALL}
    assert lived.days_with(hoa, "sơ kết, bình xét") == [date(2026, 11, day) for day in (6, 13, 19, 23, 30)] + CHASED
    assert lived.days_with(zone, "lập hồ sơ")[:3] == [date(2026, 11, day) for day in (23, 27, 30)]
    assert lived.days_with(zone, "sơ kết năm")[:3] == [date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 9)]
    assert lived.days_with(department, "tổng hợp kết quả") == [date(2026, 12, day) for day in (1, 8, 14, 16, 23, 30)]
    chased = 3 if town.channel.name == "zalo_oa" else 4  # a template says of two things of a day only that they are two
    for officer in (hoa, zone):
        reported = lived.days_with(officer, "báo cáo kết quả")
        assert sum(day > date(2026, 4, 15) for day in reported) == chased  # four times, then no more
        assert any(day <= date(2026, 4, 15) for day in reported)
        assert lived.days_with(officer, "hạn đăng ký") == [date(2026, 3, day) for day in (24, 28, 30)]
    days_of = {
        kind: {day for one, day in await rows(town.writer.engine, "kind", "last_day") if one is kind}
        for kind in PushKind
    }
    assert days_of[PushKind.GREETING] == {None}
    assert days_of[PushKind.REMINDER] >= {date(2026, 3, 31), date(2026, 11, 20), date(2026, 11, 30)}
    for member in (hanh, an):
        assert {len(told) for told in lived.of(member).values()} == {1}
        assert max(Counter(day.month for day in lived.of(member)).values()) <= 6
