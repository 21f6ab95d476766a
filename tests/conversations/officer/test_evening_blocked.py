"""Somebody floods the unit: an officer blocks and readmits them, and erasing one's data is no way round it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.tables import AuditEntry, BlockedContact, Person
from domain.errors import Refused
from domain.members import blocking
from domain.privacy import Periods, erase_due, retain
from tests.support.clock import TestClock
from tests.support.handing_in import BUTTONS_ONLY, confirmed, opens_queue, person_of, praises
from tests.support.my_data import ask_to_erase
from tests.support.officer_hostile import end_roles
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User


async def blocked_now(town: Town) -> list[str | None]:
    table = table_of(Person)

    async def look(work: Work) -> list[str | None]:
        rows = await work.connection.execute(select(table.c.name).where(table.c.blocked_at.is_not(None)))
        return list(rows.scalars())

    return await town.writer.run(look)


async def test_from_the_record_and_back_from_the_list(town: Town, officer: User) -> None:
    (hanh,) = await confirmed(town, officer, "Lê Thị Hạnh")
    await praises(hanh)
    await opens_queue(officer)
    await officer.taps("Chặn người này")
    officer.sees("Chặn Lê Thị Hạnh?", "cho đến khi đồng chí nhận lại")
    await officer.taps("Đúng, chặn")
    officer.sees("Đã chặn Lê Thị Hạnh.", "1/1")
    await praises(hanh, story="Chuyện khác hẳn")
    hanh.sees("Cán bộ công đoàn đang tạm dừng nhận hồ sơ và tin của anh/chị")
    told = len(hanh.chat())
    await hanh.taps("Gửi")
    assert len(hanh.chat()) <= told + 1  # the person's own words at most: it is said once a day
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Người đã chặn (1)")
    officer.sees("1 người đang bị chặn")
    await officer.taps("Nhận lại: Lê Thị Hạnh")
    officer.sees("Đã nhận lại Lê Thị Hạnh.", "không chặn ai")
    await hanh.taps("Gửi")
    hanh.sees("Đã gửi. Mã hồ sơ TH-")


async def test_from_the_screens_of_people(town: Town, officer: User) -> None:
    await join(town, "Lê Thị Hạnh")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Chặn người này")
    await officer.taps("Quay lại")
    officer.sees("1/1", "Lê Thị Hạnh")
    assert await blocked_now(town) == []
    await officer.taps("Chặn người này")
    await officer.taps("Đúng, chặn")
    officer.sees("Đã chặn", "bị chặn từ 27/02/2021")
    await officer.taps("Xác nhận")
    await officer.says("menu")
    await officer.taps("Đơn vị của tôi")
    await officer.taps("Đoàn viên")
    await officer.says("hanh")
    await officer.taps("Lê Thị Hạnh")
    officer.sees("Đang bị chặn")
    await officer.taps("Nhận lại")
    officer.sees("Đã nhận lại Lê Thị Hạnh.")
    await officer.taps("Chặn người này")
    await officer.taps("Đúng, chặn")
    assert await blocked_now(town) == ["Lê Thị Hạnh"]


async def test_erasing_is_no_way_round_it(town: Town, officer: User, clock: TestClock) -> None:
    """One digest of the app stays, the erase screen says so, and whoever comes back by it is shown as blocked."""
    hanh = await join(town, "Lê Thị Hạnh")
    by, whom = await person_of(town, officer), await person_of(town, hanh)
    await town.writer.run(lambda work: blocking.block(work, by, whom))
    await hanh.says("menu")
    await hanh.taps("Thêm")
    if "Dữ liệu của tôi" not in "".join([hanh.text, *hanh.buttons()]):
        await hanh.taps("Thêm")
    await hanh.says("dữ liệu của tôi")
    hanh.sees("đang tạm dừng nhận hồ sơ")
    await hanh.taps("Xóa dữ liệu của tôi")
    hanh.sees("một dấu mã hóa của ứng dụng này trong 1 năm")
    await hanh.says("XÓA")
    clock.moment += timedelta(hours=25)
    assert await erase_due(town.writer, town.channel.store, STANDARD) == 1
    assert await blocked_now(town) == []
    async with town.writer.engine.connect() as connection:
        (kept,) = (await connection.execute(table_of(BlockedContact).select())).all()
    assert str(hanh.number) not in kept.digest
    assert len(kept.digest) == 64
    await hanh.opens("u-MAY0123")
    await hanh.taps("Đúng, tiếp tục")
    await hanh.taps("Đồng ý")
    await hanh.says("Nguyễn Thị Khác")
    await hanh.taps("Công nhân")
    await hanh.taps("Chuyền 2")
    await praises(hanh)
    hanh.sees("đang tạm dừng nhận hồ sơ")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    officer.sees("Nguyễn Thị Khác", "bị chặn từ 27/02/2021")
    assert await blocked_now(town) == ["Nguyễn Thị Khác"]
    async with town.writer.engine.connect() as connection:
        assert (await connection.execute(table_of(BlockedContact).select())).all() == []
        trail = await connection.execute(select(table_of(AuditEntry).c.action))
        assert "blocked_again" in list(trail.scalars())
    await officer.taps("Nhận lại")
    assert await blocked_now(town) == []


@BUTTONS_ONLY
async def test_what_is_kept_of_an_app_goes_after_a_year(town: Town, officer: User, clock: TestClock) -> None:
    hanh = await join(town, "Lê Thị Hạnh")
    by, whom = await person_of(town, officer), await person_of(town, hanh)
    await town.writer.run(lambda work: blocking.block(work, by, whom))
    await ask_to_erase(hanh)
    clock.moment += timedelta(hours=25)
    await erase_due(town.writer, town.channel.store, STANDARD)
    for days, left in ((364, 1), (2, 0)):
        clock.moment += timedelta(days=days)
        await retain(town.writer, town.channel.store, clock.now(), Periods())
        async with town.writer.engine.connect() as connection:
            assert len((await connection.execute(table_of(BlockedContact).select())).all()) == left


@BUTTONS_ONLY
@pytest.mark.parametrize("who", ["a colleague", "an officer elsewhere", "an ended officer"])
async def test_nobody_else_blocks_or_readmits(town: Town, officer: User, who: str) -> None:
    hanh, mai = await confirmed(town, officer, "Lê Thị Hạnh", "Nguyễn Thị Mai")
    whom, actor = await person_of(town, hanh), mai
    if who == "an officer elsewhere":
        actor = await make_officer(town, "Phạm Văn Bình", "BEN0456")
    elif who == "an ended officer":
        actor = officer
        await end_roles(town)
    by = await person_of(town, actor)
    attempts = (
        lambda work: blocking.block(work, by, whom),
        lambda work: blocking.readmit(work, by, whom),
        lambda work: blocking.look(work, by, whom),
        lambda work: blocking.listed(work, by, 3),
    )
    for attempt in attempts:
        with pytest.raises(Refused):
            await town.writer.run(attempt)
    for data in (f"block_person:{whom}-1", f"yes_block_person:{whom}", f"readmit:{whom}", "blocked_people:3"):
        await actor.forges(f"{actor.turns}:{data}")
        assert "Hạnh" not in actor.text
    assert await blocked_now(town) == []
