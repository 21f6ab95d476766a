"""Taking one line off a unit's own list of members, with everything that names it."""

from __future__ import annotations

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import MembershipState, PublishState
from data.queries.records import accepted_words
from data.tables import Membership, PublishConsent, RosterEntry

_entry, _consent, _membership = table_of(RosterEntry), table_of(PublishConsent), table_of(Membership)

UNSPOKEN = (PublishState.MATCHED, PublishState.DISPUTED)
"""States of a consent in which there is no agreement that could be taken back."""


async def find(connection: AsyncConnection, unit_id: int, number: str) -> AnyRow | None:
    """Read (id, number, name, section, person_id) of a line of a unit's list."""
    columns = (_entry.c.id, _entry.c.number, _entry.c.name, _entry.c.section, _entry.c.person_id)
    found = select(*columns).where(_entry.c.unit_id == unit_id, _entry.c.number == number)
    return (await connection.execute(found)).one_or_none()


async def numbers(connection: AsyncConnection, unit_id: int) -> list[str]:
    """List the numbers of a unit's list."""
    found = select(_entry.c.number).where(_entry.c.unit_id == unit_id).order_by(_entry.c.number)
    return list((await connection.execute(found)).scalars())


async def count_deeds(connection: AsyncConnection, entry_id: int) -> int:
    """Count the good deeds whose praised person is this line."""
    found = select(func.count()).select_from(_consent).where(_consent.c.roster_entry_id == entry_id)
    return int(await connection.scalar(found) or 0)


async def unpair(connection: AsyncConnection, unit_id: int, person_id: int) -> None:
    """Let nobody be confirmed any more because the list knew them; who is confirmed already stays a member."""
    waits = (_membership.c.state == MembershipState.WAITING, _membership.c.until.is_(None))
    theirs = (_membership.c.person_id == person_id, _membership.c.unit_id == unit_id)
    await connection.execute(update(_membership).where(*theirs, *waits).values(matched_by=None))


async def leave_deeds(connection: AsyncConnection, entry_id: int, person_id: int | None) -> None:
    """Take the line out of the good deeds that name it.

    Whoever has joined goes on as the praised person; of somebody who is on no list any more nothing is published.
    """
    deeds = select(_consent.c.record_id).where(_consent.c.roster_entry_id == entry_id)
    await accepted_words.read_anew(connection, deeds)
    theirs = update(_consent).where(_consent.c.roster_entry_id == entry_id)
    if person_id is not None:
        await connection.execute(theirs.where(_consent.c.person_id.is_(None)).values(person_id=person_id))
    spoken = theirs.where(_consent.c.person_id.is_(None), _consent.c.state.not_in(UNSPOKEN))
    await connection.execute(spoken.values(state=PublishState.REFUSED, how=None))
    await connection.execute(theirs.values(roster_entry_id=None))


async def remove(connection: AsyncConnection, entry_id: int) -> None:
    """Delete the line; its personal code opens nothing any more."""
    await connection.execute(delete(_entry).where(_entry.c.id == entry_id))
