"""Whose a record is that a collective hands in: a unit through its officers, a section through its head too.

D3 III.3: “các tập thể, cá nhân đăng ký”. Officers hand in for their own unit and its sections, the head of a section
for the section that they belong to; nobody for a unit below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect
from data.engine.unit_of_work import Work
from data.enums import OFFICER_ROLES, ONCE_A_ROUND
from data.kinds import Collective as Kind
from data.queries.members import grants, memberships
from data.queries.records import collectives, records
from data.tables import Person, Record
from domain.errors import Problem, Refused
from domain.text import templates
from domain.units import UnitView, sections, view, views

_WRITTEN = re.compile(r"(unit|section)-(\d{1,18})")


@dataclass(frozen=True)
class Collective:
    """A unit, or one of its sections."""

    unit_id: int
    section_id: int | None
    name: str
    short: str

    @property
    def kind(self) -> Kind:
        return Kind.UNIT if self.section_id is None else Kind.SECTION

    @property
    def code(self) -> str:
        """As it stands in drafts and on buttons."""
        return f"{self.kind}-{self.unit_id if self.section_id is None else self.section_id}"

    @classmethod
    def of_unit(cls, unit: UnitView) -> Self:
        return cls(unit.id, None, *_name(unit, None))

    @classmethod
    def of_section(cls, unit: UnitView, section_id: int, name: str) -> Self:
        return cls(unit.id, section_id, *_name(unit, name))


async def led_by(work: Work, person_id: int) -> list[Collective]:
    """List for which collectives the person may hand in now: units with their sections, or the section they head."""
    held = await grants.held(work.connection, person_id, work.now)
    found: dict[str, Collective] = {}
    for grant in sorted(held, key=lambda row: row.role not in OFFICER_ROLES):
        unit = await view(work.connection, grant.unit_id, work.now.date())
        if not unit.is_active:
            continue
        theirs = await _of_unit(work, unit)
        if grant.role not in OFFICER_ROLES:
            own = await memberships.last_place(work.connection, person_id)
            theirs = [one for one in theirs if own is not None and one.section_id == own.section_id is not None]
        found |= {one.code: one for one in theirs}
    return list(found.values())


async def _of_unit(work: Work, unit: UnitView) -> list[Collective]:
    inside = await sections(work.connection, unit.id)
    return [Collective.of_unit(unit), *(Collective.of_section(unit, key, name) for key, name in inside)]


async def demand_led(work: Work, person_id: int, code: str) -> Collective:
    """Return the collective of that code if the person may hand in for it now. Raises `Refused`."""
    if _WRITTEN.fullmatch(code) is None:
        raise Problem("nothing_current")
    found = next((one for one in await led_by(work, person_id) if one.code == code), None)
    if found is None:
        raise Refused("collective_not_led")
    return found


async def demand_leads(work: Work, person_id: int, record: Record) -> None:
    """Let only those go on with a record of a collective who may hand in for it now. Raises `Refused`."""
    await demand_led(work, person_id, code_of(record) or "")


async def answers_for(work: Work, record: Record) -> int | None:
    """Return who is told what becomes of a record: its sender; of a collective's, whoever leads it if they do no more.

    None: nobody leads it now, and its sender is gone.
    """
    if record.collective is None:
        return record.person_id
    if any(one.code == code_of(record) for one in await led_by(work, record.person_id)):
        return record.person_id
    officer = await grants.first_officer(work.connection, record.unit_id, work.now)
    if officer is not None:
        return officer
    sender = await work.session.get_one(Person, record.person_id)
    return None if sender.erased_at else record.person_id


def code_of(record: Record) -> str | None:
    """Return the code of the collective whose a record is; None: it is a person's own."""
    if record.collective is None:
        return None
    return f"{record.collective}-{record.unit_id if record.section_id is None else record.section_id}"


async def demand_first(work: Work, collective: Collective, subject: str, round_: str, *, kind: str) -> None:
    """Refuse a second registration of the same thing in one round for one collective. Raises `Problem`."""
    if kind not in ONCE_A_ROUND:
        return
    await collectives.wait_for_others(work.connection, collective.unit_id)
    code = await collectives.registered(work.connection, collective.unit_id, collective.section_id, subject, round_)
    if code is not None:
        raise Problem("collective_registered", name=collective.name, code=code)


async def led(work: Work, person_id: int) -> tuple[AnySelect, ...]:
    """Return what selects the records of all collectives that a person leads now."""
    found = await led_by(work, person_id)
    units = {one.unit_id for one in found if one.section_id is None}
    inside = {one.section_id: one.unit_id for one in found if one.section_id is not None and one.unit_id not in units}
    return collectives.led(units, inside) if found else ()


async def listed(work: Work, person_id: int, limit: int) -> list[Record]:
    """List what a person handed in and what is of the collectives that they lead, newest first."""
    return await records.own(work.session, person_id, await led(work, person_id), limit)


class Name(NamedTuple):
    """What a collective is called, and how beside others of one unit."""

    whole: str  # as "Tổ cắt 2 – Công đoàn Công ty May Sao Mai"
    short: str


async def name_of(connection: AsyncConnection, record: Record) -> str | None:
    """Name the collective whose a record is, as its unit was called then; None: it is a person's own."""
    named = (await names_of(connection, [record])).get(record.id or 0)
    return named.whole if named else None


async def names_of(connection: AsyncConnection, found: Iterable[Record]) -> dict[int, Name]:
    """Name the collectives of those records that are of one, by the keys of the records."""
    theirs = [record for record in found if record.collective is not None]
    inside = {record.section_id for record in theirs if record.section_id is not None}
    sections_named = await collectives.section_names(connection, inside) if inside else {}
    named: dict[int, Name] = {}
    for day in {record.unit_as_of for record in theirs}:
        there = [record for record in theirs if record.unit_as_of == day]
        called = {one.id: one for one in await views(connection, [record.unit_id for record in there], day)}
        for record in there:
            named[record.id or 0] = _name(called[record.unit_id], sections_named.get(record.section_id or 0))
    return named


def _name(unit: UnitView, section: str | None) -> Name:
    return Name(called(section, unit.name), section or unit.short_name)


def called(section: str | None, unit: str) -> str:
    """Name a section with its unit, or a whole unit."""
    return templates.label("section_of_unit", section=section, unit=unit) if section else unit
