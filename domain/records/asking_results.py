"""Asking people how far they have come with what they registered: once midway, and before the end of the round.

Everybody gets one message of a round, whatever they registered in it. A mark says that a day's asking is over; whoever
ends in the middle of it begins anew, and the key of each message keeps it from going out twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.records import results
from data.queries.reminders import reminders
from data.types import HANOI
from domain.campaigns import Campaign
from domain.outbox import choice, enqueue_all
from domain.quiet_hours import Hours
from domain.records.results import Asking, Stage, askings, rounds_of
from domain.text import templates

PAGE = 200
"""People of one unit of work."""

CHOICES = {Stage.MIDWAY: "say_midway", Stage.END: "tell_results"}


def mark_of(asking: Asking) -> str:
    return f"result:{asking.stage}:{asking.campaign}:{asking.round}:{asking.day.isoformat()}"


def is_time(now: datetime, hours: Hours) -> bool:
    """Tell whether members are asked now: from their hour until the quiet hours, and not in the Tết pause."""
    now = now.astimezone(HANOI)
    return now.time() >= hours.members and not hours.is_quiet(now) and not hours.in_pause(now.date())


async def is_asked(connection: AsyncConnection, asking: Asking, person_id: int, now: datetime) -> bool:
    """Tell whether somebody would be asked, as things stand."""
    own = await results.to_ask(connection, asking.campaign, asking.round, person_id - 1, 1, midway=_midway(asking))
    rows = [*own, *await _leaders(connection, asking, now)]
    return any(row.id == person_id and row.asked for row in rows)


async def ask_results(writer: Writer, campaigns: Iterable[Campaign], hours: Hours) -> int:
    """Ask whoever is to be asked today and was not yet; returns how many were. May be called any number of times."""
    now = writer.now().astimezone(HANOI)
    if not is_time(now, hours):
        return 0
    count = 0
    for campaign in campaigns:
        for asking in askings(campaign, now.date()):
            async with writer.engine.connect() as connection:
                day = await reminders.mark(connection, mark_of(asking))
            if day is None or day > now.date():  # a mark to come was set by a clock that ran ahead
                count += await _ask(writer, campaign, asking)
                await writer.run(partial(_note, asking=asking))
    return count


async def _note(work: Work, asking: Asking) -> None:
    await reminders.set_mark(work.connection, mark_of(asking), work.now.astimezone(HANOI).date())


async def _leaders(connection: AsyncConnection, asking: Asking, now: datetime) -> Sequence[AnyRow]:
    return await results.leaders_to_ask(connection, asking.campaign, asking.round, now, midway=_midway(asking))


def _midway(asking: Asking) -> datetime | None:
    """Return the end of the middle day where that is what is asked of: who registers after it has just begun."""
    if asking.stage is not Stage.MIDWAY:
        return None
    return datetime.combine(asking.day + timedelta(days=1), time(), HANOI)


async def _ask(writer: Writer, campaign: Campaign, asking: Asking) -> int:
    async with writer.engine.connect() as connection:
        leaders = await _leaders(connection, asking, writer.now())
    after, count = 0, 0
    for at in range(0, len(leaders), PAGE):
        count += await writer.run(partial(_queue, campaign=campaign, asking=asking, rows=leaders[at : at + PAGE]))
    while True:
        async with writer.engine.connect() as connection:
            rows = await results.to_ask(connection, asking.campaign, asking.round, after, PAGE, midway=_midway(asking))
        if not rows:
            return count
        after = rows[-1].id
        count += await writer.run(partial(_queue, campaign=campaign, asking=asking, rows=rows))


async def _queue(work: Work, campaign: Campaign, asking: Asking, rows: Sequence[AnyRow]) -> int:
    pushes = [_push(row, campaign, asking, work.now) for row in rows if row.asked]
    return await enqueue_all(work, pushes) if pushes else 0


def _push(row: AnyRow, campaign: Campaign, asking: Asking, now: datetime) -> dict[str, Any]:
    _, last = rounds_of(campaign, now.astimezone(HANOI).date())[asking.round]
    facts = {"you": row.address_form, "stage": asking.stage.value, "last_day": last.isoformat()}
    return {
        "key": f"{mark_of(asking)}:{row.id}",
        "kind": PushKind.REMINDER,
        "person_id": row.id,
        "text": templates.render("pushes/result_asked", facts),
        "choices": [[choice(CHOICES[asking.stage])]],
        "due_at": now,
        "last_day": last,
    }


async def miss(work: Work, campaigns: Iterable[Campaign], now: datetime, hours: Hours) -> None:
    """Note as over what was asked today or before, in a time that is lost: it may have gone out already."""
    for campaign in campaigns:
        for asking in askings(campaign, now.astimezone(HANOI).date()):
            begun = datetime.combine(asking.day, hours.members, HANOI)
            if begun <= now and await reminders.mark(work.connection, mark_of(asking)) is None:
                await _note(work, asking)
