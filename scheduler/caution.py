"""Nothing is erased or deleted because the clock ran ahead: after a jump, or a long silence, two nights only count.

A clock that was set wrong is noticed and set right within two days, or it was right all along. What is to be forgotten
can wait so long; what was forgotten a year too early is gone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial

from data.engine.unit_of_work import Work, Writer
from data.queries.reminders import reminders
from data.types import HANOI

NIGHT = time(3)
"""When the night's forgetting begins: nobody is disturbed then, and hardly anybody waits."""

MORNING = time(6)
"""When a night is over: a tick that comes later on that day makes no night of it."""

RETAINED = "retain"
"""The mark of the last night's forgetting."""

COUNTS = "only_counts_until"
"""The mark of the last night that only counts."""

NIGHTS = 2
LONG_AGO = timedelta(days=7)
"""So long a program may be off before it is taken for a clock that ran ahead."""

SMALL = 60.0
"""Seconds by which a clock may be set ahead without consequence: a tick comes no more exactly."""


class Caution:
    """Knows whether what the clock says may be believed. What it knows stands in the tables, for every process."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._ahead = 0.0  # seconds that the clock was set ahead while this process ran, and not back again

    async def moved(self, seconds: float, now: datetime) -> None:
        """Hear that the clock was moved, to `now`."""
        self._ahead = max(0.0, self._ahead + seconds)
        if seconds > SMALL:
            await self._writer.run(partial(_begin, now=now))
        elif seconds < 0 and self._ahead <= SMALL:
            await self._writer.run(lambda work: reminders.drop_mark(work.connection, COUNTS))

    async def needed(self, now: datetime) -> bool:
        """Tell whether the clock may have run ahead, so that nothing may be forgotten yet."""
        today = now.astimezone(HANOI).date()
        async with self._writer.engine.connect() as connection:
            marks = await reminders.marks(connection)
        until, retained = marks.get(COUNTS), marks.get(RETAINED)
        if until is not None and night_of(now) <= until <= today + timedelta(days=NIGHTS):
            return True  # a mark that lies beyond was set by a clock that has gone back since
        known = [day for day in (retained, until) if day is not None and day <= today]
        if not known or today - max(known) <= LONG_AGO:
            return False
        await self._writer.run(partial(_begin, now=now))
        return True


def night_of(moment: datetime) -> date:
    """Return the day on which the night's forgetting began that this moment comes after."""
    local = moment.astimezone(HANOI)
    return local.date() - timedelta(days=local.time() < NIGHT)


async def _begin(work: Work, now: datetime) -> None:
    """Let two nights only count; this one is among them while it lasts, unless its work is done."""
    local = now.astimezone(HANOI)
    over = local.time() >= MORNING
    if local.time() >= NIGHT and not over:
        over = await reminders.mark(work.connection, RETAINED) == local.date()
    last = local.date() + timedelta(days=NIGHTS - 1 + over)
    await reminders.set_mark(work.connection, COUNTS, last)
