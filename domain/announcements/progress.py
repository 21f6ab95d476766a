"""How far an announcement has come, read from the outbox, which is the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import UNSENT_PUSHES, AnnouncementState, PushState
from data.queries.announcements import announcements, replies
from data.queries.members.people import reach
from data.queries.outbox import outbox
from data.tables import Announcement
from domain.announcements.reach import MEMBER_LEVELS
from domain.errors import Refused
from domain.members.rights import demand_officer, demand_units
from domain.units import view

LISTED = 20
PACE = 29.5  # pushes a second, before there is anything to measure
MEASURED = timedelta(seconds=20)
"""From this age on the pace is measured on the announcement's own rows."""

_NOT_SENT = frozenset({PushState.FAILED, PushState.GONE})


@dataclass(frozen=True)
class Progress:
    """Numbers of people. The template `pushes/progress` says them in words."""

    total: int
    sent: int
    waiting: int  # in the outbox, or not taken there yet
    not_sent: int
    in_doubt: int
    cancelled: int
    state: AnnouncementState = AnnouncementState.SENDING
    taken: bool = True  # nobody is to be put into the outbox any more
    by_template: int = 0  # of those sent
    paid: int = 0  # of those sent, by another message that costs money
    unwanted: int = 0  # who chose to get none: not among those whom it did not reach

    @property
    def finished(self) -> bool:
        return self.taken and not self.waiting

    @property
    def free(self) -> int:
        """Count whom it reached without money."""
        return self.sent - self.by_template - self.paid

    @property
    def percent(self) -> int:
        wanted = max(1, self.total - self.unwanted)  # who wants none is not on the way
        return min(100 if self.finished else 99, 100 * (settled_of(self) - self.unwanted) // wanted)


def settled_of(far: Progress) -> int:
    """Count the people about whom all is known."""
    return far.sent + far.not_sent + far.in_doubt + far.unwanted


async def progress(connection: AsyncConnection, announcement_id: int) -> Progress:
    """Count the rows of an announcement, and who is still to be put there."""
    by_state = await outbox.ledger(connection, announcement_id)
    made = await announcements.stage(connection, announcement_id)

    def count(*states: PushState) -> int:
        return sum(by_state.get(state, 0) for state in states)

    taken = sum(by_state.values())
    untaken = 0 if made.taken_at else max(0, made.recipients - taken)
    over = made.state is AnnouncementState.CANCELLED
    waiting = count(*UNSENT_PUSHES, PushState.SENDING) + (0 if over else untaken)
    by_template, paid = await outbox.billed(connection, announcement_id)
    unwanted = await outbox.unwanted(connection, announcement_id) if count(PushState.GONE) else 0
    whole = made.state is AnnouncementState.SENDING and made.taken_at and not waiting
    return Progress(
        total=taken + untaken,
        sent=count(PushState.SENT),
        waiting=waiting,
        not_sent=count(*_NOT_SENT) - unwanted,
        in_doubt=count(PushState.IN_DOUBT),
        cancelled=count(PushState.CANCELLED) + (untaken if over else 0),
        state=AnnouncementState.DONE if whole else made.state,
        taken=over or made.taken_at is not None,
        by_template=by_template,
        paid=paid,
        unwanted=unwanted,
    )


def minutes_left(made: Announcement, far: Progress, now: datetime, pace: float = PACE) -> int:
    """Estimate the minutes until the last one has left, from the pace of its own rows since it began or went on."""
    ran = now - made.running_since if made.running_since else timedelta()
    done = settled_of(far) - made.done_before
    if ran >= MEASURED and done > 0:
        pace = min(pace, done / ran.total_seconds())
    return max(1, -(-far.waiting // max(1, round(60 * pace))))


async def latest(work: Work, officer_id: int | None) -> Sequence[AnyRow]:
    """List (id, text, due_at) of the last announcements of the officer's units and below. Raises `Refused`."""
    units = await demand_units(work, officer_id)
    return await replies.latest(work.connection, reach(units, work.now), LISTED)


async def count_got(work: Work, officer_id: int | None, announcement_id: int) -> int:
    """Count whom an announcement has reached, or may have reached. Raises `Refused`."""
    _, far = await look(work, officer_id, announcement_id)
    return far.sent + far.in_doubt


async def names_missed(work: Work, made: Announcement, far: Progress) -> bool:
    """Tell whether those whom it did not reach stand in one list: above grassroots unions each unit has its own."""
    if not far.finished or not far.not_sent:
        return False
    return (await view(work.connection, made.unit_id, work.now.date())).level in MEMBER_LEVELS


async def look(work: Work, officer_id: int | None, announcement_id: int) -> tuple[Announcement, Progress]:
    """Return an announcement and how far it has come, for officers of its unit or above. Raises `Refused`."""
    made = await work.session.get(Announcement, announcement_id)
    if made is None:
        raise Refused("no_right_here")
    await demand_officer(work, officer_id, made.unit_id)
    return made, await progress(work.connection, announcement_id)
