"""What stands in the way of a whole channel: switched off, resting, its month nearly used up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Select, and_, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, once, table_of
from data.enums import WAITING_PUSHES, ContactState, PushState
from data.tables import ChannelMonth, ChannelState, Contact, InboxUpdate, Push

_state = table_of(ChannelState)
_month = table_of(ChannelMonth)
_contact = table_of(Contact)
_inbox = table_of(InboxUpdate)
_outbox = table_of(Push)


_CLOSED = select(_state.c.channel).where(or_(_state.c.off_since.is_not(None), _state.c.rests_until > bindparam("now")))


async def closed(connection: AsyncConnection, now: datetime) -> set[str]:
    """Return the channels that are switched off or that rest."""
    return set((await connection.execute(_CLOSED, {"now": now})).scalars())


async def switched_off(connection: AsyncConnection) -> set[str]:
    """Return the channels that somebody switched off."""
    return set((await connection.execute(select(_state.c.channel).where(_state.c.off_since.is_not(None)))).scalars())


async def states(connection: AsyncConnection) -> Sequence[AnyRow]:
    """Read (channel, off_since, rests_until) of every channel of which there is anything to tell."""
    return (await connection.execute(select(_state).order_by(_state.c.channel))).all()


def _put(connection: AsyncConnection, table: Any, row: dict[str, Any], changed: dict[str, Any]) -> Any:
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    keys = [column.name for column in table.primary_key]
    return insert(table).values(row).on_conflict_do_update(index_elements=keys, set_=changed)


async def switch(connection: AsyncConnection, channel: str, off_since: datetime | None) -> None:
    """Switch a channel off since a moment, or on; on also ends a rest."""
    values = {"off_since": off_since} if off_since else {"off_since": None, "rests_until": None}
    await connection.execute(_put(connection, _state, {"channel": channel, **values}, values))


async def rest(connection: AsyncConnection, channel: str, until: datetime) -> None:
    """Note that the platform takes nothing more from a channel until then."""
    values = {"rests_until": until}
    await connection.execute(_put(connection, _state, {"channel": channel, **values}, values))


async def release_parked(connection: AsyncConnection, problem: str, now: datetime) -> None:
    """Let pushes that were put off because no way was open try again now."""
    parked = update(_outbox).where(_outbox.c.state.in_(WAITING_PUSHES), _outbox.c.problem == problem)
    await connection.execute(parked.where(_outbox.c.due_at > now).values(due_at=now))


async def months(connection: AsyncConnection, month: date) -> Sequence[AnyRow]:
    """Read (channel, sent, received, billed, warned_at) of a month."""
    return (await connection.execute(*_of_month(month=month))).all()


@once(month=Date())
def _of_month(month: Any) -> Select[Any]:
    columns = (_month.c[name] for name in ("channel", "sent", "received", "billed", "warned_at"))
    return select(*columns).where(_month.c.month == month).order_by(_month.c.channel)


async def count(connection: AsyncConnection, channel: str, month: date, *, sent: int = 0, billed: int = 0) -> None:
    """Count messages that a channel has sent."""
    row = {"channel": channel, "month": month, "sent": sent, "received": 0, "billed": billed}
    more = {"sent": _month.c.sent + sent, "billed": _month.c.billed + billed}
    await connection.execute(_put(connection, _month, row, more))


async def billed_or_leaving(connection: AsyncConnection, way: str, month: date) -> int:
    """Count the billed messages of a month that went one way, and those that are being sent by it now."""
    billed = select(_month.c.billed).where(_month.c.channel == way, _month.c.month == month)
    leaving = select(func.count()).where(_outbox.c.state == PushState.SENDING, _outbox.c.way == way)
    return (await connection.scalar(billed) or 0) + (await connection.scalar(leaving) or 0)


async def count_received(connection: AsyncConnection, channel: str, month: date, since: datetime) -> None:
    """Write how much has arrived on a channel since the beginning of the month: the inbox keeps every number."""
    arrived = select(func.count()).where(_inbox.c.channel == channel, _inbox.c.received_at >= since)
    found = await connection.scalar(arrived) or 0
    row = {"channel": channel, "month": month, "sent": 0, "received": found, "billed": 0}
    await connection.execute(_put(connection, _month, row, {"received": found}))


async def strangers(connection: AsyncConnection, channel: str, month: date) -> int:
    """Return what strangers who named no unit's code have used of a month."""
    found = select(_month.c.strangers).where(_month.c.channel == channel, _month.c.month == month)
    return await connection.scalar(found) or 0


async def count_strangers(connection: AsyncConnection, channel: str, month: date, used: int) -> None:
    """Count what they have used; what is sent and received is counted on its own."""
    row = {"channel": channel, "month": month, "sent": 0, "received": 0, "billed": 0, "strangers": used}
    await connection.execute(_put(connection, _month, row, {"strangers": _month.c.strangers + used}))


async def warn_once(connection: AsyncConnection, channel: str, month: date, now: datetime) -> bool:
    """Note that somebody is warned; `False` when they were before."""
    here = and_(_month.c.channel == channel, _month.c.month == month, _month.c.warned_at.is_(None))
    return bool((await connection.execute(update(_month).where(here).values(warned_at=now))).rowcount)


async def users(connection: AsyncConnection) -> dict[str, int]:
    """Count by channel the apps that can be written to."""
    found = select(_contact.c.channel, func.count()).where(_contact.c.state != ContactState.GONE)
    return {row[0]: row[1] for row in await connection.execute(found.group_by(_contact.c.channel))}
