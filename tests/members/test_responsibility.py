"""Departments and officers are made responsible for units: by officers of the unit above both, and undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from data.engine.statements import table_of
from data.engine.unit_of_work import Writer
from data.enums import UnitStatusCode
from data.tables import Grant
from domain.errors import Problem, Refused
from domain.members.giving_responsibility import end, give
from domain.members.responsibility import Responsible, units_below
from domain.units import Act, changes
from tests.support.departments import found_departments
from tests.support.pushes import doing, person
from tests.support.unit_tree import Keys

BELOW = {"KKT", "MAY", "GIAY", "CDVC", "BV", "TG-NC", "CSPL", "TC"}


@dataclass
class Federation:
    """The federation with its departments, and who sees what of it."""

    writer: Writer
    keys: Keys

    async def officer(self, *units: str) -> int:
        return int(await self.writer.run(doing(person, "Hùng", officer_of=[self.keys[unit] for unit in units])))

    async def does(self, job: Any, unit: str, who: Responsible, actor: int | None = None) -> bool:
        return bool(await self.writer.run(doing(job, self.keys[unit], who, actor=actor)))

    async def seen(self, officer: int, *own: str) -> set[str]:
        """Say of which units an officer is told."""
        async with self.writer.engine.connect() as connection:
            units = [self.keys[unit] for unit in own]
            found = await units_below(connection, officer, units, self.writer.now())
        return {code for code, key in self.keys.items() if key in found}

    def department(self, code: str) -> Responsible:
        return Responsible(department=self.keys[code])


@pytest.fixture
async def federation(writer: Writer, keys: Keys) -> Federation:
    keys |= await writer.run(doing(found_departments, keys["LDLD-TH"]))
    return Federation(writer, keys)


async def test_a_department_sees_the_units_that_it_is_responsible_for_and_all_below(federation: Federation) -> None:
    officer = await federation.officer("TC")
    assert await federation.seen(officer, "TC") == set()
    assert await federation.does(give, "KKT", federation.department("TC"))
    assert not await federation.does(give, "KKT", federation.department("TC"))
    assert await federation.seen(officer, "TC") == {"KKT", "MAY", "GIAY"}
    assert await federation.does(end, "KKT", federation.department("TC"))
    assert not await federation.does(end, "KKT", federation.department("TC"))
    assert await federation.seen(officer, "TC") == set()


async def test_an_officer_sees_just_those_and_the_others_everything(federation: Federation) -> None:
    one, other = await federation.officer("LDLD-TH"), await federation.officer("LDLD-TH")
    await federation.does(give, "KKT", Responsible(officer=one))
    assert await federation.seen(one, "LDLD-TH") == {"KKT", "MAY", "GIAY"}
    assert await federation.seen(other, "LDLD-TH") == BELOW


async def test_what_nobody_is_responsible_for_stays_with_all_of_them(federation: Federation) -> None:
    one, other = await federation.officer("LDLD-TH"), await federation.officer("LDLD-TH")
    await federation.does(give, "KKT", Responsible(officer=one))
    await federation.does(give, "CDVC", Responsible(officer=other))
    assert await federation.seen(one, "LDLD-TH") == BELOW - {"CDVC"}
    assert await federation.seen(other, "LDLD-TH") == BELOW - {"KKT", "MAY", "GIAY"}


async def test_a_role_at_another_unit_is_not_narrowed(federation: Federation) -> None:
    officer = await federation.officer("LDLD-TH", "KKT")
    await federation.does(give, "CDVC", Responsible(officer=officer))
    await federation.officer("LDLD-TH")
    assert await federation.seen(officer, "LDLD-TH", "KKT") == {"CDVC", "MAY", "GIAY"}


@pytest.mark.parametrize("by", ["LDLD-TH", None])
async def test_officers_of_the_federation_say_so_for_departments_and_colleagues(
    federation: Federation, by: str | None
) -> None:
    actor = await federation.officer(by) if by else None
    colleague = await federation.officer("LDLD-TH")
    for who in (federation.department("TC"), Responsible(officer=colleague)):
        assert await federation.does(give, "MAY", who, actor)
        assert await federation.does(end, "MAY", who, actor)


@pytest.mark.parametrize("by", ["KKT", "TC", "MAY"])
async def test_nobody_below_says_so(federation: Federation, by: str) -> None:
    actor, colleague = await federation.officer(by), await federation.officer("LDLD-TH")
    for job in (give, end):
        for who in (federation.department("TC"), Responsible(officer=colleague)):
            with pytest.raises(Refused):
                await federation.does(job, "MAY", who, actor)


async def test_what_is_no_department_or_stands_elsewhere_is_refused(federation: Federation) -> None:
    zone = await federation.officer("KKT")
    with pytest.raises(Problem, match="no_department"):
        await federation.does(give, "MAY", federation.department("KKT"))
    for unit, who in (
        ("LDLD-TH", federation.department("TC")),
        ("CDVC", Responsible(officer=zone)),
        ("KKT", Responsible(officer=zone)),
    ):
        with pytest.raises(Problem, match="responsible_elsewhere"):
            await federation.does(give, unit, who)


@pytest.mark.parametrize("by", ["LDLD-TH", "KKT", None])
async def test_after_the_role_of_an_officer_has_ended_it_is_ended_by_officers_above_the_unit(
    federation: Federation, by: str | None
) -> None:
    former, actor = await federation.officer("LDLD-TH"), await federation.officer(by) if by else None
    who, grant = Responsible(officer=former), table_of(Grant)
    await federation.does(give, "MAY", who)
    over = update(grant).where(grant.c.person_id == former).values(until=federation.writer.now())
    await federation.writer.run(lambda work: work.connection.execute(over))
    with pytest.raises(Refused):
        await federation.does(end, "MAY", who, await federation.officer("MAY"))
    assert await federation.does(end, "MAY", who, actor)
    assert not await federation.does(end, "MAY", who, actor)


async def test_whoever_carries_on_after_a_unit_or_a_department_is_meant_and_it_can_be_ended(
    federation: Federation,
) -> None:
    await federation.does(give, "KKT", federation.department("TC"))
    today = Act(date(2021, 2, 27))
    for old, new in (("KKT", "CDVC"), ("TC", "CSPL")):
        for change, given in (
            (changes.change_status, UnitStatusCode.MERGED),
            (changes.set_successors, [federation.keys[new]]),
        ):
            await federation.writer.run(doing(change, today, federation.keys[old], given))
    officer = await federation.officer("CSPL")
    assert "CDVC" in await federation.seen(officer, "CSPL")
    assert await federation.does(end, "CDVC", federation.department("CSPL"))
    assert await federation.seen(officer, "CSPL") == set()
