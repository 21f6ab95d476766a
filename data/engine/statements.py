"""What every statement needs: from an entity to its Core table, building it once, an insert that passes over rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Row, Select, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine
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


class Many(NamedTuple):
    """The type of a value of `once` that is a list, to stand behind IN."""

    type: TypeEngine[Any]


class Once:
    """A statement that is built when it is first asked for, with names in the place of its values."""

    def __init__(self, build: Callable[..., Any], types: dict[str, TypeEngine[Any] | Many]) -> None:
        self._build, self._types = build, types
        self._names = {name: f"value_{name}" for name in types}  # never the name of a column that is written

    @cached_property
    def statement(self) -> Any:
        return self._build(*map(self._named, self._types))

    def _named(self, name: str) -> Any:
        kind = self._types[name]
        if isinstance(kind, Many):
            return bindparam(self._names[name], type_=kind.type, expanding=True)
        return bindparam(self._names[name], type_=kind)

    def __call__(self, **values: Any) -> tuple[Any, dict[str, Any]]:
        """Return what a connection executes: the statement and its values, each by its name."""
        return self.statement, {self._names[name]: value for name, value in values.items()}


def once(**types: TypeEngine[Any] | Many) -> Callable[[Callable[..., Any]], Once]:
    """Build a statement once: putting it together takes SQLAlchemy longer than most databases take to run it.

    `types`: of the values, in the order in which the function takes them.
    """
    return lambda build: Once(build, types)
