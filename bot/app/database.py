"""Opening the database, and waiting for one that is away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import data_key
from bot.app.database_errors import code_of
from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import demand_writable, open_engine
from data.engine.failures import Health, is_away

AGAIN = 1.0  # seconds until a database that is away is asked again
LASTING = frozenset({"database_read_only", "database_closed", "database_refused", "database_no_rights"})
"""Problems that only an administrator can mend; waiting for them would hide them."""

Waits = Callable[[Exception], None]


async def open_database(stack: AsyncExitStack, settings: Settings, waits: Waits) -> AsyncEngine:
    """Open the engine, which the stack disposes of, once the tables are those of this version."""
    engine = open_engine(settings.database_url, data_key.read(settings), pool_size=settings.database_pool_size)
    stack.push_async_callback(engine.dispose)
    await demand_head(engine, waits)
    return engine


async def demand_head(engine: AsyncEngine, waits: Waits) -> None:
    """Wait for a database that is away, rather than be started again and again. What only a person mends is raised."""
    health, announced = Health(), False
    while True:
        try:
            await schema.demand_head(engine)
            await demand_writable(engine)
            await data_key.demand(engine)
        except Exception as problem:
            if not is_away(problem) or code_of(problem) in LASTING:
                raise
            health.failed(problem)
            if not announced:
                waits(problem)
            announced = True
            await asyncio.sleep(AGAIN)
        else:
            health.worked()
            return
