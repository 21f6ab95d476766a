"""Withdrawing the consent to be kept as a member, and giving it again (Law 91/2025/QH15, art. 9).

What was agreed to, when and in which app stays as proof, also after it was withdrawn.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import ConsentKind, MembershipState
from data.tables import Consent, Membership, Person
from domain import audit, journal
from domain.errors import Problem
from domain.journal import Act
from domain.members.joining import CONSENT_VERSION
from domain.privacy import stopping
from domain.quiet_hours import Hours

_consent = table_of(Consent)
_membership = table_of(Membership)
_person = table_of(Person)


class Standing(NamedTuple):
    withdrawn: bool  # and not agreed again
    erases_at: datetime | None


async def standing(connection: AsyncConnection, person_id: int) -> Standing:
    """Read how it stands with a person's data, in one statement: every menu asks."""
    stored = exists().where(_consent.c.person_id == person_id, _consent.c.kind == ConsentKind.STORE)
    valid = stored.where(_consent.c.withdrawn_at.is_(None))
    gone = stored.where(_consent.c.withdrawn_at.is_not(None))
    found = select((gone & ~valid).label("withdrawn"), _person.c.erases_at).where(_person.c.id == person_id)
    row = (await connection.execute(found)).one()
    return Standing(bool(row.withdrawn), row.erases_at)


async def has_withdrawn(connection: AsyncConnection, person_id: int) -> bool:
    return (await standing(connection, person_id)).withdrawn


async def demand_consent(work: Work, person_id: int) -> None:
    """Raise `Problem` when the person has withdrawn: nothing more is taken from them."""
    if await has_withdrawn(work.connection, person_id):
        raise Problem("consent_withdrawn")


async def withdraw_consent(work: Work, person_id: int, hours: Hours) -> None:
    """End membership and roles, withdraw open records, stop reminders. What is kept is not used until it is erased."""
    if await has_withdrawn(work.connection, person_id):
        return
    await journal.write(work, Act.CONSENT_WITHDRAWN, person_id)
    await stopping.stop(work, person_id, "consent_withdrawn", hours)
    await audit.record(work, person_id, "consent_withdrawn", f"person:{person_id}")


async def agree_again(work: Work, person_id: int, channel: str) -> None:
    """Keep a new consent; the person waits for confirmation in the unit where they were last."""
    if not await has_withdrawn(work.connection, person_id):
        return
    await journal.write(work, Act.CONSENT_GIVEN, person_id, channel=channel)
    agreed = Consent(
        person_id=person_id,
        kind=ConsentKind.STORE,
        version=CONSENT_VERSION,
        channel=channel,
        given_at=work.now,
    )
    await work.add(agreed)
    last = select(_membership.c.unit_id, _membership.c.section_id).where(_membership.c.person_id == person_id)
    row = (await work.connection.execute(last.order_by(_membership.c.id.desc()).limit(1))).first()
    if row is not None:
        again = Membership(
            person_id=person_id, unit_id=row[0], section_id=row[1], state=MembershipState.WAITING, since=work.now
        )
        await work.add(again)
    await audit.record(work, person_id, "consent_given", f"person:{person_id}", version=CONSENT_VERSION)
