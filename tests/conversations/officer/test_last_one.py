"""Whoever is the last officer of a unit is told so before they go; the level above, or the installer, afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from data.engine.unit_of_work import Work
from data.queries.outbox import installer_notices
from data.tables import Grant
from data.types import HANOI
from domain.members import lonely
from domain.privacy.erasing import erase
from scheduler.ticks import Ticks
from tests.support.clock import TestClock
from tests.support.officer_hostile import person_of
from tests.support.officer_town import pushed
from tests.support.standard import ESCALATE_DAYS, STANDARD
from tests.support.town import make_officer
from tests.support.users import Town, User

ALONE = "là cán bộ duy nhất của Công đoàn Công ty May Sao Mai"
BARE = "Công đoàn Công ty May Sao Mai không còn cán bộ nào giữ quyền"


@pytest.fixture
async def above(town: Town) -> User:
    return await make_officer(town, "Phạm Văn Thành", "KKT-NS")


@pytest.mark.usefixtures("above")
async def test_before_going_to_another_unit(town: Town, officer: User) -> None:
    await officer.says("menu")
    await officer.opens("u-BEN0456")
    officer.sees("chuyển sang Công đoàn Bệnh viện Đa khoa tỉnh phải không?", ALONE)
    await officer.taps("Đúng, tiếp tục")
    assert (
        sum("cán bộ duy nhất của Công đoàn Công ty May Sao Mai, báo đã nghỉ việc" in one for one in await pushed(town))
        == 1
    )


@pytest.mark.usefixtures("above")
async def test_not_with_a_colleague(town: Town, officer: User) -> None:
    await make_officer(town, "Nguyễn Văn Quang", "MAY0123")
    await officer.opens("u-BEN0456")
    officer.sees("chuyển sang Công đoàn Bệnh viện Đa khoa tỉnh phải không?")
    assert "duy nhất" not in officer.text
    await officer.taps("Đúng, tiếp tục")
    assert not [one for one in await pushed(town) if "duy nhất" in one]


@pytest.mark.usefixtures("above")
async def test_before_leaving_work(town: Town, officer: User) -> None:
    await officer.says("menu")
    await officer.taps("Thêm")

    await officer.taps("Tôi đã n")
    officer.sees(ALONE)
    await officer.taps("nghỉ việc")
    officer.sees(ALONE)
    await officer.taps("Đúng")
    assert sum("báo đã nghỉ việc hoặc chuyển đơn vị" in one for one in await pushed(town)) == 1


@pytest.mark.usefixtures("above")
async def test_before_erasing_oneself_and_after(town: Town, officer: User) -> None:
    await officer.says("dữ liệu của tôi")
    await officer.taps("Xóa dữ liệu của tôi")
    officer.sees(ALONE)
    await town.writer.run(lambda work: _erase(work, officer))
    assert sum(BARE in one for one in await pushed(town)) == 1


async def _erase(work: Work, officer: User) -> None:
    await erase(work, await person_of(work, officer), STANDARD)


def ticks(town: Town, clock: TestClock, told: list[tuple[str, str]], *, goes: bool = True) -> Ticks:
    async def installer(code: str, unit: str) -> bool:
        told.append((code, unit))
        return goes

    return Ticks(town.writer, clock, {}, {}, None, installer=installer, settings=STANDARD, escalate_days=ESCALATE_DAYS)  # type: ignore[arg-type]  # it reminds nobody


@pytest.mark.usefixtures("officer", "above")
async def test_a_role_that_ends_with_its_day_is_noticed_in_the_night(town: Town, clock: TestClock) -> None:
    told: list[tuple[str, str]] = []
    clock.moment = datetime(2023, 12, 31, 23, 59, tzinfo=HANOI)
    night = ticks(town, clock, told)
    await night.look_after_roles(clock.now())
    assert not [one for one in await pushed(town) if BARE in one]

    async def prolong(work: Work) -> None:  # the level above goes on
        grant = await work.session.get_one(Grant, 2)
        grant.until = None

    await town.writer.run(prolong)
    clock.moment += timedelta(minutes=2)
    for _ in range(2):
        await night.look_after_roles(clock.now())
    assert sum(BARE in one for one in await pushed(town)) == 1
    assert told == []


async def test_at_the_top_the_installer_is_told_until_it_went(town: Town, clock: TestClock) -> None:
    chief = await make_officer(town, "Võ Mạnh Hùng", "LDLD-TH")
    await chief.says("dữ liệu của tôi")
    await chief.taps("Xóa dữ liệu của tôi")
    chief.sees("người cài đặt sẽ được báo")
    await town.writer.run(lambda work: _erase(work, chief))
    assert await rows_of(town) == [(lonely.UNIT_BARE, 1)]
    told: list[tuple[str, str]] = []
    await ticks(town, clock, told, goes=False).look_after_roles(clock.now())
    assert len(await rows_of(town)) == 1
    await ticks(town, clock, told).look_after_roles(clock.now())
    await ticks(town, clock, told).look_after_roles(clock.now())
    assert told == [(lonely.UNIT_BARE, "Liên đoàn Lao động tỉnh Thanh Hóa")] * 2
    assert await rows_of(town) == []


async def rows_of(town: Town) -> list[tuple[str, int]]:
    async with town.writer.engine.connect() as connection:
        return [(row.code, row.unit_id) for row in await installer_notices.waiting(connection)]
