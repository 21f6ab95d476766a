"""A lost phone: it is cut at once, given back when it is found, or a new one is joined to the same person.

Who holds a role can lose it to a thief in the same way, so whoever joins a phone to such a person must stand above
every role of theirs; to cut it, a colleague is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import CURRENT_MEMBERSHIPS, ContactState, MembershipState
from data.queries.members import apps, contacts, grants
from data.tables import Membership, Person
from domain import audit, journal
from domain.errors import Problem, Refused
from domain.journal import Act
from domain.members.memberships import close_waiting
from domain.members.merging import become
from domain.members.rights import demand_officer, may_manage
from domain.outbox import Notice, choice, notify
from domain.quiet_hours import Hours
from domain.units import view

JOINED = "phone_joined"
"""What the new phone is told: it asked for it."""


async def reached(work: Work, officer_id: int | None, membership_id: int) -> Sequence[AnyRow]:
    """Read (id, channel) of the apps that a member writes from and that are not cut. Raises."""
    membership, _ = await _member(work, officer_id, membership_id)
    return await apps.listed(work.connection, membership.person_id)


async def cut(
    work: Work, officer_id: int | None, membership_id: int, hours: Hours, contact_id: int | None = None
) -> int:
    """Cut one app of a member, or all; nothing personal goes there any more. Returns how many were cut.

    The apps that are left are told. Raises `Problem` for one's own phone, and `Refused` without a right.
    """
    membership, officer, lost = await look_at_lost(work, officer_id, membership_id, contact_id)
    await cut_off(work, membership.person_id, lost)
    await journal.write(work, Act.PHONE_CUT, membership.person_id, contacts=lost)
    await audit.record(work, officer, "phone_cut", f"person:{membership.person_id}", contacts=lost)
    await _tell_left(work, membership, "phone_cut", lost, hours)
    return len(lost)


async def look_at_lost(
    work: Work, officer_id: int | None, membership_id: int, contact_id: int | None = None
) -> tuple[Membership, int, list[int]]:
    """Return the membership, the officer, and the apps that `cut` would cut. Raises as it does."""
    membership, officer = await _member(work, officer_id, membership_id)
    if officer == membership.person_id:
        raise Problem("own_phone")
    for held in await grants.held(work.connection, membership.person_id, work.now):
        await demand_officer(work, officer, held.unit_id)
    listed = await apps.listed(work.connection, membership.person_id)
    lost = [row.id for row in listed if contact_id in {None, row.id}]
    if not lost:
        raise Problem("no_phone_to_cut")
    return membership, officer, lost


async def cut_off(work: Work, person_id: int, contact_ids: Sequence[int]) -> None:
    """Let these apps of a person speak for nobody, and empty what they show; nobody is told."""
    await contacts.change_state(work.connection, contact_ids, ContactState.CUT)
    await contacts.empty(work.connection, contact_ids, work.now)
    # a link code may have been asked for by whoever has the phone now
    await apps.forget_codes(work.connection, person_id)


async def give_back(work: Work, officer_id: int | None, membership_id: int, hours: Hours) -> int:
    """Let phones that were cut speak for the person again: found, or the same account on a new phone. Raises."""
    membership, officer = await _member(work, officer_id, membership_id)
    await _demand_above(work, officer, membership.person_id)
    silent = [
        row.id
        for row in await contacts.of_person(work.connection, membership.person_id)
        if row.state is ContactState.CUT
    ]
    await _tell_left(work, membership, "phone_given_back", silent, hours)
    await contacts.change_state(work.connection, silent, ContactState.ACTIVE)
    await journal.write(work, Act.PHONE_GIVEN_BACK, membership.person_id, contacts=silent)
    await audit.record(work, officer, "phone_given_back", f"person:{membership.person_id}", contacts=silent)
    return len(silent)


async def merge(
    work: Work, officer_id: int | None, membership_id: int, known_membership_id: int, hours: Hours
) -> Person:
    """Say that somebody who waits is a known member with a new phone; what they sent meanwhile goes along.

    The contact and the held records become the known person's, the new row is emptied, and the person's other apps are
    told. Raises `Problem` or `Refused`.
    """
    waiting, officer = await _member(work, officer_id, membership_id)
    known, _ = await _member(work, officer, known_membership_id)
    if waiting.state is not MembershipState.WAITING or known.state is not MembershipState.ACTIVE:
        raise Problem("already_decided")
    if waiting.person_id == known.person_id or officer in {waiting.person_id, known.person_id}:
        raise Refused("own_phone")
    if await grants.held(work.connection, waiting.person_id, work.now):
        raise Refused("holds_a_role")
    await _demand_above(work, officer, known.person_id)
    await close_waiting(work, officer, membership_id, MembershipState.ENDED)
    old = await contacts.of_person(work.connection, known.person_id)
    new = await contacts.of_person(work.connection, waiting.person_id)
    await become(work, waiting.person_id, known.person_id, waiting.unit_id, confirmed=True)
    detail = {"was": waiting.person_id, "contacts": [row.id for row in new]}
    await audit.record(work, officer, "phone_joined", f"person:{known.person_id}", **detail)
    person = await work.session.get_one(Person, known.person_id)
    unit = await view(work.connection, known.unit_id, work.now.date())
    at, due_at = work.now.isoformat(), hours.awake(work.now)
    for template, contacts_told in ((JOINED, new), ("phone_joined_elsewhere", old)):
        await _tell(work, person, template, [row.id for row in contacts_told], unit=unit.name, at=at, due_at=due_at)
    return person


async def _member(work: Work, officer_id: int | None, membership_id: int) -> tuple[Membership, int]:
    membership = await work.session.get(Membership, membership_id)
    if membership is None or membership.state not in CURRENT_MEMBERSHIPS or membership.until is not None:
        raise Problem("member_gone")
    return membership, await demand_officer(work, officer_id, membership.unit_id)


async def _demand_above(work: Work, officer: int, person_id: int) -> None:
    """Refuse to let a new phone speak for somebody whose role is not below the officer's own."""
    for held in await grants.held(work.connection, person_id, work.now):
        if not await may_manage(work, officer, held.unit_id, held.role):
            raise Refused("role_not_below")


async def _tell_left(work: Work, membership: Membership, template: str, besides: list[int], hours: Hours) -> None:
    """Tell the person's other apps what an officer did, in case it was not the person who asked for it."""
    person = await work.session.get_one(Person, membership.person_id)
    unit = await view(work.connection, membership.unit_id, work.now.date())
    left = [row.id for row in await apps.listed(work.connection, membership.person_id) if row.id not in besides]
    at, due_at = work.now.isoformat(), hours.awake(work.now)
    await _tell(work, person, template, left, unit=unit.name, at=at, due_at=due_at)


async def _tell(
    work: Work, person: Person, template: str, contact_ids: list[int], *, unit: str, at: str, due_at: datetime
) -> None:
    """Tell each of these apps, not only the one that the person wrote from last."""
    choices = None if template == JOINED else [[choice("write_letter")]]  # for who did not ask for it
    for contact_id in contact_ids:
        key, facts = f"{template}:{contact_id}:{at}", {"unit": unit, "at": at}
        await notify(work, person.id or 0, Notice(template, key, facts, choices, only_contact_id=contact_id), due_at)
