"""What a clock that ran ahead has left in the tables: nothing is done, or held, because its moment is to come.

A moment that was written when the clock stood a year ahead would otherwise hold a push, a rest or an erasing for that
year. What people chose for a day to come stays as they chose it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Column

from data.engine.unit_of_work import Work, Writer
from data.queries import clock_ahead
from data.queries.reminders import reminders
from data.types import HANOI
from domain.files.downloads import PAPER_LIFE
from domain.members.linking import LIFE
from domain.outbox.wakeup import notify_after
from domain.privacy.erasing import GRACE
from domain.privacy.exporting import KEPT
from domain.quiet_hours import Hours

SMALL = 60.0
"""Seconds by which a clock may be set back without anything being undone: nothing waits longer than that for it."""

FAR = timedelta(days=7)
"""A message for a day this far ahead was sent by a wrong clock, so it is sent again on that day."""

LONGEST = {"person.erases_at": GRACE, "link_code.expires_at": LIFE, "export.expires_at": KEPT}
LONGEST |= {"handout.expires_at": PAPER_LIFE}
LONGEST |= {"roster_entry.personal_code_until": timedelta(days=3650)}  # the most that PERSONAL_CODE_DAYS may be
"""How far ahead these moments may lie when they are written; all others have passed by then."""


async def is_noted(writer: Writer, now: datetime) -> bool:
    """Tell whether the periodic works stand as done for a day to come."""
    async with writer.engine.connect() as connection:
        return await reminders.marks_after(connection, now.astimezone(HANOI).date())


async def undo(writer: Writer, now: datetime, hours: Hours) -> None:
    """Undo moments that lie in the future, so that nothing waits for them. Doing it again changes nothing."""
    await writer.run(partial(_release, hours=hours))
    await writer.run(partial(_begin_again, now=now))
    for column in clock_ahead.moments():
        limit = now + LONGEST.get(str(column), timedelta())
        async with writer.engine.connect() as connection:
            found = await clock_ahead.holds_any(connection, column, limit)
        if found:
            await writer.run(partial(_bring_back, column=column, limit=limit))


async def _bring_back(work: Work, column: Column[Any], limit: datetime) -> None:
    await clock_ahead.bring_back(work.connection, column, limit)


async def _release(work: Work, hours: Hours) -> None:
    if await clock_ahead.release_pushes(work.connection, work.now, hours.awake(work.now)):
        notify_after(work)


async def _begin_again(work: Work, now: datetime) -> None:
    """Take back the marks of days to come, so that those days are planned, reminded of and summed up on time."""
    after = (now + FAR).astimezone(HANOI).date()
    await reminders.plan_future_again(work.connection, after)
    await clock_ahead.free_keys(work.connection, now + FAR)
    await clock_ahead.end_grants(work.connection, now)
