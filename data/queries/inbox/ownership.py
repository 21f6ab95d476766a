"""Which process serves which lane, of all that share the tables.

A lane is a person's chat, and its updates are handled in order: what a worker has of a lane came before all of it that
waits unclaimed, and nobody else has any of it until that worker has answered. A worker has only a few updates of one
lane at a time (`per_person`), whatever waits behind them. Lanes are given out by one process at a time
(`one_at_a_time`); handling needs no lock.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    literal,
    null,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, table_of
from data.queries.inbox.dead_letters import REPLAY
from data.tables import InboxUpdate, LeaseRow

_inbox = table_of(InboxUpdate)
_lease = table_of(LeaseRow)
_other = _inbox.alias("other")  # of the same lane

GIVING_OUT = 0x7468_6964  # the number of PostgreSQL's advisory lock
LAST = 2**63 - 1  # higher than any key
_WAITS = _inbox.c.handled_at.is_(None)
_UNCLAIMED = and_(_WAITS, _inbox.c.worker.is_(None))
_OTHER_UNCLAIMED = and_(_other.c.handled_at.is_(None), _other.c.worker.is_(None))
_OTHER_HELD = _other.c.worker.is_not(None)  # each as the index says it


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


async def held(connection: AsyncConnection, channel: str, addresses: Collection[str], worker: str) -> dict[str, int]:
    """Count what waits at this worker of these lanes; those in which anything else is open are left out.

    However much is stored of a lane, only a few rows of it are looked at.
    """
    statement = _HELD_ON_SQLITE if connection.dialect.name == "sqlite" else _HELD_ELSEWHERE
    asked = {"lanes": json.dumps(sorted(addresses)), "channel": channel, "worker": worker}
    return {row[0]: row[1] for row in await connection.execute(statement, asked)}


def _held(asked: Any) -> AnySelect:
    here = and_(_other.c.channel == bindparam("channel"), _other.c.lane == asked.c.value)
    mine = and_(_OTHER_HELD, _other.c.worker == bindparam("worker"), _other.c.handled_at.is_(None))
    own = select(func.count()).where(here, mine).scalar_subquery()
    waiting = select(_other.c.id).where(here, _OTHER_UNCLAIMED).exists()
    elsewhere = select(_other.c.id).where(here, _OTHER_HELD, _other.c.worker != bindparam("worker")).exists()
    return select(asked.c.value, own).where(~waiting, ~elsewhere)


_HELD_ON_SQLITE = _held(func.json_each(bindparam("lanes", type_=Text)).table_valued("value"))
_HELD_ELSEWHERE = _held(func.json_array_elements_text(cast(bindparam("lanes", type_=Text), JSON)).table_valued("value"))


async def anything_free(connection: AsyncConnection, channel: str, worker: str, per_person: int) -> bool:
    """Tell whether a lane waits that this worker may serve."""
    return (await connection.execute(_free_lanes(channel, worker, per_person).limit(1))).first() is not None


async def give(
    connection: AsyncConnection, channel: str, worker: str, ended: Collection[str], *, limit: int, per_person: int
) -> Sequence[Given]:
    """Give a worker what workers that `ended` left, then the first `per_person` updates of lanes that nobody serves.

    In the order of arrival, `limit` at most.
    """
    lost = _inbox.c.worker.in_(ended)
    left = await _give(connection, _left(channel, worker, ended, limit), lost, worker) if ended else []
    return [*left, *await _give(connection, _first(channel, worker, limit - len(left), per_person), _UNCLAIMED, worker)]


def _left(channel: str, worker: str, ended: Collection[str], limit: int) -> Select[int]:
    """Select what workers left in lanes that nobody else serves."""
    elsewhere = _of_its_lane().where(_OTHER_HELD, _other.c.worker.not_in({worker, *ended})).exists()
    mine = select(_inbox.c.id).where(_inbox.c.channel == channel, _inbox.c.worker.in_(ended), ~elsewhere)
    return mine.order_by(_inbox.c.id).limit(limit)


def _of_its_lane() -> Select[int]:
    return select(_other.c.id).where(_other.c.channel == _inbox.c.channel, _other.c.lane == _inbox.c.lane)


def _free_lanes(channel: str, worker: str, per_person: int) -> AnySelect:
    """Select waiting lanes that nobody else serves and of which fewer than `per_person` wait here, oldest first."""
    first = func.min(_inbox.c.id).label("first")
    waiting = select(_inbox.c.lane, first).where(_inbox.c.channel == channel, _UNCLAIMED).group_by(_inbox.c.lane)
    queued = waiting.subquery("waiting")
    here = select(_other.c.id).where(_other.c.channel == channel, _other.c.lane == queued.c.lane, _OTHER_HELD)
    mine = here.where(_other.c.worker == worker, _other.c.handled_at.is_(None))
    own = mine.with_only_columns(func.count()).scalar_subquery().label("own")
    elsewhere = here.where(_other.c.worker != worker).exists()
    standing = select(queued.c.lane, queued.c.first, own).where(~elsewhere).subquery("standing")
    return select(standing).where(standing.c.own < per_person).order_by(standing.c.first)


def _first(channel: str, worker: str, limit: int, per_person: int) -> Select[int]:
    """Select of every such lane the first `per_person` updates, or the next one where some are here already."""
    free = _free_lanes(channel, worker, per_person).limit(limit).subquery("free")
    beyond = select(_other.c.id).where(_other.c.channel == channel, _other.c.lane == free.c.lane, _OTHER_UNCLAIMED)
    nth = beyond.order_by(_other.c.id).limit(1).offset(per_person - 1).scalar_subquery()
    last = case((free.c.own > 0, free.c.first), else_=func.coalesce(nth, LAST)).label("last")
    bounds = select(free.c.lane, last).subquery("bounds")
    mine = and_(_inbox.c.channel == channel, _inbox.c.lane == bounds.c.lane, _UNCLAIMED)
    found = select(_inbox.c.id).join_from(bounds, _inbox, mine).where(_inbox.c.id <= bounds.c.last)
    return found.order_by(_inbox.c.id).limit(limit)


async def _give(
    connection: AsyncConnection, found: Select[int], free: ColumnElement[bool], worker: str
) -> Sequence[Given]:
    """Give a worker what was found and is still `free`."""
    ids = list((await connection.execute(found)).scalars())
    if not ids:
        return []
    taken = (
        update(_inbox)
        .where(_inbox.c.id.in_(ids), free)
        .values(worker=worker, problem=case((and_(_WAITS, _inbox.c.problem == REPLAY), null()), else_=_inbox.c.problem))
        .returning(_inbox.c.id, _inbox.c.lane, _inbox.c.raw, _inbox.c.handled_at)
    )
    rows = (await connection.execute(taken)).all()
    return sorted(Given(row.id, row.lane, row.raw, row.handled_at is not None) for row in rows)


async def next_waiting(
    connection: AsyncConnection, channel: str, lane: str, after: int
) -> tuple[int, dict[str, Any]] | None:
    """Find the first update of a lane that waits behind another one; `None` when there is none."""
    behind = select(_inbox.c.id, _inbox.c.raw).where(_inbox.c.channel == channel, _inbox.c.lane == lane, _WAITS)
    behind = behind.where(_inbox.c.id > after).order_by(_inbox.c.id).limit(1)
    parts = (behind.where(_inbox.c.worker.is_not(None)), behind.where(_inbox.c.worker.is_(None)))  # each has an index
    rows = [row for part in parts if (row := (await connection.execute(part)).one_or_none()) is not None]
    row = min(rows, default=None, key=lambda row: row.id)
    return None if row is None else (row.id, row.raw or {})


async def let_go(connection: AsyncConnection, worker: str, ids: Collection[int]) -> None:
    """Let go of rows that were handled and answered."""
    own = update(_inbox).where(_inbox.c.id.in_(ids), _inbox.c.worker == worker)
    await connection.execute(own.values(worker=None))


async def let_go_of_all_that_waits(connection: AsyncConnection, worker: str) -> None:
    """Let go of what was not handled; what lacks only its answer is left as that of a worker that ended."""
    await connection.execute(update(_inbox).where(_WAITS, _inbox.c.worker == worker).values(worker=None))


async def is_mine(connection: AsyncConnection, update_id: int, worker: str) -> bool:
    held = select(literal(1)).where(_inbox.c.id == update_id, _inbox.c.worker == worker)
    return (await connection.execute(held)).first() is not None


async def forget_worker(connection: AsyncConnection, lease: str, worker: str, holder: str) -> None:
    """Forget a worker that ended, once nothing of it is left."""
    left = select(_inbox.c.id).where(_inbox.c.worker == worker).exists()
    await connection.execute(delete(_lease).where(_lease.c.name == lease, _lease.c.holder == holder, ~left))
