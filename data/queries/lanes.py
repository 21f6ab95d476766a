"""Which process serves which lane, of all that share the tables.

A lane is a person's chat, and its updates are handled in order: so all of a lane that waits belongs to one worker,
until that worker has answered. Whoever gives out lanes does so one at a time (`one_at_a_time`); handling needs no lock.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, delete, func, literal, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.core import table_of
from data.queries.poison import REPLAY
from data.tables import InboxUpdate, LeaseRow

_inbox = table_of(InboxUpdate)
_lease = table_of(LeaseRow)

GIVING_OUT = 0x7468_6964  # the number of PostgreSQL's advisory lock
_WAITS = _inbox.c.handled_at.is_(None)
_OPEN = or_(_WAITS, _inbox.c.worker.is_not(None))  # as the index says it


class Given(NamedTuple):
    """A row that was given to this worker. `handled`: only its answer is missing."""

    id: int
    lane: str
    raw: dict[str, Any] | None
    handled: bool


async def one_at_a_time(connection: AsyncConnection) -> None:
    """Wait until nobody else gives out lanes, and have the others wait until this transaction ends.

    SQLite lets one transaction write at a time anyway.
    """
    if connection.dialect.name != "sqlite":
        await connection.execute(select(func.pg_advisory_xact_lock(GIVING_OUT)))


async def busy(connection: AsyncConnection, channel: str, lanes: Collection[str], worker: str) -> set[str]:
    """Tell in which of these lanes something is open that is not this worker's."""
    others = or_(_inbox.c.worker.is_(None), _inbox.c.worker != worker)
    found = select(_inbox.c.lane).where(_inbox.c.channel == channel, _inbox.c.lane.in_(lanes), _OPEN, others)
    return set((await connection.execute(found.distinct())).scalars())


async def anything_free(connection: AsyncConnection, channel: str) -> bool:
    """Tell whether an update waits that nobody has."""
    free = select(_inbox.c.id).where(_inbox.c.channel == channel, _WAITS, _inbox.c.worker.is_(None))
    return (await connection.execute(free.limit(1))).first() is not None


async def give(
    connection: AsyncConnection, channel: str, worker: str, ended: Collection[str], limit: int
) -> Sequence[Given]:
    """Give a worker what nobody has and what workers that `ended` left, whole lanes only, in the order of arrival."""
    other = _inbox.alias("other")
    others = select(other.c.id).where(
        other.c.channel == _inbox.c.channel,
        other.c.lane == _inbox.c.lane,
        or_(other.c.handled_at.is_(None), other.c.worker.is_not(None)),
        other.c.worker.not_in({worker, *ended}),  # NULL, nobody's, is neither in nor not in
    )
    found = (
        select(_inbox.c.id)
        .where(_inbox.c.channel == channel, _OPEN, _free(ended), ~others.exists())
        .order_by(_inbox.c.id)
        .limit(limit)
    )
    ids = list((await connection.execute(found)).scalars())
    if not ids:
        return []
    taken = (
        update(_inbox)
        .where(_inbox.c.id.in_(ids), _free(ended))
        .values(worker=worker, problem=case((and_(_WAITS, _inbox.c.problem == REPLAY), null()), else_=_inbox.c.problem))
        .returning(_inbox.c.id, _inbox.c.lane, _inbox.c.raw, _inbox.c.handled_at)
    )
    rows = (await connection.execute(taken)).all()
    return sorted(Given(row.id, row.lane, row.raw, row.handled_at is not None) for row in rows)


def _free(ended: Collection[str]) -> ColumnElement[bool]:
    nobodys = and_(_WAITS, _inbox.c.worker.is_(None))
    return or_(nobodys, _inbox.c.worker.in_(ended)) if ended else nobodys


async def next_waiting(
    connection: AsyncConnection, channel: str, lane: str, after: int
) -> tuple[int, dict[str, Any]] | None:
    """Find the first update of a lane that waits behind another one; `None` when there is none."""
    waiting = select(_inbox.c.id, _inbox.c.raw).where(_OPEN, _WAITS, _inbox.c.channel == channel, _inbox.c.lane == lane)
    row = (await connection.execute(waiting.where(_inbox.c.id > after).order_by(_inbox.c.id).limit(1))).one_or_none()
    return None if row is None else (row.id, row.raw or {})


async def let_go(connection: AsyncConnection, worker: str, ids: Collection[int]) -> None:
    """Let go of rows that were handled and answered."""
    own = update(_inbox).where(_inbox.c.id.in_(ids), _inbox.c.worker == worker)
    await connection.execute(own.values(worker=None))


async def let_go_of_all_that_waits(connection: AsyncConnection, worker: str) -> None:
    """Let go of what was not handled; what lacks only its answer is left as that of a worker that ended."""
    await connection.execute(update(_inbox).where(_OPEN, _WAITS, _inbox.c.worker == worker).values(worker=None))


async def is_mine(connection: AsyncConnection, update_id: int, worker: str) -> bool:
    held = select(literal(1)).where(_inbox.c.id == update_id, _inbox.c.worker == worker)
    return (await connection.execute(held)).first() is not None


async def forget_worker(connection: AsyncConnection, lease: str, worker: str, holder: str) -> None:
    """Forget a worker that ended, once nothing of it is left."""
    left = select(_inbox.c.id).where(_OPEN, _inbox.c.worker == worker).exists()
    await connection.execute(delete(_lease).where(_lease.c.name == lease, _lease.c.holder == holder, ~left))
