"""Whose a campaign is: the unit that bears the issuer's name, all below it, and whoever carries on after it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from data.engine.unit_of_work import Work, Writer
from data.enums import Level, UnitStatusCode
from domain.campaigns import get, load_all
from domain.campaigns.attaching import attach, attach_by_name, attach_to_topmost
from domain.campaigns.issuers import demand_running, issuers_on, of_unit
from domain.errors import Problem
from domain.units import Act, changes
from tests.support.clock import TestClock
from tests.support.unit_tree import doing

MERGED = date(2025, 7, 1)
DAK_LAK, PHU_YEN = "Liên đoàn Lao động tỉnh Đắk Lắk", "Liên đoàn Lao động tỉnh Phú Yên"
FEDERATION, GRASSROOTS = Level.PROVINCIAL_FEDERATION, Level.GRASSROOTS

Held = Callable[[int, date], Awaitable[list[str]]]


@dataclass
class Units:
    """Founds units one after the other and remembers their keys by code."""

    writer: Writer

    async def found(
        self, code: str, name: str, level: Level = GRASSROOTS, parent: int | None = None, since: date | None = None
    ) -> int:
        act = Act(since)
        return await self.writer.run(doing(changes.found, act, code=code, name=name, level=level, parent_id=parent))

    async def attached(self) -> list[str]:
        return await self.writer.run(doing(attach_by_name, load_all().values()))

    async def held(self, unit: int, day: date) -> list[str]:
        async with self.writer.engine.connect() as connection:
            return list(await of_unit(connection, unit, load_all(), day))


@pytest.fixture
def units(writer: Writer) -> Units:
    return Units(writer)


async def test_a_campaign_holds_for_its_issuer_and_all_below_and_for_nobody_else(units: Units) -> None:
    lak, yen = await units.found("LAK", DAK_LAK, FEDERATION), await units.found("YEN", PHU_YEN, FEDERATION)
    sewing = await units.found("MAY", "Công đoàn Công ty May", parent=lak)
    assert sorted(await units.attached()) == ["dak-lak-2020", "phu-yen-2021"]
    day = date(2021, 6, 1)
    assert [await units.held(unit, day) for unit in (lak, sewing, yen)] == [
        ["dak-lak-2020"],
        ["dak-lak-2020"],
        ["phu-yen-2021"],
    ]
    assert await units.attached() == []  # the second time there is nothing left to do


async def test_a_name_is_found_in_any_spelling_and_only_on_the_level_of_the_document(units: Units) -> None:
    await units.found("LAK", DAK_LAK, Level.DIRECTLY_SUPERIOR_UNION)
    assert await units.attached() == []
    await units.found("LAK2", "LIÊN ĐOÀN LAO ĐỘNG TỈNH ĐẮK LẮK", FEDERATION)
    assert await units.attached() == ["dak-lak-2020"]


async def test_of_two_that_bear_the_name_it_is_the_one_that_bore_it_then(units: Units) -> None:
    old = await units.found("OLD", DAK_LAK, FEDERATION)
    await units.writer.run(doing(changes.rename, Act(MERGED), old, "Liên đoàn Lao động tỉnh Đắk Lắk (cũ)"))
    new = await units.found("NEW", DAK_LAK, FEDERATION, since=MERGED)
    await units.attached()
    assert (await units.held(old, MERGED), await units.held(new, MERGED)) == (["dak-lak-2020"], [])


@pytest.mark.parametrize(
    ("issued", "since", "issuer"),
    [
        (MERGED - timedelta(1), MERGED, "OLD"),
        (MERGED, MERGED, "NEW"),
        (date(2026, 3, 1), MERGED, "NEW"),
        (date(2026, 3, 1), None, "NEW"),  # nobody wrote down when it was founded
        (date(2021, 3, 1), None, ""),
    ],
)
async def test_of_two_that_bear_the_name_it_is_the_one_that_has_not_ended(
    units: Units, issued: date, since: date | None, issuer: str
) -> None:
    """A federation that was merged keeps its name, and the new one is called the same: both bear it from then on."""
    old = await units.found("OLD", DAK_LAK, FEDERATION)
    new = await units.found("NEW", DAK_LAK, FEDERATION, since=since)
    await units.writer.run(doing(changes.change_status, Act(MERGED), old, UnitStatusCode.MERGED))
    await units.writer.run(doing(changes.set_successors, Act(MERGED), old, [new]))
    campaign = get("dak-lak-2020")
    document = campaign.document.model_copy(update={"date": issued})
    await units.writer.run(doing(attach_by_name, [campaign.model_copy(update={"document": document})]))
    async with units.writer.engine.connect() as connection:
        found = (await issuers_on(connection, issued)).of([campaign.slug])
    assert found == {key for key, code in ((old, "OLD"), (new, "NEW")) if code == issuer}


async def test_two_that_bear_it_on_the_same_day_are_not_guessed_between(units: Units) -> None:
    for code in ("ONE", "TWO"):
        await units.found(code, DAK_LAK, FEDERATION)
    assert await units.attached() == []


async def test_after_a_merger_it_holds_for_whoever_carries_on(units: Units) -> None:
    lak, yen = await units.found("LAK", DAK_LAK, FEDERATION), await units.found("YEN", PHU_YEN, FEDERATION)
    shrimps = await units.found("TOM", "Công đoàn Công ty Thủy sản", parent=yen)
    await units.attached()
    await units.writer.run(doing(changes.change_status, Act(MERGED), yen, UnitStatusCode.MERGED))
    await units.writer.run(doing(changes.set_successors, Act(MERGED), yen, [lak]))
    await units.writer.run(doing(changes.move, Act(MERGED), shrimps, lak))
    before, after = date(2025, 6, 30), MERGED
    assert (await units.held(shrimps, before), await units.held(lak, before)) == (["phu-yen-2021"], ["dak-lak-2020"])
    assert [await units.held(unit, after) for unit in (shrimps, lak)] == [["dak-lak-2020", "phu-yen-2021"]] * 2


async def test_the_nearest_issuer_stands_first(units: Units) -> None:
    top = await units.found("TLD", "Tổng Liên đoàn Lao động Việt Nam", Level.CONFEDERATION)
    lak = await units.found("LAK", DAK_LAK, FEDERATION, parent=top)
    await units.attached()
    await units.writer.run(doing(attach, "thanh-hoa-2021", top))
    assert await units.held(lak, date(2021, 6, 1)) == ["dak-lak-2020", "thanh-hoa-2021"]
    assert await units.held(top, date(2021, 6, 1)) == ["thanh-hoa-2021"]


async def test_what_was_attached_by_hand_moves_and_stays(units: Units) -> None:
    lak = await units.found("LAK", DAK_LAK, FEDERATION)
    other = await units.found("KHAC", "Công đoàn khác", FEDERATION)
    await units.attached()
    await units.writer.run(doing(attach, "dak-lak-2020", other))
    assert await units.attached() == []
    day = date(2020, 6, 1)
    assert (await units.held(lak, day), await units.held(other, day)) == ([], ["dak-lak-2020"])


async def test_the_only_campaign_of_an_installation_goes_to_the_top_of_its_tree(units: Units, clock: TestClock) -> None:
    top = await units.found("TOP", "Công đoàn tỉnh ta", FEDERATION)
    below = await units.found("MAY", "Công đoàn Công ty May", parent=top)
    await units.writer.run(doing(attach_to_topmost, "dak-lak-2020"))
    assert await units.held(below, clock.now().date()) == ["dak-lak-2020"]


async def test_something_new_begins_only_in_its_period_and_where_it_holds(units: Units, clock: TestClock) -> None:
    lak, other = await units.found("LAK", DAK_LAK, FEDERATION), await units.found("KHAC", "Khác", FEDERATION)
    await units.attached()

    async def begin(work: Work, unit: int) -> None:
        await demand_running(work, unit, get("dak-lak-2020"))

    clock.moment = clock.moment.replace(year=2020, month=12, day=31)
    await units.writer.run(doing(begin, lak))
    with pytest.raises(Problem, match="campaign_elsewhere"):
        await units.writer.run(doing(begin, other))
    clock.moment = clock.moment.replace(year=2021, month=1, day=1)
    with pytest.raises(Problem, match="campaign_over"):
        await units.writer.run(doing(begin, lak))
