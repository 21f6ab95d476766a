"""A day reaches the units of the campaigns that name it, once for each person, and nobody else."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.engine.unit_of_work import Work, Writer
from data.types import HANOI
from domain.calendar import load_national
from domain.campaigns import get, load_all
from domain.reminders import CampaignCalendar, plan, release
from tests.support.clock import TestClock
from tests.support.five_campaigns import build
from tests.support.pushes import Post, delivery, person
from tests.support.standard import STANDARD

PEOPLE = {"Lai Châu": "lai-chau-2020", "Phú Yên": "phu-yen-2021", "Thanh Hóa": "thanh-hoa-2021"}
GRASSROOTS = 4  # its place among the units of an issuer


@pytest.fixture
async def names(writer: Writer) -> dict[str, str]:
    """Let somebody belong to a grassroots union of three issuers, and somebody to the confederation itself."""

    async def join(work: Work) -> dict[str, str]:
        country = await build(work)
        belongs = {name: country.units[slug][GRASSROOTS] for name, slug in PEOPLE.items()}
        belongs["Tổng Liên đoàn"] = country.top
        return {f"telegram-{await person(work, name, member_of=unit)}": name for name, unit in belongs.items()}

    return await writer.run(join)


async def told(writer: Writer, clock: TestClock, names: dict[str, str], day: datetime) -> dict[str, str]:
    """Plan and release a day; return what each person was told, each once."""
    almanac, clock.moment, post = CampaignCalendar(load_all().values(), load_national()), day, Post()
    await plan(writer, almanac, day.date(), STANDARD)
    while await writer.run(lambda work: release(work, almanac, work.now, STANDARD)):
        continue
    await delivery(writer, post).run()
    found = {names[parcel.address]: parcel.text for parcel in post.carried}
    assert len(found) == len(post.carried)
    return found


async def test_the_unions_day_reaches_the_members_of_every_campaign_once(
    writer: Writer, clock: TestClock, names: dict[str, str]
) -> None:
    texts = await told(writer, clock, names, datetime(2021, 7, 28, 11, 30, tzinfo=HANOI))
    assert set(texts) == set(PEOPLE)
    assert all("Ngày thành lập Công đoàn Việt Nam" in text for text in texts.values())


async def test_the_end_of_a_phase_is_told_in_its_own_province_alone(
    writer: Writer, clock: TestClock, names: dict[str, str]
) -> None:
    assert list(await told(writer, clock, names, datetime(2021, 6, 27, 11, 30, tzinfo=HANOI))) == ["Phú Yên"]


def test_a_day_of_a_document_ends_with_its_period_and_the_days_of_the_nation_go_on() -> None:
    almanac = CampaignCalendar([get("dak-lak-2020")], load_national())
    in_its_year, afterwards = ({ref.event for ref in almanac.entries(year)} for year in (2020, 2021))
    assert {"dl20-day-buon-ma-thuot", "vn-national-day"} <= in_its_year
    assert "dl20-day-buon-ma-thuot" not in afterwards
    assert "vn-national-day" in afterwards
