"""The time between a backup and now: what the program sent in it is not known, so it is listed and not sent again.

What the program would do by itself at its next start, because the database does not know that it was done, is done here
and held with the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries import restored
from data.queries.privacy import erase_requests
from data.types import HANOI
from domain import audit, digest, figures
from domain.letters import rising
from domain.members import still_waiting
from domain.privacy.erasing import Erased, erase
from domain.records import asking_results, recalling
from domain.records.rounds import lock_overdue
from domain.reminders import CampaignCalendar, Hours, days_to_plan, mark, miss, plan_within


@dataclass(frozen=True)
class Lost:
    """What is held, by kind; what is recorded as missed; and whose day to take their erasing back was over."""

    held: Mapping[PushKind, int]
    slots: int
    announcements: int  # that should have begun
    paused: int  # announcements that were under way
    erased: list[Erased] = field(default_factory=list)


async def hold(work: Work, calendar: CampaignCalendar, made_at: datetime, hours: Hours) -> Lost:
    """Hold what was due before now, and record as missed what belonged to the time since `made_at`."""
    connection, now = work.connection, work.now.astimezone(HANOI)
    last = await restored.highest_push(connection)
    await restored.hold(connection, now)
    slots = await _miss_reminders(work, calendar, now, hours)
    await digest.miss(work, now, hours)
    missed, paused = await restored.miss_announcements(connection, now)
    await figures.miss(work, calendar.campaigns.values(), made_at, now, hours)
    await asking_results.miss(work, calendar.campaigns.values(), now, hours)
    await _last_evening(work, made_at, now, hours)
    await rising.raise_within(work, hours)
    while await lock_overdue(work, hours):
        continue
    erased = await _erase_due(work, hours)
    await restored.hold_newer(connection, last)
    found = Lost(await restored.held(connection), slots, missed, paused, erased)
    await audit.record(work, None, "restored", "database", held=sum(found.held.values()), since=made_at.isoformat())
    return found


async def _miss_reminders(work: Work, calendar: CampaignCalendar, now: datetime, hours: Hours) -> int:
    """Plan the days of the lost time, and miss all of them whose hour has come: they may have been sent."""
    for day in days_to_plan(await mark(work), now.date()):
        await plan_within(work, calendar, day, hours)
    return await miss(work, now, hours)


async def _last_evening(work: Work, made_at: datetime, now: datetime, hours: Hours) -> None:
    """Ask about drafts, and tell who waits to be confirmed, as the last evening of the lost time did."""
    evening = datetime.combine(now.date(), recalling.HOUR, HANOI)
    evening -= timedelta(days=1 if evening > now else 0)
    if evening < made_at or hours.is_quiet(evening):
        return
    then = Work(work.connection, evening)
    await recalling.recall_within(then, hours)
    await still_waiting.tell_within(then, hours)
    await then.settle()
    await then.close()


async def _erase_due(work: Work, hours: Hours) -> list[Erased]:
    found = []
    while (person_id := await erase_requests.due(work.connection, work.now)) is not None:
        found.append(await erase(work, person_id, hours))
        await work.settle()
    return found
