"""Adding a union and taking it back, on both databases: who may, and what keeps it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from data.engine.unit_of_work import Work, Writer
from data.enums import Level, Role
from data.tables import Membership, Person, RosterEntry
from domain import units
from domain.errors import Problem
from domain.members import invitations, new_units
from domain.members.invitations import Office
from domain.members.new_units import NewUnit
from domain.units import Act, changes
from tests.support.clock import TestClock
from tests.support.unit_tree import Keys, doing, either_writer, plant

__all__ = ["either_writer"]

NAME = "Công đoàn Công ty May Hoa Sen"


async def officer_of(work: Work, unit_id: int) -> int:
    person = Person(name="Phạm Văn Thành", created_at=work.now)
    await work.add(person)
    await invitations.grant(work, person.id or 0, Office(unit_id, Role.OFFICER))
    return person.id or 0


@pytest.fixture
async def keys(either_writer: Writer) -> Keys:
    return await either_writer.run(plant)


@pytest.fixture
async def officer(either_writer: Writer, keys: Keys) -> int:
    key: int = await either_writer.run(doing(officer_of, keys["KKT"]))
    return key


@pytest.fixture
async def added(either_writer: Writer, keys: Keys, officer: int) -> int:
    key: int = await either_writer.run(doing(new_units.add, officer, NewUnit(keys["KKT"], NAME, Level.GRASSROOTS)))
    return key


async def test_it_stands_below_and_after_the_undoing_nowhere(
    either_writer: Writer, keys: Keys, officer: int, added: int, clock: TestClock
) -> None:
    async def below(work: Work) -> list[str]:
        return [unit.name for unit in await units.children(work.connection, keys["KKT"], work.now.date())]

    assert NAME in await either_writer.run(below)
    with pytest.raises(Problem, match="unit_name_taken"):
        await either_writer.run(doing(new_units.add, officer, NewUnit(keys["KKT"], NAME.upper(), Level.GRASSROOTS)))
    clock.moment += timedelta(hours=23, minutes=59)  # the next day
    undone, parent = await either_writer.run(doing(new_units.undo, officer, added))
    assert (undone.name, parent, NAME in await either_writer.run(below)) == (NAME, keys["KKT"], False)
    with pytest.raises(Problem, match="unit_unknown"):
        await either_writer.run(doing(new_units.undo, officer, added))


async def joins(work: Work, unit_id: int, officer: int) -> None:
    await work.add(Membership(person_id=officer, unit_id=unit_id, since=work.now))


async def takes_a_role(work: Work, unit_id: int, officer: int) -> None:
    await invitations.grant(work, officer, Office(unit_id, Role.SECTION_LEADER))


async def is_listed(work: Work, unit_id: int, officer: int) -> None:
    await work.add(RosterEntry(unit_id=unit_id, number=str(officer), name="Lê Thị Hạnh", folded="le thi hanh"))


async def has_one_below(work: Work, unit_id: int, officer: int) -> None:
    act, name = Act(work.now.date(), actor_id=officer), "Công đoàn bộ phận Xưởng 1"
    await changes.found(work, act, name=name, level=Level.SUB_GRASSROOTS, parent_id=unit_id)


@pytest.mark.parametrize("use", [joins, takes_a_role, is_listed, has_one_below])
async def test_what_hangs_on_it_keeps_it(either_writer: Writer, officer: int, added: int, use: Any) -> None:
    await either_writer.run(doing(use, added, officer))
    with pytest.raises(Problem, match="unit_in_use"):
        await either_writer.run(doing(new_units.undo, officer, added))

    async def offered(work: Work) -> object:
        unit = await units.view(work.connection, added, work.now.date())
        return await new_units.undone_until(work, officer, unit)

    assert await either_writer.run(offered) is None


async def test_a_day_is_a_day(either_writer: Writer, officer: int, added: int, clock: TestClock) -> None:
    clock.moment += timedelta(hours=24)
    with pytest.raises(Problem, match="unit_stays"):
        await either_writer.run(doing(new_units.undo, officer, added))


@pytest.mark.parametrize("level", list(Level))
def test_what_may_be_added_below_each_level(level: Level) -> None:
    allowed = {
        Level.PROVINCIAL_FEDERATION: {Level.DIRECTLY_ATTACHED_GRASSROOTS, Level.GRASSROOTS},
        Level.DIRECTLY_SUPERIOR_UNION: {Level.GRASSROOTS},
        Level.COMMUNE_UNION: {Level.GRASSROOTS},
        Level.CENTRAL_BRANCH_UNION: {Level.GRASSROOTS},
    }
    assert set(new_units.levels_below(level)) == allowed.get(level, set())
