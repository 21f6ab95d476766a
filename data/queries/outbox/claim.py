"""Claiming what is due, and writing what became of it: the hot statements of the delivery."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, and_, bindparam, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, table_of
from data.enums import WAITING_PUSHES, PushKind, PushState
from data.queries.announcements import announcements
from data.queries.outbox import bodies, places, routing
from data.queries.outbox.bodies import Body
from data.queries.outbox.places import Place
from data.queries.outbox.routes import SHAPES, Routes, moment
from data.tables import Push
from data.tables.pushes import URGENT

_outbox = table_of(Push)

_CLAIMED = (
    update(_outbox)
    .where(
        _outbox.c.id == bindparam("push_id"),
        or_(*(_outbox.c.state == state for state in sorted(WAITING_PUSHES))),  # "IN" expands, and here are many rows
    )
    .values(
        state=PushState.SENDING,
        claimed_at=bindparam("now"),
        contact_id=bindparam("contact", type_=_outbox.c.contact_id.type),
        way=bindparam("by"),
        fence=bindparam("fenced", type_=_outbox.c.fence.type),
    )
)
_SETTLED = (
    update(_outbox)
    .where(
        _outbox.c.id == bindparam("push_id"),
        _outbox.c.state == PushState.SENDING,
        _outbox.c.fence.is_not_distinct_from(bindparam("fenced", type_=_outbox.c.fence.type)),
    )
    .values(
        state=bindparam("to_state"),
        message_id=bindparam("message"),
        problem=bindparam("why"),
        settled_at=bindparam("now"),
        due_at=func.coalesce(bindparam("due", type_=_outbox.c.due_at.type), _outbox.c.due_at),
        tries=_outbox.c.tries + bindparam("tried"),
    )
)


_CARRIED = (
    *("id", "person_id", "text", "choices", "attachment_id", "announcement_id"),
    *("tries", "kind", "problem", "last_day"),
)
_IN_ORDER: tuple[Any, ...] = (
    and_(URGENT, _outbox.c.state.in_(WAITING_PUSHES)),
    *(and_(_outbox.c.state == state, _outbox.c.urgent == 0) for state in (PushState.LATER, PushState.QUEUED)),
)

SENT_AGAIN = "sent_again"
"""In doubt and sent once more, because the settings say so; what is in doubt a second time stays in doubt."""


class Claimed(NamedTuple):
    """A push that is being sent: what its row holds, where it goes, and under which lease."""

    push_id: int
    kind: PushKind
    body: Body
    tries: int  # before this one
    contact_id: int | None  # None: a template message to a telephone number
    address: str  # in its channel
    person_id: int
    announcement_id: int | None = None
    problem: str | None = None  # of the try before
    fence: int | None = None  # of the lease
    billed: bool = False  # if it goes out
    last_day: date | None = None  # until when what it asks for counts
    name: str = ""  # of the person, where a template message names them

    @property
    def sent_again(self) -> bool:
        """Whether it was in doubt before."""
        return self.problem == SENT_AGAIN


async def claim(
    connection: AsyncConnection,
    channel: str,
    ways: Routes,
    limit: int,
    *,
    fence: int | None = None,
    busy: Collection[int] | None = None,
) -> list[Claimed]:
    """Mark due rows that go by one channel now as being sent, and return them with their addresses.

    What is urgent goes first, then what waits again. `fence`: the number of the lease under which they are sent.
    `busy`: people who get nothing now, while everybody else gets one at a time; None: nobody keeps to that.
    """
    rows = await _find(connection, channel, ways, limit, busy)
    if not rows:
        return []
    marks = {"now": ways.now, "fenced": fence, "by": channel}
    await connection.execute(_CLAIMED, [{"push_id": row.id, "contact": row.contact, **marks} for row in rows])
    found = await places.read(connection, rows, channel, ways)
    contents = await bodies.read(connection, rows)

    def claimed(row: AnyRow) -> Claimed:
        place = found[row.id]
        return _claimed(row, contents[row.id], place, fence, billed=ways.bills(channel, place.written_at))

    return [claimed(row) for row in rows]


def _claimed(row: AnyRow, body: Body, place: Place, fence: int | None, *, billed: bool) -> Claimed:
    return Claimed(
        row.id,
        row.kind,
        body,
        row.tries,
        row.contact,
        place.address,
        row.person_id,
        row.announcement_id,
        row.problem,
        fence,
        billed,
        row.last_day,
        place.name,
    )


async def _find(
    connection: AsyncConnection, channel: str, ways: Routes, limit: int, busy: Collection[int] | None
) -> list[AnyRow]:
    rows: list[AnyRow] = []
    shape, moments = ways.shape(), ways.moments()
    for turn in range(len(_IN_ORDER)):
        if len(rows) < limit:
            params = {**moments, "at_most": limit - len(rows)}
            found = (await connection.execute(_due(turn, channel, shape, spare=False), params)).all()
            if busy and any(row.person_id in busy for row in found):
                due = _due(turn, channel, shape, spare=True)
                found = (await connection.execute(due, {**params, "busy": _rounded(busy)})).all()
            rows += found
    return rows if busy is None else list({row.person_id: row for row in reversed(rows)}.values())[::-1]


def _rounded(people: Collection[int]) -> list[int]:
    """Make the list as long as a power of two: for each length the database keeps a statement."""
    listed = list(people)
    return listed + listed[:1] * ((1 << (len(listed) - 1).bit_length()) - len(listed))


@lru_cache(maxsize=2 * len(_IN_ORDER) * SHAPES)
def _due(turn: int, channel: str, ways: Routes, *, spare: bool) -> AnySelect:
    """Select due rows, the oldest first; no join, so that no plan can go through more rows than there are to claim.

    Built once for a shape of ways: building costs more than the database's work.
    """
    columns = (_outbox.c[name] for name in _CARRIED)
    goes, contact = routing.going(channel, ways)
    due = _outbox.c.due_at <= moment("this_moment", ways.now)
    spared = _outbox.c.person_id.not_in(bindparam("busy", expanding=True))
    return (
        select(*columns, contact.label("contact"))
        .where(_IN_ORDER[turn], due, spared if spare else true(), goes, ~announcements.is_stopped())
        .order_by(_outbox.c.due_at)
        .limit(bindparam("at_most", type_=Integer()))
        .with_for_update(skip_locked=True, of=_outbox)
    )


async def settle(connection: AsyncConnection, rows: Sequence[dict[str, Any]], now: datetime) -> None:
    """Write what became of tries: push_id, to_state, message, why, due (or None), tried (1 or 0), fenced.

    A row that somebody else has claimed since stays theirs.
    """
    if rows:
        await connection.execute(_SETTLED, [{"now": now, "fenced": None, **row} for row in rows])


async def take_back(connection: AsyncConnection, channel: str, fence: int) -> int:
    """Let rows wait again that were marked under this number and have not left."""
    marked = update(_outbox).where(
        _outbox.c.state == PushState.SENDING, _outbox.c.fence == fence, _outbox.c.way == channel
    )
    return (await connection.execute(marked.values(state=PushState.LATER))).rowcount
