"""Whom no message reached lately, listed for the officers who may meet them."""

from __future__ import annotations

from datetime import timedelta

from data.engine.unit_of_work import Work
from data.queries.outbox import unreachable
from domain.members.directory import Found
from domain.members.rights import demand_officer
from domain.units import views

LATELY = timedelta(days=30)
LISTED = 50


async def find(work: Work, officer_id: int | None, unit_id: int) -> list[Found]:
    """List members of a unit and below who could not be reached in the last month. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    rows = await unreachable.listed(work.connection, unit_id, work.now, work.now - LATELY, LISTED)
    ids = sorted({row.unit_id for row in rows})
    names = {unit.id: unit.short_name for unit in await views(work.connection, ids, work.now.date())}
    return [Found(row.id, row.name or "", row.section, names[row.unit_id], row.person_id) for row in rows]
