"""An officer confirms who belongs to the unit. What the person sent meanwhile goes on with them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select, update

from data.enums import MembershipState, PushKind, RecordState, WorkerCategory
from data.queries.core import table_of
from data.tables import Membership, Person, Record, Section
from data.work import Work
from domain import words
from domain.audit import note
from domain.errors import Problem
from domain.members.rights import demand_officer
from domain.outbox import enqueue
from domain.reminders.hours import STANDARD, Hours
from domain.units import view


@dataclass(frozen=True)
class Waiting:
    """A person who waits for confirmation, as the officer sees them."""

    membership_id: int
    name: str
    category: WorkerCategory | None
    section: str | None
    unit: str
    records: int  # how many records wait together with the person


async def describe(work: Work, membership_id: int) -> Waiting:
    """Tell of a person who waits what an officer needs to know."""
    membership = await work.session.get_one(Membership, membership_id)
    person = await work.session.get_one(Person, membership.person_id)
    section = await work.session.get(Section, membership.section_id) if membership.section_id else None
    record = table_of(Record)
    held = select(func.count()).where(record.c.person_id == person.id, record.c.state == RecordState.HELD)
    unit = await view(work.connection, membership.unit_id, work.now.date())
    return Waiting(
        membership_id,
        person.name or "",
        person.category,
        section.name if section else None,
        unit.name,
        await work.connection.scalar(held) or 0,
    )


async def confirm(work: Work, officer_id: int | None, membership_id: int, hours: Hours = STANDARD) -> Person:
    """Confirm a membership; held records go to the queue; the person is told."""
    membership, officer = await _decide(work, officer_id, membership_id, MembershipState.ACTIVE)
    record = table_of(Record)
    await work.connection.execute(
        update(record)
        .where(record.c.person_id == membership.person_id, record.c.state == RecordState.HELD)
        .values(state=RecordState.SUBMITTED, changed_at=work.now)
    )
    return await _tell(work, membership, officer, "membership_confirmed", hours)


async def refuse(work: Work, officer_id: int | None, membership_id: int, hours: Hours = STANDARD) -> Person:
    """Say that the person is not of this unit; their held records are not taken."""
    membership, officer = await _decide(work, officer_id, membership_id, MembershipState.REFUSED)
    record = table_of(Record)
    await work.connection.execute(
        update(record)
        .where(record.c.person_id == membership.person_id, record.c.state == RecordState.HELD)
        .values(state=RecordState.REJECTED, changed_at=work.now)
    )
    return await _tell(work, membership, officer, "membership_refused", hours)


async def _decide(
    work: Work, officer_id: int | None, membership_id: int, state: MembershipState
) -> tuple[Membership, int]:
    membership = await work.session.get(Membership, membership_id)
    if membership is None:
        raise Problem("nobody_there")
    officer = await demand_officer(work, officer_id, membership.unit_id)
    table = table_of(Membership)
    decided = await work.connection.execute(
        update(table)
        .where(table.c.id == membership_id, table.c.state == MembershipState.WAITING)
        .values(state=state, decided_by=officer, decided_at=work.now)
    )
    if decided.rowcount != 1:
        raise Problem("already_decided")
    await note(work, officer, f"membership_{state}", f"membership:{membership_id}")
    return membership, officer


async def _tell(work: Work, membership: Membership, officer: int, template: str, hours: Hours) -> Person:
    person = await work.session.get_one(Person, membership.person_id)
    unit = await view(work.connection, membership.unit_id, work.now.date())
    await enqueue(
        work,
        key=f"membership:{membership.id}:{template}:{officer}",
        kind=PushKind.NOTICE,
        person_id=membership.person_id,
        text=words.render(f"pushes/{template}", you=person.address_form, unit=unit.name),
        due_at=hours.awake(work.now),
    )
    return person
