"""The two drivers under SQLAlchemy's connections, for the few statements that are run on them as text.

What a driver refuses leaves as SQLAlchemy's own exception, without the values.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, NoReturn, Protocol

from sqlalchemy import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import InlineConnection

Values = Sequence[Any]


class BareDriver(Protocol):
    """Runs texts in the transaction of the connection that it lies under."""

    async def first(self, text: str, values: Values) -> Any:
        """Return the first row, `None` when there is none."""

    async def run(self, text: str, values: Values) -> int:
        """Run an update; returns how many rows it met."""


def bare_driver(connection: AsyncConnection) -> BareDriver | None:
    """Return the driver where a text can be run on it in the connection's transaction; else SQLAlchemy has to run it.

    asyncpg's connection is used only after a statement of SQLAlchemy's, for the first of them begins the transaction.
    """
    sync = connection.sync_connection
    adapter: Any = sync.connection.dbapi_connection if sync is not None else None
    if isinstance(adapter, InlineConnection):
        return _Sqlite(adapter, connection.dialect)
    if connection.dialect.driver != "asyncpg" or adapter is None or not adapter.driver_connection.is_in_transaction():
        return None
    return _Asyncpg(adapter, connection.dialect)


class _Sqlite:
    def __init__(self, driver: InlineConnection, dialect: Dialect) -> None:
        self.driver, self.dialect = driver, dialect

    async def first(self, text: str, values: Values) -> Any:
        row = self._execute(text, values).fetchone()
        await self.driver.leave_a_turn()
        return row

    async def run(self, text: str, values: Values) -> int:
        count = self._execute(text, values).rowcount
        await self.driver.leave_a_turn()
        return count

    def _execute(self, text: str, values: Values) -> sqlite3.Cursor:
        try:
            return self.driver.execute(text, values)
        except sqlite3.Error as problem:
            raise DBAPIError.instance(
                text, None, problem, sqlite3.Error, hide_parameters=True, dialect=self.dialect
            ) from problem


class _Asyncpg:
    """asyncpg keeps the statements that it has prepared on a connection, and prepares them anew where they changed."""

    def __init__(self, adapter: Any, dialect: Dialect) -> None:
        self.adapter, self.driver, self.dialect = adapter, adapter.driver_connection, dialect

    async def first(self, text: str, values: Values) -> Any:
        try:
            return await self.driver.fetchrow(text, *values)
        except Exception as problem:  # noqa: BLE001 - raised again
            self._refuse(text, problem)

    async def run(self, text: str, values: Values) -> int:
        try:
            status: str = await self.driver.execute(text, *values)
        except Exception as problem:  # noqa: BLE001 - raised again
            self._refuse(text, problem)
        return int(status.rpartition(" ")[2])  # "UPDATE 1"

    def _refuse(self, text: str, problem: Exception) -> NoReturn:
        """Raise what SQLAlchemy makes of a failure of the driver; any other is raised as it is."""
        kind: Any = self.dialect.loaded_dbapi.Error
        try:
            self.adapter._handle_exception(problem)  # noqa: SLF001 - the only way to SQLAlchemy's own words for it
        except kind as refused:
            gone = self.dialect.is_disconnect(refused, self.adapter, None)
            raise DBAPIError.instance(
                text, None, refused, kind, hide_parameters=True, connection_invalidated=gone, dialect=self.dialect
            ) from refused
        raise problem
