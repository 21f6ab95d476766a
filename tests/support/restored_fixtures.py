from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from data.engine.journal import Entry
from data.engine.unit_of_work import Work, Writer


class UndoneError(Exception):
    """Nothing of this unit of work is to remain."""


async def noted(writer: Writer, job: Callable[[Work], Awaitable[Any]]) -> list[Entry]:
    """Do something and undo all of it; return what it left for the journal."""
    kept: list[Entry] = []

    async def undone(work: Work) -> None:
        await job(work)
        await work.settle()
        kept.extend(work.entries)
        raise UndoneError

    with pytest.raises(UndoneError):
        await writer.run(undone)
    return kept
