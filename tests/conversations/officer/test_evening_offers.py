"""Invitations nobody has used yet are seen and taken back; the head of a section invites and does nothing else."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial

import openpyxl
import pytest
from sqlalchemy import event

from data.engine.unit_of_work import Work
from data.enums import Level, Role
from data.tables import Grant, Invitation
from domain.errors import Refused
from domain.members import directory, offers, sections
from domain.members.invitations import invite
from domain.members.rights import demand_units
from domain.review import people_queue, records_queue
from domain.units import Act
from domain.units.changes import found
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY, confirmed, person_of, registers
from tests.support.looking import rows
from tests.support.officer_hostile import end_roles
from tests.support.roles import invitation, roles
from tests.support.standard import ESCALATE_DAYS
from tests.support.town import make_officer
from tests.support.users import Town, User


@pytest.fixture
async def above(town: Town) -> User:
    return await make_officer(town, "Phạm Văn Thành", "KKT-NS")


async def test_an_unused_invitation_is_taken_back(town: Town, above: User, clock: TestClock) -> None:
    payload = await invitation(above)
    await roles(above)
    await above.taps("Lời mời chưa dùng (1)")
    above.sees("1 lời mời chưa dùng")
    await above.taps("Cán bộ · CĐ May Sao Mai · đến 06/03")
    above.sees("cán bộ công đoàn tại CĐ May Sao Mai, quyền đến hết 31/12/2022", "Người mời: Phạm Văn Thành")
    await above.taps("Quay lại")
    await above.taps("Cán bộ · CĐ May Sao Mai")
    await above.taps("Hủy lời mời")
    above.sees("Đã hủy lời mời", "không có lời mời nào chưa dùng")
    hoa = town.person("Hoa")
    await hoa.opens(payload)
    hoa.sees("Lời mời này đã được hủy lúc 08:00, 27/02/2021")
    assert (await rows(town, Invitation, "cancelled_at"))[-1] == (clock.moment,)


@BUTTONS_ONLY
async def test_who_opened_it_before_cannot_take_it_after(town: Town, above: User) -> None:
    payload = await invitation(above)
    hoa = town.person("Hoa")
    await hoa.opens(payload)
    hoa.sees("được phân công làm cán bộ công đoàn")
    by = await person_of(town, above)
    ((last,),) = (await rows(town, Invitation, "id"))[-1:]
    await town.writer.run(lambda work: offers.take_back(work, by, int(last)))
    await hoa.taps("Nhận")
    hoa.sees("Lời mời này đã được hủy")
    assert len(await rows(town, Grant, "id")) == 1


@BUTTONS_ONLY
async def test_used_and_expired_ones_are_not_listed(town: Town, above: User, clock: TestClock) -> None:
    await invitation(above)
    by = await person_of(town, above)
    assert len(await town.writer.run(lambda work: offers.unused(work, by, 2))) == 1
    clock.moment += timedelta(days=8)
    assert await town.writer.run(lambda work: offers.unused(work, by, 2)) == []
    await roles(above)
    assert not any("Lời mời chưa dùng" in one for one in above.buttons())


@BUTTONS_ONLY
async def test_many_invitations_are_listed_by_no_more_statements_than_one(town: Town, above: User) -> None:
    await invitation(above)
    by = await person_of(town, above)
    one = await statements_of_the_list(town, by)

    async def many(work: Work) -> None:
        for _ in range(10):
            await invite(work, 3, Role.OFFICER, actor_id=by, role_until=date(2022, 12, 31))

    await town.writer.run(many)
    assert await statements_of_the_list(town, by) == one


async def statements_of_the_list(town: Town, by: int) -> int:
    """Count what is asked of the database for the list of an officer, and for its number."""
    asked: list[object] = []
    engine = town.writer.writes_on.sync_engine

    async def read(work: Work) -> None:
        event.listen(engine, "before_cursor_execute", hear)
        assert len(await offers.unused(work, by, 2)) == await offers.count_unused(work, by, 2) > 0
        event.remove(engine, "before_cursor_execute", hear)

    def hear(*told: object) -> None:
        asked.append(told)

    await town.writer.run(read)
    return len(asked)


@BUTTONS_ONLY
@pytest.mark.parametrize("who", ["the officer of the unit", "an officer elsewhere", "an ended officer"])
async def test_nobody_else_takes_it_back(town: Town, above: User, who: str) -> None:
    """Not even an officer of the very unit: nobody unmakes an equal."""
    await invitation(above)
    ((key,),) = (await rows(town, Invitation, "id"))[-1:]
    actor = above
    if who == "the officer of the unit":
        actor = await make_officer(town, "Trần Thị Hoa", "MAY0123")
    elif who == "an officer elsewhere":
        actor = await make_officer(town, "Vũ Thị Cúc", "BEN0456")
    else:
        await end_roles(town)
    by = await person_of(town, actor)
    for attempt in (offers.look, offers.take_back):
        with pytest.raises(Refused):
            await town.writer.run(partial(attempt, officer_id=by, invitation_id=int(key)))
    for data in (f"offers:{2}", f"offer:{key}", f"take_back_offer:{key}"):
        await actor.forges(f"{actor.turns}:{data}")
    assert {at for (at,) in await rows(town, Invitation, "cancelled_at")} == {None}


async def test_the_head_of_a_section_invites_and_sees_nobody(town: Town, officer: User) -> None:
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    await registers(mai)
    await roles(officer)
    await officer.taps("Giao quyền")
    officer.sees("chỉ lấy lời mời cho tổ mình; không xem danh sách đoàn viên, không xử lý hồ sơ")
    await officer.taps("Không thời hạn")
    await officer.says("hanh")
    await officer.taps("Lê Thị Hạnh")
    await officer.taps("Giao quyền")
    await hanh.says("menu")
    assert "xem xét" not in "".join([hanh.text, *hanh.buttons()])
    await hanh.taps("Lời mời cho tổ")
    hanh.sees("Công đoàn Công ty May Sao Mai", "MAY0123")
    by = await person_of(town, hanh)
    looking: dict[Callable[..., Awaitable[object]], str] = {
        demand_units: "person_id",
        partial(people_queue.read_queue, days=ESCALATE_DAYS): "officer_id",
        partial(records_queue.read_queue, days=None): "officer_id",
    }
    for attempt, name in looking.items():
        with pytest.raises(Refused):
            await town.writer.run(partial(attempt, **{name: by}))
    with pytest.raises(Refused):
        await town.writer.run(lambda work: directory.find(work, by, 3, "mai"))
    await end_leader(officer)
    await hanh.says("menu")
    assert not any("Lời mời cho tổ" in one for one in [*hanh.buttons(), *hanh.text.splitlines()])
    with pytest.raises(Refused):
        await town.writer.run(lambda work: sections.unit_of_leader(work, by))
    assert (await rows(town, Grant, "role"))[-1] == (Role.SECTION_LEADER,)


async def end_leader(officer: User) -> None:
    await roles(officer)
    await officer.taps("Lê Thị Hạnh")
    await officer.taps("Kết thúc quyền")
    await officer.taps("Đúng, kết thúc")


@BUTTONS_ONLY
async def test_units_without_an_officer_come_as_a_file(town: Town, above: User) -> None:
    async def more(work: Work, number: int) -> None:
        await found(
            work,
            Act(since=None),
            code=f"XI{number}",
            name=f"Công đoàn Xí nghiệp {number}",
            short_name=f"CĐ Xí nghiệp {number}",
            level=Level.GRASSROOTS,
            parent_id=2,
        )

    for number in range(6):
        await town.writer.run(partial(more, number=number))
    await roles(above)
    await above.taps("Đơn vị chưa có cán bộ (7)")
    await above.taps("Tải danh sách Excel")
    sheet = openpyxl.load_workbook(io.BytesIO(await above.file())).worksheets[0]
    assert len(list(sheet.iter_rows(min_row=4))) == 7
    above.sees("7 đơn vị chưa có cán bộ")
