"""Reading announcements once more: the message may have been lost, seen in a group only, or not been wanted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.enums import AnnouncementState
from data.queries.announcements import archive, audience, replies
from data.tables import Announcement
from domain.announcements import attachments, reach
from domain.announcements.recipients import rendered
from domain.errors import Problem
from domain.ports import Media

LATELY = timedelta(days=30)
"""What was announced before is no news."""


class Read(NamedTuple):
    """An announcement as it arrives: its markup, its file, whether it has the button "received".

    `acknowledged_at`: when this person tapped it first; `None` if they have not.
    """

    text: str
    file: Media | None
    acknowledge: bool
    acknowledged_at: datetime | None = None


class Archived(NamedTuple):
    """A line of somebody's archive: which announcement, its words without markup, when it went out to them."""

    id: int
    text: str
    at: datetime


async def archived(work: Work, person_id: int, after: int, limit: int) -> tuple[list[Archived], bool]:
    """List what was announced to somebody, the newest first, behind so many; and tell whether there is more."""
    rows = await archive.page(work.connection, person_id, after, limit + 1)
    return [Archived(row.id, row.text, row.at) for row in rows[:limit]], len(rows) > limit


async def read(work: Work, person_id: int, announcement_id: int) -> Read:
    """Return what was sent to somebody, or went out to all among whom they are today.

    Raises the `Problem` `no_such_announcement`, also for one that has not begun yet.
    """
    made = await work.session.get(Announcement, announcement_id)
    if made is None or made.started_at is None or not await _is_meant(work, made, person_id):
        raise Problem("no_such_announcement")
    file = await attachments.file_of(work.connection, made.attachment_id)
    kept = Media(file.sha256, file.media_type, file.size, file.name) if file else None
    at = await replies.acknowledged_at(work.connection, announcement_id, person_id) if made.acknowledge else None
    return Read(await rendered(work, made), kept, made.acknowledge, at)


async def newest(work: Work, person_id: int) -> int:
    """Return the last announcement that went out to somebody, whether it has reached them or not.

    Raises the `Problem` `no_announcement_yet` where that is longer ago than anybody asks for.
    """
    found = await replies.newest_to(work.connection, person_id, work.now - LATELY)
    if found is None:
        raise Problem("no_announcement_yet")
    return found


async def _is_meant(work: Work, made: Announcement, person_id: int) -> bool:
    if await replies.went_to(work.connection, made.id or 0, person_id):
        return True
    is_first = made.corrects_id is None and made.reminds_id is None
    if not is_first or made.state is AnnouncementState.CANCELLED:
        return False
    return await audience.includes(work.connection, reach.pairs(reach.of(made), work.now), person_id)
