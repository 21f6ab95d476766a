"""Too much is answered once, politely, and then not at all until the next day or hour."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import AuditEntry, Person, Record
from domain.errors import Refused
from domain.limits import Limits
from domain.members.blocking import block, readmit
from tests.support.clock import TestClock
from tests.support.limits import limited, person_id
from tests.support.town import join, make_officer
from tests.support.users import Town, User, picture


async def report(person: User, story: str = "Sửa máy cho cả chuyền") -> None:
    await person.says("/menu")
    await person.taps("Giới thiệu gương tốt")
    await person.taps("Tôi")
    await person.says(story)
    await person.taps("Hôm nay")
    await person.taps("Nơi làm việc")
    await person.taps("Không có ảnh")
    await person.taps("Gửi")


async def count(town: Town) -> int:
    async with town.writer.engine.connect() as connection:
        return len((await connection.execute(select(table_of(Record).c.id))).all())


async def test_the_eleventh_record_waits_until_tomorrow(town: Town, clock: TestClock) -> None:
    limited(town, Limits(records=1))
    hanh = await join(town, "Lê Thị Hạnh")
    await report(hanh)
    await report(hanh, "Nhường phòng trọ cho gia đình bị lũ cuốn mất nhà")
    hanh.sees("Hôm nay đã đủ 1 hồ sơ. Mời anh/chị gửi tiếp ngày mai.", "Xem lại")
    before = len(hanh.chat())
    answered = hanh.text
    for _ in range(3):
        await hanh.taps("Gửi")
    assert hanh.text == answered
    assert len([one for one in hanh.chat()[before:] if not one["out"]]) == 0
    assert await count(town) == 1
    clock.moment += timedelta(days=1)
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")
    assert await count(town) == 2


async def test_photos_have_a_limit_and_those_taken_stay(town: Town) -> None:
    limited(town, Limits(photos=2))
    hanh = await join(town, "Lê Thị Hạnh")
    await hanh.taps("Giới thiệu gương tốt")
    await hanh.taps("Tôi")
    await hanh.says("Sửa máy cho cả chuyền")
    await hanh.taps("Hôm nay")
    await hanh.taps("Nơi làm việc")
    for colour in ("red", "blue", "green"):
        await hanh.sends_photos(picture(colour))
    hanh.sees("Hôm nay đã đủ 2 ảnh", "Đã nhận 2 ảnh")
    before = len(hanh.chat())
    await hanh.sends_photos(picture("white"))
    assert len(hanh.chat()) == before + 1  # their own
    await hanh.taps("Xong")
    hanh.sees("Xem lại")


async def test_guessing_unit_codes_ends_soon(town: Town, clock: TestClock) -> None:
    limited(town, Limits(searches=2))
    stranger = town.person("Người lạ")
    await stranger.says("xin chào")
    await stranger.taps("Tham gia")
    for guess in ("XXX0001", "XXX0002", "XXX0003"):
        await stranger.says(guess)
    stranger.sees("đã tìm đơn vị 2 lần trong giờ này")
    answered = stranger.text
    await stranger.opens("u-XXX0004")
    assert stranger.text == answered
    await stranger.says("MAY0123")
    stranger.sees("phải không?")
    clock.moment += timedelta(hours=1)
    await stranger.opens("u-XXX0004")
    assert stranger.text != answered


async def test_a_unit_takes_so_many_new_people_in_an_hour(town: Town) -> None:
    limited(town, Limits(joins=1))
    await join(town, "Lê Thị Hạnh")
    second = await join(town, "Giàng A Páo")
    second.sees("rất đông người tham gia cùng lúc", "ở tổ nào?")


async def test_an_officer_blocks_and_readmits(town: Town, officer: User) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    who, by = await person_id(town, "Lê Thị Hạnh"), await person_id(town, "Trần Thị Hoa")
    await town.writer.run(lambda work: block(work, by, who))
    await report(hanh)
    hanh.sees("đang tạm dừng nhận hồ sơ và tin của anh/chị", "Xem lại")
    await town.writer.run(lambda work: readmit(work, by, who))
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")
    async with town.writer.engine.connect() as connection:
        trail = table_of(AuditEntry)
        found = await connection.execute(select(trail.c.action).where(trail.c.subject == f"person:{who}"))
        assert list(found.scalars()) == ["blocked", "readmitted"]
    officer.sees_nowhere("chặn")


async def test_only_an_officer_of_the_unit_blocks_and_no_officer_is_blocked(town: Town, officer: User) -> None:
    officer.sees("Trang chính")
    await join(town, "Lê Thị Hạnh")
    await make_officer(town, "Đinh Văn Bình", "BEN0456")
    hanh, hoa, binh = [await person_id(town, name) for name in ("Lê Thị Hạnh", "Trần Thị Hoa", "Đinh Văn Bình")]

    def blocking(by: int, who: int) -> Any:
        return lambda work: block(work, by, who)

    for by, who in ((binh, hanh), (hanh, hanh), (hoa, hoa)):
        with pytest.raises(Refused):
            await town.writer.run(blocking(by, who))

    async def look(work: Work) -> object:
        return (await work.session.get_one(Person, hanh)).blocked_at

    assert await town.writer.run(look) is None
