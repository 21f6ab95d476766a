"""Real documents of other levels than a province: the confederation's, and one of a grassroots union for itself.

Neither is at hand as a whole: the files hold what public pages quote, and name these; the rest is absent.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.engine.unit_of_work import Work, Writer
from data.enums import Level
from domain.calendar import load_national
from domain.campaign_check import check
from domain.campaigns import Campaign, load
from domain.campaigns.attaching import attach_by_name
from domain.reminders import CampaignCalendar, coming, count_coming
from domain.units import changes
from tests.support.clock import TestClock
from tests.support.pushes import doing, person
from tests.support.reminders import at
from tests.support.standard import STANDARD
from tests.support.unit_tree import LONG_AGO

FILES = Path(__file__).parent / "files"
TLD, CPA = (load(FILES / f"{name}.yaml") for name in ("tong-lien-doan-2022", "chau-phu-a-2024"))


@pytest.mark.parametrize(
    ("campaign", "level", "warned"),
    [
        (TLD, Level.CONFEDERATION, ["no_number", "no_date", "no_good_deeds"]),
        (CPA, Level.GRASSROOTS, ["doubt", "no_number", "no_date", "no_good_deeds", "nothing_to_register"]),
    ],
)
def test_it_passes_the_check_and_says_what_is_not_there(campaign: Campaign, level: Level, warned: list[str]) -> None:
    report = check([FILES / f"{campaign.slug}.yaml"])
    assert report.faults == []
    assert sorted(problem.kind for problem in report.warnings) == sorted(warned)
    assert campaign.document.issuer.level is level
    assert (campaign.document.number, campaign.document.date, campaign.document.signer.name) == (None, None, None)


@pytest.mark.parametrize(
    ("campaign", "sent"),
    [
        (
            TLD,
            """05/01/2022 officers tl22-phase-1
               24/05/2022 officers tl22-phase-1
               28/05/2022 members tl22-phase-1
               30/05/2022 officers tl22-phase-1
               27/05/2022 officers tl22-phase-2
               25/08/2023 officers tl22-phase-2
               29/08/2023 members tl22-phase-2
               31/08/2023 officers tl22-phase-2""",
        ),
        (
            CPA,
            """26/04/2024 officers cpa24-phase-month
               24/05/2024 officers cpa24-phase-month
               30/05/2024 officers cpa24-phase-month
               19/07/2024 officers cpa24-day-trade-union
               26/07/2024 officers cpa24-day-trade-union
               28/07/2024 members cpa24-day-trade-union""",
        ),
    ],
)
def test_what_it_sends_of_its_own(campaign: Campaign, sent: str) -> None:
    calendar = CampaignCalendar([campaign], load_national())
    codes = set(campaign.by_code)
    found = {
        f"{planned.day:%d/%m/%Y} {'officers' if planned.due.officers else 'members'} {planned.due.entry.event.code}"
        for planned in coming(calendar, campaign.period.first_day(), campaign.period.last_day(), STANDARD)
        if planned.due.entry.event.code in codes
    }
    first = min(phase.start.first_day() for phase in campaign.phases)
    before = coming(calendar, first.replace(year=first.year - 1), campaign.period.first_day(), STANDARD)
    found |= {
        f"{planned.day:%d/%m/%Y} officers {planned.due.entry.event.code}"
        for planned in before
        if planned.due.entry.event.code in codes
    }
    assert found == {line.strip() for line in sent.splitlines()}


async def test_each_holds_for_its_own_unit_and_all_below(both: Writer, clock: TestClock) -> None:
    clock.moment = at(5, 1, 7, year=2022)

    async def settle(work: Work) -> dict[str, int]:
        top = await changes.found(
            work, LONG_AGO, code="TLD", name="Tổng Liên đoàn Lao động Việt Nam", level=Level.CONFEDERATION
        )
        name = "Công đoàn cơ sở cơ quan phường Châu Phú A"
        ward = await changes.found(work, LONG_AGO, code="CPA", name=name, level=Level.GRASSROOTS, parent_id=top)
        other = await changes.found(
            work, LONG_AGO, code="MAY", name="Công đoàn Công ty May", level=Level.GRASSROOTS, parent_id=top
        )
        assert sorted(await attach_by_name(work, [TLD, CPA])) == [CPA.slug, TLD.slug]
        for unit in (ward, other):
            await person(work, f"Cán bộ {unit}", officer_of=[unit])
            await person(work, f"Đoàn viên {unit}", member_of=unit)
        return {"ward": ward, "other": other}

    units = await both.run(doing(settle))
    day = date(2024, 5, 24)
    async with both.engine.connect() as connection:
        for campaign, people in ((CPA, 1), (TLD, 0)):  # the confederation's is over by then
            calendar = CampaignCalendar([campaign], load_national())
            found = await count_coming(connection, calendar, day, day, STANDARD, today=day)
            assert sum(planned.people or 0 for planned in found) == people
        calendar = CampaignCalendar([CPA], load_national())
        assert not await count_coming(connection, calendar, day, day, STANDARD, today=day, within=[units["other"]])
        calendar, then = CampaignCalendar([TLD], load_national()), date(2022, 5, 24)
        found = await count_coming(connection, calendar, then, then, STANDARD, today=then)
        assert [(one.due.officers, one.due.entry.event.code, one.people) for one in found] == [
            (True, "tl22-phase-1", 2)
        ]
