"""Sending what is due on one channel.

A try is a unit of work that marks the rows as being sent, then the network outside of any unit of work, then a unit
of work that settles them in bulk. Rows are claimed a tenth of a second before their turn, so that a killed process
leaves no more than that, and what was in flight, in doubt.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from data.enums import PushState
from data.leases import Lease
from data.queries import claims, outbox, people, routing
from data.work import Work, Writer
from domain.outbox.routing import NO_RULES, Rules, Told, is_billed, learn, open_ways
from domain.outbox.states import HELD, OUT_OF_QUOTA_FOR_PERSON, TOO_MANY_REQUESTS, settled
from domain.ports import Courier, Outcome, Parcel, Sent

log = logging.getLogger(__name__)

AT_ONCE = 64
"""At most so many pushes of a channel are in flight: a platform that hangs must not collect a crowd."""


class Pace(Protocol):
    """When the next push of a channel may leave. Keeps to the monotonic clock, never to the one that can be moved."""

    @property
    def batch(self) -> int:
        """How many leave in a tenth of a second, at least one."""
        ...

    async def ready(self) -> bool:
        """Wait until a slot is free; False when the platform wants silence for now."""
        ...

    async def slot(self, address: str) -> bool:
        """Wait for a slot for this address and take it; False when silence began meanwhile."""
        ...

    def silence(self) -> float:
        """Seconds for which nothing may leave."""
        ...

    def refused(self, seconds: float) -> None:
        """The platform said: too fast, nothing for so long."""
        ...

    def pause(self, seconds: float) -> None:
        """The platform cannot be reached; try again after so long."""
        ...


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


@dataclass
class Delivery:
    """Carries the due pushes of one channel, as many at once as the pace allows and only while the lease is held."""

    writer: Writer
    courier: Courier
    pace: Pace
    served: Collection[str]  # every channel that this process serves
    lease: Lease | None = None  # without it nothing more is sent; None: nobody else delivers
    rules: Rules = NO_RULES

    @property
    def may_send(self) -> bool:
        return self.lease is None or self.lease.held

    async def run(self) -> int:
        """Send until nothing is due or the platform wants silence; returns how many pushes were claimed."""
        if not await self._anything():
            return 0
        flying: set[asyncio.Task[Tried]] = set()
        claimed = 0
        try:
            while self.may_send and await self.pace.ready():
                batch = await self._claim()
                if not batch and not flying:
                    break
                claimed += len(batch)
                flying |= {asyncio.create_task(self._try(one), name="push") for one in batch}
                flying = await self._settle(flying, wait=not batch or len(flying) >= AT_ONCE)
        finally:
            while flying:
                flying = await self._settle(flying, wait=True)
        return claimed

    async def _anything(self) -> bool:
        """Look first with a reader: where another channel has a long queue, the writer is not held up by looking."""
        async with self.writer.engine.connect() as connection:
            ways = await open_ways(connection, self.writer.now(), self.served, self.rules)
            return await routing.waits(connection, self.courier.channel, ways)

    async def _claim(self) -> list[Claimed]:
        """Claim the next few; whoever is cancelled meanwhile gives them back, for nothing of them has left."""
        job = partial(
            claim,
            channel=self.courier.channel,
            served=self.served,
            limit=self.pace.batch,
            lease=self.lease,
            rules=self.rules,
        )
        claiming = asyncio.create_task(self.writer.run(job), name="claim")
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:
            back = [Tried(one, Outcome(Sent.LATER, problem=HELD)) for one in await claiming]
            await self._write(back)
            raise

    async def _try(self, claimed: Claimed) -> Tried:
        if not await self.pace.slot(claimed.parcel.address) or not self.may_send:
            return Tried(claimed, Outcome(Sent.LATER, wait=self.pace.silence(), problem=HELD))
        try:
            outcome = await self.courier.send(claimed.parcel)
        except Exception as problem:  # noqa: BLE001 - a courier promises not to raise; if it does, nobody knows what left
            log.error("a courier raised %s", type(problem).__name__)  # noqa: TRY400 - a trace may carry the token
            outcome = Outcome(Sent.IN_DOUBT, problem="courier_raised")
        if outcome.wait and outcome.problem != OUT_OF_QUOTA_FOR_PERSON:
            too_fast = outcome.problem == TOO_MANY_REQUESTS
            (self.pace.refused if too_fast else self.pace.pause)(outcome.wait)
        return Tried(claimed, outcome)

    async def _settle(self, flying: set[asyncio.Task[Tried]], *, wait: bool) -> set[asyncio.Task[Tried]]:
        done = {task for task in flying if task.done()}
        if wait and not done:
            done, _ = await asyncio.wait(flying, return_when=asyncio.FIRST_COMPLETED)
        if done:
            await self._write([task.result() for task in done])
        return flying - done

    async def _write(self, tries: list[Tried]) -> None:
        how = partial(settle, channel=self.courier.channel, served=self.served, rules=self.rules)
        await self.writer.run(partial(how, tries=tries))
