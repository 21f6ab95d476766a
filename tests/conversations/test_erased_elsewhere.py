"""Whoever erases themselves is gone from the screens and drafts of others, and those who looked at them go on."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.queries.privacy import named
from data.tables import Conversation, NamedOnScreen, Person
from domain.privacy import erase_due
from tests.support.clock import TestClock
from tests.support.moving import find_member
from tests.support.my_data import ask_to_erase
from tests.support.officer_town import registered
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer, write_to
from tests.support.users import Town, User

NAME = "Lê Thị Hạnh"
Looks = Callable[[Town, User, User], Awaitable[None]]


async def the_list_of_waiting(_town: Town, officer: User, _hanh: User) -> None:
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")


async def a_question_before_refusing(town: Town, officer: User, hanh: User) -> None:
    await the_list_of_waiting(town, officer, hanh)
    await officer.taps("Không phải người của đơn vị")


async def the_answer_to_a_letter(town: Town, officer: User, hanh: User) -> None:
    await write_to(town, officer, hanh)
    await officer.taps_push("", "Trả lời")


async def the_member(town: Town, officer: User, hanh: User) -> None:
    await the_list_of_waiting(town, officer, hanh)
    await officer.taps("Xác nhận")
    await find_member(officer)


async def a_reason_half_written(town: Town, officer: User, hanh: User) -> None:
    """The screen says nothing of her, but the job that is begun does."""
    await the_list_of_waiting(town, officer, hanh)
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Hồ sơ chờ xem xét")
    await officer.taps("Không ghi nhận")
    await officer.says(f"{NAME} gửi nhầm")
    await officer.says("/menu")


async def erase(town: Town, person: User, clock: TestClock) -> None:
    await ask_to_erase(person)
    clock.moment += timedelta(hours=24)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 1


async def stored(town: Town) -> str:
    """Read what every conversation shows and holds."""
    shown = table_of(Conversation)
    async with town.writer.engine.connect() as connection:
        found = (await connection.execute(select(shown.c.screen, shown.c.draft))).all()
    return json.dumps([list(row) for row in found], ensure_ascii=False)


LOOKS = (the_list_of_waiting, a_question_before_refusing, the_answer_to_a_letter, the_member, a_reason_half_written)


@pytest.mark.parametrize("looks", LOOKS, ids=lambda look: look.__name__)
async def test_an_officer_keeps_no_name_and_goes_on(town: Town, officer: User, clock: TestClock, looks: Looks) -> None:
    hanh = await registered(town, NAME)
    await looks(town, officer, hanh)
    assert NAME in await stored(town)
    before = officer.last()
    await erase(town, hanh, clock)
    assert NAME not in await stored(town)
    async with town.writer.engine.connect() as connection:
        noted = (await connection.execute(select(table_of(NamedOnScreen).c.of_id))).scalars().all()
    assert 2 not in noted
    assert officer.last() == before
    await officer.says("1")
    officer.sees("Trang chính")
    assert NAME not in officer.text


async def test_members_keep_no_number_of_an_officer_who_is_gone(town: Town, officer: User, clock: TestClock) -> None:
    """She stands beside another officer on the screens of members and on none of a neighbour, who loses nothing."""
    await make_officer(town, "Đinh Văn Bình", "MAY0123")

    async def give_number(work: Work) -> None:
        person = table_of(Person)
        await work.connection.execute(update(person).where(person.c.id == 1).values(office_phone="0912345678"))

    await town.writer.run(give_number)
    hanh, mai = await join(town, NAME), await join(town, "Nguyễn Thị Mai")
    await hanh.says("/lienhe")
    hanh.sees("Trần Thị Hoa", "0912345678", "Đinh Văn Bình")
    await mai.says("/caidat")
    await erase(town, officer, clock)
    told = await stored(town)
    assert ("Trần Thị Hoa" in told, "0912345678" in told) == (False, False)
    await mai.taps("Tắt lời chúc")
    mai.sees("Lời chúc ngày kỷ niệm: đang tắt.")
    await hanh.taps("Nhắn cho cán bộ")
    hanh.sees("Trang chính")
    await hanh.says("/lienhe")
    hanh.sees("Đinh Văn Bình")


async def test_an_officer_on_many_screens_leaves_them_in_pages(
    town: Town, officer: User, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(named.clear, "__defaults__", (1,))
    people = [await join(town, f"Người số {number}") for number in "abc"]
    for person in people:
        await person.says("/lienhe")
        person.sees("Trần Thị Hoa")
    await erase(town, officer, clock)
    assert "Trần Thị Hoa" not in await stored(town)


async def test_who_takes_it_back_loses_nothing(town: Town, officer: User, clock: TestClock) -> None:
    hanh = await join(town, NAME)
    await ask_to_erase(hanh)
    await the_list_of_waiting(town, officer, hanh)
    await hanh.taps("Lấy lại dữ liệu")
    clock.moment += timedelta(hours=24)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 0
    assert NAME in await stored(town)
    await officer.taps("Xác nhận")
    officer.sees(f"Đã xác nhận {NAME}.")
