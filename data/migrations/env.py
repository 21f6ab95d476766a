"""Alembic's entry: the connection is handed in by `data.engine.schema`, never made here."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import String, TypeDecorator
from sqlmodel import SQLModel

import data.tables  # noqa: F401 - fills the metadata


def plain(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write SQLAlchemy's own types into a migration: ours may change after it was written."""
    if kind == "type" and isinstance(item, TypeDecorator):
        item = item.impl_instance
        if isinstance(item, String):
            return f"sa.String({item.length})" if item.length else "sa.String()"
        return f"sa.{item!r}"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=plain,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
