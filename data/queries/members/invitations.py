"""Invitations are found by the digest of their code alone, and used once however many try at the same moment."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.queries.units.units import lasts
from data.tables import Grant, Invitation

_invitation = table_of(Invitation)
_grant = table_of(Grant)


def _open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Say which invitations still open a role."""
    return _invitation.c.used_at.is_(None), _invitation.c.cancelled_at.is_(None), _invitation.c.expires_at > now


async def use(connection: AsyncConnection, digest: str, person_id: int, now: datetime) -> AnyRow | None:
    """Mark an invitation used and return it; `None` if there is none that can be used now."""
    used = (
        update(_invitation)
        .where(_invitation.c.digest == digest, *_open(now))
        .values(used_at=now, used_by=person_id)
        .returning(_invitation)
    )
    row: AnyRow | None = (await connection.execute(used)).one_or_none()
    return row


async def look_up(connection: AsyncConnection, digest: str) -> AnyRow | None:
    return (await connection.execute(select(_invitation).where(_invitation.c.digest == digest))).one_or_none()


def current_grant(person_id: int, unit_id: int, role: str, now: datetime) -> Any:
    """Select the key of the grant of this role that the person holds at the unit now."""
    return (
        select(_grant.c.id)
        .where(
            _grant.c.person_id == person_id,
            _grant.c.unit_id == unit_id,
            _grant.c.role == role,
            lasts(_grant, now),
        )
        .order_by(_grant.c.id.desc())
        .limit(1)
    )


async def unused(connection: AsyncConnection, units: Collection[int], now: datetime, limit: int) -> Sequence[AnyRow]:
    """Read (id, unit_id, role, expires_at) of the invitations to these units that still open one, the newest first."""
    found = select(*(_invitation.c[name] for name in ("id", "unit_id", "role", "expires_at")))
    found = found.where(*_open(now), _invitation.c.unit_id.in_(units))
    return (await connection.execute(found.order_by(_invitation.c.id.desc()).limit(limit))).all()


async def cancel(connection: AsyncConnection, invitation_id: int, now: datetime) -> bool:
    """Take an invitation back; `False` when it opens nothing any more."""
    taken = update(_invitation).where(_invitation.c.id == invitation_id, *_open(now)).values(cancelled_at=now)
    return (await connection.execute(taken)).rowcount == 1
