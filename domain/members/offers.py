"""Invitations to a role that nobody has used yet: an officer sees them and takes one back."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import Role
from data.queries.members import invitations
from data.tables import Invitation, Person
from domain import audit, journal, units
from domain.errors import Problem
from domain.journal import Act
from domain.members.rights import demand_manager, demand_officer, may_manage

LISTED = 60
"""How many invitations one list offers, the newest first."""


class Unused(NamedTuple):
    """A line of the list."""

    id: int
    unit: str
    role: Role
    expires_at: datetime


class Offered(NamedTuple):
    """An invitation that still opens a role. Its code is kept nowhere, so it cannot be shown again."""

    id: int
    unit: str
    role: Role
    role_until: date | None
    expires_at: datetime
    maker: str | None  # None: the command line
    maker_id: int | None


async def unused(work: Work, officer_id: int | None, unit_id: int) -> list[Unused]:
    """List what still opens a role at a unit or below it and is the officer's to take back. Raises `Refused`."""
    rows = await _manageable(work, officer_id, unit_id)
    found = await units.views(work.connection, sorted({row.unit_id for row in rows}), work.now.date())
    names = {unit.id: unit.short_name for unit in found}
    return [Unused(row.id, names[row.unit_id], row.role, row.expires_at) for row in rows]


async def count_unused(work: Work, officer_id: int | None, unit_id: int) -> int:
    """Count what `unused` lists. Raises `Refused`."""
    return len(await _manageable(work, officer_id, unit_id))


async def _manageable(work: Work, officer_id: int | None, unit_id: int) -> list[AnyRow]:
    officer = await demand_officer(work, officer_id, unit_id)
    reach = await units.subtree_ids(work.connection, unit_id, work.now.date())
    rows = await invitations.unused(work.connection, reach, work.now, LISTED)
    kinds = {(row.unit_id, row.role) for row in rows}  # each is asked once, not once for each invitation
    allowed = {kind for kind in kinds if await may_manage(work, officer, *kind)}
    return [row for row in rows if (row.unit_id, row.role) in allowed]


async def look(work: Work, officer_id: int | None, invitation_id: int) -> Offered:
    """Show one of them. Raises `Problem` or `Refused`."""
    found = await _found(work, invitation_id)
    await demand_manager(work, officer_id, found.unit_id, found.role)
    return await _facts(work, invitation_id)


async def take_back(work: Work, officer_id: int | None, invitation_id: int) -> Offered:
    """Cancel the invitation at once. Raises `Problem` when it was used first, and `Refused`."""
    found = await _found(work, invitation_id)
    officer = await demand_manager(work, officer_id, found.unit_id, found.role)
    if not await _cancel(work, officer, found):
        raise Problem("invitation_settled")
    return await _facts(work, invitation_id)


async def cancel_all(work: Work, officer_id: int | None, unit_id: int) -> None:
    """Cancel whatever still opens a role at a unit that is taken back. Whoever calls has asked for the right."""
    for row in await invitations.unused(work.connection, [unit_id], work.now, LISTED):
        await _cancel(work, officer_id, await _found(work, row.id))


async def _cancel(work: Work, officer_id: int | None, found: Invitation) -> bool:
    """Cancel an invitation; `False` when it opens nothing any more."""
    key = found.id or 0
    if not await invitations.cancel(work.connection, key, work.now):
        return False
    await audit.record(work, officer_id, "invitation_cancelled", f"invitation:{key}", unit=found.unit_id)
    await journal.write(work, Act.INVITATION_CANCELLED, digest=found.digest)
    return True


async def _found(work: Work, invitation_id: int) -> Invitation:
    found = await work.session.get(Invitation, invitation_id)
    if found is None:
        raise Problem("invitation_settled")
    return found


async def _facts(work: Work, invitation_id: int) -> Offered:
    found = await work.session.get_one(Invitation, invitation_id)
    unit = await units.view(work.connection, found.unit_id, work.now.date())
    maker = await work.session.get_one(Person, found.made_by) if found.made_by else None
    name = maker.name if maker else None
    return Offered(invitation_id, unit.short_name, found.role, found.role_until, found.expires_at, name, found.made_by)
