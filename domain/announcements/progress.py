"""How far an announcement has come, read from the outbox, which is the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import WAITING_PUSHES, PushState
from data.queries import outbox, replies
from data.queries.core import AnyRow
from data.queries.people import below
from data.tables import Announcement
from data.work import Work
from domain.audit import note
from domain.errors import Refused
from domain.members.rights import demand_officer, demand_units

LISTED = 20
_NOT_SENT = frozenset({PushState.FAILED, PushState.GONE})


@dataclass(frozen=True)
class Progress:
    """Numbers of people. The template `pushes/progress` says them in words."""

    total: int
    sent: int
    waiting: int
    not_sent: int
    in_doubt: int
    cancelled: int

    @property
    def finished(self) -> bool:
        return not self.waiting


async def progress(connection: AsyncConnection, announcement_id: int) -> Progress:
    """Count the rows of an announcement."""
    by_state = await outbox.ledger(connection, announcement_id)

    def count(*states: PushState) -> int:
        return sum(by_state.get(state, 0) for state in states)

    return Progress(
        total=sum(by_state.values()),
        sent=count(PushState.SENT),
        waiting=count(*WAITING_PUSHES, PushState.SENDING),
        not_sent=count(*_NOT_SENT),
        in_doubt=count(PushState.IN_DOUBT),
        cancelled=count(PushState.CANCELLED),
    )


async def latest(work: Work, officer_id: int | None) -> Sequence[AnyRow]:
    """List (id, text, due_at) of the last announcements of the officer's units and below. Raises `Refused`."""
    units = await demand_units(work, officer_id)
    return await replies.latest(work.connection, below(units, work.now), LISTED)


async def count_got(work: Work, officer_id: int | None, announcement_id: int) -> int:
    """Count whom an announcement has reached, or may have reached. Raises `Refused`."""
    _, far = await look(work, officer_id, announcement_id)
    return far.sent + far.in_doubt


async def cancel_rest(work: Work, officer_id: int | None, announcement_id: int) -> int:
    """Take back what has not left yet; returns how many pushes. Raises `Refused`."""
    await look(work, officer_id, announcement_id)
    count = await outbox.cancel_announcement(work.connection, announcement_id, work.now)
    await note(work, officer_id, "announcement_cancelled", f"announcement:{announcement_id}", pushes=count)
    return count


async def look(work: Work, officer_id: int | None, announcement_id: int) -> tuple[Announcement, Progress]:
    """Return an announcement and how far it has come, for officers of its unit or above. Raises `Refused`."""
    made = await work.session.get(Announcement, announcement_id)
    if made is None:
        raise Refused("no_right_here")
    await demand_officer(work, officer_id, made.unit_id)
    return made, await progress(work.connection, announcement_id)
