"""Taking, keeping and letting go of a lease: one conditional statement each, by the database's own clock.

The database decides what time it is: it is the one clock that all processes share. The program's own may be moved, and
those of several machines differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Double, bindparam, literal_column, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.tables import LeaseRow

_lease = table_of(LeaseRow)

NOBODY = ""


class Held(NamedTuple):
    name: str
    holder: str
    fence: int
    until: float  # seconds since 1970, by the database's clock
    left: float  # seconds until then


def _now(connection: AsyncConnection) -> ColumnElement[float]:
    """Seconds since 1970 by the database, at this statement: not at the beginning of the transaction."""
    if connection.dialect.name == "sqlite":
        return literal_column("(julianday('now') - 2440587.5) * 86400.0", Double)
    return literal_column("extract(epoch FROM clock_timestamp())::float8", Double)


async def holders(connection: AsyncConnection, prefix: str) -> Sequence[Held]:
    """List the leases with that beginning of their name that somebody holds now."""
    now = _now(connection)
    columns = (_lease.c.name, _lease.c.holder, _lease.c.fence, _lease.c.until, _lease.c.until - now)
    found = select(*columns).where(
        _lease.c.name.startswith(prefix, autoescape=True), _lease.c.holder != NOBODY, _lease.c.until > now
    )
    return [Held(*row) for row in await connection.execute(found)]


class Lapsed(NamedTuple):
    name: str
    holder: str  # empty: it was let go
    over: bool  # let go or run out
    until: float  # as it stands in the table
    left: float  # seconds until then, by the database's clock


async def all_of(connection: AsyncConnection, prefix: str) -> Sequence[Lapsed]:
    """List all leases with that beginning of their name, held or not."""
    now = _now(connection)
    over = or_(_lease.c.holder == NOBODY, _lease.c.until <= now)
    columns = (_lease.c.name, _lease.c.holder, over, _lease.c.until, _lease.c.until - now)
    found = select(*columns).where(_lease.c.name.startswith(prefix, autoescape=True))
    return [Lapsed(row[0], row[1], bool(row[2]), row[3], row[4]) for row in await connection.execute(found)]


async def acquire(
    connection: AsyncConnection,
    name: str,
    holder: str,
    seconds: float,
    *,
    ended: str | None = None,
    left: float | None = None,
) -> int | None:
    """Take the lease if it is free, run out, one's own, or of the process that `ended`; returns the fencing number.

    `left`: it may also be taken while it still ends at this moment, because nobody has renewed it.

    The number grows whenever it is taken, by the same holder too: what was claimed under an earlier one was left.
    `None`: somebody else holds it.
    """
    insert: Any = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    now = _now(connection)
    added = insert(_lease).values(name=name, holder=holder, until=now + seconds, fence=1)
    taken = added.on_conflict_do_update(
        index_elements=["name"],
        set_={
            "holder": holder,
            "until": now + seconds,
            "fence": _lease.c.fence + 1,
        },
        where=or_(
            _lease.c.holder.in_({NOBODY, holder, ended or NOBODY}), _lease.c.until <= now, _lease.c.until == left
        ),
    )
    row = (await connection.execute(taken.returning(_lease.c.fence))).one_or_none()
    return None if row is None else int(row.fence)


async def renew(connection: AsyncConnection, name: str, holder: str, seconds: float) -> bool:
    """Keep the lease. False: somebody else has taken it."""
    kept = update(_lease).where(_lease.c.name == name, _lease.c.holder == holder)
    return bool((await connection.execute(kept.values(until=_now(connection) + seconds))).rowcount)


async def release(connection: AsyncConnection, name: str, holder: str) -> None:
    """Release the lease, so that the next process need not wait. A lease that somebody else holds is not touched."""
    left = update(_lease).where(_lease.c.name == name, _lease.c.holder == holder)
    await connection.execute(left.values(holder=NOBODY, until=0.0))


_MINE = (
    select(_lease.c.fence)
    .where(_lease.c.name == bindparam("lease"), _lease.c.fence == bindparam("number"), _lease.c.holder != NOBODY)
    .with_for_update(read=True)
)


async def is_mine(connection: AsyncConnection, name: str, fence: int) -> bool:
    """Tell whether nobody has taken the lease since, and have whoever wants it wait until this transaction ends."""
    return (await connection.execute(_MINE, {"lease": name, "number": fence})).first() is not None
