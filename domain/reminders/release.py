"""Releasing: what is due now becomes one message for each person, and never comes late.

At the officers' hour everybody with a slot as an officer gets their message for the whole day, at the members' hour
the others, whichever of the two hours comes first. A slot whose day is over is missed: it is listed, never sent.
"""

from __future__ import annotations

from datetime import datetime, time

from data.engine.unit_of_work import Work
from data.enums import DAY_BOUND
from data.queries.campaigns.chosen_days import revision
from data.queries.outbox import outbox
from data.queries.reminders import reminders
from data.types import HANOI
from domain.members.preferences import REMIND_TIMES
from domain.outbox.enqueue import cancel_all
from domain.outbox.states import TOO_LATE
from domain.quiet_hours import Hours
from domain.reminders.campaign_calendar import CampaignCalendar
from domain.reminders.telling import Messages, slot_of, tell

AT_ONCE = 20
"""People whose messages are made in one unit of work: few enough to keep nobody waiting."""

STALE_AT_ONCE = 500


async def release(work: Work, calendar: CampaignCalendar, now: datetime, hours: Hours) -> int:
    """Queue the messages of up to AT_ONCE people; returns how many people were looked at: 0 when all are done.

    Nothing goes out by days that an officer has changed meanwhile: the next tick has them. So the revision is asked
    after the slots were read.
    """
    today, waiting = now.astimezone(HANOI).date(), await _waiting(work, now, hours)
    if not waiting:
        return 0
    rows = await reminders.slots_of(work.connection, waiting, today)
    if await revision(work.connection) != calendar.revision:
        return 0
    key = "reminder:{}:" + today.isoformat()
    await tell(work, calendar, [slot_of(row, calendar) for row in rows], Messages(today, key.format, work.now))
    return len(waiting)


async def miss(work: Work, now: datetime, hours: Hours) -> int:
    """Record as missed all that would be released now, and all of the days before; returns how many slots.

    After a backup was brought back: they may have been sent in the time that it does not know.
    """
    today = now.astimezone(HANOI).date()
    missed = await reminders.miss(work.connection, today)
    while people := await _waiting(work, now, hours):
        missed += await reminders.miss_of(work.connection, people, today)
    return missed


async def _waiting(work: Work, moment: datetime, hours: Hours) -> set[int]:
    """Return up to AT_ONCE people whose hour has come and who have no message of today."""
    now = moment.astimezone(HANOI)
    officers, members = now.time() >= hours.officers, now.time() >= hours.members
    if hours.is_quiet(now) or not (officers or members):
        return set()
    later = [at for at in REMIND_TIMES if at > now.time() and not hours.is_quiet_at(at)]
    return await reminders.waiting_people(
        work.connection, now.date(), later, officers=officers, members=members, limit=AT_ONCE
    )


async def close_days(work: Work, now: datetime) -> int:
    """Record as missed what was not sent on its day, and take back what still waits in the outbox from then.

    Returns how many were taken back, STALE_AT_ONCE at most: 0 when all is done.
    """
    today = now.astimezone(HANOI).date()
    await reminders.miss(work.connection, today)
    midnight = datetime.combine(today, time(), HANOI)
    stale = await outbox.stale(work.connection, DAY_BOUND, midnight, STALE_AT_ONCE)
    cancelled = await cancel_all(work, stale, TOO_LATE)
    if cancelled:
        await reminders.miss_with(work.connection, cancelled)
    return len(cancelled)
