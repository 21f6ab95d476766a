"""Which units departments and officers are responsible for, beside those that stand below their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, insert_or_pass, table_of
from data.queries.units.units import carried_on
from data.tables import Responsibility

_held = table_of(Responsibility)


async def of_departments(connection: AsyncConnection, day: date) -> Sequence[AnyRow]:
    """Read (id, unit_id, department_id); after either ended whoever carries on."""
    columns = (_held.c.id, _held.c.department_id, _held.c.unit_id)
    units = carried_on(select(*columns).where(_held.c.department_id.is_not(None)), day).subquery()
    return (await connection.execute(carried_on(select(units.c.id, units.c.unit_id, units.c.department_id), day))).all()


async def of_officers(connection: AsyncConnection, day: date) -> Sequence[AnyRow]:
    """Read (id, officer_id, unit_id); after a unit ended whoever carries on."""
    columns = (_held.c.id, _held.c.officer_id, _held.c.unit_id)
    return (await connection.execute(carried_on(select(*columns).where(_held.c.officer_id.is_not(None)), day))).all()


async def give(connection: AsyncConnection, column: str, who: int, unit_id: int) -> bool:
    """Note who is responsible, by `department_id` or `officer_id`; False when it was so before."""
    row = {column: who, "unit_id": unit_id}
    statement = insert_or_pass(connection, _held, list(row)).values(row).returning(_held.c.id)
    return (await connection.execute(statement)).first() is not None


async def end(connection: AsyncConnection, keys: Collection[int]) -> None:
    await connection.execute(delete(_held).where(_held.c.id.in_(keys)))
