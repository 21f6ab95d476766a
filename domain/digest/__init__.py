"""The officers' summary of the morning: what waits for them, in one message; nothing when nothing waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import PushKind
from data.queries import digest, outbox, reminders
from data.queries.digest import Waiting
from data.types import HANOI
from data.work import Work
from domain import words
from domain.members.desks import ESCALATE_DAYS
from domain.outbox import choice
from domain.outbox.bell import ring_after
from domain.outbox.choices import Rows
from domain.reminders import Hours

MARK = "digest"


def is_morning(now: datetime, hours: Hours) -> bool:
    """Tell whether a summary may go out at this moment; there is none in the Tết pause."""
    now = now.astimezone(HANOI)
    return hours.digest <= now.time() < hours.digest_until and not hours.in_pause(now.date())


async def is_done(connection: AsyncConnection, now: datetime) -> bool:
    """Tell whether this morning's summary has gone out."""
    done = await reminders.mark(connection, MARK)
    return done is not None and done >= now.astimezone(HANOI).date()


async def waiting(connection: AsyncConnection, now: datetime, days: int = ESCALATE_DAYS) -> list[Waiting]:
    """Count what waits for whom. It only reads, and belongs outside of a unit of work: it looks at every queue."""
    return await digest.waiting(connection, now, days)


async def send(work: Work, found: Sequence[Waiting], now: datetime) -> None:
    """Queue one message for each officer with something waiting, and note that the morning is done."""
    day = now.astimezone(HANOI).date()
    rows = [
        {
            "key": f"digest:{one.person_id}:{day.isoformat()}",
            "kind": PushKind.DIGEST,
            "person_id": one.person_id,
            "text": words.render("pushes/digest", people=one.people, records=one.records, good_deeds=one.good_deeds),
            "choices": _choices(one),
            "due_at": work.now,
            "created_at": work.now,
        }
        for one in found
        if one.people or one.records
    ]
    await outbox.put(work.connection, rows)
    await reminders.set_mark(work.connection, MARK, day)
    ring_after(work)


def _choices(one: Waiting) -> Rows:
    people = [[choice("confirm_people")]] if one.people else []
    return [*people, *([[choice("review_records")]] if one.records else [])]
