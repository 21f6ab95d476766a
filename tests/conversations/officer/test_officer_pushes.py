"""Buttons under a reminder lead into the officer's conversations, and only for the person who got it."""

from __future__ import annotations

import pytest

from data.engine.unit_of_work import Work
from data.enums import PushKind
from domain.outbox import choice, enqueue
from tests.support.clock import TestClock
from tests.support.officer_hostile import person_of
from tests.support.officer_pushes import data_of, remind
from tests.support.officer_town import joined
from tests.support.town import make_officer
from tests.support.users import Town, User

pytestmark = pytest.mark.parametrize("town", ["buttons"], indirect=True)  # a push on a text-only phone has no buttons


async def test_a_reminder_leads_to_marking(town: Town, officer: User, clock: TestClock) -> None:
    await remind(town, clock, 4, 29)  # the launch is due by the 30th
    await officer.forges(await data_of(town, officer, "duty_done"))
    officer.sees("thực hiện ngày nào?")
    await officer.taps("Hôm nay")
    await officer.taps("Bỏ qua")
    officer.sees("Đã thực hiện 29/4/2021. Sẽ không nhắc việc này nữa.")
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
