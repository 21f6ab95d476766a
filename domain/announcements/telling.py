"""Telling the author, in one message, what became of an announcement once nothing of it waits any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import PushKind
from data.queries import replies
from data.tables import Announcement
from data.work import Work
from domain import words
from domain.announcements.progress import progress
from domain.outbox import choice, enqueue
from domain.reminders.hours import STANDARD, Hours

LOOKED_BACK = timedelta(days=4)
"""The outbox tries for about two days; what is older was told long ago."""


async def finished(connection: AsyncConnection, now: datetime) -> list[int]:
    """List the announcements that are over and whose authors do not know it. It only reads."""
    return await replies.finished(connection, now - LOOKED_BACK, now)


async def tell(work: Work, announcement_id: int, hours: Hours = STANDARD) -> None:
    """Queue the message to the author; once, however often."""
    made = await work.session.get_one(Announcement, announcement_id)
    far = await progress(work.connection, announcement_id)
    await enqueue(
        work,
        key=f"{replies.TOLD}{announcement_id}",
        kind=PushKind.NOTICE,
        person_id=made.author_id,
        text=words.render("pushes/announcement_done", progress=far, now=work.now.isoformat(), short=made.text[:80]),
        choices=[[choice("announce_look", announcement_id)]],
        due_at=hours.awake(work.now),
    )
