"""Finding out that a pooler stands before PostgreSQL and gives each transaction another connection.

PgBouncer in transaction mode: prepared statements of asyncpg, which live in a connection, are there or not by chance.
"""

from __future__ import annotations

import asyncpg

ROUNDS = 3
BACKEND = "SELECT pg_backend_pid()"


async def shares_backends(address: str, patience: float) -> bool:
    """Tell whether two connections that are open at once are served by one process of the server, or one by two.

    `address` is `postgresql://...`, `patience` in seconds. Each transaction of a session has the same process; of
    a pooler's clients in turn the first free one. Raises what asyncpg raises.
    """
    options = {"timeout": patience, "command_timeout": patience, "statement_cache_size": 0}
    first = await asyncpg.connect(address, **options)
    try:
        served = {await _backend(first)}
        second = await asyncpg.connect(address, **options)
        try:
            try:
                others = {await _backend(second)}
            except TimeoutError:
                return False  # it waits for the first one to end: each has a connection of its own
            for _ in range(ROUNDS):
                served.add(await _backend(first))
                others.add(await _backend(second))
        finally:
            await second.close(timeout=patience)
    finally:
        await first.close(timeout=patience)
    return bool(served & others) or len(served) > 1 or len(others) > 1


async def _backend(connection: asyncpg.Connection) -> int:
    """Ask in a transaction of its own, so that the question itself needs one connection."""
    async with connection.transaction():
        return int(await connection.fetchval(BACKEND))
