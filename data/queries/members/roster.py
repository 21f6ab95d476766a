"""The units' own lists of members, read and written by the thousand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, table_of
from data.queries.units.units import Ids, among
from data.tables import RosterEntry

_entry = table_of(RosterEntry)

TOLD = ("name", "section", "category", "phone")
"""What a list says about a member."""


async def entries(connection: AsyncConnection, units: Collection[int]) -> Sequence[AnyRow]:
    """Read (unit_id, number, name, section, category, phone) of these units' lists."""
    columns = (_entry.c[name] for name in TOLD)
    found = select(_entry.c.unit_id, _entry.c.number, *columns).where(_entry.c.unit_id.in_(units))
    return (await connection.execute(found)).all()


async def store(connection: AsyncConnection, rows: list[dict[str, Any]]) -> None:
    """Insert entries; one that is known under its unit and number is told anew and keeps its person."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(_entry)
    values = {name: statement.excluded[name] for name in (*TOLD, "folded", "sort_key", "phone_lookup")}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["unit_id", "number"], set_=values),
        rows,
    )


async def count(connection: AsyncConnection, units: Collection[int]) -> int:
    """Count the entries of these units' lists."""
    found = select(func.count()).select_from(_entry).where(_entry.c.unit_id.in_(units))
    return int((await connection.execute(found)).scalar_one())


async def can_prove(connection: AsyncConnection, unit_id: int, now: datetime) -> bool:
    """Tell whether a line of the unit's list that is nobody's yet has a phone or a code that has not ended."""
    code = _entry.c.personal_code_lookup.is_not(None) & (_entry.c.personal_code_until > now)
    free = (_entry.c.unit_id == unit_id, _entry.c.person_id.is_(None), _entry.c.phone_lookup.is_not(None) | code)
    return bool((await connection.execute(select(exists().where(*free)))).scalar_one())


async def with_phone(connection: AsyncConnection, unit_id: int, phone: str) -> Sequence[AnyRow]:
    """Read (id, name, folded, person_id) of the entries of a unit's list with this phone."""
    return await _found(connection, _entry.c.unit_id == unit_id, _entry.c.phone_lookup == phone)


async def with_code(connection: AsyncConnection, unit_id: int, digest: str, now: datetime) -> Sequence[AnyRow]:
    """The same for a personal code that has not ended."""
    lives = _entry.c.personal_code_until > now
    return await _found(connection, _entry.c.unit_id == unit_id, _entry.c.personal_code_lookup == digest, lives)


async def of_person(connection: AsyncConnection, unit_id: int, person_id: int) -> AnyRow | None:
    """Read the entry of a unit's list that belongs to this person."""
    found = await _found(connection, _entry.c.unit_id == unit_id, _entry.c.person_id == person_id)
    return found[0] if found else None


async def free(connection: AsyncConnection, units: Ids) -> Sequence[AnyRow]:
    """Read (id, name, folded, person_id, section, unit_id) of the entries that nobody is matched with, by name."""
    free = (among(_entry.c.unit_id, units), _entry.c.person_id.is_(None))
    return await _found(connection, *free, order=_entry.c.sort_key, long=True)


async def _found(
    connection: AsyncConnection,
    *conditions: ColumnElement[bool],
    order: ColumnElement[Any] = _entry.c.id,
    long: bool = False,
) -> Sequence[AnyRow]:
    columns = (_entry.c.id, _entry.c.name, _entry.c.folded, _entry.c.person_id, _entry.c.section, _entry.c.unit_id)
    found = select(*columns).where(*conditions).order_by(order, _entry.c.id)
    return (await connection.execute(found, execution_options={LONG: long})).all()


async def claim(connection: AsyncConnection, entry_id: int, person_id: int) -> bool:
    """Give an entry to a person, unless somebody has it already."""
    mine = update(_entry).where(_entry.c.id == entry_id, _entry.c.person_id.is_(None)).values(person_id=person_id)
    return (await connection.execute(mine)).rowcount == 1


async def release(connection: AsyncConnection, person_id: int, unit_id: int) -> None:
    """Take a person's entry of a unit's list back: the list knows somebody else by it."""
    mine = update(_entry).where(_entry.c.person_id == person_id, _entry.c.unit_id == unit_id)
    await connection.execute(mine.values(person_id=None))


async def give_code(connection: AsyncConnection, entry_id: int, digest: str, until: datetime) -> None:
    """Give an entry a new personal code; the one before opens nothing any more."""
    values = {"personal_code": digest, "personal_code_lookup": digest, "personal_code_until": until}
    await connection.execute(update(_entry).where(_entry.c.id == entry_id).values(values))
