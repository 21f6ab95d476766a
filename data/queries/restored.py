"""Statements about a database that is older than what happened: after a backup was brought back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import (
    PUBLISHABLE,
    WAITING_PUSHES,
    AnnouncementState,
    PublishState,
    PushKind,
    PushState,
)
from data.queries.outbox import unreached
from data.queries.outbox.unreached import RESTORED
from data.tables import (
    Announcement,
    Contact,
    Invitation,
    Person,
    PublishConsent,
    Push,
    Record,
    ReminderSlot,
    RosterEntry,
    Unit,
)

_announcement, _outbox, _slot = table_of(Announcement), table_of(Push), table_of(ReminderSlot)
_contact, _invitation, _person = table_of(Contact), table_of(Invitation), table_of(Person)
_publish, _record, _unit = table_of(PublishConsent), table_of(Record), table_of(Unit)
_entry = table_of(RosterEntry)

MISSED = "missed"
"""Why an announcement was cancelled: its hour lay in the time that is lost."""


async def apps(connection: AsyncConnection) -> Sequence[AnyRow]:
    """Read (id, channel, external_id, person_id) of every app."""
    columns = (_contact.c.id, _contact.c.channel, _contact.c.external_id, _contact.c.person_id)
    return (await connection.execute(select(*columns))).all()


async def has_unit(connection: AsyncConnection, unit_id: int) -> bool:
    return bool(await connection.scalar(select(exists().where(_unit.c.id == unit_id))))


async def use_invitation(connection: AsyncConnection, digest: str, at: datetime) -> AnyRow | None:
    """Mark an invitation used that was open, even if it has expired since; `None` when there is none."""
    unused = update(_invitation).where(_invitation.c.digest == digest, _invitation.c.used_at.is_(None))
    row: AnyRow | None = (await connection.execute(unused.values(used_at=at).returning(_invitation))).one_or_none()
    return row


async def used_by(connection: AsyncConnection, invitation_id: int, person_id: int) -> None:
    await connection.execute(update(_invitation).where(_invitation.c.id == invitation_id).values(used_by=person_id))


async def narrow_publishing(
    connection: AsyncConnection, record_id: int, state: PublishState, wish: PublishState | None, at: datetime
) -> bool:
    """Let less be published than the database says; never more."""
    wider = PUBLISHABLE if state not in PUBLISHABLE else {PublishState.AGREED}
    asked = {PublishState.ASKED, PublishState.MATCHED}
    here = update(_publish).where(_publish.c.record_id == record_id, _publish.c.state.in_({*wider, *asked}))
    return bool((await connection.execute(here.values(state=state, wish=wish, answered_at=at))).rowcount)


async def widen_publishing(
    connection: AsyncConnection, record_id: int, version: int, praised: int, *, state: PublishState, at: datetime
) -> bool:
    """Let more be published than the database says, of this version of the text, about this grown-up person."""
    same = exists().where(_record.c.id == record_id, _record.c.version == version)
    here = update(_publish).where(_publish.c.record_id == record_id, _publish.c.person_id == praised, same)
    theirs = {"state": state, "wish": state, "adult": True, "how": None, "recorded_by": None, "answered_at": at}
    return bool((await connection.execute(here.where(_publish.c.state != state).values(**theirs))).rowcount)


async def number_of_line(connection: AsyncConnection, entry_id: int, unit_id: int) -> str | None:
    """Return the unit's own number of a line of its list."""
    found = select(_entry.c.number).where(_entry.c.id == entry_id, _entry.c.unit_id == unit_id)
    number: str | None = await connection.scalar(found)
    return number


async def highest_push(connection: AsyncConnection) -> int:
    return await connection.scalar(select(func.coalesce(func.max(_outbox.c.id), 0))) or 0


async def hold(connection: AsyncConnection, now: datetime) -> None:
    """Hold what was due before now: it may have been sent. What was being sent is in doubt, for good.

    What had reached nobody may have been told since, when they wrote: it is not told once more.
    """
    sending = update(_outbox).where(_outbox.c.state == PushState.SENDING)
    await connection.execute(sending.values(state=PushState.IN_DOUBT, settled_at=now, problem=RESTORED))
    await connection.execute(update(_outbox).where(unreached.lost()).values(problem=RESTORED))
    waiting = update(_outbox).where(_outbox.c.state.in_(WAITING_PUSHES), _outbox.c.due_at <= now)
    await connection.execute(waiting.values(state=PushState.HELD, problem=RESTORED))


async def hold_newer(connection: AsyncConnection, push_id: int) -> None:
    """Hold what was queued after this row."""
    waiting = update(_outbox).where(_outbox.c.state.in_(WAITING_PUSHES), _outbox.c.id > push_id)
    await connection.execute(waiting.values(state=PushState.HELD, problem=RESTORED))


async def miss_announcements(connection: AsyncConnection, now: datetime) -> tuple[int, int]:
    """Cancel what should have begun before now; pause what was under way, and say of what is paused why.

    Returns how many were cancelled, and how many were under way.
    """
    signed = {"changed_by_id": None, "changed_at": now, "version": _announcement.c.version + 1}
    due = update(_announcement).where(
        _announcement.c.state == AnnouncementState.SCHEDULED, _announcement.c.due_at <= now
    )
    over = {"state": AnnouncementState.CANCELLED, "ended_at": now, "paused_for": MISSED}
    missed = (await connection.execute(due.values(**over, **signed))).rowcount
    going = update(_announcement).where(
        _announcement.c.state.in_((AnnouncementState.SENDING, AnnouncementState.PAUSED))
    )
    held = {"state": AnnouncementState.PAUSED, "paused_for": RESTORED}
    return missed, (await connection.execute(going.values(**held, **signed))).rowcount


async def held(connection: AsyncConnection) -> dict[PushKind, int]:
    """Count what is held by its kind."""
    found = select(_outbox.c.kind, func.count()).where(_outbox.c.state == PushState.HELD).group_by(_outbox.c.kind)
    return {row[0]: row[1] for row in await connection.execute(found)}


async def release(connection: AsyncConnection, kinds: Collection[PushKind], due_at: datetime) -> int:
    """Let what is held of these kinds leave; returns how many."""
    mine = update(_outbox).where(_outbox.c.state == PushState.HELD, _outbox.c.kind.in_(kinds))
    return (await connection.execute(mine.values(state=PushState.QUEUED, due_at=due_at, problem=None))).rowcount


async def release_announcement(connection: AsyncConnection, announcement_id: int, due_at: datetime) -> None:
    """Let what is held of an announcement leave."""
    mine = update(_outbox).where(_outbox.c.announcement_id == announcement_id, _outbox.c.state == PushState.HELD)
    await connection.execute(mine.values(state=PushState.QUEUED, due_at=due_at, problem=None))


async def drop(connection: AsyncConnection, kinds: Collection[PushKind], now: datetime) -> int:
    """Take back what is held of these kinds; returns how many."""
    mine = update(_outbox).where(_outbox.c.state == PushState.HELD, _outbox.c.kind.in_(kinds))
    return (
        await connection.execute(mine.values(state=PushState.CANCELLED, settled_at=now, problem="taken_back"))
    ).rowcount
