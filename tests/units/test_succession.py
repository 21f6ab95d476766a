"""Who looks after a unit on a day: itself and those above, after its end whoever carries on."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from data.engine.unit_of_work import Work, Writer
from data.enums import UnitStatusCode
from data.queries.units import succession
from domain.units import Act, changes
from tests.support.unit_tree import Keys, plant

BEFORE, DAY = date(2025, 6, 30), date(2025, 7, 1)
ENDED = UnitStatusCode.ENDED


async def end(work: Work, keys: Keys, code: str, *into: str) -> None:
    act = Act(DAY, "203/2025/QH15")
    await changes.change_status(work, act, keys[code], ENDED)
    await changes.set_successors(work, act, keys[code], [keys[one] for one in into])


async def line(work: Work, keys: Keys, code: str, day: date = DAY) -> list[set[str]]:
    """Read who looks after a unit, level by level; those that have ended stand in the last sets."""
    names = {key: name for name, key in keys.items()}
    levels: dict[int, set[str]] = {}
    for row in await succession.line_of(work.connection, keys[code], day):
        levels.setdefault(row.depth, set()).add(names[row.at])
    return list(levels.values())


async def reach(work: Work, keys: Keys, code: str, day: date = DAY) -> set[str]:
    found = (await work.connection.execute(select(succession.in_reach(keys[code], day).subquery()))).scalars()
    names = {key: name for name, key in keys.items()}
    return {names[key] for key in found}


async def test_nothing_differs_before_the_day(either_writer: Writer) -> None:
    async def check(work: Work) -> None:
        keys = await plant(work)
        await end(work, keys, "MAY", "GIAY")
        assert await line(work, keys, "MAY", BEFORE) == [{"MAY"}, {"KKT"}, {"LDLD-TH"}]
        assert await reach(work, keys, "GIAY", BEFORE) == {"GIAY"}

    await either_writer.run(check)


async def test_those_who_carry_on_stand_together_in_the_place_of_the_parent(either_writer: Writer) -> None:
    async def check(work: Work) -> None:
        keys = await plant(work)
        await end(work, keys, "MAY", "GIAY", "BV")
        assert await line(work, keys, "MAY") == [{"GIAY", "BV"}, {"KKT", "LDLD-TH"}, {"MAY"}]
        for code in ("GIAY", "BV"):
            assert await reach(work, keys, code) == {code, "MAY"}
        assert await reach(work, keys, "KKT") == {"KKT", "MAY", "GIAY"}
        assert await reach(work, keys, "CDVC") == {"CDVC"}

    await either_writer.run(check)


async def test_without_anybody_who_carries_on_it_is_the_parent(either_writer: Writer) -> None:
    async def check(work: Work) -> None:
        keys = await plant(work)
        await end(work, keys, "MAY")
        assert await line(work, keys, "MAY") == [{"KKT"}, {"LDLD-TH"}, {"MAY"}]

    await either_writer.run(check)


async def test_it_goes_through_several_ends_and_through_ended_units_above(either_writer: Writer) -> None:
    async def check(work: Work) -> None:
        keys = await plant(work)
        await end(work, keys, "MAY", "GIAY")
        await end(work, keys, "GIAY", "BV")
        await end(work, keys, "KKT", "CDVC")
        assert await line(work, keys, "MAY") == [{"BV"}, {"LDLD-TH"}, {"MAY"}, {"GIAY"}]
        assert await reach(work, keys, "BV") == {"BV", "GIAY", "MAY"}
        assert await reach(work, keys, "CDVC") == {"CDVC", "KKT", "GIAY", "MAY"}

    await either_writer.run(check)


async def test_an_active_unit_below_one_that_ended_lies_with_whoever_carries_that_on(either_writer: Writer) -> None:
    async def check(work: Work) -> None:
        keys = await plant(work)
        await end(work, keys, "KKT", "CDVC")
        assert await line(work, keys, "MAY") == [{"MAY"}, {"CDVC"}, {"LDLD-TH"}, {"KKT"}]

    await either_writer.run(check)


async def test_units_that_carry_each_other_on_end_the_walk(either_writer: Writer) -> None:
    async def check(work: Work) -> None:
        keys = await plant(work)
        await end(work, keys, "MAY", "GIAY")
        await end(work, keys, "GIAY", "MAY")
        assert await line(work, keys, "MAY") == [{"MAY"}, {"GIAY"}]

    await either_writer.run(check)


@pytest.mark.parametrize("into", [(), ("BV",)])
async def test_a_correction_on_the_same_day_holds_alone(either_writer: Writer, into: tuple[str, ...]) -> None:
    async def check(work: Work) -> None:
        keys = await plant(work)
        await end(work, keys, "MAY", "GIAY")
        await changes.set_successors(work, Act(DAY), keys["MAY"], [keys[one] for one in into])
        assert (await line(work, keys, "MAY"))[0] == set(into or ["KKT"])
        await changes.change_status(work, Act(DAY), keys["MAY"], UnitStatusCode.ACTIVE)
        assert await line(work, keys, "MAY") == [{"MAY"}, {"KKT"}, {"LDLD-TH"}]

    await either_writer.run(check)
