"""Whose desk a waiting thing lies on: the unit's own, or that of the level above when nobody else looks at it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Grant
from domain import digest
from domain.review import records_queue
from tests.support.clock import SATURDAY, TestClock
from tests.support.officer_hostile import person_of
from tests.support.officer_town import registered
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User


async def confirm(officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")


async def test_what_the_unit_looks_after_is_not_on_the_desk_above(town: Town, officer: User) -> None:
    await registered(town, "Lê Thị Hạnh")
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    above.sees_choice("Người chờ xác nhận (0)")
    await above.taps("Người chờ xác nhận")
    above.sees("Không còn ai chờ xác nhận.")
    await above.taps("Xem cả đơn vị cấp dưới (1)")
    above.sees("1/1 · ", "Lê Thị Hạnh")
    await confirm(officer)
    await above.says("menu")
    await above.taps("Hồ sơ chờ xem xét (0)")
    await above.taps("Xem cả đơn vị cấp dưới (1)")
    above.sees("1/1 · ", "Lê Thị Hạnh")
    await above.taps("Ghi nhận")
    above.sees("Đã ghi nhận TH-", "Không còn hồ sơ nào")


async def test_seven_days_later_the_next_level_sees_it_and_no_other(
    town: Town, officer: User, clock: TestClock
) -> None:
    await join(town, "Lê Thị Hạnh")
    near = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    far = await make_officer(town, "Võ Mạnh Hùng", "LDLD-TH")
    clock.moment += timedelta(days=7, seconds=-1)
    await near.says("menu")
    near.sees_choice("Người chờ xác nhận (0)")
    clock.moment += timedelta(seconds=2)
    for user, count in ((officer, 1), (near, 1), (far, 0)):
        await user.says("menu")
        user.sees_choice(f"Người chờ xác nhận ({count})")


async def test_a_unit_without_an_officer_is_on_the_nearest_desk(town: Town) -> None:
    far = await make_officer(town, "Võ Mạnh Hùng", "LDLD-TH")
    await registered(town, "Lê Thị Hạnh")
    await far.says("menu")
    far.sees_choice("Người chờ xác nhận (1)")
    near = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    await far.says("menu")
    far.sees_choice("Người chờ xác nhận (0)")
    near.sees_choice("Người chờ xác nhận (1)")


async def test_a_role_that_ends_hands_its_desk_up(town: Town, officer: User) -> None:
    await registered(town, "Lê Thị Hạnh")
    await confirm(officer)
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    above.sees_choice("Hồ sơ chờ xem xét (0)")

    async def end(work: Work) -> None:
        grant = table_of(Grant)
        ended = update(grant).where(grant.c.person_id == await person_of(work, officer))
        await work.connection.execute(ended.values(until=work.now))

    await town.writer.run(end)
    await above.says("menu")
    above.sees_choice("Hồ sơ chờ xem xét (1)")


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # the domain has no phones
async def test_the_summary_says_what_the_queue_shows(town: Town, officer: User, clock: TestClock) -> None:
    await registered(town, "Lê Thị Hạnh")
    await confirm(officer)
    await join(town, "Nguyễn Thị Mai")
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")

    async def look(work: Work) -> None:
        of_unit, of_zone = await person_of(work, officer), await person_of(work, above)
        found = {one.person_id: one for one in await digest.waiting(work.connection, work.now, ESCALATE_DAYS, STANDARD)}
        grants = (await work.connection.execute(select(table_of(Grant).c.person_id))).scalars()
        for person in grants:
            place = (await records_queue.read_queue(work, person, ESCALATE_DAYS)).place()
            assert (found[person].records if person in found else 0) == (place.total if place else 0)
        assert (found[of_unit].people, found[of_unit].records) == (1, 1)
        assert (of_zone in found) is (work.now > SATURDAY)

    await town.writer.run(look)
    clock.moment += timedelta(days=8)
    await town.writer.run(look)


async def test_a_worker_forges_the_way_to_everybody(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    hanh = await registered(town, "Lê Thị Hạnh")
    for data in ("records_below", "people_below"):
        await hanh.forges(f"{hanh.turns}:{data}")
        hanh.sees("Nút này thuộc tin cũ")
