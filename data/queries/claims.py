"""Claiming what is due, and writing what became of it: the hot statements of the delivery."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import ContactState, PushState
from data.queries.core import AnyRow, AnySelect, table_of
from data.tables import Contact, Push

_outbox = table_of(Push)
_contact = table_of(Contact)

_CLAIMED = (
    update(_outbox)
    .where(_outbox.c.id == bindparam("push_id"))
    .values(
        state=PushState.SENDING,
        claimed_at=bindparam("now"),
        contact_id=bindparam("contact"),
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


class Claim(NamedTuple):
    id: int
    text: str
    choices: list[list[dict[str, Any]]] | None
    tries: int  # before this one
    contact: int
    address: str


async def claim(
    connection: AsyncConnection,
    channel: str,
    served: Collection[str],
    now: datetime,
    limit: int,
    *,
    fence: int | None = None,
) -> list[Claim]:
    """Mark due rows of one channel as being sent, and return them with their addresses.

    A person is reached where they wrote last, among the channels that are served. What waits again goes first.
    `fence`: the number of the lease under which they are sent.
    """
    rows: list[AnyRow] = []
    for state in (PushState.LATER, PushState.QUEUED):
        if len(rows) < limit:
            due = _due(state, channel, served, now).limit(limit - len(rows))
            rows += (await connection.execute(due)).all()
    if not rows:
        return []
    claimed = [{"push_id": row.id, "contact": row.contact, "now": now, "fenced": fence} for row in rows]
    await connection.execute(_CLAIMED, claimed)
    contacts = select(_contact.c.id, _contact.c.external_id).where(_contact.c.id.in_({row.contact for row in rows}))
    addresses = {row.id: row.external_id for row in await connection.execute(contacts)}
    return [Claim(row.id, row.text, row.choices, row.tries, row.contact, addresses[row.contact]) for row in rows]


def _due(state: PushState, channel: str, served: Collection[str], now: datetime) -> AnySelect:
    """Select due rows, the oldest first; no join, so that no plan can go through more rows than there are to claim."""
    columns = (_outbox.c[name] for name in ("id", "text", "choices", "tries"))
    return (
        select(*columns, _last_written("id", served).label("contact"))
        .where(_outbox.c.state == state, _outbox.c.due_at <= now, _last_written("channel", served) == channel)
        .order_by(_outbox.c.due_at)
        .with_for_update(skip_locked=True, of=_outbox)
    )


def is_meant() -> ColumnElement[bool]:
    """A push may be meant for one app alone."""
    return or_(_outbox.c.only_contact_id.is_(None), _outbox.c.only_contact_id == _contact.c.id)


def _last_written(name: str, served: Collection[str]) -> ScalarSelect[Any]:
    return (
        select(_contact.c[name])
        .where(
            _contact.c.person_id == _outbox.c.person_id,
            _contact.c.state == ContactState.ACTIVE,
            _contact.c.channel.in_(sorted(served)),
            is_meant(),
        )
        .order_by(_contact.c.preferred.desc(), _contact.c.written_at.desc(), _contact.c.id.desc())
        .limit(1)
        .correlate(_outbox)
        .scalar_subquery()
    )


async def settle(connection: AsyncConnection, rows: Sequence[dict[str, Any]], now: datetime) -> None:
    """Write what became of tries: push_id, to_state, message, why, due (or None), tried (1 or 0), fenced.

    A row that somebody else has claimed since stays theirs.
    """
    if rows:
        await connection.execute(_SETTLED, [{"now": now, "fenced": None, **row} for row in rows])


async def take_back(connection: AsyncConnection, channel: str, fence: int) -> int:
    """Let rows wait again that were marked under this number and have not left."""
    there = select(_contact.c.id).where(_contact.c.channel == channel)
    marked = update(_outbox).where(
        _outbox.c.state == PushState.SENDING, _outbox.c.fence == fence, _outbox.c.contact_id.in_(there)
    )
    return (await connection.execute(marked.values(state=PushState.LATER))).rowcount
