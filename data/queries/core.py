"""From an entity to its Core table."""

from __future__ import annotations

from sqlalchemy import Table
from sqlmodel import SQLModel


def table_of(entity: type[SQLModel]) -> Table:
    """Return the table of an entity; raises `KeyError` for a class that is no table."""
    return SQLModel.metadata.tables[str(entity.__tablename__)]
