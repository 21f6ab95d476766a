"""An officer takes nothing more from somebody who floods the unit, and takes it again later.

Who is blocked and then erased leaves one digest of each app, which says nothing but that: whoever joins by that app
again is blocked as before, and the officer sees it (docs/decisions/0009 and the retention of `domain.privacy`).
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.queries.members import blocks, memberships, people
from data.tables import Person
from domain import audit, journal, units
from domain.errors import Problem, Refused
from domain.journal import Act
from domain.members.rights import demand_officer

LISTED = 60
"""How many blocked people one list offers."""


class Blockable(NamedTuple):
    """Somebody who may be blocked or is, as an officer sees them."""

    person_id: int
    name: str
    blocked_at: datetime | None


async def look(work: Work, officer_id: int | None, person_id: int) -> Blockable:
    """Show one person to an officer of the unit where they belong, or belonged last. Raises."""
    await _demand(work, officer_id, person_id)
    person = await work.session.get_one(Person, person_id, populate_existing=True)
    return Blockable(person_id, person.name or "", person.blocked_at)


async def listed(work: Work, officer_id: int | None, unit_id: int) -> list[Blockable]:
    """List who is blocked in a unit and below it, the latest first. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    reach = await units.subtree_ids(work.connection, unit_id, work.now.date())
    rows = await blocks.listed(work.connection, reach, LISTED)
    return [Blockable(row.id, row.name or "", row.blocked_at) for row in rows]


async def block(work: Work, officer_id: int | None, person_id: int) -> None:
    """Take no records, photos or messages of this person. Once is enough: a second time changes nothing.

    Raises `Refused` without a role at the person's unit or above, and for officers: their role is to be ended first.
    """
    officer = await _demand(work, officer_id, person_id)
    if person_id == officer or await people.officer_units(work.connection, person_id, work.now):
        raise Refused("officer_not_blocked")
    if await blocks.block(work.connection, person_id, work.now):
        await audit.record(work, officer, "blocked", f"person:{person_id}")
        await journal.write(work, Act.BLOCKED, person_id)


async def readmit(work: Work, officer_id: int | None, person_id: int) -> None:
    """End the block: what this person sends is taken again. Raises `Refused`."""
    officer = await _demand(work, officer_id, person_id)
    if await blocks.readmit(work.connection, person_id):
        await audit.record(work, officer, "readmitted", f"person:{person_id}")
        await journal.write(work, Act.READMITTED, person_id)


async def _demand(work: Work, officer_id: int | None, person_id: int) -> int:
    """Return the key of an officer of the unit to which the person belongs, or belonged last."""
    place = await memberships.last_place(work.connection, person_id)
    if place is None:
        raise Problem("nobody_there")
    return await demand_officer(work, officer_id, place.unit_id)


async def remember(work: Work, person: Person) -> None:
    """Keep one digest of each app of a blocked person who is being erased, so that the app is recognised later."""
    if person.blocked_at is not None:
        digests = [digest(row.channel, row.external_id) for row in await blocks.apps(work.connection, person.id or 0)]
        await blocks.keep(work.connection, digests, person.blocked_at, work.now)


async def recognise(work: Work, contact_id: int, person: Person) -> None:
    """Block whoever joins by an app whose person was blocked before; that stands with the person from now on."""
    app = await blocks.app(work.connection, contact_id)
    since = await blocks.take(work.connection, digest(app.channel, app.external_id))
    if since is not None:
        person.blocked_at = since
        await work.settle()
        await audit.record(work, None, "blocked_again", f"person:{person.id}")


def digest(channel: str, external_id: str) -> str:
    return sha256(f"{channel}:{external_id}".encode()).hexdigest()
