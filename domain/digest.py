"""The officers' summary of the day: what waits for them, in one message; nothing when nothing waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.outbox import outbox
from data.queries.reminders import digest, reminders
from data.queries.reminders.digest import Waiting
from data.types import HANOI
from domain.members.preferences import DIGEST_TIMES
from domain.outbox import choice
from domain.outbox.buttons import Rows
from domain.outbox.wakeup import notify_after
from domain.reminders import Hours
from domain.text import templates

MARK = "digest"
LATE = 4  # hours after the chosen one

PAGE = 100
"""Officers whose messages are made in one unit of work."""


def hours_now(now: datetime, hours: Hours) -> list[time | None]:
    """List the hours whose summaries may go out at this moment: officers' own, and None for the program's.

    There is none in the Tết pause, and a summary is not sent half a day late.
    """
    now = now.astimezone(HANOI)
    if hours.in_pause(now.date()):
        return []
    found: list[time | None] = [at for at in DIGEST_TIMES if at <= now.time() < _late(at) and not hours.is_quiet_at(at)]
    return [*([None] if hours.digest <= now.time() < hours.digest_until else []), *found]


def _late(at: time) -> time:
    return at.replace(hour=min(at.hour + LATE, 23))


async def is_done(connection: AsyncConnection, now: datetime, at: time | None = None) -> bool:
    """Tell whether today's summary of this hour has gone out. A mark of a day to come was set by a wrong clock."""
    return await reminders.mark(connection, _mark(at)) == now.astimezone(HANOI).date()


def _mark(at: time | None) -> str:
    return MARK if at is None else f"{MARK} {at:%H:%M}"


async def miss(work: Work, now: datetime, hours: Hours) -> None:
    """Mark every summary of today whose hour has come as done: after a restore it may have gone out already."""
    today = now.astimezone(HANOI)
    for at in (None, *DIGEST_TIMES):
        if (hours.digest if at is None else at) <= today.time():
            await reminders.set_mark(work.connection, _mark(at), today.date())


async def waiting(
    connection: AsyncConnection,
    now: datetime,
    days: int,
    hours: Hours,
    at: time | None = None,
) -> list[Waiting]:
    """Count what waits for whom. It only reads, and belongs outside of a unit of work: it looks at every queue.

    Whoever chose an hour that is quiet by now is told with those who chose none.
    """
    chosen = (None, *filter(hours.is_quiet_at, DIGEST_TIMES)) if at is None else (at,)
    return await digest.waiting(connection, now, days, chosen)


async def send(writer: Writer, found: Sequence[Waiting], now: datetime, at: time | None = None) -> None:
    """Queue one message for each officer with something waiting, a page in each unit of work.

    That the hour is done is noted at the end: a process that ends midway begins anew, and nobody is told twice.
    """
    meant = [officer for officer in found if officer.people or officer.records]
    for start in range(0, len(meant), PAGE):
        await writer.run(partial(_queue, page=meant[start : start + PAGE], day=now.astimezone(HANOI).date()))
    await writer.run(lambda work: reminders.set_mark(work.connection, _mark(at), now.astimezone(HANOI).date()))


async def _queue(work: Work, page: Sequence[Waiting], day: date) -> None:
    rows = [
        {
            "key": f"digest:{officer.person_id}:{day.isoformat()}",
            "kind": PushKind.DIGEST,
            "person_id": officer.person_id,
            "text": templates.render(
                "pushes/digest", people=officer.people, records=officer.records, outstanding=officer.outstanding
            ),
            "choices": _choices(officer),
            "due_at": work.now,
            "created_at": work.now,
        }
        for officer in page
    ]
    await outbox.put(work.connection, rows)
    notify_after(work)


def _choices(officer: Waiting) -> Rows:
    codes = {
        "review_outstanding": officer.outstanding,
        "confirm_people": officer.people,
        "review_records": officer.records,
    }
    return [[choice(code)] for code, count in {**codes, "digest_hour": 1}.items() if count]
