"""Every unit of work run twice: rolled back after its first run, as when another one in its transaction fails.

On in tests/stories, and with `UNITS=twice` everywhere.
"""

from __future__ import annotations

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.batch import Batch


async def _run_twice(batch: Batch, connection: AsyncConnection) -> None:
    together = await batch._together(connection)
    if together and not all(unit.held for unit in batch.units):
        return  # one that failed alone: it was told
    if together:
        await connection.rollback()
        await connection.begin()
    await batch._apart(connection)
    batch.careful = 0  # the next ones are run twice too


def run_every_unit_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each job be run, rolled back and run again, until the end of the test."""
    monkeypatch.setattr(Batch, "run", _run_twice)
