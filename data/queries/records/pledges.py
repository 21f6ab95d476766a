"""Statements about pledges between units."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, insert_or_pass, table_of
from data.enums import PledgeState
from data.tables import Person, Pledge

_person, _pledge = table_of(Person), table_of(Pledge)
SHOWN = frozenset({PledgeState.OFFERED, PledgeState.SIGNED})


def _concerns(unit_ids: Collection[int]) -> ColumnElement[bool]:
    return or_(_pledge.c.unit_id.in_(unit_ids), _pledge.c.partner_id.in_(unit_ids))


async def signed(connection: AsyncConnection, unit_id: int, year: str, campaign: str | None = None) -> bool:
    """Tell whether a unit has a signed pledge of that year."""
    statement = select(_pledge.c.id).where(
        _concerns([unit_id]), _pledge.c.round == year, _pledge.c.state == PledgeState.SIGNED
    )
    if campaign is not None:
        statement = statement.where(_pledge.c.campaign == campaign)
    return (await connection.execute(statement.limit(1))).first() is not None


async def signed_of(connection: AsyncConnection, unit_id: int, year: str, campaign: str) -> Sequence[AnyRow]:
    """Read what a unit signed in a year, the oldest first: units, text, when, and who offered and who signed it.

    A signer who was erased since has no name any more.
    """
    offered, signed_by = _person.alias(), _person.alias()
    columns = (_pledge.c.id, _pledge.c.unit_id, _pledge.c.partner_id, _pledge.c.text, _pledge.c.decided_at)
    names = (
        _pledge.c.offered_by,
        _pledge.c.decided_by,
        offered.c.name.label("offered_name"),
        signed_by.c.name.label("signed_name"),
    )
    found = (
        select(*columns, *names)
        .join(offered, offered.c.id == _pledge.c.offered_by)
        .join(signed_by, signed_by.c.id == _pledge.c.decided_by)
        .where(
            _concerns([unit_id]),
            _pledge.c.round == year,
            _pledge.c.campaign == campaign,
            _pledge.c.state == PledgeState.SIGNED,
        )
        .order_by(_pledge.c.id)
    )
    return (await connection.execute(found)).all()


async def listed(connection: AsyncConnection, unit_ids: Collection[int], year: str) -> list[int]:
    """List the pledges of these units in a year that are offered or signed, the newest first."""
    where = (_concerns(unit_ids), _pledge.c.round == year, _pledge.c.state.in_(SHOWN))
    statement = select(_pledge.c.id).where(*where).order_by(_pledge.c.id.desc())
    return list((await connection.execute(statement)).scalars())


async def between(connection: AsyncConnection, unit: int, partner: int, campaign: str, year: str) -> int | None:
    """Find a pledge that two units have signed, or that waits for one of them."""
    pair = [unit, partner]
    statement = select(_pledge.c.id).where(
        _pledge.c.unit_id.in_(pair),
        _pledge.c.partner_id.in_(pair),
        _pledge.c.campaign == campaign,
        _pledge.c.round == year,
        _pledge.c.state.in_(SHOWN),
    )
    return await connection.scalar(statement.limit(1))


async def put(connection: AsyncConnection, row: dict[str, Any]) -> None:
    """Store an offer; a second tap finds the first."""
    await connection.execute(insert_or_pass(connection, _pledge, ["draft_id"]).values(row))


async def by_draft(connection: AsyncConnection, draft_id: str) -> int:
    return int((await connection.execute(select(_pledge.c.id).where(_pledge.c.draft_id == draft_id))).scalar_one())


async def decide(connection: AsyncConnection, pledge_id: int, to: PledgeState, officer: int, now: datetime) -> bool:
    """Decide on an offer; `False` when somebody has decided on it already."""
    offered = update(_pledge).where(_pledge.c.id == pledge_id, _pledge.c.state == PledgeState.OFFERED)
    return (await connection.execute(offered.values(state=to, decided_by=officer, decided_at=now))).rowcount == 1
