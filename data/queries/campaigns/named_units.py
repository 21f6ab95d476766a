"""Which units the departments and unions are that documents name, as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Date, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, insert_or_pass, once, table_of
from data.queries.units.units import carried_on
from data.tables import CampaignNamedUnit

_named = table_of(CampaignNamedUnit)


async def on(connection: AsyncConnection, day: date) -> Sequence[AnyRow]:
    """Read (campaign, named, unit_id): each unit that is named, and after it ended whoever carries on."""
    return (await connection.execute(*_on(day=day))).all()


@once(day=Date())
def _on(day: Any) -> AnySelect:
    return carried_on(select(_named.c.campaign, _named.c.named, _named.c.unit_id), day)


async def bound(connection: AsyncConnection, campaign: str) -> set[str]:
    """List what a campaign names and some unit is."""
    found = select(_named.c.named).where(_named.c.campaign == campaign).distinct()
    return set((await connection.execute(found)).scalars())


async def bind(connection: AsyncConnection, campaign: str, named: str, unit_id: int) -> None:
    row = {"campaign": campaign, "named": named, "unit_id": unit_id}
    await connection.execute(insert_or_pass(connection, _named, list(row)).values(row))


async def release(connection: AsyncConnection, campaign: str, named: str | None = None) -> None:
    """Bind one name, or all names of a campaign, to nothing any more."""
    those = delete(_named).where(_named.c.campaign == campaign)
    await connection.execute(those if named is None else those.where(_named.c.named == named))
