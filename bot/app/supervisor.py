"""A part of the program beside the others: when it fails it is begun again, and the others go on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from data.engine.failures import is_away

log = logging.getLogger(__name__)

AGAIN = 1.0  # seconds before a part that failed is started again

Run = Callable[[], Awaitable[None]]


@asynccontextmanager
async def supervised(name: str, run: Run, *, once: bool = False) -> AsyncIterator[None]:
    """Run a part of the program beside the others; one that fails is logged and started again."""
    task = asyncio.create_task(keep_running(name, run, once=once), name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def keep_running(name: str, run: Run, *, once: bool = False) -> None:
    """Run it, and again when it fails or ends; `once`: until it has ended well."""
    while True:
        try:
            await run()
        except Exception as problem:
            if not is_away(problem):  # the writer has logged that it is away
                log.exception("%s failed", name)
            await asyncio.sleep(AGAIN)
        else:
            if once:
                return
