"""An officer confirms who belongs to the unit. What the person sent meanwhile goes on with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import MembershipState, PushKind, RecordState, WorkerCategory
from data.queries.members import grants, people, roster
from data.queries.records import held
from data.tables import Membership, Person, Section
from domain import audit
from domain.errors import Problem
from domain.members import belonging
from domain.members.memberships import close_waiting
from domain.members.rights import demand_officer
from domain.outbox import enqueue, enqueue_all
from domain.quiet_hours import Hours
from domain.records import outstanding
from domain.text import templates
from domain.units import UnitView, successors, view


@dataclass(frozen=True)
class Waiting:
    """A person who waits for confirmation, as the officer sees them."""

    membership_id: int
    name: str
    category: WorkerCategory | None
    section: str | None
    unit: str
    unit_id: int
    records: int  # how many records wait together with the person
    matched: bool  # the unit's own list knows them, by a proof and by the name
    listed_as: str | None  # the name in the list, where a proof led to another name
    called: str | None  # how they called a unit that is not there yet
    bare: bool  # nobody looks after their unit
    person_id: int
    blocked_at: datetime | None  # nothing is taken from them, perhaps since they were here before


async def describe(work: Work, membership_id: int) -> Waiting:
    """Tell of a person who waits what an officer needs to know."""
    membership = await work.session.get_one(Membership, membership_id)
    person = await work.session.get_one(Person, membership.person_id)
    section = await work.session.get(Section, membership.section_id) if membership.section_id else None
    unit = await view(work.connection, membership.unit_id, work.now.date())
    entry = await roster.of_person(work.connection, membership.unit_id, membership.person_id)
    bare = grants.is_bare(membership.unit_id, work.now)
    return Waiting(
        membership_id,
        person.name or "",
        person.category,
        section.name if section else None,
        unit.name,
        membership.unit_id,
        records=await held.count(work.connection, membership.person_id, membership.unit_id),
        matched=membership.matched_by is not None,
        listed_as=entry.name if entry and membership.matched_by is None else None,
        called=membership.note,
        bare=await work.connection.scalar(bare) is not None,
        person_id=membership.person_id,
        blocked_at=person.blocked_at,
    )


async def confirm(work: Work, officer_id: int | None, membership_id: int, hours: Hours) -> Person:
    """Confirm a membership; held records go to the queue; the person is told.

    Where the unit has ended they belong from now on to the one that carries on after it, if the officer looks after one
    such alone; of several the person chooses, as everybody of the unit does.
    """
    membership, officer = await _decide(work, officer_id, membership_id, MembershipState.ACTIVE)
    await _release(work, membership, RecordState.SUBMITTED)
    await outstanding.notify_after_confirming(work, [membership.person_id], hours, but=officer)
    into = await _carried_on_by(work, officer, membership.unit_id)
    if len(into) != 1:
        return await _tell(work, membership, officer, "membership_confirmed", hours)
    await work.session.refresh(membership)
    await belonging.move(work, officer, membership_id, into[0].id, hours)
    return await work.session.get_one(Person, membership.person_id)


async def _carried_on_by(work: Work, officer: int, unit_id: int) -> list[UnitView]:
    """List the units that carry on after one that ended and that the officer looks after."""
    day = work.now.date()
    if (await view(work.connection, unit_id, day)).is_active:
        return []
    found = await successors(work.connection, unit_id, day)
    return [unit for unit in found if await people.looks_after(work.connection, officer, unit.id, work.now)]


async def refuse(work: Work, officer_id: int | None, membership_id: int, hours: Hours) -> Person:
    """Say that the person is not of this unit; their held records are not taken."""
    membership, officer = await _decide(work, officer_id, membership_id, MembershipState.REFUSED)
    await roster.release(work.connection, membership.person_id, membership.unit_id)
    await _release(work, membership, RecordState.REJECTED)
    return await _tell(work, membership, officer, "membership_refused", hours)


async def confirm_matched(work: Work, officer_id: int, membership_ids: Sequence[int], hours: Hours) -> int:
    """Confirm many whom the unit's own list knows, in a few statements; returns how many. Raises `Refused`.

    Whoever is not matched, was decided on meanwhile, or goes from a unit that has ended to another, is left alone.
    """
    rows = await people.matched_among(work.connection, membership_ids, work.now.date())
    for unit_id in {row.unit_id for row in rows}:
        await demand_officer(work, officer_id, unit_id)
    decided = await people.confirm_waiting(work.connection, [row.id for row in rows], officer_id, work.now)
    confirmed = [row for row in rows if row.id in set(decided)]
    if not confirmed:
        return 0
    await held.submit(work.connection, decided, work.now)
    await outstanding.notify_after_confirming(work, [row.person_id for row in confirmed], hours, but=officer_id)
    await audit.record_all(work, [_line(work, officer_id, row.id) for row in confirmed])
    units = {row.unit_id for row in confirmed}
    names = {unit_id: (await view(work.connection, unit_id, work.now.date())).name for unit_id in units}
    due_at, key = hours.awake(work.now), f"membership_confirmed:{officer_id}"
    await enqueue_all(work, [_notice(row, names[row.unit_id], key, due_at) for row in confirmed])
    return len(confirmed)


def _line(work: Work, officer: int, membership_id: int) -> dict[str, Any]:
    subject = f"membership:{membership_id}"
    return {"at": work.now, "actor_id": officer, "action": "membership_active", "subject": subject, "detail": {}}


def _notice(row: Any, unit: str, key: str, due_at: datetime) -> dict[str, Any]:
    """Write the push to a person about a decision; `row`: id of the membership, person_id, address_form."""
    return {
        "key": f"membership:{row.id}:{key}",
        "kind": PushKind.NOTICE,
        "person_id": row.person_id,
        "text": templates.render(f"pushes/{key.partition(':')[0]}", you=row.address_form, unit=unit),
        "due_at": due_at,
    }


async def _decide(
    work: Work, officer_id: int | None, membership_id: int, state: MembershipState
) -> tuple[Membership, int]:
    membership = await work.session.get(Membership, membership_id)
    if membership is None:
        raise Problem("nobody_there")
    officer = await demand_officer(work, officer_id, membership.unit_id)
    await close_waiting(work, officer, membership_id, state)
    await audit.record(work, officer, f"membership_{state}", f"membership:{membership_id}")
    return membership, officer


async def _release(work: Work, membership: Membership, state: RecordState) -> None:
    """Let the records go on that waited together with this membership."""
    await held.release(work.connection, membership.person_id, membership.unit_id, state, work.now)


async def _tell(work: Work, membership: Membership, officer: int, template: str, hours: Hours) -> Person:
    person = await work.session.get_one(Person, membership.person_id)
    unit = await view(work.connection, membership.unit_id, work.now.date())
    row = SimpleNamespace(id=membership.id, person_id=person.id, address_form=person.address_form)
    await enqueue(work, **_notice(row, unit.name, f"{template}:{officer}", hours.awake(work.now)))
    return person
