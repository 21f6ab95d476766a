"""Noting which screens really went out: whatever gathers while one note is written goes into the next commit."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Any, NamedTuple

from bot.turns import Answer
from data.queries import conversations
from data.work import Work, Writer

log = logging.getLogger(__name__)


class Note(NamedTuple):
    contact_id: int
    seq: int
    message: str


class Notes:
    """What was sent and is not written down yet. A note that a kill swallows costs a second answer, nothing else."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._notes: dict[tuple[str, str], Note] = {}
        self._writing: asyncio.Task[None] | None = None

    def add(self, channel: str, answer: Answer, message: str) -> None:
        self._notes[channel, answer.address] = Note(answer.contact_id, answer.seq, message)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write(), name="note answers")

    def known(self, channel: str, address: str) -> tuple[int, str] | None:
        """Tell the number of the screen and the message that shows it, where the table does not know it yet."""
        note = self._notes.get((channel, address))
        return (note.seq, note.message) if note else None

    async def _write(self) -> None:
        while notes := dict(self._notes):
            rows = [{"contact": note.contact_id, "sent": note.seq, "message": note.message} for note in notes.values()]
            try:
                await self._writer.run(partial(_mark_answered, rows))
            except Exception:
                log.exception("answers could not be noted; the next note tries again")
                return
            for key, note in notes.items():
                if self._notes[key] is note:
                    del self._notes[key]

    async def written(self) -> None:
        """Wait until nothing is being written any more."""
        while self._writing is not None and not self._writing.done():
            await asyncio.wait([self._writing])


async def _mark_answered(rows: list[dict[str, Any]], work: Work) -> None:
    await conversations.mark_answered(work.connection, rows)
