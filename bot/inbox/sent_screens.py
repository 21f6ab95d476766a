"""Noting which screens really went out: whatever gathers while one note is written goes into the next commit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from functools import partial
from typing import Any, NamedTuple

from bot.inbox.ownership import Ownership
from bot.replies.reply import Answer
from data.engine.failures import is_away
from data.engine.unit_of_work import Work, Writer, WriterClosedError
from data.queries.inbox import conversations

log = logging.getLogger(__name__)

AGAIN = 0.5  # seconds


class Note(NamedTuple):
    contact_id: int
    seq: int
    message: str


class SentScreens:
    """What was sent and is not written down yet. A note that a kill swallows costs a second answer, nothing else."""

    def __init__(self, writer: Writer, ownership: Ownership) -> None:
        self._writer = writer
        self._ownership = ownership
        self._notes: dict[tuple[str, str], Note] = {}
        self._done: set[int] = set()
        self._writing: asyncio.Task[None] | None = None

    def add(self, channel: str, answer: Answer, message: str) -> None:
        self._notes[channel, answer.address] = Note(answer.contact_id, answer.seq, message)
        self._begin()

    def done(self, update_id: int) -> None:
        """Nothing more is to be done about this update: its lane is free for any process."""
        if self._ownership.worker is not None:
            self._done.add(update_id)
            self._begin()

    def known(self, channel: str, address: str) -> tuple[int, str] | None:
        """Tell the number of the screen and the message that shows it, where the table does not know it yet."""
        note = self._notes.get((channel, address))
        return (note.seq, note.message) if note else None

    def _begin(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write(), name="note answers")

    async def _write(self) -> None:
        while self._notes or self._done:
            notes, done = dict(self._notes), frozenset(self._done)
            rows = [{"contact": note.contact_id, "sent": note.seq, "message": note.message} for note in notes.values()]
            try:
                await self._writer.run(partial(self._mark, rows, done))
            except WriterClosedError:
                return
            except Exception as problem:
                if not is_away(problem):
                    log.exception("answers could not be noted; it is tried again")
                await asyncio.sleep(AGAIN)
                continue
            self._done -= done
            for key, note in notes.items():
                if self._notes[key] is note:
                    del self._notes[key]

    async def _mark(self, rows: list[dict[str, Any]], done: Collection[int], work: Work) -> None:
        if rows:
            await conversations.mark_answered(work.connection, rows)
        await self._ownership.let_go(work, done)

    async def written(self) -> None:
        """Wait until nothing is being written any more."""
        while self._writing is not None and not self._writing.done():
            await asyncio.wait([self._writing])
