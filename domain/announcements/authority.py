"""Whether an announcement may still go out in its author's name.

Asked when its hour comes, and as long as it is being sent. Where the author's role has ended it is held, and the level
above is told: an officer there (or a colleague) sends it in their own name, or drops it. The same holds where the unit
has ended, for those who carry on after it.
"""

from __future__ import annotations

from typing import Any

from data.engine.unit_of_work import Work
from data.enums import AnnouncementState
from data.queries.announcements import announcements
from data.queries.members import people
from data.queries.outbox import ledger
from data.tables import Announcement
from domain import audit
from domain.announcements import recipients
from domain.errors import Refused
from domain.members.news import News, tell_of_held
from domain.outbox import choice
from domain.quiet_hours import Hours
from domain.units import view

BY_AUTHOR = "author"
"""Cause of a pause: the author's right to announce here has ended."""

SCHEDULED, SENDING = AnnouncementState.SCHEDULED, AnnouncementState.SENDING


async def begin(work: Work, announcement_id: int, hours: Hours) -> bool:
    """Let an announcement whose hour has come begin, or hold it; tells whether it began."""
    made = await work.session.get_one(Announcement, announcement_id)
    if await people.looks_after(work.connection, made.author_id, made.unit_id, work.now):
        return await recipients.begin(work, announcement_id)
    await hold(work, announcement_id, hours)
    return False


async def hold(work: Work, announcement_id: int, hours: Hours) -> bool:
    """Pause it and tell the level above; `False` when it neither waits nor is being sent."""
    made = await work.session.get_one(Announcement, announcement_id)
    if await people.looks_after(work.connection, made.author_id, made.unit_id, work.now):
        return False
    values = {"state": AnnouncementState.PAUSED, "paused_for": BY_AUTHOR, "changed_by_id": None, "changed_at": work.now}
    if not await announcements.change(work.connection, announcement_id, {SCHEDULED, SENDING}, values):
        return False
    await work.session.refresh(made)
    held = await announcements.put_off(work.connection, announcement_id, announcements.PARKED)
    await audit.record(
        work, None, "announcement_held", f"announcement:{announcement_id}", author=made.author_id, pushes=held
    )
    await _tell(work, made, hours)
    return True


async def _tell(work: Work, made: Announcement, hours: Hours) -> None:
    """Tell the level above; at the top of the tree, whoever else is in charge of the unit."""
    unit = await view(work.connection, made.unit_id, work.now.date())

    async def buttons(_: int) -> list[list[dict[str, Any]]]:
        return [[choice("announce_look", made.id or 0, label="announce_held_look")]]

    facts = {
        "unit": unit.name,
        "author": await ledger.name_of(work.connection, made.author_id),
        "short": made.text.replace("\n", " "),
        "begun": made.started_at is not None,
        "ended": None if unit.is_active else unit.status.value,
    }
    key = f"announcement_without_author:{made.id}:{made.version}"
    news = News("announcement_without_author", key, facts, about=made.author_id, buttons=buttons)
    await tell_of_held(work, made.unit_id, made.author_id, news, hours)


async def answers_for(work: Work, made: Announcement, officer_id: int | None) -> dict[str, Any]:
    """Say in whose name it goes on once an officer has changed it: in theirs, if its author may announce no more.

    Raises `Refused` for whoever only held a role at the unit until it ended.
    """
    if await people.looks_after(work.connection, made.author_id, made.unit_id, work.now):
        return {}
    if officer_id is None or not await people.looks_after(work.connection, officer_id, made.unit_id, work.now):
        unit = await view(work.connection, made.unit_id, work.now.date())
        raise Refused("announcing_unit_ended", unit=unit.name, status=unit.status, since=unit.since)
    return {"author_id": officer_id}
