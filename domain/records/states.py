"""The moves of a record: only those of the table, and only from the state that was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data.engine.unit_of_work import Work
from data.enums import RECORD_MOVES, RecordState
from data.queries.records import records
from data.tables import Record
from domain.errors import Problem
from domain.records import accepted_words


class ForbiddenMoveError(Exception):
    """A move that the table of record states does not have: the caller is wrong, not the person."""


async def move(
    work: Work, record: Record, to: RecordState, allowed: Iterable[RecordState], **values: Any
) -> RecordState:
    """Move a record on if it is still in the state and the version that were read; returns the state it came from.

    Raises `Problem` when the record is in another state by now, `ForbiddenMoveError` for a move outside the table.
    """
    before = record.state
    if before not in set(allowed):
        raise Problem("record_moved_on", code=record.code, state=before.value)
    if to not in RECORD_MOVES[before]:
        raise ForbiddenMoveError(before, to)
    moved = {"state": to, "changed_at": work.now, **values}
    if not await records.change(work.connection, record.id or 0, {before}, record.version, moved):
        raise Problem("record_moved_on", code=record.code, state=before.value)
    await work.session.refresh(record)
    if RecordState.ACCEPTED in {before, to}:
        await accepted_words.read(work, record.id or 0, to)
    return before
