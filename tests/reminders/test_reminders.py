"""Reminders of document 002, lived hour by hour."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Work
from data.enums import PushKind, PushState, SlotState
from domain.duties import mark_done, undo
from domain.errors import Problem, Refused
from domain.members.preferences import choose_kind
from domain.outbox.buttons import data
from domain.ports import Outcome, Sent
from domain.reminders import remind_tomorrow, tapped
from domain.reminders.release import AT_ONCE
from tests.support.life import Life, slots
from tests.support.pushes import lose, person, rows
from tests.support.reminders import PLAN, at

pytestmark = pytest.mark.long

PLAN_IN_7_DAYS = (
    "Còn 7 ngày nữa: gửi Kế hoạch hành động về LĐLĐ tỉnh trước ngày 06/3/2021 (hết ngày thứ Sáu, 05/3).\n"
    "Gửi bằng đường công văn, qua Ban Tuyên giáo - Nữ công và Ban phụ trách. "
    "Căn cứ: Hướng dẫn số 06/HD-LĐLĐ ngày 25/02/2021, mục IV.2.1."
)

SEVERAL = (
    "Đồng chí có 2 việc cần nhớ:\n"
    "1. Còn 7 ngày nữa: tổ chức phát động hưởng ứng phong trào thi đua, hoàn thành trong tháng 04 năm 2021 "
    "(hết ngày thứ Sáu, 30/4).\n"
    "2. Còn 7 ngày nữa: kỷ niệm 46 năm Ngày giải phóng hoàn toàn miền Nam, thống nhất đất nước "
    "(thứ Sáu, 30/4)."
)
GREETING = (
    "Hôm nay, 28/7/2021: kỷ niệm 92 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2021).\n"
    "Công đoàn chúc chị và gia đình mạnh khỏe, làm việc an toàn."
)


async def test_who_owes_the_plan_is_reminded_at_eight_and_nobody_else(life: Life) -> None:
    zone, hospital = await life.person("Sơn", "KKT"), await life.person("Lan", "BV")
    await life.person("Hoa", "MAY", member_of="MAY")  # a grassroots union under the zone's
    await life.person("Hùng", "LDLD-TH")
    arrived = await life.until(at(2, 26, 20))
    assert arrived == [
        (at(2, 26, 8), f"telegram-{zone}", PLAN_IN_7_DAYS),
        (at(2, 26, 8), f"telegram-{hospital}", PLAN_IN_7_DAYS),
    ]
    labels = [[choice["label"] for choice in row] for row in life.post.carried[0].choices or []]
    assert labels == [["Đã gửi công văn"], ["Nhắc lại ngày mai", "Xem căn cứ"]]
    assert all(len(data(10**9, choice)) <= 64 for row in life.post.carried[0].choices or [] for choice in row)


async def test_the_days_until_the_deadline(life: Life) -> None:
    """7, 3 and 1 days before, and on the day."""
    await life.person("Sơn", "KKT")
    arrived = await life.until(at(3, 7))
    assert [moment for moment, _, _ in arrived] == [at(2, 26, 8), at(3, 2, 8), at(3, 4, 8), at(3, 5, 8)]
    assert [text.split(":")[0] for _, _, text in arrived] == [
        "Còn 7 ngày nữa",
        "Còn 3 ngày nữa",
        "Ngày mai là ngày cuối",
        "Hôm nay là ngày cuối",
    ]


async def test_an_officer_who_sent_the_plan_on_2_march_hears_no_more_of_it(life: Life, engine: AsyncEngine) -> None:
    zone = await life.person("Sơn", "KKT")
    hospital = await life.person("Lan", "BV")
    await life.until(at(3, 2, 9))
    await life.does(mark_done, zone, life.keys["KKT"], **PLAN, done_on=date(2021, 3, 2), letter="12/CĐKKT")
    arrived = await life.until(at(3, 7))
    assert {address for _, address, _ in arrived} == {f"telegram-{hospital}"}
    assert set(await slots(engine, "state")) == {SlotState.SENT}


async def test_done_between_planning_and_the_hour(life: Life, engine: AsyncEngine) -> None:
    zone = await life.person("Sơn", "KKT")
    await life.until(at(2, 26, 7))
    assert await slots(engine, "state") == [SlotState.PLANNED]
    await life.does(mark_done, zone, life.keys["KKT"], **PLAN, done_on=date(2021, 2, 26))
    assert await slots(engine, "state") == [SlotState.DROPPED]
    assert await life.until(at(2, 26, 20)) == []


async def test_done_while_the_message_still_waits(life: Life, engine: AsyncEngine) -> None:
    """Telegram cannot be reached at eight; at nine the officer marks the duty elsewhere."""
    zone = await life.person("Sơn", "KKT")
    life.post.answers = [Outcome(Sent.LATER, wait=3 * 3600, problem="not_reached")]
    await life.until(at(2, 26, 9))
    await life.does(mark_done, zone, life.keys["KKT"], **PLAN, done_on=date(2021, 2, 26))
    assert await life.until(at(2, 26, 20)) == []
    assert await rows(engine, "state", "problem") == [(PushState.CANCELLED, "duty_done")]
    assert await slots(engine, "state") == [SlotState.DROPPED]


async def test_undone_before_the_hour_it_is_reminded_after_all(life: Life) -> None:
    zone = await life.person("Sơn", "KKT")
    await life.until(at(2, 26, 6))
    await life.does(mark_done, zone, life.keys["KKT"], **PLAN, done_on=date(2021, 2, 26))
    await life.does(undo, zone, life.keys["KKT"], **PLAN)
    assert len(await life.until(at(2, 26, 9))) == 1


async def test_an_officer_of_two_units_is_asked_until_both_have_done_it(life: Life) -> None:
    both = await life.person("Minh", "KKT", "BV")
    (first,) = await life.until(at(2, 26, 9))
    assert "Đơn vị: Công đoàn Khu kinh tế" in first[2]
    assert len(life.post.carried[0].choices or []) == 3
    await life.does(mark_done, both, life.keys["KKT"], **PLAN, done_on=date(2021, 2, 26))
    (second,) = await life.until(at(3, 2, 9))
    assert "Đơn vị:" not in second[2]
    await life.does(mark_done, both, life.keys["BV"], **PLAN, done_on=date(2021, 3, 2))
    assert await life.until(at(3, 7)) == []


async def test_after_a_week_off_nothing_twice_nothing_stale_and_the_missed_are_listed(
    life: Life, engine: AsyncEngine
) -> None:
    await life.person("Sơn", "KKT")
    await life.until(at(2, 26, 20))
    await life.sleeps_until(at(3, 5, 7))
    arrived = await life.until(at(3, 5, 20))
    assert [(moment, text[:20]) for moment, _, text in arrived] == [(at(3, 5, 8), "Hôm nay là ngày cuối")]
    assert await slots(engine, "day", "state") == [
        (date(2021, 2, 26), SlotState.SENT),
        (date(2021, 3, 2), SlotState.MISSED),
        (date(2021, 3, 4), SlotState.MISSED),
        (date(2021, 3, 5), SlotState.SENT),
    ]
    assert len(await rows(engine, "key")) == 2


async def test_a_program_that_wakes_late_in_the_evening_stays_silent(life: Life, engine: AsyncEngine) -> None:
    await life.person("Sơn", "KKT")
    await life.sleeps_until(at(2, 26, 21))
    assert await life.until(at(2, 27, 9)) == []
    assert await slots(engine, "day", "state") == [(date(2021, 2, 26), SlotState.MISSED)]


async def test_a_message_that_could_not_leave_on_its_day_is_taken_back(life: Life, engine: AsyncEngine) -> None:
    await life.person("Sơn", "KKT")
    life.post.answers = [Outcome(Sent.LATER, wait=30 * 3600, problem="not_reached")]
    await life.until(at(2, 28))
    assert await rows(engine, "state", "problem") == [(PushState.CANCELLED, "too_late")]
    assert await slots(engine, "state") == [SlotState.MISSED]


async def test_a_person_who_blocked_the_bot_is_shown_and_not_asked_for_again(life: Life, engine: AsyncEngine) -> None:
    await life.person("Sơn", "KKT")
    life.post.answers = [Outcome(Sent.GONE, problem="forbidden")]
    await life.until(at(3, 7))
    refused, *later = await rows(engine, "state", "problem")
    assert refused == (PushState.GONE, "forbidden")
    assert set(later) == {(PushState.GONE, "left_app")}
    assert len(life.post.carried) == 1


async def test_what_is_meant_for_whoever_has_no_app_any_more_is_seen_as_lost(life: Life, engine: AsyncEngine) -> None:
    zone = await life.person("Sơn", "KKT")
    await life.does(lose, zone, "telegram")
    await life.until(at(2, 26, 20))
    assert await rows(engine, "state", "problem") == [(PushState.GONE, "left_app")]
    assert life.post.carried == []


async def test_several_reminders_on_one_day_become_one_message(life: Life) -> None:
    """Friday, 23/4: the launch is due in a week, and an anniversary comes."""
    life.clock.moment = at(4, 22, 23)
    await life.person("Lan", "BV")
    arrived = await life.until(at(4, 24))
    assert [text for _, _, text in arrived] == [SEVERAL]
    labels = [[choice["label"] for choice in row] for row in life.post.carried[0].choices or []]
    assert labels == [["Xong việc 1"], ["Xem lịch"]]


async def test_a_member_is_greeted_at_half_past_eleven_unless_they_said_no(life: Life) -> None:
    life.clock.moment = at(7, 27, 23)
    hanh = await life.person("Hạnh", member_of="MAY", you="chị")
    mai = await life.person("Mai", member_of="MAY")
    await life.does(choose_kind, mai, "wishes", wanted=False)
    arrived = await life.until(at(7, 28, 20))
    assert arrived == [
        (
            at(7, 28, 12),  # hours pass by whole ones here
            f"telegram-{hanh}",
            GREETING,
        )
    ]
    labels = [[choice["label"] for choice in row] for row in life.post.carried[0].choices or []]
    assert labels == [["Xem lịch"], ["Tắt lời chúc"]]


async def test_officers_hear_of_an_anniversary_a_week_and_a_day_before(life: Life) -> None:
    life.clock.moment = at(7, 20, 23)
    await life.person("Hùng", "LDLD-TH")
    arrived = [(moment, text) for moment, _, text in await life.until(at(7, 28, 20)) if "Công đoàn Việt Nam" in text]
    assert [moment for moment, _ in arrived] == [at(7, 21, 8), at(7, 27, 8)]
    assert arrived[0][1] == ("Còn 7 ngày nữa: kỷ niệm 92 năm Ngày thành lập Công đoàn Việt Nam (thứ Tư, 28/7).")


async def test_tet_moves_a_reminder_before_itself(life: Life) -> None:
    """03/02/2022 is mồng 3 Tết: both reminders come before the pause, on working days."""
    life.clock.moment = at(1, 24, 23, 2022)
    await life.person("Hùng", "LDLD-TH")
    arrived = await life.until(at(2, 10, 20, 2022))
    party = [moment for moment, _, text in arrived if "Đảng Cộng sản Việt Nam" in text]
    assert party == [at(1, 27, 8, 2022), at(1, 28, 8, 2022)]
    pause = (date(2022, 1, 31), date(2022, 2, 5))
    assert not [moment for moment, _, _ in arrived if pause[0] <= moment.date() <= pause[1]]


async def test_reminded_once_more_tomorrow_when_asked(life: Life) -> None:
    zone = await life.person("Sơn", "KKT")
    await life.until(at(2, 26, 9))
    value = (life.post.carried[0].choices or [])[1][0]["value"]
    assert await life.does(remind_tomorrow, life.ticks.campaigns, zone, value) == date(2021, 2, 27)
    arrived = await life.until(at(2, 27, 20))
    assert [(moment, text[:10]) for moment, _, text in arrived] == [(at(2, 27, 8), "Còn 6 ngày")]


async def test_a_button_leads_to_its_duty_and_only_for_its_person(life: Life) -> None:
    zone, other = await life.person("Sơn", "KKT"), await life.person("Lan", "BV")
    await life.until(at(2, 26, 9))
    value = (life.post.carried[0].choices or [])[0][0]["value"]
    of = await life.does(tapped, life.ticks.campaigns, zone, value)
    assert (of.campaign.slug, of.duty, of.occurrence, of.unit_id) == (
        "thanh-hoa-2021",
        "th21-duty-plan",
        "once",
        life.keys["KKT"],
    )
    for who, wrong in ((other, value), (zone, "999"), (zone, "x"), (zone, "")):
        with pytest.raises(Problem):
            await life.does(tapped, life.ticks.campaigns, who, wrong)


async def test_rights_end_at_the_second(life: Life) -> None:
    zone = await life.person("Sơn", "KKT", until=at(3, 2))
    life.clock.moment = at(3, 2)
    with pytest.raises(Refused):
        await life.does(mark_done, zone, life.keys["KKT"], **PLAN, done_on=date(2021, 3, 1))


async def test_ticking_often_changes_nothing(life: Life, engine: AsyncEngine) -> None:
    await life.person("Sơn", "KKT")
    life.clock.moment = at(2, 26, 8)
    for _ in range(5):
        life.ticks._planned = None
        await life.ticks.drain(life.clock.moment)
    assert (await slots(engine, "state"), len(life.post.carried)) == ([SlotState.SENT], 1)


async def test_more_people_than_fit_into_one_unit_of_work(life: Life, engine: AsyncEngine) -> None:
    async def crowd(work: Work) -> None:
        for number in range(AT_ONCE + 5):
            await person(work, f"Người {number}", member_of=life.keys["MAY"])

    await life.does(crowd)
    life.clock.moment = at(7, 28, 12)
    await life.ticks.remind(life.clock.moment)
    await life.ticks.release(life.clock.moment)
    assert await rows(engine, "kind") == [PushKind.GREETING] * (AT_ONCE + 5)
