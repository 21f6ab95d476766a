"""Statements about consent to publish a good deed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlmodel
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from data.engine.statements import AnyRow, AnySelect, table_of
from data.enums import MembershipState, PublishState, RecordKind, RecordState
from data.tables import Membership, Person, PublishConsent, Record, RosterEntry, Section

_consent, _entry = table_of(PublishConsent), table_of(RosterEntry)
_membership = table_of(Membership)
_person = table_of(Person)
_record = table_of(Record)
_section = table_of(Section)


async def of_record(connection: AsyncConnection, record_id: int) -> int | None:
    """Return the key of the consent that belongs to a record."""
    return await connection.scalar(select(_consent.c.id).where(_consent.c.record_id == record_id))


async def deeds(session: AsyncSession, keys: Collection[int]) -> Sequence[Record]:
    """Read records as entities, all in one statement."""
    return (await session.exec(sqlmodel.select(Record).where(_record.c.id.in_(keys)))).all()


async def consents(session: AsyncSession, record_ids: Collection[int]) -> Sequence[PublishConsent]:
    """Read what was said to publishing these records, as entities."""
    return (await session.exec(sqlmodel.select(PublishConsent).where(_consent.c.record_id.in_(record_ids)))).all()


async def praised(connection: AsyncConnection, record_ids: Collection[int]) -> Sequence[AnyRow]:
    """Read (record_id, person_id, name) of who is praised in these records, as far as an officer has said.

    A line of the unit's list counts as its person once it was joined to one; before that there is only its name.
    """
    person = func.coalesce(_consent.c.person_id, _entry.c.person_id)
    name = func.coalesce(_person.c.name, _entry.c.name).label("name")
    statement = (
        select(_consent.c.record_id, person.label("person_id"), name)
        .outerjoin(_entry, _entry.c.id == _consent.c.roster_entry_id)
        .outerjoin(_person, _person.c.id == person)
        .where(_consent.c.record_id.in_(record_ids))
    )
    return (await connection.execute(statement)).all()


async def of_person(connection: AsyncConnection, consent_id: int, person_id: int) -> int | None:
    """Return the key of a consent if it is this person's to give."""
    where = (_consent.c.id == consent_id, _consent.c.person_id == person_id)
    return await connection.scalar(select(_consent.c.id).where(*where))


async def waiting(connection: AsyncConnection, person_id: int) -> list[int]:
    """List the questions that a praised person has not answered."""
    where = (_consent.c.person_id == person_id, _consent.c.state == PublishState.ASKED)
    return list((await connection.execute(select(_consent.c.id).where(*where).order_by(_consent.c.id))).scalars())


def members(units: Select[int], now: datetime) -> AnySelect:
    """Select (person_id, name, section) of everybody who is a confirmed member in these units."""
    return (
        select(_person.c.id, _person.c.name, _section.c.name)
        .join(_membership, _membership.c.person_id == _person.c.id)
        .outerjoin(_section, _section.c.id == _membership.c.section_id)
        .where(
            _membership.c.state == MembershipState.ACTIVE,
            _membership.c.since <= now,
            _membership.c.until.is_(None),
            _membership.c.unit_id.in_(units),
            _person.c.erased_at.is_(None),
        )
    )


async def member_rows(connection: AsyncConnection, units: Select[int], now: datetime) -> list[AnyRow]:
    return list((await connection.execute(members(units, now))).all())


def accepted_deeds(units: Select[int], limit: int) -> Select[int]:
    """Select the last good deeds that were accepted in these units, the newest first."""
    return (
        select(_record.c.id)
        .where(
            _record.c.kind == RecordKind.GOOD_DEED,
            _record.c.state == RecordState.ACCEPTED,
            _record.c.unit_id.in_(units),
        )
        .order_by(_record.c.changed_at.desc(), _record.c.id.desc())
        .limit(limit)
    )
