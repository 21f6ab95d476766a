"""From an entity to its Core table."""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import Row, Select, Table
from sqlmodel import SQLModel

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row of any columns."""

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
"""A statement that selects any columns."""


def table_of(entity: type[SQLModel]) -> Table:
    """Return the table of an entity; raises `KeyError` for a class that is no table."""
    return SQLModel.metadata.tables[str(entity.__tablename__)]
