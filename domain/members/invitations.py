"""Single-use links that make an officer. The code is shown once; only its digest is kept.

A code of 192 random bits is found by its digest: there is nothing to guess and no comparison to time.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import Role
from data.queries.members import invitations
from data.tables import Grant, Invitation
from data.types import HANOI
from domain import audit, journal
from domain.errors import Refused
from domain.journal import Act
from domain.members import wrong_person
from domain.members.rights import may_manage
from domain.quiet_hours import Hours
from domain.units import view

CODE_BYTES = 24
DAYS = 7
"""How long a link can be used, unless told otherwise."""


class Office(NamedTuple):
    """A role at a unit, and its last day; `None`: until it is taken back."""

    unit_id: int
    role: Role
    until: date | None = None


async def invite(
    work: Work,
    unit_id: int,
    role: Role,
    *,
    days: int = DAYS,
    role_until: date | None = None,
    actor_id: int | None = None,
) -> str:
    """Make an invitation and return its code, which is kept nowhere.

    `days`: how long the link can be used. `role_until`: the last day of the role; `None` is until taken back.
    Raises the `Problem` `unit_unknown`, and `Refused` `unit_ended` for a unit that is no longer active.
    """
    unit = await view(work.connection, unit_id, work.now.date())
    if not unit.is_active:
        raise Refused("unit_ended", unit=unit.name, status=unit.status, since=unit.since)
    code = secrets.token_urlsafe(CODE_BYTES)
    invitation = Invitation(
        digest=digest(code),
        unit_id=unit_id,
        role=role,
        role_until=role_until,
        created_at=work.now,
        expires_at=work.now + timedelta(days=days),
        made_by=actor_id,
    )
    await work.add(invitation)
    await audit.record(work, actor_id, "invited", f"invitation:{invitation.id}", unit=unit_id, role=role)
    return code


async def look(work: Work, code: str) -> Invitation:
    """Read an invitation before it is taken. Raises `Refused` when it is unknown, used or expired."""
    found = await invitations.look_up(work.connection, digest(code))
    if found is None:
        raise Refused("invitation_unknown")
    if found.used_at is not None:
        raise Refused("invitation_used", used_at=found.used_at)
    _demand_open(work, found)
    await _demand_maker(work, found.made_by, found.unit_id, found.role)
    return await work.session.get_one(Invitation, found.id)


def _demand_open(work: Work, found: AnyRow) -> None:
    """Refuse an invitation that was taken back or has expired, and say when."""
    if found.cancelled_at is not None:
        raise Refused("invitation_cancelled", cancelled_at=found.cancelled_at)
    if found.expires_at <= work.now:
        raise Refused("invitation_expired", expires_at=found.expires_at)


async def _demand_maker(work: Work, made_by: int | None, unit_id: int, role: Role) -> None:
    """Refuse an invitation whose maker may not give the role any more: with their own role it ended too."""
    if made_by is not None and not await may_manage(work, made_by, unit_id, role):
        raise Refused("invitation_over")


async def redeem(work: Work, code: str, person_id: int, hours: Hours) -> Grant:
    """Give the person the role of the invitation. The same person tapping again gets the same grant.

    Its maker and the unit's officers are told who took it.

    Raises `Refused` with `invitation_unknown`, `invitation_used` or `invitation_expired`.
    """
    found = await invitations.use(work.connection, digest(code), person_id, work.now)
    if found is None:
        return await _again(work, code, person_id)
    await _demand_maker(work, found.made_by, found.unit_id, found.role)
    new_grant = await grant(work, person_id, Office(found.unit_id, found.role, found.role_until), found.made_by)
    await audit.record(
        work, person_id, "granted", f"grant:{new_grant.id}", invitation=found.id, unit=found.unit_id, role=found.role
    )
    await journal.write(work, Act.INVITATION_USED, person_id, digest=found.digest)
    await wrong_person.tell_taken(work, new_grant, found.made_by, hours)
    return new_grant


async def _again(work: Work, code: str, person_id: int) -> Grant:
    """Tell why an invitation cannot be used, unless it is this person's own and the role still holds."""
    found = await invitations.look_up(work.connection, digest(code))
    if found is None:
        raise Refused("invitation_unknown")
    if found.used_at is None:
        _demand_open(work, found)
    held = await _held(work, person_id, found.unit_id, found.role) if found.used_by == person_id else None
    if held is None:
        raise Refused("invitation_used", used_at=found.used_at)
    return held


async def grant(work: Work, person_id: int, office: Office, by: int | None = None) -> Grant:
    """Add the role, or prolong the same role that the person holds there already; it is never cut short."""
    unit_id, role, until = office.unit_id, office.role, _end_of(office.until)
    held = await _held(work, person_id, unit_id, role)
    if held is None:
        held = Grant(person_id=person_id, unit_id=unit_id, role=role, since=work.now, until=until, granted_by=by)
        await work.add(held)
    elif held.until is not None:
        held.until = None if until is None else max(held.until, until)
        await work.settle()
    return held


async def _held(work: Work, person_id: int, unit_id: int, role: Role) -> Grant | None:
    key = await work.connection.scalar(invitations.current_grant(person_id, unit_id, role, work.now))
    return None if key is None else await work.session.get(Grant, key)


def digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()


def _end_of(day: date | None) -> datetime | None:
    """Return the end of a role's last day; `None` after the last day that a calendar has."""
    return None if day in (None, date.max) else datetime.combine(day + timedelta(days=1), time(0), HANOI)
