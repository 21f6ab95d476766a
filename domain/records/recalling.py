"""Recalling a draft that was left: once, at 19:00 of a later day, while it could be sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.records import drafts
from data.queries.reminders import reminders
from data.types import HANOI
from domain.forms.draft import Draft
from domain.outbox import choice, enqueue_all
from domain.quiet_hours import Hours
from domain.records.sendable import Sendable
from domain.text import templates

HOUR = time(19)
FORGOTTEN = timedelta(days=7)  # an older draft stays, but nobody is asked about it any more
MARK = "recall_drafts"
SHORT = 12  # characters of a draft's id that its buttons carry

SPAN = 5000
"""Conversations that a reader goes through in one statement."""

PAGE = 50
"""Drafts of one unit of work."""

Days = tuple[str, str]
"""Since when and until when a draft was left, in ISO."""


def is_time(now: datetime, hours: Hours) -> bool:
    """Tell whether drafts are recalled now: from 19:00 until the quiet hours, or in the hour before these."""
    return now.astimezone(HANOI).time() >= hours.in_the_evening(HOUR) and not hours.is_quiet(now)


async def recall_drafts(writer: Writer, hours: Hours) -> int:
    """Ask those who left a draft before today whether they want to go on; returns how many were asked.

    May be called at any time and any number of times: once a day it looks, and it never asks twice for one draft. The
    day is noted at the end: a process that ends midway begins anew, and passes over those who were asked.
    """
    now = writer.now()
    if not is_time(now, hours):
        return 0
    async with writer.engine.connect() as connection:
        if await reminders.mark(connection, MARK) == now.date():  # a day to come counts as none: a clock ran ahead
            return 0
    days = _days(now)
    asked = 0
    async for contacts in _pages(writer, days):
        asked += await writer.run(partial(_recall, contacts=contacts, days=days))
    await writer.run(lambda work: reminders.set_mark(work.connection, MARK, now.date()))
    return asked


async def recall_within(work: Work, hours: Hours) -> None:
    """Do the same within one unit of work, for a restored database that no program runs on yet: nobody waits."""
    now = work.now
    if not is_time(now, hours) or await reminders.mark(work.connection, MARK) == now.date():
        return
    days = _days(now)
    for after in range(0, await drafts.last_contact(work.connection), SPAN):
        for contacts in await _left(work.connection, days, after):
            await _recall(work, contacts, days)
    await reminders.set_mark(work.connection, MARK, now.date())


def _days(now: datetime) -> Days:
    midnight = datetime.combine(now.date(), time(0), HANOI)
    return (midnight - FORGOTTEN).isoformat(), midnight.isoformat()


async def _pages(writer: Writer, days: Days) -> AsyncIterator[Sequence[int]]:
    """Find the contacts with a draft that was left, a few at a time; nobody waits for the looking."""
    async with writer.engine.connect() as connection:
        last = await drafts.last_contact(connection)
    for after in range(0, last, SPAN):
        async with writer.engine.connect() as connection:
            pages = await _left(connection, days, after)
        for page in pages:
            yield page


async def _left(connection: AsyncConnection, days: Days, after: int) -> list[Sequence[int]]:
    """Find the contacts of one span with a draft that was left, in pages."""
    found = await drafts.touched_between(connection, *days, after=after, upto=after + SPAN)
    return [found[at : at + PAGE] for at in range(0, len(found), PAGE)]


async def _recall(work: Work, contacts: Sequence[int], days: Days) -> int:
    rows = await drafts.read(work.connection, contacts, *days)
    begun = [row for row in rows if row.draft.get("form", {}).get("answers")]
    sendable = Sendable(work)
    meant = [row for row in begun if await sendable.is_sendable(row, Draft.load(row.draft["form"]))]
    return await enqueue_all(work, [_push(row, work.now) for row in meant])


def _push(row: AnyRow, now: datetime) -> dict[str, Any]:
    draft = Draft.load(row.draft["form"])
    answered = sum(bool(answer) for answer in draft.answers.values())
    buttons = (("continue_draft", "recall_continue"), ("drop_draft", "recall_drop"))
    return {
        "key": f"draft:{draft.id}:{draft.record_version or 0}",
        "kind": PushKind.REMINDER,
        "person_id": row.person_id,
        "text": templates.render("pushes/draft_recall", you=row.address_form, kind=draft.kind, answered=answered),
        "choices": [[choice(code, draft.id[:SHORT], label=label) for code, label in buttons]],
        "due_at": now,
    }
