"""One unit of work each: marking pushes as being sent, settling them, and doubting what others left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.engine.leases import Lease
from data.engine.unit_of_work import Work
from data.enums import FINAL_PUSHES, PushKind, PushState
from data.queries.announcements import announcements
from data.queries.members import people
from data.queries.outbox import claim as claims
from data.queries.outbox import outbox, routing
from domain.outbox.routing import NO_RULES, Rules, Told, is_billed, learn, open_ways
from domain.outbox.states import Settled, settled
from domain.ports import Attached, Outcome, Parcel


@dataclass(frozen=True)
class Claimed:
    parcel: Parcel
    contact_id: int | None  # None: a template message to a telephone number
    tries: int
    announcement_id: int | None = None
    fence: int | None = None  # of the lease under which it was claimed
    kind: PushKind = PushKind.NOTICE
    sent_again: bool = False  # after a doubt
    billed: bool = False  # if it goes out
    person_id: int = 0


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
    busy: Collection[int] | None = None,
) -> list[Claimed]:
    """Mark up to `limit` due pushes that go by a channel as being sent; none without the lease.

    `busy`: people who get nothing now, while everybody else gets one.
    """
    if lease is not None and not await lease.guard(work):
        return []
    fence = lease.fence if lease else None
    ways = await open_ways(work.connection, work.now, served, rules)
    rows = await claims.claim(work.connection, channel, ways, limit, fence=fence, busy=busy)
    return [
        Claimed(
            _parcel(row),
            row.contact,
            row.tries,
            row.announcement_id,
            fence,
            row.kind,
            sent_again=row.problem == claims.SENT_AGAIN,
            billed=is_billed(ways, channel, row.place.written_at),
            person_id=row.person_id,
        )
        for row in rows
    ]


def _parcel(row: claims.Claim) -> Parcel:
    file = Attached(*row.body.file[1:]) if row.body.file else None
    return Parcel(row.id, row.place.address, row.body.text, row.body.choices, file, row.kind)


async def recover(work: Work, channel: str, lease: Lease, again: Collection[PushKind] = ()) -> int:
    """Put what earlier holders of the channel's lease were sending into doubt; returns how many pushes.

    `again`: kinds that are sent once more instead.
    """
    if not await lease.guard(work):
        return 0
    return await outbox.recover(work.connection, work.now, channel, lease.fence, again=again)


async def settle(
    work: Work,
    tries: Collection[Tried],
    channel: str = "",
    served: Collection[str] = (),
    *,
    rules: Rules = NO_RULES,
    again: Collection[PushKind] = (),
) -> None:
    """Write what became of each try by a channel. Whoever is gone from one app gets the push in their next one.

    `again`: kinds whose doubt is met by sending once more.
    """
    ends = [(tried, _end(tried, work.now, again)) for tried in tries]
    gone = [tried.claimed for tried, end in ends if end.state is PushState.GONE]
    for tried in tries:
        if tried.outcome.moved_to is not None and tried.claimed.contact_id is not None:
            await people.move_contact(work.connection, tried.claimed.contact_id, tried.outcome.moved_to)
    for one in gone:
        if one.contact_id is not None:
            await people.mark_gone(work.connection, one.contact_id)
    await claims.settle(work.connection, [_row(tried, end) for tried, end in ends], work.now)
    await announcements.count_tries(work.connection, _counted(ends))
    await learn(work, [_way_of(tried, channel) for tried in tries])
    if gone:
        ways = await open_ways(work.connection, work.now, served, rules)
        await routing.pass_on(work.connection, [one.parcel.push_id for one in gone], ways)


def _end(tried: Tried, now: datetime, again: Collection[PushKind]) -> Settled:
    once_more = tried.claimed.kind in again and not tried.claimed.sent_again
    return settled(tried.outcome, tried.claimed.tries, now, again=once_more)


def _row(tried: Tried, end: Settled) -> dict[str, Any]:
    return {
        "push_id": tried.claimed.parcel.push_id,
        "to_state": end.state,
        "message": tried.outcome.message_id,
        "why": end.problem,
        "due": end.due_at,
        "tried": int(end.tried),
        "fenced": tried.claimed.fence,
    }


def _counted(ends: Collection[tuple[Tried, Settled]]) -> dict[int, tuple[int, int]]:
    """Count by announcement: (tries that have come to an end, of these not sent)."""
    counted: dict[int, tuple[int, int]] = {}
    for tried, end in ends:
        about = tried.claimed.announcement_id
        if about is not None and end.state in FINAL_PUSHES:
            over, lost = counted.get(about, (0, 0))
            counted[about] = (over + 1, lost + (end.state is not PushState.SENT))
    return counted


def _way_of(tried: Tried, channel: str) -> Told:
    claimed = tried.claimed
    return Told(claimed.parcel.push_id, channel, claimed.contact_id, claimed.billed, tried.outcome)


async def take_back(work: Work, channel: str, lease: Lease) -> int:
    """Queue again what this holder marked and never sent: its commit was not heard of. Nothing may be flying."""
    if not await lease.guard(work):
        return 0
    return await claims.take_back(work.connection, channel, lease.fence)
