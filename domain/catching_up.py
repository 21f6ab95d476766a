"""What waits for somebody who has just written: it goes out behind the answer, while the platform takes it free.

An app with a window takes nothing, or takes money, once the person has been silent for some days. What did not reach
them in that time stays in the outbox as unreached, so that their officers see it. When they write it is queued once
more, the most useful first and not more than a phone should get at once; the rest waits for the next day on which they
write. Each push is one row, so each is told once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.outbox import unreached
from data.types import HANOI
from domain.outbox.states import NO_WAY_NOW, WINDOW_OPENED
from domain.outbox.wakeup import notify_after
from domain.ports import Reach
from domain.quiet_hours import Hours
from domain.reminders import CampaignCalendar, tell_ahead

AT_MOST = 5
"""Pushes of before that come behind one answer. Zalo knew a limit of eight messages in a window until 2026."""

AFTER_ANSWER = timedelta(seconds=3)
"""So long the answer has to arrive first."""

USE = {
    PushKind.NOTICE: timedelta(days=60),
    PushKind.ANNOUNCEMENT: timedelta(days=30),
    PushKind.REMINDER: timedelta(days=7),
}
"""How long a push of each kind is of use; what is not named here is worth nothing on the next day."""


class WhoWrote(NamedTuple):
    """Who has just written, and from which app."""

    person_id: int
    contact_id: int
    channel: str


async def catch_up(
    work: Work, who: WhoWrote, calendar: CampaignCalendar, reaches: Mapping[str, Reach], hours: Hours
) -> None:
    """Queue what waits for somebody; for the first thing that they write on a day, or after they were gone."""
    today = work.now.astimezone(HANOI).date()
    midnight = datetime.combine(today, time(), HANOI)
    since = {kind: work.now - USE[kind] if kind in USE else midnight for kind in PushKind}
    waiting = await unreached.find(
        work.connection, who.person_id, who.contact_id, since=since, now=work.now, limit=AT_MOST
    )
    due = work.now + AFTER_ANSWER
    if waiting:
        await unreached.queue_again(work.connection, waiting, due, WINDOW_OPENED)
        notify_after(work)
    await unreached.hurry(work.connection, who.person_id, NO_WAY_NOW, due)
    windows = {name: reach.free for name, reach in reaches.items() if reach.free is not None}
    free = windows.get(who.channel)
    if free is not None and not await unreached.has_other_app(work.connection, who.person_id, windows.keys()):
        await tell_ahead(work, calendar, who.person_id, hours, until=work.now + free, due=due)
