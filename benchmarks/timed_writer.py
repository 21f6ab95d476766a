"""The one writer with a stop-watch: how long each unit of work holds it, for so long nobody else writes.

Where other programs take the machine, the CPU of this one says better what a unit takes.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from data.engine.unit_of_work import Work, Writer


class TimedWriter(Writer):
    """Notes the seconds of each unit of work under the name of what is under way; the commit is not in them."""

    def __init__(self, engine: AsyncEngine, now: Callable[[], datetime]) -> None:
        super().__init__(engine, now)
        self.doing = ""
        self.took: dict[str, list[float]] = defaultdict(list)
        self.spent: dict[str, list[float]] = defaultdict(list)  # of CPU, by all threads

    async def run(self, job: Callable[[Work], Awaitable[Any]]) -> Any:
        async def timed(work: Work) -> Any:
            begin, begun = time.perf_counter(), time.process_time()
            try:
                return await job(work)
            finally:
                self.took[self.doing].append(time.perf_counter() - begin)
                self.spent[self.doing].append(time.process_time() - begun)

        return await super().run(timed)
