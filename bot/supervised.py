"""A part of the program beside the others: when it fails it is begun again, and the others go on."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

log = logging.getLogger(__name__)

AGAIN = 5.0  # seconds before a part that failed is started again


@asynccontextmanager
async def supervised(name: str, run: Callable[[], Awaitable[None]], *, once: bool = False) -> AsyncIterator[None]:
    """Run a part of the program beside the others; one that fails is logged and started again."""

    async def keep_running() -> None:
        while True:
            try:
                await run()
            except Exception:
                log.exception("%s failed", name)
                await asyncio.sleep(AGAIN)
            else:
                if once:
                    return

    task = asyncio.create_task(keep_running(), name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
