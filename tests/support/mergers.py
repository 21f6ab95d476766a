"""May Sao Mai goes into another union, or into two, on a Sunday; and the morning of that day comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from data.engine.unit_of_work import Work
from data.enums import Level, UnitStatusCode
from data.queries.units import unit_facts
from data.types import HANOI
from domain.units import Act, changes
from tests.support.clock import TestClock
from tests.support.plan_sent import morning
from tests.support.unit_tree import LONG_AGO, Keys
from tests.support.users import Town

SUNDAY = date(2021, 2, 28)
SHOES = ("GIAY", "Công đoàn Công ty Giày Hàm Rồng")
BEER = ("BIA", "Công đoàn Công ty Bia Lam Sơn")


async def found_unions(town: Town, *unions: tuple[str, str]) -> None:
    """Found grassroots unions beside May Sao Mai."""

    async def write(work: Work) -> None:
        keys = await _keys(work)
        for code, name in unions:
            zone = keys["KKT-NS"]
            await changes.found(work, LONG_AGO, code=code, name=name, level=Level.GRASSROOTS, parent_id=zone)

    await town.writer.run(write)


async def end_unit(
    town: Town,
    into: Sequence[str],
    *,
    code: str = "MAY0123",
    since: date = SUNDAY,
    status: UnitStatusCode = UnitStatusCode.MERGED,
) -> None:
    """Write that a unit ends on a day, and who carries on after it."""

    async def write(work: Work) -> None:
        keys = await _keys(work)
        act = Act(since, "12/QĐ-LĐLĐ")
        await changes.change_status(work, act, keys[code], status)
        await changes.set_successors(work, act, keys[code], [keys[one] for one in into])

    await town.writer.run(write)


async def next_morning(town: Town, clock: TestClock, day: date = SUNDAY) -> None:
    """Let the hour of the morning summary come."""
    clock.moment = datetime(day.year, day.month, day.day, 7, 30, tzinfo=HANOI)
    await morning(town)


async def _keys(work: Work) -> Keys:
    return {row.code: row.id for row in await unit_facts.unit_codes(work.connection)}
