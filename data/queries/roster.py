"""The units' own lists of members, read and written by the thousand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.core import AnyRow, table_of
from data.tables import RosterEntry

_entry = table_of(RosterEntry)

TOLD = ("name", "section", "category", "phone")
"""What a list says about a member."""


async def entries(connection: AsyncConnection, units: Collection[int]) -> Sequence[AnyRow]:
    """Read (unit_id, number, name, section, category, phone) of these units' lists."""
    told = (_entry.c[name] for name in TOLD)
    found = select(_entry.c.unit_id, _entry.c.number, *told).where(_entry.c.unit_id.in_(units))
    return (await connection.execute(found)).all()


async def store(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    """Insert entries; one that is known under its unit and number is told anew and keeps its person."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(_entry)
    told = {name: statement.excluded[name] for name in (*TOLD, "folded")}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["unit_id", "number"], set_=told),
        rows,
    )


async def count(connection: AsyncConnection, units: Collection[int]) -> int:
    """Count the entries of these units' lists."""
    found = select(func.count()).select_from(_entry).where(_entry.c.unit_id.in_(units))
    return int((await connection.execute(found)).scalar_one())
