"""One unit of work each: marking pushes as being sent, settling them, and doubting what others left."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from data.engine.leases import Lease
from data.engine.unit_of_work import Work
from data.enums import FINAL_PUSHES, PushKind, PushState
from data.queries.announcements import announcements
from data.queries.members import people
from data.queries.outbox import channels, outbox, routing
from data.queries.outbox import claim as claims
from data.queries.outbox.claim import Claimed
from domain.outbox.quotas import month_of
from domain.outbox.routing import NO_RULES, Rules, learn, open_ways
from domain.outbox.states import Attempt
from domain.outbox.words import word_of
from domain.ports import Attached, Parcel


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
    if ways.room is not None and ways.template is not None and channel == ways.template.way:
        limit = min(limit, ways.room)  # the money is counted before it is spent
    return await claims.claim(work.connection, channel, ways, limit, fence=fence, busy=busy)


def parcel_of(claimed: Claimed) -> Parcel:
    """Pack what the courier carries."""
    body = claimed.body
    file = Attached(*body.file[1:]) if body.file else None
    word = word_of(claimed.push_id, claimed.kind, body.text, body.choices, claimed.announcement_id)
    carried = (claimed.push_id, claimed.address, body.text, body.choices, file)
    return Parcel(*carried, claimed.kind, claimed.last_day, claimed.name, word)


async def recover(
    work: Work, channel: str, lease: Lease, again: Collection[PushKind] = (), *, rules: Rules = NO_RULES
) -> int:
    """Put what earlier holders of the channel's lease were sending into doubt; returns how many pushes.

    `again`: kinds that are sent once more instead. A template message in doubt may have cost money, and is counted.
    """
    if not await lease.guard(work):
        return 0
    found = await outbox.recover(work.connection, work.now, channel, lease.fence, again=again)
    if found and channel == rules.money.way:
        await channels.count(work.connection, channel, month_of(work.now), billed=found)
    return found


async def settle(
    work: Work,
    attempts: Collection[Attempt],
    channel: str = "",
    served: Collection[str] = (),
    *,
    rules: Rules = NO_RULES,
) -> None:
    """Write what became of each try by a channel. Whoever is gone from one app gets the push in their next one."""
    gone = [one.claimed for one in attempts if one.state is PushState.GONE]
    for one in attempts:
        if one.outcome.moved_to is not None and one.claimed.contact_id is not None:
            await people.move_contact(work.connection, one.claimed.contact_id, one.outcome.moved_to)
    for claimed in gone:
        if claimed.contact_id is not None:
            await people.mark_gone(work.connection, claimed.contact_id)
    await claims.settle(work.connection, [_row(one) for one in attempts], work.now)
    await announcements.count_tries(work.connection, _counted(attempts))
    await learn(work, channel, attempts)
    if gone:
        ways = await open_ways(work.connection, work.now, served, rules)
        await routing.pass_on(work.connection, [claimed.push_id for claimed in gone], ways)


def _row(one: Attempt) -> dict[str, Any]:
    return {
        "push_id": one.claimed.push_id,
        "to_state": one.state,
        "message": one.outcome.message_id,
        "why": one.problem,
        "due": one.due_at,
        "tried": int(one.counted),
        "fenced": one.claimed.fence,
    }


def _counted(attempts: Collection[Attempt]) -> dict[int, tuple[int, int]]:
    """Count by announcement: (tries that have come to an end, of these not sent)."""
    counted: dict[int, tuple[int, int]] = {}
    for one in attempts:
        about = one.claimed.announcement_id
        if about is not None and one.state in FINAL_PUSHES:
            over, lost = counted.get(about, (0, 0))
            counted[about] = (over + 1, lost + (one.state is not PushState.SENT))
    return counted


async def take_back(work: Work, channel: str, lease: Lease) -> int:
    """Queue again what this holder marked and never sent: its commit was not heard of. Nothing may be flying."""
    if not await lease.guard(work):
        return 0
    return await claims.take_back(work.connection, channel, lease.fence)
