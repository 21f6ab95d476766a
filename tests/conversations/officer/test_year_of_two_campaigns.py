"""Two campaigns of one federation: a day of the nation stands once in its year, a closing date says whose it is."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.engine.unit_of_work import Work
from data.queries.campaigns import chosen_days
from data.types import HANOI
from domain.campaigns import get
from domain.campaigns.attaching import attach
from domain.units import by_code
from tests.support.clock import TestClock
from tests.support.standard import app_with
from tests.support.town import make_officer
from tests.support.users import Town, User

FIRST = get("thanh-hoa-2021")
SECOND = FIRST.model_copy(update={"slug": "thanh-hoa-2", "short_name": "An toàn 2021-2025", "duties": (), "phases": ()})
WOMEN = "20/10"


@pytest.fixture
async def chief(town: Town, clock: TestClock) -> User:
    clock.moment = datetime(2021, 10, 4, 9, tzinfo=HANOI)

    async def put(work: Work) -> None:
        unit = await by_code(work.connection, "LDLD-TH", work.now.date())
        assert unit is not None
        await attach(work, SECOND.slug, unit.id)

    await town.writer.run(put)
    app = app_with({one.slug: one for one in (FIRST, SECOND)})
    town.sets(campaigns=app.campaigns, calendar=app.calendar)
    return await make_officer(town, "Đỗ Văn Hùng", "LDLD-TH")


async def chosen(town: Town, code: str) -> list[tuple[str, str | None]]:
    async with town.writer.engine.connect() as connection:
        held = await chosen_days.holding(connection)
    return sorted((key.campaign, one.value) for key, one in held.items() if key.code == code)


async def test_a_day_of_the_nation_stands_once_and_is_chosen_for_both(town: Town, chief: User) -> None:
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Ngày kỷ niệm")
    shown = chief.buttons() if chief.capabilities.buttons else chief.text.splitlines()
    assert sum(WOMEN in one for one in shown) == 1, shown
    await chief.taps(WOMEN)
    await chief.taps("Chúc đoàn viên")
    assert await chosen(town, "vn-women") == [("thanh-hoa-2", "members"), ("thanh-hoa-2021", "members")]
    await chief.taps("Hoàn tác")
    assert await chosen(town, "vn-women") == []
    await chief.taps("Quay lại")
    shown = chief.buttons() if chief.capabilities.buttons else chief.text.splitlines()
    assert sum(WOMEN in one for one in shown) == 1, shown


async def test_closing_dates_name_their_campaigns(town: Town, chief: User) -> None:
    await chief.says("menu")
    await chief.taps("Lịch năm")
    await chief.taps("Hạn đăng ký năm 2021 (An toàn 2021-2025)")
    chief.sees("Hạn đăng ký năm 2021 (An toàn 2021-2025)")
    await chief.says("15/11")
    await chief.taps("Quay lại")
    chief.sees_choice("Hạn đăng ký năm … sức 2021-2030)")
    async with town.writer.engine.connect() as connection:
        held = await chosen_days.holding(connection)
    assert [(key.campaign, str(one.day)) for key, one in held.items()] == [("thanh-hoa-2", "2021-11-15")]
