"""An installation that has set other hours and days than the program's: every screen and every push follows its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from data.types import HANOI
from tests.support.clock import TestClock
from tests.support.handing_in import pushes, returned
from tests.support.standard import STANDARD
from tests.support.town import join, make_officer
from tests.support.users import Town, User


async def test_after_its_own_days_the_level_above_sees_who_waits(town: Town, officer: User, clock: TestClock) -> None:
    town.sets_policies(escalate_days=2)
    await join(town, "Lê Thị Hạnh")
    above = await make_officer(town, "Phạm Văn Bình", "KKT-NS")
    clock.moment += timedelta(days=2, seconds=-1)
    await above.says("menu")
    above.sees_choice("Người chờ xác nhận (0)")
    clock.moment += timedelta(seconds=1)
    for user in (officer, above):
        await user.says("menu")
        user.sees_choice("Người chờ xác nhận (1)")
    await above.taps("Người chờ xác nhận")
    above.sees("Lê Thị Hạnh")
    await above.taps("Xác nhận")
    above.sees("Không còn ai chờ xác nhận.")


async def test_what_is_returned_may_be_mended_for_its_own_days(town: Town, officer: User) -> None:
    town.sets_policies(mend_days=3)
    hanh = await returned(town, officer, until="thứ Ba, 02/3/2021")
    assert "Mời anh/chị sửa đến hết ngày thứ Ba, 02/3/2021." in str((await pushes(town, hanh))[-1].text)
    await hanh.says("hồ sơ")
    await hanh.taps("Cần bổ sung")
    hanh.sees("Sửa được đến hết ngày thứ Ba, 02/3/2021")


async def test_a_decision_is_told_after_its_own_quiet_hours(town: Town, officer: User) -> None:
    town.sets(hours=replace(STANDARD, quiet_until=time(9)))
    hanh = await returned(town, officer)
    assert (await pushes(town, hanh))[-1].due_at == datetime(2021, 2, 27, 9, 0, tzinfo=HANOI)
