"""Statements about the consent to be kept as a member."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import ConsentKind
from data.tables import Consent, Person

_consent, _person = table_of(Consent), table_of(Person)


async def standing(connection: AsyncConnection, person_id: int) -> AnyRow:
    """Read (withdrawn, erases_at) of a person in one statement: withdrawn, and not agreed again."""
    stored = exists().where(_consent.c.person_id == person_id, _consent.c.kind == ConsentKind.STORE)
    valid = stored.where(_consent.c.withdrawn_at.is_(None))
    gone = stored.where(_consent.c.withdrawn_at.is_not(None))
    found = select((gone & ~valid).label("withdrawn"), _person.c.erases_at).where(_person.c.id == person_id)
    return (await connection.execute(found)).one()


async def valid(connection: AsyncConnection, person_id: int) -> AnyRow | None:
    """Read (given_at, version) of the consent that holds."""
    given = select(_consent.c.given_at, _consent.c.version).where(
        _consent.c.person_id == person_id,
        _consent.c.kind == ConsentKind.STORE,
        _consent.c.withdrawn_at.is_(None),
    )
    return (await connection.execute(given.order_by(_consent.c.id.desc()).limit(1))).first()
