"""A member is reminded before a phase ends: register now, once more tomorrow, or look at the calendar."""

from __future__ import annotations

from datetime import date, datetime

from data.engine.statements import table_of
from data.tables import ReminderSlot
from data.types import HANOI
from domain.campaigns import get
from domain.reminders import plan, release
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY, confirmed, person_of, pushes, words_of
from tests.support.standard import STANDARD, app_with
from tests.support.town import make_officer
from tests.support.users import Town


@BUTTONS_ONLY
async def test_a_member_puts_the_end_of_a_phase_off_until_tomorrow(town: Town, clock: TestClock) -> None:
    clock.moment = datetime(2020, 6, 1, 8, tzinfo=HANOI)
    officer = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    campaign = get("dak-lak-2020")
    end = campaign.phases[0].end.last_day()
    app = app_with({campaign.slug: campaign})
    town.sets(campaigns=app.campaigns, calendar=app.calendar)
    clock.moment = datetime(end.year, end.month, end.day - 3, 11, 30, tzinfo=HANOI)
    await plan(town.writer, app.calendar, town.writer.now().date(), STANDARD)
    await town.writer.run(lambda work: release(work, app.calendar, work.now, STANDARD))
    (push,) = [one for one in await pushes(town, hanh) if "kết thúc" in words_of(one)]
    labels = [[choice["label"] for choice in row] for row in push.choices or []]
    assert labels == [["Đăng ký thi đua"], ["Nhắc lại ngày mai"], ["Xem lịch"]]
    snooze = next(choice for row in push.choices or [] for choice in row if choice["code"] == "snooze")
    await officer.forges(f"p{push.id}:snooze:{snooze['value']}")  # not hers
    officer.sees("Nút này thuộc tin cũ")
    await hanh.forges(f"p{push.id}:snooze:{snooze['value']}")
    hanh.sees("Sẽ nhắc lại", "Lịch sắp tới")
    slot, own = table_of(ReminderSlot), await person_of(town, hanh)
    async with town.writer.engine.connect() as connection:
        days = [row.day for row in await connection.execute(slot.select().where(slot.c.person_id == own))]
    assert date(end.year, end.month, end.day - 2) in days
    await hanh.forges(f"p{push.id}:register_now")
    hanh.sees("có thể đăng ký")
