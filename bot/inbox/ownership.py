"""Which stored updates this process serves, where several processes share the tables.

A worker has a lease of its own, `worker:<id>`; what it has of the inbox carries that id. What a worker
leaves whose lease is over is given to the next one that looks: updates that wait, and people who were left without an
answer.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from data.engine import lease_statements
from data.engine.leases import Lease, Leases, Unrenewed
from data.engine.processes import has_ended
from data.engine.unit_of_work import Work, Writer
from data.queries.inbox import conversations, ownership
from data.queries.inbox.ownership import Given

WORKER = "worker:"
AT_ONCE = 256  # rows that a worker takes up in one look
EACH = 10  # updates of one person that wait at a worker, an album of photos; what is beyond stays in the inbox
SURE = 2.0  # seconds: after the database was away every lease has run out, and everybody renews first

Row = dict[str, Any]


@dataclass
class Ownership:
    """Without a `worker` this is the only process, and all is its own. `serves` False: it only stores, for others."""

    writer: Writer
    worker: str | None = None
    serves: bool = True
    lease: Lease | None = None
    unrenewed: Unrenewed = field(default_factory=Unrenewed)

    async def store(self, channel: str, rows: Sequence[Row], *, full: bool = False) -> dict[str, int]:
        """Store updates; returns the keys of the new ones that this process is to handle, by the platform's ids.

        Of one person it takes a few (`EACH`); the rest waits in the inbox, and so does everything while it is `full`.
        """
        return await self.writer.run(partial(self._store, channel=channel, rows=rows, full=full))

    async def _store(self, work: Work, channel: str, rows: Sequence[Row], *, full: bool = False) -> dict[str, int]:
        served = [] if full or not self.serves else [row for row in rows if not row["problem"]]
        mine = {row["external_id"] for row in await self._chosen(work, channel, served)}
        worker = self.worker
        now = work.now
        stored = await conversations.store_updates(
            work.connection,
            [
                {
                    **row,
                    "received_at": now,
                    "handled_at": now if row["problem"] else None,
                    "worker": worker if row["external_id"] in mine else None,
                }
                for row in rows
            ],
        )
        return {external_id: key for external_id, key in stored.items() if external_id in mine}

    async def _chosen(self, work: Work, channel: str, rows: Sequence[Row]) -> Sequence[Row]:
        """Choose what this process takes at once: of each lane the first few, and nothing behind what waits."""
        if self.worker is None:
            return rows
        await ownership.one_at_a_time(work.connection)
        if not rows or self.lease is None or not self.lease.held:
            return []
        held = await ownership.held(work.connection, channel, {row["lane"] for row in rows}, self.worker)
        chosen = []
        for row in rows:
            if held.get(row["lane"], EACH) < EACH:
                held[row["lane"]] += 1
                chosen.append(row)
        return chosen

    async def look(self, channel: str) -> Sequence[Given]:
        """Take up what nobody has, and what was left by workers that ended."""
        if self.worker is None or self.lease is None or not self.lease.held:
            return []
        async with self.writer.engine.connect() as connection:
            ended = self._ended(await lease_statements.all_of(connection, WORKER))
            if not ended and not await ownership.anything_free(connection, channel, self.worker, EACH):
                return []
        return await self.writer.run(partial(self._take, channel=channel, worker=self.worker, ended=ended))

    def _ended(self, known: Collection[lease_statements.Lapsed]) -> dict[str, lease_statements.Lapsed]:
        assert self.lease is not None  # noqa: S101 - `look` asked
        sure = self.lease.age() > SURE
        others = (lease for lease in known if lease.name != self.lease.name)
        over = (
            lease for lease in others if not lease.holder or (self._is_over(lease) and sure) or has_ended(lease.holder)
        )
        return {lease.name.removeprefix(WORKER): lease for lease in over}

    def _is_over(self, lease: lease_statements.Lapsed) -> bool:
        return lease.over or self.unrenewed.is_left(lease.name, lease.until, lease.left)

    @staticmethod
    async def _take(
        work: Work, channel: str, worker: str, ended: dict[str, lease_statements.Lapsed]
    ) -> Sequence[Given]:
        await ownership.one_at_a_time(work.connection)
        taken = await ownership.give(work.connection, channel, worker, set(ended), limit=AT_ONCE, per_person=EACH)
        for worker_id, lease in ended.items():
            await ownership.forget_worker(work.connection, lease.name, worker_id, lease.holder)
        return taken

    async def is_mine(self, update_id: int) -> bool:
        """Tell whether an update is still this process's to answer."""
        if self.worker is None:
            return True
        async with self.writer.engine.connect() as connection:
            return await ownership.is_mine(connection, update_id, self.worker)

    async def let_go(self, work: Work, ids: Collection[int]) -> None:
        """Let go of updates that were answered, in a unit of work."""
        if self.worker is not None and ids:
            await ownership.let_go(work.connection, self.worker, ids)

    async def close(self) -> None:
        """Leave what waits to the others."""
        if self.worker is not None:
            worker = self.worker
            await self.writer.run(lambda work: ownership.let_go_of_all_that_waits(work.connection, worker))


@asynccontextmanager
async def sharing(writer: Writer, held: Leases, *, serves: bool = True) -> AsyncIterator[Ownership]:
    """Be one of several workers while the block lasts; `serves` False: store only, and leave the handling to others."""
    if not serves:
        yield Ownership(writer, secrets.token_hex(8), serves=False)
        return
    own = Ownership(writer, secrets.token_hex(8))
    begun = asyncio.Event()

    async def hold(lease: Lease) -> None:
        own.lease = lease
        begun.set()
        await asyncio.Event().wait()

    holding = asyncio.create_task(held.holding(f"{WORKER}{own.worker}", hold), name="worker")
    await asyncio.wait({holding, waiting := asyncio.ensure_future(begun.wait())}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    try:
        yield own
    finally:
        holding.cancel()
        await asyncio.gather(holding, return_exceptions=True)
