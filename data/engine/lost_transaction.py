"""Finding out that a transaction has ended, or fails, under the units of work that share it.

A job may pass over the failure of a statement. Where that failure ended the transaction, both databases take the commit
that follows without a word: SQLite, which rolls back by itself on a full disk, has nothing left to commit, and
PostgreSQL answers COMMIT in a failed transaction by rolling it back. Nobody may be told of such a commit.
"""

from __future__ import annotations

from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncConnection


class TransactionLostError(InvalidRequestError):
    """The transaction was rolled back under a unit of work: nothing of it remains."""


def demand_transaction(connection: AsyncConnection) -> None:
    """Raise `TransactionLostError` where SQLite has rolled back: it would commit each later statement by itself."""
    sync = connection.sync_connection
    if connection.dialect.name != "sqlite" or sync is None:
        return
    driver = sync.connection.driver_connection
    if driver is None or not driver.in_transaction:
        raise TransactionLostError


async def demand_unbroken(connection: AsyncConnection) -> None:
    """Raise what PostgreSQL says where a statement has failed in this transaction: it refuses all that follow."""
    if connection.dialect.name != "sqlite":
        await connection.exec_driver_sql("SELECT 1")
