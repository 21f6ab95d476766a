"""Sending what is due on one channel.

A try is a unit of work that marks the rows as being sent, then the network outside of any unit of work, then a unit
of work that settles them in bulk. Rows are claimed a tenth of a second before their turn, so that a killed process
leaves no more than that, and what was in flight, in doubt.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial

from data.engine.failures import is_away
from data.engine.leases import Lease
from data.engine.unit_of_work import Writer
from data.enums import PushKind
from data.queries.outbox import routing
from data.queries.outbox.claim import Claimed
from domain.outbox.claiming import claim, parcel_of, settle
from domain.outbox.pace import Pace
from domain.outbox.recent_chats import Chats
from domain.outbox.routing import NO_RULES, Rules, open_ways
from domain.outbox.states import HELD, IN_PART, RESTS, TOO_MANY_REQUESTS, Attempt, attempt
from domain.ports import Courier, Outcome, Parcel, Sent, Splitting

log = logging.getLogger(__name__)

AT_ONCE = 64
"""At most so many pushes of a channel are in flight: a platform that hangs must not collect a crowd."""

DRAIN = 3.0  # seconds that the platform has for its answers when the program stops
LAST_WORDS = 1.0  # seconds that the database has for them then
AGAIN = 0.5  # seconds between tries to write down what became of pushes


@dataclass
class Delivery:
    """Carries the due pushes of one channel, as many at once as the pace allows and only while the lease is held."""

    writer: Writer
    courier: Courier
    pace: Pace
    served: Collection[str]  # every channel that this process serves
    lease: Lease | None = None  # without it nothing more is sent; None: nobody else delivers
    rules: Rules = NO_RULES
    again: Collection[PushKind] = ()  # what is sent once more when it is in doubt
    _flying: dict[asyncio.Task[Outcome], Claimed] = field(default_factory=dict)
    _leaving: set[int] = field(default_factory=set)  # pushes that the courier was given
    _left: asyncio.Event = field(default_factory=asyncio.Event)  # one more was given to the courier
    _ended: list[Attempt] = field(default_factory=list)  # and not written down yet
    _chats: Chats = field(init=False)

    def __post_init__(self) -> None:
        self._chats = Chats(self.pace)

    @property
    def may_send(self) -> bool:
        return self.lease is None or self.lease.held

    async def run(self) -> int:
        """Send until nothing is due or the platform wants silence; returns how many pushes were claimed."""
        try:
            return await self._carry()
        except asyncio.CancelledError:
            await self._stop()
            raise

    async def _carry(self) -> int:
        if not await self._anything():
            return 0
        claimed = 0
        try:
            while self.may_send and await self.pace.ready():
                if self._is_full():
                    await self._one_leaves()
                    continue
                batch = await self._claim()
                if not batch and not self._flying:
                    if not await self._others_rest():
                        break
                    continue
                claimed += len(batch)
                for one in batch:
                    self._flying[asyncio.create_task(self._try(one), name="push")] = one
                if not batch or len(self._flying) >= AT_ONCE:
                    await self._settle(wait=True)
        except Exception:
            await self._come_in()
            raise
        await self._come_in()
        return claimed

    async def _anything(self) -> bool:
        """Look first with a reader: where another channel has a long queue, the writer is not held up by looking."""
        async with self.writer.engine.connect() as connection:
            ways = await open_ways(connection, self.writer.now(), self.served, self.rules)
            return await routing.waits(connection, self.courier.channel, ways)

    async def _others_rest(self) -> bool:
        """Where there is something due only for people who were just written to, wait for one of them."""
        if not self._chats.busy(()) or not await self._anything():
            return False
        await self._chats.one_rested()
        return True

    def _is_full(self) -> bool:
        """Tell whether enough are claimed and wait for their slot: a kill would put them into doubt for nothing."""
        return len(self._flying) - len(self._leaving) >= self.pace.batch

    async def _one_leaves(self) -> None:
        """Wait until a push takes its slot, or comes to an end without one."""
        self._left.clear()
        leaving = asyncio.create_task(self._left.wait(), name="slot taken")
        try:
            await asyncio.wait({leaving, *self._flying}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
        if self._is_full():  # else the next claim does it
            await self._settle(wait=False)

    async def _come_in(self) -> None:
        while self._flying or self._ended:
            await self._settle(wait=True)

    async def _stop(self) -> None:
        """What has not left stays here; what is on its way is waited for, and after that nobody knows."""
        for task, one in self._flying.items():
            if one.push_id not in self._leaving:
                task.cancel()
        if self._flying:
            _, late = await asyncio.wait(self._flying, timeout=DRAIN)
            for task in late:
                task.cancel()
        try:
            async with asyncio.timeout(LAST_WORDS):
                await self._come_in()
        except TimeoutError:
            log.error("what became of %d pushes could not be written down any more", len(self._ended))  # noqa: TRY400 - it was told before

    async def _claim(self) -> list[Claimed]:
        """Claim the next few and settle with the same commit; if that fails they go back, for none has left."""
        way = partial(claim, channel=self.courier.channel, served=self.served, rules=self.rules)
        busy = self._chats.busy(self._flying.values())
        job = partial(way, limit=self.pace.batch, lease=self.lease, busy=busy)
        claiming = asyncio.create_task(self.writer.run(job), name="claim")
        try:
            await self._settle(wait=False)
            batch = await asyncio.shield(claiming)
        except BaseException:
            for one in await claiming:
                self._end(one, _held())
            raise
        self._chats.note(batch)
        return batch

    def _end(self, claimed: Claimed, outcome: Outcome) -> None:
        self._ended.append(attempt(claimed, outcome, self.writer.now(), self.again))

    async def _try(self, claimed: Claimed) -> Outcome:
        parcel = parcel_of(claimed)
        outcome = Outcome(Sent.SENT)
        for number, part in enumerate(self.courier.split(parcel) if isinstance(self.courier, Splitting) else [parcel]):
            outcome = await self._part(part)
            if outcome.sent is not Sent.SENT:
                # what came before has arrived: the whole is never begun anew
                return Outcome(Sent.IN_DOUBT, problem=IN_PART) if number else outcome
        return outcome

    async def _part(self, parcel: Parcel) -> Outcome:
        """Send one message, in its turn."""
        try:
            if not await self.pace.slot(parcel.address) or not self.may_send:
                return _held(self.pace.silence())
        except asyncio.CancelledError:
            return _held()
        self._leaving.add(parcel.push_id)
        self._left.set()
        outcome = await self._send(parcel)
        if outcome.sent is Sent.SENT:
            self.pace.arrived(parcel.address)
        if outcome.wait and outcome.problem not in RESTS:
            too_fast = outcome.problem == TOO_MANY_REQUESTS
            (self.pace.refused if too_fast else self.pace.pause)(outcome.wait)
        return outcome

    async def _send(self, parcel: Parcel) -> Outcome:
        try:
            return await self.courier.send(parcel)
        except asyncio.CancelledError:  # the program stops and the platform does not answer
            return Outcome(Sent.IN_DOUBT, problem="stopped")
        except Exception as problem:  # noqa: BLE001 - a courier promises not to raise; if it does, nobody knows what left
            log.error("a courier raised %s", type(problem).__name__)  # noqa: TRY400 - a trace may carry the token
            return Outcome(Sent.IN_DOUBT, problem="courier_raised")

    async def _settle(self, *, wait: bool) -> None:
        """Write down what has come to an end; `wait` until something has."""
        done = {task for task in self._flying if task.done()}
        if wait and not done and not self._ended:
            done, _ = await asyncio.wait(self._flying, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            one = self._flying.pop(task)
            self._leaving.discard(one.push_id)
            self._end(one, _outcome_of(task))
        if self._ended:
            await self._write()

    async def _write(self) -> None:
        """Settle what has ended, and try for as long as the database does not take it: it is known nowhere else."""
        way = partial(settle, channel=self.courier.channel, served=self.served, rules=self.rules)
        while True:
            attempts = list(self._ended)
            try:
                await self.writer.run(partial(way, attempts=attempts))
            except Exception as problem:
                if not is_away(problem):
                    self._ended.clear()
                    raise
                await asyncio.sleep(AGAIN)
            else:
                del self._ended[: len(attempts)]
                return


def _outcome_of(task: asyncio.Task[Outcome]) -> Outcome:
    """Only the pace can have failed: a courier's failure is an outcome."""
    if task.cancelled():
        return _held()
    problem = task.exception()
    if problem is not None:
        log.error("a push could not be tried", exc_info=problem)
        return Outcome(Sent.LATER, problem="not_tried")
    return task.result()


def _held(wait: float = 0.0) -> Outcome:
    """It never left."""
    return Outcome(Sent.LATER, wait=wait, problem=HELD)
