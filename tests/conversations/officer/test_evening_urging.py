"""Who has not registered: three groups, a reminder once a day, an invitation for the group chat, a list as a file."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from sqlalchemy import func, select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import Person, RosterEntry, Urging
from data.types import HANOI
from domain import registration_reminders
from domain.campaigns import get
from domain.errors import Refused
from tests.support.clock import TestClock
from tests.support.officer_hostile import person_of
from tests.support.officer_town import joined, pushed, registered
from tests.support.standard import STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

CAMPAIGN = get("thanh-hoa-2021")


@pytest.fixture
async def chair(town: Town, officer: User) -> User:
    """Confirm one who registered and two who only joined."""
    await registered(town, "Lê Thị Hạnh")
    await joined(town, "Giàng A Páo", "H'Hen Niê")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận cả 3")
    await officer.taps("Xác nhận 3 người")
    return officer


async def urge(chair: User) -> None:
    await chair.says("menu")
    await chair.taps("Đôn đốc")
    await chair.taps("“Công nhân giỏi xứ Thanh”")


async def list_members(town: Town, *names: str) -> None:
    async def add(work: Work) -> None:
        for number, name in enumerate(names):
            await work.add(RosterEntry(unit_id=3, number=str(number), name=name, folded=name, section="Chuyền 1"))

    await town.writer.run(add)


async def test_three_groups_and_one_reminder_a_day(town: Town, chair: User, clock: TestClock) -> None:
    await urge(chair)
    # the officer, who came by an invitation, is a member as well
    chair.sees("Đã đăng ký 1. Đã tham gia, chưa đăng ký 3.", "chưa rõ tổng số")
    await chair.taps("Nhắc 3 người")
    chair.sees("Đang gửi lời nhắc tới 3 người.")
    chair.sees_choice("Đã nhắc 08:00, nhắc lại được từ ngày mai")
    await chair.taps("Đã nhắc 08:00")
    chair.sees("chưa đăng ký 3")
    assert sum("mời đăng ký “Công nhân giỏi xứ Thanh”, năm 2021" in text for text in await pushed(town)) == 3
    clock.moment += timedelta(days=1)
    await urge(chair)
    chair.sees_choice("Nhắc 3 người")


async def test_at_night_nobody_is_woken_up(chair: User, clock: TestClock) -> None:
    clock.moment = datetime(2021, 2, 27, 21, 40, tzinfo=HANOI)
    await urge(chair)
    await chair.taps("Nhắc 3 người")
    chair.sees("giờ nghỉ đêm: 3 người sẽ nhận lời nhắc lúc 06:30, Chủ nhật 28/02")


async def test_a_list_tells_who_is_missing(town: Town, chair: User) -> None:
    await list_members(town, *(f"Người {number}" for number in range(10)))
    await urge(chair)
    chair.sees("Chưa tham gia 6 (theo danh sách).")


async def test_an_invitation_for_the_group_chat(chair: User) -> None:
    await urge(chair)
    await chair.taps("Lấy lời mời")
    chair.sees("mời anh/chị tham gia", "MAY0123", "tự nguyện")
    await chair.taps("Quay lại")
    chair.sees("Đã đăng ký 1.")


async def test_the_list_comes_as_a_file_without_formulas(town: Town, chair: User) -> None:
    await list_members(town, '=HYPERLINK("http://x")', "@SUM(1)", "Nguyễn Thị Mai")

    async def rename(work: Work) -> None:
        person = table_of(Person)
        await work.connection.execute(update(person).where(person.c.name == "Giàng A Páo").values(name="+1+cmd"))

    await town.writer.run(rename)
    await urge(chair)
    await chair.taps("Tải danh sách Excel")
    if not chair.capabilities.files:
        chair.sees("Ứng dụng này không nhận được tệp.", "Đã đăng ký 1.")
        return
    assert "chua-dang-ky-MAY0123-20210227.xlsx" in str(chair.chat())
    chair.sees("Đã đăng ký 1.")
    book = openpyxl.load_workbook(io.BytesIO(await chair.file()))
    cells = [cell for sheet in book for row in sheet.iter_rows(min_row=3) for cell in row if cell.value]
    assert {"+1+cmd", "H'Hen Niê", '=HYPERLINK("http://x")', "@SUM(1)", "Nguyễn Thị Mai"} <= {
        one.value for one in cells
    }
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("town", ["buttons"], indirect=True)  # the domain has no phones
async def test_others_urge_nobody(town: Town, chair: User) -> None:
    thing, name = next(registration_reminders.registrable([CAMPAIGN], datetime(2021, 2, 27, tzinfo=HANOI).date()))
    elsewhere = await make_officer(town, "Vũ Thị Cúc", "BEN0456")
    worker = town.people[chair.number + 1]
    for who in (elsewhere, worker):

        async def remind(work: Work, who: User = who) -> object:
            return await registration_reminders.urge(
                work, await person_of(work, who), 3, thing, name=name, hours=STANDARD
            )

        async def look(work: Work, who: User = who) -> object:
            return await registration_reminders.groups(work, await person_of(work, who), 3, thing)

        async def take(work: Work, who: User = who) -> object:
            return await registration_reminders.sheet(work, await person_of(work, who), 3, thing, name=name)

        for attempt in (remind, look, take):
            with pytest.raises(Refused):
                await town.writer.run(attempt)
    for data in (
        "officer_urge",
        "urge_unit:3",
        "urge_thing:x",
        "urge_remind",
        "urge_invite",
        "urge_sheet",
        "urge_done",
    ):
        await worker.forges(f"{worker.turns}:{data}")
        worker.sees("Nút này thuộc tin cũ")

    async def count(work: Work) -> int:
        return await work.connection.scalar(select(func.count()).select_from(table_of(Urging))) or 0

    assert await town.writer.run(count) == 0
