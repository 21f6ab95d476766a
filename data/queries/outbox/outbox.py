"""The outbox: one row per push, from the fact that caused it to what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import Many, insert_or_pass, once, table_of
from data.enums import UNSENT_PUSHES, URGENT_PUSHES, WAITING_PUSHES, PushKind, PushState
from data.queries.outbox import bodies, stopping
from data.queries.outbox.claim import SENT_AGAIN
from data.tables import Contact, Push
from data.types import Id, Instant

_contact, _outbox = table_of(Contact), table_of(Push)

ROWS_AT_ONCE = 500
"""In one statement: a database takes some 32,000 values in it."""

_FRESH = {
    "state": PushState.QUEUED,
    "tries": 0,
    "choices": None,
    "announcement_id": None,
    "attachment_id": None,
    "only_contact_id": None,
    "last_day": None,
    "problem": None,
    "settled_at": None,
}


async def put(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Add rows; those whose key is there already are passed over. Returns the keys of the new ones.

    What somebody wants no more is written down as not sent.
    """
    added: list[int] = []
    for at in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[at : at + ROWS_AT_ONCE]
        unwanted = await stopping.unwanted(connection, some)
        fresh = [
            {**_FRESH, "urgent": int(row["kind"] in URGENT_PUSHES), **row, **unwanted.get(row["key"], {})}
            for row in some
        ]
        statement = insert_or_pass(connection, _outbox, ["key"]).values(fresh).returning(_outbox.c.id)
        added += (await connection.execute(statement)).scalars()
    return added


async def put_audience(connection: AsyncConnection, people: Select[Any], values: dict[str, Any], prefix: str) -> None:
    """Add one row for each person that `people` selects, under the key `<prefix>:<person>`; once, however often."""
    person, reminds = people.subquery().c[0], prefix.startswith(stopping.REMINDERS_OF_MEMBERS)
    columns = {
        "key": literal(f"{prefix}:") + func.cast(person, _outbox.c.key.type),
        "person_id": person,
        "tries": literal(0),
        **{name: literal(value, _outbox.c[name].type) for name, value in values.items()},
        **stopping.states(
            stopping.has_stopped(person), values["created_at"], stopping.wants_no_reminders(person) if reminds else None
        ),
    }
    # "WHERE true": SQLite reads "SELECT ... ON CONFLICT" as a join without it
    source = select(*columns.values()).where(literal(1) == 1)
    await connection.execute(
        insert_or_pass(connection, _outbox, ["key"]).from_select(list(columns), source), execution_options={LONG: True}
    )


async def recover(
    connection: AsyncConnection,
    now: datetime,
    channel: str | None = None,
    fence: int | None = None,
    *,
    again: Collection[PushKind] = (),
) -> int:
    """Put what a dead process was sending into doubt: it may have arrived, and nobody can be asked.

    To be called before the first claim by the one process that delivers. `channel` and `fence`: only what earlier
    holders of that channel's lease left, never what the present one has under way. `again`: kinds that are sent once
    more instead. Returns how many are in doubt.
    """
    left = update(_outbox).where(_outbox.c.state == PushState.SENDING)
    if channel is not None:
        left = left.where(or_(_outbox.c.way.is_(None), _outbox.c.way == channel))
    if fence is not None:
        left = left.where(or_(_outbox.c.fence.is_(None), _outbox.c.fence < fence))
    if again:
        once_more = left.where(_outbox.c.kind.in_(again), _outbox.c.problem.is_distinct_from(SENT_AGAIN))
        await connection.execute(
            once_more.values(state=PushState.LATER, due_at=now, problem=SENT_AGAIN, tries=_outbox.c.tries + 1)
        )
    in_doubt = left.values(state=PushState.IN_DOUBT, settled_at=now, problem="process_ended", tries=_outbox.c.tries + 1)
    return (await connection.execute(in_doubt)).rowcount


async def cancel(connection: AsyncConnection, push_ids: Collection[int], now: datetime, why: str) -> list[int]:
    """Cancel rows that are not on their way; their keys become free. Returns the rows that were cancelled."""
    freed = _outbox.c.key + "/" + func.cast(_outbox.c.id, _outbox.c.key.type)
    statement = update(_outbox).where(_outbox.c.id.in_(push_ids), _outbox.c.state.in_(UNSENT_PUSHES))
    cancelled = statement.values(state=PushState.CANCELLED, settled_at=now, problem=why, key=freed)
    return list((await connection.execute(cancelled.returning(_outbox.c.id))).scalars())


async def cancel_announcement(connection: AsyncConnection, announcement_id: int, now: datetime) -> int:
    """Cancel the rows of an announcement that are not on their way."""
    statement = update(_outbox).where(_outbox.c.announcement_id == announcement_id, _outbox.c.state.in_(UNSENT_PUSHES))
    cancelled = statement.values(state=PushState.CANCELLED, settled_at=now, problem="taken_back")
    return (await connection.execute(cancelled)).rowcount


async def stale(connection: AsyncConnection, kinds: Collection[PushKind], before: datetime, limit: int) -> list[int]:
    """List some of the rows that still wait although they were due before a moment."""
    return list((await connection.execute(*_stale(kinds=list(kinds), before=before, limit=limit))).scalars())


@once(kinds=Many(_outbox.c.kind.type), before=Instant(), limit=Id)
def _stale(kinds: Any, before: Any, limit: Any) -> Select[Any]:
    waits = (_outbox.c.state.in_(WAITING_PUSHES), _outbox.c.due_at < before, _outbox.c.kind.in_(kinds))
    return select(_outbox.c.id).where(*waits).limit(limit)


async def ledger(connection: AsyncConnection, announcement_id: int) -> dict[PushState, int]:
    """Count the rows of an announcement by state."""
    statement = select(_outbox.c.state, func.count()).where(_outbox.c.announcement_id == announcement_id)
    rows = await connection.execute(statement.group_by(_outbox.c.state))
    return {row[0]: row[1] for row in rows}


async def unwanted(connection: AsyncConnection, announcement_id: int) -> int:
    """Count the rows of an announcement that were not sent because their people chose so."""
    gone = select(func.count()).where(_outbox.c.announcement_id == announcement_id, _outbox.c.state == PushState.GONE)
    return await connection.scalar(gone.where(_outbox.c.problem.in_(stopping.CHOSEN))) or 0


async def billed(connection: AsyncConnection, announcement_id: int) -> tuple[int, int]:
    """Count the sent rows of an announcement that cost money: (by a template, as another paid message)."""
    template = or_(_contact.c.id.is_(None), _contact.c.channel != _outbox.c.way)
    counted = (
        select(func.count().filter(template), func.count())
        .select_from(_outbox)
        .outerjoin(_contact, _contact.c.id == _outbox.c.contact_id)
        .where(_outbox.c.announcement_id == announcement_id, _outbox.c.billed, _outbox.c.state == PushState.SENT)
    )
    templates, paid = (await connection.execute(counted)).one()
    return templates, paid - templates


async def listed(connection: AsyncConnection, state: PushState, limit: int = 100) -> Sequence[Any]:
    """List rows of one state, the latest first: what is in doubt, what failed, who is gone."""
    statement = (
        select(_outbox.c.id, _outbox.c.kind, _outbox.c.person_id, _outbox.c.due_at, _outbox.c.problem)
        .where(_outbox.c.state == state)
        .order_by(_outbox.c.due_at.desc(), _outbox.c.id.desc())
        .limit(limit)
    )
    return (await connection.execute(statement)).all()


async def lately(
    connection: AsyncConnection, contact_id: int, since: datetime, limit: int
) -> list[tuple[int, list[list[dict[str, Any]]]]]:
    """Read (id, choices) of the pushes with choices that went to a contact since a moment, the newest first."""
    columns = (_outbox.c[name] for name in ("id", "text", "choices", "attachment_id", "announcement_id"))
    arrived = select(*columns).where(
        _outbox.c.contact_id == contact_id,
        _outbox.c.settled_at >= since,
        or_(_outbox.c.choices.is_not(None), _outbox.c.text.is_(None)),
        _outbox.c.state.in_((PushState.SENT, PushState.IN_DOUBT)),
    )
    rows = (await connection.execute(arrived.order_by(_outbox.c.id.desc()).limit(limit))).all()
    contents = await bodies.read(connection, rows)
    return [(row.id, choices) for row in rows if (choices := contents[row.id].choices)]


async def any_due(connection: AsyncConnection, now: datetime) -> bool:
    """Tell whether a push waits whose time has come, whatever its channel."""
    return (await connection.execute(*_any_due(now=now))).first() is not None


@once(now=Instant())
def _any_due(now: Any) -> Select[Any]:
    return select(_outbox.c.id).where(_outbox.c.state.in_(WAITING_PUSHES), _outbox.c.due_at <= now).limit(1)


async def text_of(connection: AsyncConnection, push_id: int) -> str:
    return str(await connection.scalar(select(bodies.text_of()).where(_outbox.c.id == push_id)) or "")


async def find(connection: AsyncConnection, key: str) -> int | None:
    """Return the row with that key."""
    found: int | None = await connection.scalar(select(_outbox.c.id).where(_outbox.c.key == key))
    return found
