"""Withdrawing the consent to be kept as a member, and giving it again (Law 91/2025/QH15, art. 9).

What was agreed to, when and in which app stays as proof, also after it was withdrawn.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import ConsentKind, MembershipState
from data.queries.members import memberships
from data.queries.privacy import consents
from data.tables import Consent, Membership
from domain import audit, journal
from domain.errors import Problem
from domain.journal import Act
from domain.members.joining import CONSENT_VERSION
from domain.privacy import stopping
from domain.quiet_hours import Hours


class Standing(NamedTuple):
    withdrawn: bool  # and not agreed again
    erases_at: datetime | None


async def standing(connection: AsyncConnection, person_id: int) -> Standing:
    """Read how it stands with a person's data, in one statement: every menu asks."""
    row = await consents.standing(connection, person_id)
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
    last = await memberships.last_place(work.connection, person_id)
    if last is not None:
        place = {"unit_id": last.unit_id, "section_id": last.section_id}
        place["matched_by"] = await memberships.matched_before(work.connection, person_id, last.unit_id)
        await work.add(Membership(person_id=person_id, **place, state=MembershipState.WAITING, since=work.now))
    await audit.record(work, person_id, "consent_given", f"person:{person_id}", version=CONSENT_VERSION)
