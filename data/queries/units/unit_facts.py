"""Reading and writing the dated facts of units, one unit's or all of them in a few statements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.tables import AuditEntry, Section, Unit, UnitName, UnitParent, UnitStatus, UnitSuccessor

_unit = table_of(Unit)
_audit = table_of(AuditEntry)
_section = table_of(Section)
_parent = table_of(UnitParent)
_successor = table_of(UnitSuccessor)

FACTS = {"name": table_of(UnitName), "parent": _parent, "status": table_of(UnitStatus)}
"""The facts of which exactly one holds at a time."""


async def unit_codes(connection: AsyncConnection) -> Sequence[AnyRow]:
    """Read (id, code, join_code) of every unit."""
    return (await connection.execute(select(_unit.c.id, _unit.c.code, _unit.c.join_code))).all()


async def add_units(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    """Insert units: code, join_code."""
    await connection.execute(insert(_unit), rows)


async def address_form(connection: AsyncConnection, unit_id: int) -> str | None:
    """Return how a unit speaks to its members, if an officer has chosen it."""
    form: str | None = await connection.scalar(select(_unit.c.address_form).where(_unit.c.id == unit_id))
    return form


async def set_address_form(connection: AsyncConnection, unit_id: int, form: str) -> None:
    await connection.execute(update(_unit).where(_unit.c.id == unit_id).values(address_form=form))


async def give_join_code(connection: AsyncConnection, unit_id: int, join_code: str) -> None:
    await connection.execute(update(_unit).where(_unit.c.id == unit_id).values(join_code=join_code))


async def read_facts(connection: AsyncConnection, fact: str, units: Collection[int] | None = None) -> Sequence[AnyRow]:
    """Read the rows of one fact in the order in which they held; of all units, or of these."""
    table = FACTS[fact]
    found = select(table).order_by(table.c.unit_id, table.c.valid_from.nulls_first(), table.c.id)
    if units is not None:
        found = found.where(table.c.unit_id.in_(units))
    return (await connection.execute(found)).all()


async def add_facts(connection: AsyncConnection, fact: str, rows: list[dict[str, Any]]) -> None:
    await connection.execute(insert(FACTS[fact]), rows)


async def change_facts(connection: AsyncConnection, fact: str, rows: list[dict[str, Any]]) -> None:
    """Write rows back under their `key`: closed, or corrected."""
    table = FACTS[fact]
    names = [name for name in rows[0] if name != "key"]
    changed = update(table).where(table.c.id == bindparam("key")).values({name: bindparam(name) for name in names})
    await connection.execute(changed, rows)


async def parent_changes(connection: AsyncConnection, since: date | None) -> list[date]:
    """List the days after `since` on which any unit gets another parent."""
    days = select(_parent.c.valid_from).distinct().where(_parent.c.valid_from.is_not(None))
    if since is not None:
        days = days.where(_parent.c.valid_from > since)
    return sorted((await connection.execute(days)).scalars())


async def successor_links(connection: AsyncConnection, units: Collection[int] | None = None) -> Sequence[AnyRow]:
    """Read (unit_id, successor_id, id) of the links that are not closed."""
    found = select(_successor.c.unit_id, _successor.c.successor_id, _successor.c.id)
    found = found.where(_successor.c.valid_to.is_(None))
    if units is not None:
        found = found.where(_successor.c.unit_id.in_(units))
    return (await connection.execute(found)).all()


async def add_successors(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    await connection.execute(insert(_successor), rows)


async def close_successors(connection: AsyncConnection, keys: Collection[int], day: date) -> None:
    await connection.execute(update(_successor).where(_successor.c.id.in_(keys)).values(valid_to=day))


async def sections(connection: AsyncConnection, units: Collection[int] | None = None) -> Sequence[AnyRow]:
    """Read (id, unit_id, name) of the sections, of all units or of these."""
    found = select(_section.c.id, _section.c.unit_id, _section.c.name).order_by(_section.c.id)
    if units is not None:
        found = found.where(_section.c.unit_id.in_(units))
    return (await connection.execute(found)).all()


async def add_sections(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    await connection.execute(insert(_section), rows)


async def trail(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    """Add lines to the audit trail: at, actor_id, action, subject, detail."""
    await connection.execute(insert(_audit), rows)
