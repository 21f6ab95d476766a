"""Comparing a database with its journal when the program starts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from data.engine import journal as journals
from data.engine.journal import Entry, Journal
from data.engine.unit_of_work import Work, Writer
from data.queries import journal_mark
from domain.reminders import Hours
from domain.restored import do_again


async def catch_up(writer: Writer, journal: Journal, now: datetime, hours: Hours) -> str | None:
    """Begin a journal where there is none, and do again what a kill left in it alone.

    Returns how the database stands to the journal where that is no small thing: `journal_lost` (the database knows of
    lines, and there is no file), `journal_ahead` (the database is older: `restore --after`), `journal_closed` (the file
    cannot be made); else `None`.
    """
    async with writer.engine.connect() as connection:
        mark = await journal_mark.read(connection)
    try:
        lines = journal.lines()
        if not lines:
            journal.begin(mark.number, now)
    except OSError:
        return "journal_closed"
    if not lines:
        return "journal_lost" if mark.number else None
    beyond = [line for line in lines if line.number > mark.number]
    upto = journals.last_number(lines)
    if mark.missing_after is not None:
        return "journal_ahead"
    if not beyond:
        return None
    if len({line.first for line in beyond}) == 1:  # a kill came between the line in the journal and its commit
        await writer.run(lambda work: _do_again(work, [line.entry for line in beyond], upto, hours))
        return None
    await writer.run(lambda work: journal_mark.note_missing(work.connection, mark.number, upto))
    return "journal_ahead"


async def _do_again(work: Work, entries: Sequence[Entry], upto: int, hours: Hours) -> None:
    await do_again(work, entries, hours)
    await journal_mark.advance(work.connection, upto)
