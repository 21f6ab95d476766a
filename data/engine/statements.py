"""What every statement needs: from an entity to its Core table, and an insert that passes over what is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from sqlalchemy import Row, Select, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row of any columns."""

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
"""A statement that selects any columns."""

EVER = datetime(1970, 1, 1, tzinfo=UTC)
"""`column >= EVER`: the moment is not empty, said so that both databases use the index of those rows."""


def table_of(entity: type[SQLModel]) -> Table:
    """Return the table of an entity; raises `KeyError` for a class that is no table."""
    return SQLModel.metadata.tables[str(entity.__tablename__)]


def insert_or_pass(connection: AsyncConnection, table: Table, unique: Sequence[str]) -> Any:
    """Begin an insert that leaves a row alone which has the same `unique` columns already."""
    return insert_or_pass_on(connection.dialect.name, table, unique)


def insert_or_pass_on(dialect: str, table: Table, unique: Sequence[str]) -> Any:
    """Begin the same for a database of this kind: for statements that are built once."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(table).on_conflict_do_nothing(index_elements=list(unique))
