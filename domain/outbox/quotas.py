"""A month's messages of a channel: counted in the tables, warned about once, the last of them kept for what matters."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import DAY_BOUND, PushKind
from data.queries.outbox import channels
from data.types import HANOI
from domain.outbox.notify_admins import notify_admins
from domain.ports import Meter, Reach
from domain.text import templates

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Usage:
    """How much of its month a channel has used. `limit`: of messages, `None` where there is none."""

    channel: str
    sent: int
    received: int
    billed: int
    limit: int | None
    inbound_counts: bool
    users: int = 0
    users_limit: int | None = None

    @property
    def used(self) -> int:
        return self.sent + (self.received if self.inbound_counts else 0)

    @property
    def share(self) -> float:
        return self.used / self.limit if self.limit else 0.0

    @property
    def users_share(self) -> float:
        return self.users / self.users_limit if self.users_limit else 0.0


def month_of(now: datetime) -> date:
    return now.astimezone(HANOI).date().replace(day=1)


def refused_kinds(usage: Usage, reach: Reach) -> frozenset[PushKind]:
    """Say which pushes a channel does not carry any more this month: what can wait first, in the end all."""
    if usage.share >= 1:
        return frozenset(PushKind)
    return DAY_BOUND if usage.share >= reach.spare_at else frozenset()


async def usages(
    connection: AsyncConnection, reaches: Mapping[str, Reach], now: datetime, *, users: bool = False
) -> list[Usage]:
    """Read what every channel with rules has used this month."""
    rows = {row.channel: row for row in await channels.months(connection, month_of(now))}
    counted = await channels.users(connection) if users else {}
    made = []
    for name, reach in reaches.items():
        row = rows.get(name)
        usage = Usage(
            name,
            sent=row.sent if row else 0,
            received=row.received if row else 0,
            billed=row.billed if row else 0,
            limit=reach.messages_a_month,
            inbound_counts=reach.inbound_counts,
            users=counted.get(name, 0),
            users_limit=reach.users,
        )
        made.append(usage)
    return made


async def giving_way(
    connection: AsyncConnection, reaches: Mapping[str, Reach], now: datetime
) -> dict[str, frozenset[PushKind]]:
    """Say by channel which pushes it does not carry now."""
    limited = {name: reach for name, reach in reaches.items() if reach.messages_a_month and not reach.of_files}
    if not limited:
        return {}
    return {one.channel: refused_kinds(one, limited[one.channel]) for one in await usages(connection, limited, now)}


async def note_sent(work: Work, counted: Mapping[str, int]) -> None:
    """Add messages that channels have sent since the last time."""
    for channel, sent in counted.items():
        await channels.count(work.connection, channel, month_of(work.now), sent=sent)


def taken(meters: Mapping[str, Meter]) -> dict[str, int]:
    """Read the meters; what they have counted is to be noted now."""
    return {channel: sent for channel, meter in meters.items() if (sent := meter.take())}


async def watch(work: Work, reaches: Mapping[str, Reach]) -> list[Usage]:
    """Count what has arrived, and warn the administrators once a month of each channel that runs out.

    Returns the channels that were warned about.
    """
    month = month_of(work.now)
    begun = datetime.combine(month, time(), HANOI)
    for name, reach in reaches.items():
        if reach.messages_a_month and reach.inbound_counts:
            await channels.count_received(work.connection, name, month, begun)
    warned = []
    for usage in await usages(work.connection, reaches, work.now, users=True):
        near = max(usage.share, usage.users_share) >= reaches[usage.channel].warn_at
        if near and await channels.warn_once(work.connection, usage.channel, month, work.now):
            log.warning("%s has used %d%% of its month", usage.channel, round(usage.share * 100))
            await _tell(work, usage, "quota_files" if reaches[usage.channel].of_files else "quota")
            warned.append(usage)
    return warned


async def _tell(work: Work, usage: Usage, template: str) -> None:
    key = f"quota:{usage.channel}:{month_of(work.now).isoformat()}"
    await notify_admins(work, key, lambda you: templates.render(f"pushes/{template}", you=you, **_facts(usage)))


def _facts(usage: Usage) -> dict[str, object]:
    names = ("used", "limit", "users", "users_limit")
    return {"app": usage.channel, **{name: getattr(usage, name) for name in names}}
