"""What is held after a backup was brought back: a person in charge sends it or drops it, by its kind."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries import restored
from domain import audit
from domain.outbox.wakeup import notify_after
from domain.quiet_hours import Hours


async def listed(connection: AsyncConnection) -> dict[PushKind, int]:
    """Count what is held by its kind."""
    return await restored.held(connection)


async def decide(work: Work, kinds: Collection[PushKind], *, send: bool, hours: Hours) -> int:
    """Send what is held of these kinds, after the quiet hours, or drop it; returns how many pushes.

    What belongs to an announcement that is paused leaves when an officer lets that go on.
    """
    if send:
        count = await restored.release(work.connection, kinds, hours.awake(work.now))
        notify_after(work)
    else:
        count = await restored.drop(work.connection, kinds, work.now)
    if count:
        action = "held_sent" if send else "held_dropped"
        await audit.record(work, None, action, "outbox", kinds=sorted(kinds), pushes=count)
    return count
