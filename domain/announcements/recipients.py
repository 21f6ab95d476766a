"""Taking an audience: page after page into the outbox, never far ahead of what is being sent.

So a million people cost one row and a cursor until it is their turn, and to pause, to cancel or to wait for the
morning touches a few thousand rows however large the audience is. Who is meant was fixed when it began: who came
later is not among it, who left meanwhile gets nothing any more.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement

from data.engine.connect import reading
from data.engine.statements import AnySelect
from data.engine.unit_of_work import Work, Writer
from data.enums import AnnouncementState, PushKind
from data.queries.announcements import announcements, audience, replies
from data.queries.members import people
from data.queries.outbox import outbox
from data.tables import Announcement
from domain.announcements import attachments, reach
from domain.outbox import choice
from domain.outbox.wakeup import notify_after
from domain.ports import Attached
from domain.text import templates
from domain.text.clusters import clip
from domain.units import UnitView, successors, view

SPAN = 500
"""People of one page (measured: decision 0010)."""

AHEAD = 4000
"""So many pushes may wait for their turn: two minutes at Telegram's free pace, four seconds at the paid one."""


async def begin(work: Work, announcement_id: int) -> bool:
    """Let a scheduled announcement begin, with its first page; `False` when it is not scheduled any more."""
    made = await work.session.get_one(Announcement, announcement_id)
    values = {"rendered": await rendered(work, made), "choices": _choices(made)}
    if not await announcements.begin(work.connection, announcement_id, values, work.now):
        return False
    await work.session.refresh(made)
    await take_page(work, made)
    return True


async def rendered(work: Work, made: Announcement, limit: int | None = None) -> str:
    """Render an announcement as it is now; it is kept like that once it begins. `limit`: so much of its text."""
    unit = await _announcing(work, made)
    file = await attachments.file_of(work.connection, made.attachment_id)
    kind = {"correction": made.corrects_id is not None, "reminding": made.reminds_id is not None}
    text = made.text if limit is None else clip(made.text, limit)
    return shown(unit.name, text, made.paper, file, **kind)


async def _announcing(work: Work, made: Announcement) -> UnitView:
    """Return the unit in whose name it is announced: after its end the one whose officer goes on with it."""
    day = work.now.date()
    unit = await view(work.connection, made.unit_id, day)
    if unit.is_active:
        return unit
    found = await successors(work.connection, unit.id, day)
    theirs = [one for one in found if await people.looks_after(work.connection, made.author_id, one.id, work.now)]
    return theirs[0] if len(theirs) == 1 else unit


def shown(
    unit: str,
    text: str,
    paper: str | None = None,
    file: Attached | None = None,
    *,
    correction: bool = False,
    reminding: bool = False,
) -> str:
    """Render an announcement exactly as it arrives."""
    context: dict[str, Any] = {"unit": unit, "text": text, "paper": paper, "file": file}
    return templates.render("pushes/announcement", context, correction=correction, reminding=reminding)


def _choices(made: Announcement) -> list[list[dict[str, Any]]] | None:
    return [[choice("acknowledge", made.reminds_id or made.id or 0)]] if made.acknowledge else None


def pairs(made: Announcement, now: datetime) -> AnySelect:
    """Select (unit_id, person_id) of the people to whom an announcement goes."""
    if made.corrects_id is not None:
        return replies.got(made.corrects_id)
    return reach.pairs(reach.of(made), made.started_at or now)


def may_go_without(made: Announcement) -> bool:
    """Tell whether whoever wants no announcements goes without it.

    What officers are told comes to them as officers. What is to be acknowledged, or is urgent, the unit has marked as
    something that everybody is to get; a correction goes to whoever has read what was wrong.
    """
    marked = made.acknowledge or made.urgent or made.corrects_id is not None or made.reminds_id is not None
    return made.role is None and not marked


async def _meant(work: Work, made: Announcement) -> ColumnElement[bool]:
    """Say of each person whether the announcement goes to them."""
    if made.corrects_id is not None:
        return replies.has_got(made.corrects_id, announcements.person())
    if made.reminds_id is None:
        return announcements.among(pairs(made, work.now))
    first = await work.session.get_one(Announcement, made.reminds_id)
    audience_then = reach.answering(first, work.now)
    silent = await replies.list_silent_units(work.connection, made.reminds_id, audience_then)
    return announcements.among_reminded(audience_then, silent, made.reminds_id)


async def take_page(work: Work, made: Announcement) -> int:
    """Put the next people of the audience into the outbox; returns how many. The last page ends the taking."""
    assert made.id is not None  # noqa: S101 - it was read from its table
    upto = made.upto or 0
    span = (made.cursor, min(made.cursor + SPAN, upto))
    kind = PushKind.REMINDER if made.reminds_id is not None else PushKind.ANNOUNCEMENT
    row = {"kind": kind, "due_at": work.now, "created_at": work.now}
    taken = await announcements.page(
        work.connection, made.id, span, await _meant(work, made), row, optional=may_go_without(made)
    )
    if span[1] >= upto:
        await _end_taking(work, made.id)
    if taken:
        notify_after(work)
    await work.session.refresh(made)
    return taken


async def _end_taking(work: Work, announcement_id: int) -> None:
    total = sum((await outbox.ledger(work.connection, announcement_id)).values())
    await announcements.note_taken(work.connection, announcement_id, work.now, total)


async def feed(writer: Writer, announcement_id: int, now: datetime) -> int:
    """Take pages of an announcement until enough wait for their turn; returns how many people were put there."""
    taken = 0
    while not await _full(writer, now):
        added = await writer.run(partial(_feed_once, announcement_id=announcement_id))
        if added is None:
            break
        taken += added
        if not added:
            await _leap(writer, announcement_id, now)
    return taken


async def _full(writer: Writer, now: datetime) -> bool:
    async with writer.engine.connect() as connection:
        return await announcements.full(connection, now, AHEAD)


async def _feed_once(work: Work, announcement_id: int) -> int | None:
    made = await work.session.get_one(Announcement, announcement_id)
    if made.state is not AnnouncementState.SENDING or made.taken_at is not None:
        return None
    return await take_page(work, made)


async def _leap(writer: Writer, announcement_id: int, now: datetime) -> None:
    """Move the cursor to the next person of the audience, which may be a few hundred among a million people."""
    async with reading(writer.engine) as session:
        made = await session.get_one(Announcement, announcement_id)
        if made.taken_at is not None or made.reminds_id is not None or made.upto is None:
            return
        connection = await session.connection()
        found = await announcements.next_person(connection, made.cursor, made.upto, pairs(made, now))
    goal = made.upto if found is None else found - 1
    if goal > made.cursor:
        await writer.run(lambda work: announcements.jump(work.connection, announcement_id, made.cursor, goal))


async def count(writer: Writer, announcement_id: int, now: datetime) -> None:
    """Count an audience that is not taken whole at once; beside the writer, for it may take a while."""
    async with reading(writer.engine) as session:
        made = await session.get_one(Announcement, announcement_id)
        if made.reminds_id is not None:
            return
        total, _ = await audience.count_people(await session.connection(), pairs(made, now))
    await writer.run(lambda work: announcements.note_recipients(work.connection, announcement_id, total))
