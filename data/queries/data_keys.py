"""Which data key is this database's own, and sealing every value anew under another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, String, Table, bindparam, column, delete, insert, inspect, select, type_coerce, update
from sqlalchemy import table as plain_table
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from data.engine.statements import AnyRow, table_of
from data.sealing import DataKeys
from data.tables import KeyCheck, LinkCode, ZaloToken
from data.types import LookUp, Sealed

_check, _code, _token = table_of(KeyCheck), table_of(LinkCode), table_of(ZaloToken)

FOUND_BY = "_lookup"  # what the name of the column ends with by which a sealed one is found


async def is_there(connection: AsyncConnection) -> bool:
    """Tell whether the database has the table at all: an older one, or a new one, has none."""
    return await connection.run_sync(lambda sync: inspect(sync).has_table(_check.name))


async def check(connection: AsyncConnection) -> AnyRow | None:
    """Read (check_value, next_check, sealed_at); `None`: no key has been used yet."""
    found = select(_check.c.check_value, _check.c.next_check, _check.c.sealed_at)
    return (await connection.execute(found)).one_or_none()


async def note_check(connection: AsyncConnection, check_value: str, now: datetime) -> None:
    """Note the key that seals from now on; nothing is under way any more."""
    await connection.execute(delete(_check))
    await connection.execute(insert(_check).values(check_value=check_value, next_check=None, sealed_at=now))


async def note_next(connection: AsyncConnection, check_value: str) -> None:
    await connection.execute(update(_check).values(next_check=check_value))


@dataclass(frozen=True)
class Spot:
    """A column that holds sealed values, its table's key, and the column by which it is found."""

    table: Table
    column: Column[Any]
    found_by: Column[Any] | None

    @property
    def key(self) -> Column[Any]:
        (key,) = self.table.primary_key
        return key

    @property
    def kind(self) -> str:
        assert isinstance(self.column.type, Sealed)  # noqa: S101 - that is what makes it a spot
        return self.column.type.kind


def spots() -> list[Spot]:
    """List every sealed column of the tables."""
    return [
        Spot(table, table_column, table.c.get(f"{table_column.name}{FOUND_BY}"))
        for table in SQLModel.metadata.sorted_tables
        for table_column in table.columns
        if isinstance(table_column.type, Sealed)
    ]


async def page(connection: AsyncConnection, spot: Spot, after: Any, limit: int) -> Sequence[AnyRow]:
    """Read (key, sealed value) of the next rows that hold one."""
    raw = type_coerce(spot.column, String)
    found = select(spot.key, raw).where(spot.column.is_not(None))
    found = found if after is None else found.where(spot.key > after)
    return (await connection.execute(found.order_by(spot.key).limit(limit))).all()


async def seal_anew(connection: AsyncConnection, spot: Spot, rows: Sequence[AnyRow], keys: DataKeys) -> None:
    """Seal these values under the current key. What is so already stays: a page may be done twice."""
    current = f"{keys.current.name}."
    opened = [(key, keys.open(spot.kind, value)) for key, value in rows if not value.startswith(current)]
    if not opened:
        return
    names = [spot_column.name for spot_column in (spot.column, spot.found_by) if spot_column is not None]
    plain = plain_table(spot.table.name, column(spot.key.name), *(column(name) for name in names))
    changed = update(plain).where(plain.c[spot.key.name] == bindparam("at"))
    values = [
        {"at": key, "new_0": keys.seal(spot.kind, text), "new_1": _found_by(spot, text, keys)} for key, text in opened
    ]
    await connection.execute(changed.values({name: bindparam(f"new_{at}") for at, name in enumerate(names)}), values)


def _found_by(spot: Spot, text: str, keys: DataKeys) -> str | None:
    kind = spot.found_by.type if spot.found_by is not None else None
    return keys.look_up(kind.kind, text) if isinstance(kind, LookUp) else None


async def forget_codes(connection: AsyncConnection) -> None:
    """Delete the codes that join an app: they live for ten minutes, and nothing is kept of which to make them anew."""
    await connection.execute(delete(_code))


async def forget_sealed(connection: AsyncConnection) -> None:
    """Empty everything that is sealed: its key is lost."""
    await connection.execute(delete(_token))
    await forget_codes(connection)
    for spot in spots():
        if spot.table is not _token:
            names = [spot_column.name for spot_column in (spot.column, spot.found_by) if spot_column is not None]
            holding = update(spot.table).where(spot.column.is_not(None))
            await connection.execute(holding.values(dict.fromkeys(names)))
