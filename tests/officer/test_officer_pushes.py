"""Buttons under a reminder lead into the officer's conversations, and only for the person who got it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.outbox.bodies import choices_of
from data.tables import Push
from data.types import HANOI
from domain.campaigns import get
from domain.outbox import choice, enqueue
from domain.reminders import plan, release
from tests.conftest import TestClock
from tests.officer.conftest import joined, make_officer
from tests.officer.test_officer_hostile import person_of
from tests.support.standard import STANDARD, app_with
from tests.users import Town, User

pytestmark = pytest.mark.parametrize("town", ["buttons"], indirect=True)  # a push on a text-only phone has no buttons

CAMPAIGN = get("thanh-hoa-2021")


async def remind(town: Town, clock: TestClock, month: int, day: int) -> None:
    """Come to the officers' hour of a day of 2021."""
    clock.moment = datetime(2021, month, day, 8, 30, tzinfo=HANOI)
    almanac = app_with({CAMPAIGN.slug: CAMPAIGN}).calendar
    await plan(town.writer, almanac, town.writer.now().date(), STANDARD)
    await town.writer.run(lambda work: release(work, almanac, work.now, STANDARD))


async def data_of(town: Town, person: User, code: str) -> str:
    """Return the data of a button under the person's last push."""
    outbox = table_of(Push)

    async def look(work: Work) -> str:
        own = outbox.c.person_id == await person_of(work, person)
        rows = (await work.connection.execute(outbox.select().where(own).order_by(outbox.c.id.desc()))).all()
        offered = await choices_of(work.connection, rows[0].id, rows[0].person_id)
        found: list[dict[str, Any]] = [one for row in offered for one in row if one["code"] == code]
        return f"p{rows[0].id}:{code}" + (f":{found[0]['value']}" if found[0]["value"] else "")

    return await town.writer.run(look)


async def test_a_reminder_leads_to_marking(town: Town, officer: User, clock: TestClock) -> None:
    await remind(town, clock, 4, 29)  # the launch is due by the 30th
    await officer.forges(await data_of(town, officer, "duty_done"))
    officer.sees("thực hiện ngày nào?")
    await officer.taps("Hôm nay")
    await officer.taps("Bỏ qua")
    officer.sees("Đã thực hiện 29/4/2021. Thôi nhắc.")
    await officer.forges(await data_of(town, officer, "duty_done"))
    officer.sees("Đã thực hiện 29/4/2021.")  # nothing is asked twice
    officer.sees_choice("Hoàn tác")


async def test_the_basis_is_shown_and_the_reminder_put_off(town: Town, clock: TestClock) -> None:
    chair = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await remind(town, clock, 3, 2)  # the plan is due by the 5th
    await chair.forges(await data_of(town, chair, "show_basis"))
    chair.sees("Căn cứ: Hướng dẫn số 06/HD-LĐLĐ ngày 25/02/2021, mục IV.2.1.")
    await chair.forges(await data_of(town, chair, "remind_tomorrow"))
    chair.sees("Sẽ nhắc lại thứ Tư, 03/3.")


async def test_another_officer_forges_it(town: Town, officer: User, clock: TestClock) -> None:
    other = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await remind(town, clock, 4, 29)
    await other.forges(await data_of(town, officer, "duty_done"))
    other.sees("Nút này thuộc tin cũ")


async def test_the_morning_summary_opens_the_queues(town: Town, officer: User) -> None:
    await joined(town, "Nguyễn Văn An")

    async def send(work: Work) -> None:
        rows = [[choice("confirm_people"), choice("review_records")]]
        person = await person_of(work, officer)
        await enqueue(
            work, key="digest", kind=PushKind.DIGEST, person_id=person, text="x", choices=rows, due_at=work.now
        )

    await town.writer.run(send)
    await officer.forges(await data_of(town, officer, "confirm_people"))
    officer.sees("1/1", "Nguyễn Văn An")
    await officer.forges(await data_of(town, officer, "review_records"))
    officer.sees("Không còn hồ sơ nào chờ xem xét.")
