"""The button "received": who tapped it, which units are silent, and reminding those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.engine.unit_of_work import Work
from data.queries.announcements import announcements, replies
from data.tables import Announcement
from domain import audit
from domain.announcements import reach
from domain.announcements.create import start_or_wait
from domain.announcements.progress import look
from domain.errors import Problem
from domain.members.rights import demand_officer
from domain.quiet_hours import Hours


@dataclass(frozen=True)
class Answered:
    """How many people tapped; of the units that the announcement reached, in how many nobody did."""

    people: int
    units: int
    silent: int


@dataclass(frozen=True)
class Reminded:
    """How many silent units are reminded, from when; `before`: that was asked for earlier today."""

    units: int
    due: datetime
    before: bool


async def acknowledge(work: Work, person_id: int, announcement_id: int) -> datetime:
    """Note that somebody has received an announcement; returns when they said so first.

    Whether it went to this person is known from the push whose button they tapped.
    """
    made = await work.session.get(Announcement, announcement_id)
    if made is None or not made.acknowledge:
        raise Problem("nothing_current")
    return await replies.acknowledge(work.connection, announcement_id, person_id, work.now)


async def answered(work: Work, officer_id: int | None, announcement_id: int) -> Answered:
    """Count who tapped. Raises `Refused` without a role at its unit or above."""
    made, _ = await look(work, officer_id, announcement_id)
    people = await replies.count_people(work.connection, announcement_id)
    meant = reach.answering(made, work.now)
    return Answered(people, *await replies.count_units(work.connection, announcement_id, meant))


async def count_to_remind(work: Work, officer_id: int | None, announcement_id: int) -> int:
    """Count the people whom reminding the silent units would reach. Raises `Refused`."""
    made, _ = await look(work, officer_id, announcement_id)
    return await replies.count_silent_people(work.connection, announcement_id, reach.answering(made, work.now))


async def remind_silent(work: Work, officer_id: int | None, announcement_id: int, hours: Hours) -> Reminded:
    """Send it again to the units in which nobody tapped, once a day. Raises `Refused` or `Problem`.

    What goes out is an announcement of its own: it is taken in pages, held and counted like every other.
    """
    made, _ = await look(work, officer_id, announcement_id)
    officer = await demand_officer(work, officer_id, made.unit_id)
    if not made.acknowledge:
        raise Problem("nothing_current")
    draft = f"again:{announcement_id}:{work.now.date().isoformat()}"
    _, silent = await replies.count_units(work.connection, announcement_id, reach.answering(made, work.now))
    before = await announcements.by_draft(work.connection, draft)
    if before is not None:
        return Reminded(silent, (await work.session.get_one(Announcement, before)).created_at, before=True)
    same = ("unit_id", "role", "text", "paper", "attachment_id", "registered", "campaign", "subject")
    again = Announcement(
        draft_id=draft,
        author_id=officer,
        created_at=work.now,
        due_at=hours.awake(work.now),
        acknowledge=True,
        reminds_id=made.id,
        **{name: getattr(made, name) for name in same},
    )
    await work.add(again)
    await start_or_wait(work, again)
    await audit.record(work, officer_id, "silent_units_reminded", f"announcement:{announcement_id}", units=silent)
    return Reminded(silent, again.due_at, before=False)
