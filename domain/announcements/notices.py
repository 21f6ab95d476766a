"""Telling the author: that an announcement is over and what became of it, or that it was held because of failures."""

from __future__ import annotations

from typing import Any

from data.engine.unit_of_work import Work
from data.enums import AnnouncementState, PushKind
from data.queries.announcements import announcements, replies
from data.tables import Announcement
from domain.announcements.control import pause_by_itself
from domain.announcements.progress import names_missed, progress
from domain.announcements.units import by_arrival
from domain.outbox import choice, enqueue
from domain.quiet_hours import Hours
from domain.text import templates

SHORT = 60  # characters of its text that name an announcement

ENOUGH = 40  # tries
TROUBLE = 0.3
"""Of at least so many tries this share did not arrive. Some blocked the bot or changed their phone since the last time,
every tenth person perhaps; a third means that something is wrong with the message, the bot or the way, and every
further try would cost a message (in doubt) or a contact (gone)."""


def in_trouble(tried: int, troubled: int) -> bool:
    """Tell whether too little of an announcement arrives of late."""
    return tried >= ENOUGH and troubled >= TROUBLE * tried


async def conclude(work: Work, announcement_id: int, hours: Hours) -> bool:
    """Close an announcement that is sent whole, and tell its author once."""
    over = {"state": AnnouncementState.DONE, "ended_at": work.now}
    if not await announcements.change(work.connection, announcement_id, {AnnouncementState.SENDING}, over):
        return False
    made = await work.session.get_one(Announcement, announcement_id)
    if made.reminds_id is None:
        far = await progress(work.connection, announcement_id)
        reached, bare = await by_arrival(work.connection, made, work.now)
        tapped = await replies.count_people(work.connection, announcement_id) if made.acknowledge else None
        facts = {"progress": far, "reached": reached, "units": reached + len(bare), "tapped": tapped}
        more = [*(["announce_bare"] if bare else []), *(["announce_mute"] if made.acknowledge else [])]
        codes = ("announce_look", *more, "announce_correct")
        look, *others = [[choice(code, announcement_id, count=len(bare))] for code in codes]
        named = [[choice("see_undelivered", made.unit_id, count=far.not_sent)]]
        facts["buttons"] = [look, *(named if await names_missed(work, made, far) else []), *others]
        await _tell(work, made, "announcement_done", facts, hours)
    return True


async def hold(work: Work, announcement_id: int, hours: Hours) -> bool:
    """Pause an announcement of which too little arrives, and tell its author."""
    made = await work.session.get_one(Announcement, announcement_id)
    facts: dict[str, Any] = {"tried": made.tried, "troubled": made.troubled}
    if not in_trouble(made.tried, made.troubled) or not await pause_by_itself(work, announcement_id):
        return False
    facts["progress"] = await progress(work.connection, announcement_id)
    facts["buttons"] = [[choice("announce_look", announcement_id)]]
    await _tell(work, made, "announcement_held", facts, hours)
    return True


async def _tell(work: Work, made: Announcement, template: str, facts: dict[str, Any], hours: Hours) -> None:
    context = {**facts, "now": work.now.isoformat(), "short": made.text.replace("\n", " ")}
    await enqueue(
        work,
        key=f"{template}:{made.id}:{made.version}",
        kind=PushKind.NOTICE,
        person_id=made.author_id,
        text=templates.render(f"pushes/{template}", context),
        choices=facts["buttons"],
        due_at=hours.awake(work.now),
    )
