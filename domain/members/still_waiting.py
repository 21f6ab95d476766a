"""Whoever has waited a day to be confirmed hears once what they can do meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.members import memberships, officers
from data.queries.reminders import reminders
from data.types import HANOI
from domain.outbox import choice, enqueue_all
from domain.quiet_hours import Hours
from domain.text import templates
from domain.units import view

AFTER = timedelta(days=1)
FORGOTTEN = timedelta(days=14)  # who has waited longer has long found out, or has given up
HOUR = time(19)
MARK = "still_waiting"
PAGE = 100
"""People of one unit of work."""


def is_time(now: datetime, hours: Hours) -> bool:
    """Tell whether it is told now: from 19:00, when shifts are over, or in the hour before the quiet hours."""
    return now.astimezone(HANOI).time() >= hours.in_the_evening(HOUR) and not hours.is_quiet(now)


async def tell_waiting(writer: Writer, hours: Hours) -> int:
    """Tell those who have waited a day and were not told yet; returns how many.

    May be called at any time and any number of times: once a day it looks, and it tells nobody twice.
    """
    now = writer.now()
    if not is_time(now, hours):
        return 0
    async with writer.engine.connect() as connection:
        if await reminders.mark(connection, MARK) == now.date():  # a day to come counts as none: a clock ran ahead
            return 0
        rows = await _waiting(connection, now)
    count = 0
    for start in range(0, len(rows), PAGE):
        count += await writer.run(partial(_tell, rows=rows[start : start + PAGE]))
    await writer.run(lambda work: reminders.set_mark(work.connection, MARK, now.date()))
    return count


async def tell_within(work: Work, hours: Hours) -> None:
    """Do the same within one unit of work, for a restored database that no program runs on yet."""
    if is_time(work.now, hours) and await reminders.mark(work.connection, MARK) != work.now.date():
        await _tell(work, await _waiting(work.connection, work.now))
        await reminders.set_mark(work.connection, MARK, work.now.date())


async def _waiting(connection: AsyncConnection, now: datetime) -> Sequence[AnyRow]:
    return await memberships.waiting_since(connection, now - FORGOTTEN, now - AFTER)


async def _tell(work: Work, rows: Sequence[AnyRow]) -> int:
    names: dict[int, str] = {}
    pushes = []
    for row in rows:
        if row.unit_id not in names:
            names[row.unit_id] = (await view(work.connection, row.unit_id, work.now.date())).short_name
        anybody = bool(await officers.nearest(work.connection, row.unit_id, work.now, row.person_id))
        pushes.append(_push(row, work.now, unit=names[row.unit_id], anybody=anybody))
    return await enqueue_all(work, pushes)


def _push(row: AnyRow, now: datetime, **facts: Any) -> dict[str, Any]:
    return {
        "key": f"still_waiting:{row.id}",
        "kind": PushKind.REMINDER,
        "person_id": row.person_id,
        "text": templates.render("pushes/still_waiting", you=row.address_form, **facts),
        "choices": [[choice("write_letter")]] if facts["anybody"] else [[choice("register_now")]],
        "due_at": now,
    }
