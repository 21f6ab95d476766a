"""One unit of work each: marking pushes as being sent, settling them, and doubting what others left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from data.enums import PushState
from data.leases import Lease
from data.queries import claims, outbox, people, routing
from data.work import Work
from domain.outbox.routing import NO_RULES, Rules, Told, is_billed, learn, open_ways
from domain.outbox.states import settled
from domain.ports import Outcome, Parcel


@dataclass(frozen=True)
class Claimed:
    parcel: Parcel
    contact_id: int | None  # None: a template message to a telephone number
    tries: int
    fence: int | None = None  # of the lease under which it was claimed
    billed: bool = False  # if it goes out


@dataclass(frozen=True)
class Tried:
    claimed: Claimed
    outcome: Outcome


async def claim(
    work: Work,
    channel: str,
    served: Collection[str],
    limit: int,
    lease: Lease | None = None,
    *,
    rules: Rules = NO_RULES,
) -> list[Claimed]:
    """Mark up to `limit` due pushes that go by a channel as being sent; none without the lease."""
    if lease is not None and not await lease.guard(work):
        return []
    fence = lease.fence if lease else None
    ways = await open_ways(work.connection, work.now, served, rules)
    rows = await claims.claim(work.connection, channel, ways, limit, fence=fence)
    return [
        Claimed(
            Parcel(row.id, row.place.address, row.text, row.choices, row.kind),
            row.contact,
            row.tries,
            fence,
            is_billed(ways, channel, row.place.written_at),
        )
        for row in rows
    ]


async def recover(work: Work, channel: str, lease: Lease) -> int:
    """Put what earlier holders of the channel's lease were sending into doubt; returns how many pushes."""
    if not await lease.guard(work):
        return 0
    return await outbox.recover(work.connection, work.now, channel, lease.fence)


async def settle(
    work: Work, tries: Collection[Tried], channel: str = "", served: Collection[str] = (), *, rules: Rules = NO_RULES
) -> None:
    """Write what became of each try by a channel. Whoever is gone from one app gets the push in their next one."""
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
            if tried.claimed.contact_id is not None:
                await people.mark_gone(work.connection, tried.claimed.contact_id)
    await claims.settle(work.connection, rows, work.now)
    await learn(work, [_way_of(tried, channel) for tried in tries])
    if gone:
        await routing.pass_on(work.connection, gone, await open_ways(work.connection, work.now, served, rules))


def _way_of(tried: Tried, channel: str) -> Told:
    claimed = tried.claimed
    return Told(claimed.parcel.push_id, channel, claimed.contact_id, claimed.billed, tried.outcome)


async def take_back(work: Work, channel: str, lease: Lease) -> int:
    """Queue again what this holder marked and never sent: its commit was not heard of. Nothing may be flying."""
    if not await lease.guard(work):
        return 0
    return await claims.take_back(work.connection, channel, lease.fence)
