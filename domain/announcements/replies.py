"""The button "received": who tapped it, which units are silent, and reminding those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.enums import PushKind
from data.queries import outbox, replies
from data.queries.core import AnySelect
from data.tables import Announcement
from data.work import Work
from domain import words
from domain.announcements.progress import look
from domain.announcements.reach import pairs
from domain.audit import note
from domain.errors import Problem
from domain.outbox import choice
from domain.outbox.bell import ring_after
from domain.reminders.hours import STANDARD, Hours
from domain.units import view
from domain.workbooks import Document, Sheet, workbook


@dataclass(frozen=True)
class Answered:
    """How many people tapped; of the units that the announcement reached, in how many nobody did."""

    people: int
    units: int
    silent: int


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
    return Answered(people, *await replies.count_units(work.connection, announcement_id, _meant(made, work.now)))


async def remind_silent(
    work: Work, officer_id: int | None, announcement_id: int, hours: Hours = STANDARD
) -> tuple[int, datetime]:
    """Send it again to the units in which nobody tapped, once a day; returns how many of them, and when it goes."""
    made, _ = await look(work, officer_id, announcement_id)
    if not made.acknowledge:
        raise Problem("nothing_current")
    meant = _meant(made, work.now)
    _, silent = await replies.count_units(work.connection, announcement_id, meant)
    unit = await view(work.connection, made.unit_id, work.now.date())
    due = hours.awake(work.now)
    values = {
        "kind": PushKind.REMINDER,
        "text": words.render("pushes/announcement_again", unit=unit.name, text=made.text, paper=made.paper),
        "choices": [[choice("acknowledge", announcement_id)]],
        "due_at": due,
        "created_at": work.now,
    }
    ring_after(work)
    again = replies.silent_people(announcement_id, meant)
    day = work.now.date().isoformat()
    await outbox.put_audience(work.connection, again, values, f"announcement_again:{announcement_id}:{day}")
    await note(work, officer_id, "silent_units_reminded", f"announcement:{announcement_id}", units=silent)
    return silent, due


async def silent_sheet(work: Work, officer_id: int | None, announcement_id: int) -> Document:
    """Write the people of the silent units with their numbers, where known. Raises `Refused`."""
    made, _ = await look(work, officer_id, announcement_id)
    rows = await replies.list_silent(work.connection, announcement_id, _meant(made, work.now), work.now)
    heads = [words.label(f"column_{column}") for column in ("unit", "name", "phone")]
    await note(work, officer_id, "list_exported", f"announcement:{announcement_id}", lines=len(rows))
    name = words.label("silent_file", number=announcement_id, day=work.now)
    title = words.label("silent_title", text=made.text[:80], day=work.now)
    return workbook(name, Sheet(words.label("silent_sheet"), title, heads, [list(row) for row in rows]))


def _meant(made: Announcement, now: datetime) -> AnySelect:
    return pairs(made.unit_id, made.role, now)
