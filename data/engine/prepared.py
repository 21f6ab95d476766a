"""Statements of a tap, compiled once, and run on the driver itself as text.

SQLAlchemy keeps books about each run of a statement: a greenlet, an execution context, a result. That costs ten times
what SQLite takes for a row by its key, and four times what asyncpg takes to ask PostgreSQL for it; a tap has three such
statements. They stay Core statements with a name, and the types of their columns read and write the values.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Select, Update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from data.engine.bare_drivers import BareDriver, bare_driver

Reader = Callable[[Any], Any] | None


class Prepared:
    """An update, or a select by a unique key. Its first run with each engine is SQLAlchemy's own."""

    def __init__(self, statement: Select[Any] | Update) -> None:
        self.statement = statement
        self._texts: WeakKeyDictionary[Dialect, _Text] = WeakKeyDictionary()
        self._compiled: dict[
            type[Dialect], Any
        ] = {}  # alike for all engines of a kind; what types make of values is not

    async def first(self, connection: AsyncConnection, values: Mapping[str, Any]) -> Any:
        """Return the row; `None` when there is none."""
        driver = self._driver(connection)
        if driver is None:
            return (await connection.execute(self.statement, values)).one_or_none()
        text = self._texts[connection.dialect]
        row = await driver.first(text.text, text.bound(values))
        return None if row is None else text.read(row)

    async def run(self, connection: AsyncConnection, values: Mapping[str, Any]) -> int:
        """Run the update; returns how many rows it met."""
        driver = self._driver(connection)
        if driver is None:
            return (await connection.execute(self.statement, values)).rowcount
        text = self._texts[connection.dialect]
        return await driver.run(text.text, text.bound(values))

    def _driver(self, connection: AsyncConnection) -> BareDriver | None:
        """Return the connection of the driver where the statement is ready to be run on it."""
        driver = bare_driver(connection)
        if driver is None or connection.dialect in self._texts:
            return driver
        kind = type(connection.dialect)
        if kind not in self._compiled:
            self._compiled[kind] = self.statement.compile(dialect=connection.dialect)
        self._texts[connection.dialect] = _Text(self.statement, self._compiled[kind], connection.dialect)
        return None


class _Text:
    """A statement as one dialect writes it, with what its types make of values and of columns."""

    def __init__(self, statement: Select[Any] | Update, compiled: Any, dialect: Dialect) -> None:
        self.text = compiled.string
        self.writers = [
            (name, compiled.params[name], _type(compiled.binds[name].type, dialect).bind_processor(dialect))
            for name in compiled.positiontup
        ]
        columns = list(statement.selected_columns) if isinstance(statement, Select) else []
        self.readers: list[Reader] = [_type(column.type, dialect).result_processor(dialect, None) for column in columns]
        self.row = _row_type([str(column.key) for column in columns])

    def bound(self, values: Mapping[str, Any]) -> list[Any]:
        """Return the values as the driver takes them, in the order of the text."""
        bound = []
        for name, default, write in self.writers:
            value = values.get(name, default)
            bound.append(write(value) if write else value)
        return bound

    def read(self, row: tuple[Any, ...]) -> Any:
        pairs = zip(self.readers, row, strict=True)
        return self.row._make([read(value) if read else value for read, value in pairs])


def _row_type(names: list[str]) -> Any:
    make: Any = namedtuple  # noqa: PYI024 - the names are the statement's
    return make("Row", names)


def _type(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
