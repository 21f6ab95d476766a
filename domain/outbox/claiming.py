"""One unit of work each: marking pushes as being sent, settling them, and doubting what others left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from data.enums import PushState
from data.leases import Lease
from data.queries import claims, outbox, people
from data.work import Work
from domain.outbox.states import settled
from domain.ports import Outcome, Parcel


@dataclass(frozen=True)
class Claimed:
    parcel: Parcel
    contact_id: int
    tries: int
    fence: int | None = None  # of the lease under which it was claimed


@dataclass(frozen=True)
class Tried:
    claimed: Claimed
    outcome: Outcome


async def claim(
    work: Work, channel: str, served: Collection[str], limit: int, lease: Lease | None = None
) -> list[Claimed]:
    """Mark up to `limit` due pushes of a channel as being sent; none when the lease is somebody else's by now."""
    if lease is not None and not await lease.guard(work):
        return []
    fence = lease.fence if lease else None
    rows = await claims.claim(work.connection, channel, served, work.now, limit, fence=fence)
    return [Claimed(Parcel(row.id, row.address, row.text, row.choices), row.contact, row.tries, fence) for row in rows]


async def recover(work: Work, channel: str, lease: Lease) -> int:
    """Put what earlier holders of the channel's lease were sending into doubt; returns how many pushes."""
    if not await lease.guard(work):
        return 0
    return await outbox.recover(work.connection, work.now, channel, lease.fence)


async def settle(work: Work, tries: Collection[Tried]) -> None:
    """Write what became of each try. Whoever is gone from one app gets the push in their next one."""
    rows, gone = [], []
    for tried in tries:
        end = settled(tried.outcome, tried.claimed.tries, work.now)
        push_id = tried.claimed.parcel.push_id
        rows.append(
            {
                "push_id": push_id,
                "to_state": end.state,
                "message": tried.outcome.message_id,
                "why": end.problem,
                "due": end.due_at,
                "tried": int(end.tried),
                "fenced": tried.claimed.fence,
            }
        )
        if end.state is PushState.GONE:
            gone.append(push_id)
            await people.mark_gone(work.connection, tried.claimed.contact_id)
    await claims.settle(work.connection, rows, work.now)
    if gone:
        await outbox.pass_on(work.connection, gone, work.now)


async def take_back(work: Work, channel: str, lease: Lease) -> int:
    """Queue again what this holder marked and never sent: its commit was not heard of. Nothing may be flying."""
    if not await lease.guard(work):
        return 0
    return await claims.take_back(work.connection, channel, lease.fence)
