"""Đắk Lắk and Phú Yên in 2026, a year after they became one: what was over stays over, what runs reaches everybody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import Level, UnitStatusCode
from data.queries.campaigns.issuers import detach
from data.tables import ReminderSlot
from domain.campaigns import Campaign, get
from domain.campaigns.attaching import attach_by_name
from domain.campaigns.loader import load
from domain.reminders.campaign_calendar import NATIONAL
from domain.units import Act, changes
from tests.support.days import Days, moment
from tests.support.handing_in import BUTTONS_ONLY, praises, records
from tests.support.standard import app_with
from tests.support.town import make_officer
from tests.support.users import Town, User
from tests.support.year_lived import YearLived

MERGED = date(2025, 7, 1)
OVER = {slug: get(slug) for slug in ("dak-lak-2020", "phu-yen-2021")}
RUNNING = {one.slug: one for one in map(load, sorted((Path(__file__).parent / "campaigns").glob("*.yaml")))}
"""One of Phú Yên from before the merger, one of the federation that both became."""

OF_THE_NATION = {date(2026, 7, 28), date(2026, 9, 2)}
"""Days of the shared calendar that members are greeted on; no campaign is needed for them."""

NEW, OLD = "Đắk Lắk mới, LĐLĐ tỉnh Đắk Lắk", "Sáng tạo biển xanh, LĐLĐ tỉnh Phú Yên"
REPORT, A_WEEK_BEFORE = "báo cáo giữa năm", date(2026, 7, 3)
"""What both campaigns ask of the unions, in the same words and by the same day."""

UNIONS = {"CAF0123": "Công đoàn Công ty Cà phê Buôn Hồ", "TSN0456": "Công đoàn Công ty Thủy sản Vũng Rô"}


async def merge(town: Town, days: Days, campaigns: dict[str, Campaign]) -> YearLived:
    """Found both federations with a grassroots union each, let them become one, and come to January 2026."""

    async def write(work: Work) -> None:
        tops = [
            await changes.found(work, Act(None), code=code, name=name, level=Level.PROVINCIAL_FEDERATION)
            for code, name in (("DL", "Liên đoàn Lao động tỉnh Đắk Lắk"), ("PY", "Liên đoàn Lao động tỉnh Phú Yên"))
        ]
        below = [
            await changes.found(
                work,
                Act(None),
                code=code,
                name=name,
                level=Level.DIRECTLY_ATTACHED_GRASSROOTS,
                parent_id=top,
                join_code=code,
            )
            for top, (code, name) in zip(tops, UNIONS.items(), strict=True)
        ]
        for slug in OVER:
            await detach(work.connection, slug)  # the town gives every campaign to Thanh Hóa
        assert sorted(await attach_by_name(work, campaigns.values())) == sorted(campaigns)
        await changes.change_status(work, Act(MERGED), tops[1], UnitStatusCode.MERGED)
        await changes.set_successors(work, Act(MERGED), tops[1], tops[:1])
        await changes.move(work, Act(MERGED), below[1], tops[0])

    await town.writer.run(write)
    days.clock.moment = moment("05/01/2026")
    app = app_with(campaigns)
    town.sets(campaigns=app.campaigns, calendar=app.calendar)
    days.ticks.campaigns = app.calendar
    return YearLived(town, days, campaigns)


async def joins(town: Town, name: str, code: str) -> User:
    """Let somebody join and be confirmed by the union's officer."""
    officer = await make_officer(town, "Y Moan Niê", code, date(2028, 12, 31))
    person = town.person(name)
    await person.opens(f"u-{code}")
    await person.taps("Đúng, tiếp tục")
    await person.taps("Đồng ý")
    await person.says(name)
    await person.taps("Công nhân")
    await officer.says("menu")
    await officer.taps("Người chờ xác nhận")
    await officer.taps("Xác nhận")
    return person


async def remembered(town: Town) -> set[str]:
    """Return the calendars of which anybody was to be reminded."""
    async with town.writer.engine.connect() as connection:
        return set((await connection.execute(select(table_of(ReminderSlot).c.campaign))).scalars())


@BUTTONS_ONLY
async def test_by_campaigns_that_are_over_nobody_gets_anything_and_everybody_reads_them(town: Town, days: Days) -> None:
    lived = await merge(town, days, OVER)
    people = [await joins(town, name, code) for name, code in zip(("H'Nin Êban", "Lê Thị Nga"), UNIONS, strict=True)]
    for person in people:
        await person.says("cẩm nang")
        person.sees(*(campaign.name for campaign in OVER.values()))
        assert "Đăng ký thi đua" not in person.buttons()
    await days.post()
    await lived.until(date(2026, 12, 31))
    for person in people:
        assert set(lived.of(person)) == OF_THE_NATION
    assert await remembered(town) == {NATIONAL}  # officers too hear of the nation's days alone


@BUTTONS_ONLY
async def test_two_that_run_reach_both_peoples_once(town: Town, days: Days) -> None:
    lived = await merge(town, days, RUNNING)
    people = [await joins(town, name, code) for name, code in zip(("H'Nin Êban", "Lê Thị Nga"), UNIONS, strict=True)]
    for person in people:
        await person.says("menu")
        await person.taps("Đăng ký thi đua")
        person.sees_choice(NEW, OLD)
    await days.post()
    await lived.until(date(2026, 12, 31))
    first, second = (lived.of(person) for person in people)
    assert first == second
    assert {day: len(told) for day, told in first.items()} == dict.fromkeys(
        (date(2026, 6, 27), date(2026, 11, 27), *OF_THE_NATION), 1
    )
    (last_call,) = first[date(2026, 6, 27)]
    assert "2 việc cần nhớ" in last_call  # the last call of both, in one message
    assert [last_call.count(words) for words in (f"Đợt 1 ({NEW})", f"Đợt 2 ({OLD})")] == [1, 1]  # and whose each is
    assert f"Đợt 2 ({NEW})" in first[date(2026, 11, 27)][0]  # alone on its day it says so too: both still run
    assert "Ngày thành lập Công đoàn" in first[date(2026, 7, 28)][0]  # a day that both name stands once
    reports = [text for came in lived.came.values() for text in came.get(A_WEEK_BEFORE, []) if REPORT in text]
    assert [[text.count(f"{REPORT} ({whose})") for whose in (NEW, OLD)] for text in reports] == [[1, 1]] * 2


@BUTTONS_ONLY
async def test_what_was_sent_before_the_merger_is_still_read_by_its_sender(town: Town, days: Days) -> None:
    await merge(town, days, OVER)
    days.clock.moment = moment("01/3/2021")
    nga = await joins(town, "Lê Thị Nga", "TSN0456")
    await praises(nga)
    (told,) = await records(town)
    days.clock.moment = moment("05/01/2026")
    await nga.says("menu")
    await nga.taps("Hồ sơ của tôi")
    await nga.taps(told.code)
    nga.sees(told.code, "Chờ xem xét")
    assert told.code.startswith("PY")


@pytest.mark.parametrize("slug", RUNNING)
def test_the_files_are_what_their_federations_issued(slug: str) -> None:
    assert RUNNING[slug].document.issuer.unit in {"Liên đoàn Lao động tỉnh Đắk Lắk", "Liên đoàn Lao động tỉnh Phú Yên"}
