"""What is done about announcements every second. Doing it twice, late or not at all changes nothing that is true."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.enums import AnnouncementState
from data.queries.announcements import announcements
from data.queries.members import people
from data.queries.outbox import outbox
from domain.announcements import authority, notices, recipients
from domain.quiet_hours import Hours


async def conduct(writer: Writer, now: datetime, hours: Hours) -> int:
    """Let announcements begin, go on and end; returns how many people were put into the outbox."""
    async with writer.engine.connect() as connection:
        due = await announcements.due(connection, now)
    for announcement_id in due:
        await writer.run(partial(authority.begin, announcement_id=announcement_id, hours=hours))
    async with writer.engine.connect() as connection:
        under_way = await announcements.under_way(connection)
        over = await announcements.finished(connection)
        back = await announcements.stragglers(connection, now)
    for announcement_id, state in back:
        await writer.run(partial(_stop_again, announcement_id=announcement_id, state=state))
    for announcement_id in over:
        await writer.run(partial(notices.conclude, announcement_id=announcement_id, hours=hours))
    moved = len(due) + len(over)
    for announcement in under_way:
        moved += await _go_on(writer, announcement, now, hours)
    return moved


async def _go_on(writer: Writer, announcement: AnyRow, now: datetime, hours: Hours) -> int:
    if not await _has_author(writer, announcement, now):
        await writer.run(partial(authority.hold, announcement_id=announcement.id, hours=hours))
        return 0
    if notices.in_trouble(announcement.tried, announcement.troubled):
        await writer.run(partial(notices.hold, announcement_id=announcement.id, hours=hours))
        return 0
    if hours.is_quiet(now) and not announcement.urgent:
        await _wait_for_morning(writer, announcement.id, now, hours)
        return 0
    if announcement.taken_at is not None:
        return 0
    taken = await recipients.feed(writer, announcement.id, now)
    if not announcement.recipients:
        await recipients.count(writer, announcement.id, now)
    return taken


async def _has_author(writer: Writer, announcement: AnyRow, now: datetime) -> bool:
    """Tell whether whoever announces it may still do so: a reader asks, for hardly ever anything is to be done."""
    async with writer.engine.connect() as connection:
        return await people.looks_after(connection, announcement.author_id, announcement.unit_id, now)


async def _wait_for_morning(writer: Writer, announcement_id: int, now: datetime, hours: Hours) -> None:
    """Put off what would leave in the quiet hours."""
    async with writer.engine.connect() as connection:
        if not await announcements.is_due(connection, announcement_id, now):
            return
    until = hours.awake(now)
    await writer.run(lambda work: announcements.put_off(work.connection, announcement_id, until, now))


async def _stop_again(work: Work, announcement_id: int, state: AnnouncementState) -> None:
    """Hold, or take back, what was in flight when the announcement was stopped and came back to be tried again."""
    if state is AnnouncementState.PAUSED:
        await announcements.put_off(work.connection, announcement_id, announcements.PARKED)
    else:
        await outbox.cancel_announcement(work.connection, announcement_id, work.now)
