"""`calendar` prints what will be sent: the days to which reminders are moved, the hour, and to how many people."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.app.clock import RealClock
from bot.cli.commands.sending import Look, sent_of
from bot.cli.commands.speaking import say
from data.engine.connect import open_engine
from data.engine.unit_of_work import Work, Writer
from domain.calendar import events, load_national
from domain.reminders import CampaignCalendar
from tests.support.keys import KEYS
from tests.support.office_commands import Type, types
from tests.support.pushes import person
from tests.support.reminders import THANH_HOA, at
from tests.support.standard import STANDARD
from tests.support.unit_tree import plant

__all__ = ["types"]


@pytest.fixture
def printed(types: Type) -> Any:
    """Print the calendar of Thanh Hóa between two days."""

    def run(first: str, last: str, *more: str) -> str:
        return types("calendar", "--campaign", "thanh-hoa-2021", "--from", first, "--to", last, *more).output

    return run


@pytest.fixture
def lived_in(types: Type, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - makes the database
    """Some people: officers of the federation and of the zone, and two members. It is 20 July 2026."""
    monkeypatch.setattr(RealClock, "now", lambda _: at(7, 20, 7, year=2026))

    async def settle(work: Work) -> None:
        keys = await plant(work)
        for name, unit in (("Hùng", "LDLD-TH"), ("Sơn", "KKT")):
            await person(work, name, officer_of=[keys[unit]])
        for name in ("Hạnh", "Mai"):
            await person(work, name, member_of=keys["MAY"])

    async def fill() -> None:
        engine = open_engine("sqlite+aiosqlite:///office.sqlite3", KEYS)
        async with Writer(engine, RealClock().now) as writer:
            await writer.run(settle)
        await engine.dispose()

    asyncio.run(fill())


def test_from_a_file_alone_days_and_hours_are_printed(printed: Any) -> None:
    """Party day of 2025 is a Monday in the pause of Tết: both of its days come to the last working day before."""
    Path("office.sqlite3").unlink()
    assert "\n    Nhắc cán bộ lúc 08:00: 27/01/2025\n" in printed("2025-02-03", "2025-02-03")
    shown = printed("2024-07-28", "2024-07-28")
    assert "Nhắc cán bộ lúc 08:00: 19/7/2024, 26/7/2024\n" in shown  # 21/7 and 27/7 lie on a weekend
    assert "Chúc đoàn viên lúc 11:30: 28/7/2024\n" in shown


def test_what_the_planner_never_sends_is_not_printed(types: Type) -> None:
    """After its period a campaign keeps no days of its own."""
    words = ("--campaign", "dak-lak-2020", "--from", "2035-11-23", "--to", "2035-11-23")
    assert "Nhắc" not in types("calendar", *words).output


@pytest.mark.usefixtures("lived_in")
def test_with_a_database_people_are_counted(printed: Any) -> None:
    shown = printed("2026-07-28", "2026-07-28")
    assert "Nhắc cán bộ lúc 08:00: 21/7/2026 (2 người), 27/7/2026 (2 người)\n" in shown
    assert "Chúc đoàn viên lúc 11:30: 28/7/2026 (2 người)\n" in shown
    (day,) = (event for event in json.loads(printed("2026-07-28", "2026-07-28", "--json")) if event["sent"])
    assert day["sent"][0] == {"day": "2026-07-21", "hour": "08:00", "to": "officers", "people": 2}
    assert (day["officer_days"], day["member_days"]) == (["2026-07-21", "2026-07-27"], ["2026-07-28"])


def test_what_nobody_would_get_is_said() -> None:
    """The units are there, but nobody holds an office in them yet."""
    calendar = CampaignCalendar([THANH_HOA], load_national())
    listed = events(THANH_HOA, calendar.national, date(2021, 3, 5), date(2021, 3, 5))
    found = Look(calendar, today=date(2021, 2, 20), counted=[])
    lines = list(zip(listed, sent_of(found, listed, STANDARD), strict=True))
    day = date(2021, 3, 5)
    shown = say("calendar", campaign=THANH_HOA, lines=lines, attached=True, first=day, last=day, units={})
    assert shown.count("Chưa gửi cho ai: ") == 1
    assert "Nhắc cán bộ" not in shown


@pytest.mark.usefixtures("types")
def test_a_day_that_is_over_is_printed_as_planned(printed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RealClock, "now", lambda _: at(7, 27, 12, year=2026))
    shown = printed("2026-07-28", "2026-07-28")
    assert "Nhắc cán bộ lúc 08:00: 21/7/2026\n" in shown
    assert "Chúc đoàn viên" not in shown
