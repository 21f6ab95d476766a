"""The hot statements: a turn of a conversation costs one read and two writes, which PostgreSQL does at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.prepared import Prepared
from data.engine.statements import insert_or_pass, table_of
from data.enums import ContactState
from data.tables import Contact, Conversation, InboxUpdate, Person

_contact = table_of(Contact)
_conversation = table_of(Conversation)
_person = table_of(Person)
_inbox = table_of(InboxUpdate)

_another = _contact.alias("another")
_overtaken = exists().where(
    _another.c.person_id == _contact.c.person_id,
    _another.c.id != _contact.c.id,
    _another.c.written_at >= _contact.c.written_at,
)
"""Whether the person has written from another app since."""

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""Before the first conversation of any installation."""

SHOWN_UNKNOWN = "unknown"
"""Stands for the message on show after a backup was brought back: the phone may show a later one."""

COARSE = timedelta(minutes=1)
"""So exactly is known when somebody last wrote: not every message costs a write. Which app was last is always known."""

_OPEN = Prepared(
    select(
        _contact.c.id,
        _contact.c.state,
        _contact.c.written_at,
        _contact.c.closed_at,
        _overtaken.label("overtaken"),
        _person.c.id.label("person_id"),
        _person.c.name,
        _person.c.address_form,
        _conversation.c.version,
        _conversation.c.seq,
        _conversation.c.shown,
        _conversation.c.screen,
        _conversation.c.draft,
        _conversation.c.rest_awaited,
        _conversation.c.hour,
        _conversation.c.hour_seq,
    )
    .select_from(
        _contact.outerjoin(_conversation, _conversation.c.contact_id == _contact.c.id).outerjoin(
            _person,
            # an erased person counts as a stranger
            (_person.c.id == _contact.c.person_id) & _person.c.erased_at.is_(None),
        )
    )
    .where(_contact.c.channel == bindparam("channel"), _contact.c.external_id == bindparam("external_id"))
)

_OF_A_TURN = ("seq", "screen", "draft", "changed_at", "shown", "hour", "hour_seq")
_TURN = Prepared(
    update(_conversation)
    .where(_conversation.c.contact_id == bindparam("contact"))
    .values({name: bindparam(name) for name in _OF_A_TURN})
)
_WRITTEN = (
    update(_contact).where(_contact.c.id == bindparam("contact")).values(written_at=bindparam("now"), closed_at=None)
)
_HANDLED = Prepared(
    update(_inbox)
    .where(
        _inbox.c.id == bindparam("update_id"),
        _inbox.c.handled_at.is_(None),
        or_(_inbox.c.worker.is_(None), _inbox.c.worker == bindparam("own", type_=_inbox.c.worker.type)),
    )
    .values(handled_at=bindparam("now"), problem=bindparam("problem"))
)
_TURN_HANDLED = Prepared(_HANDLED.statement.add_cte(_TURN.statement.cte("turn")))
_ANSWERED = (
    update(_conversation)
    .where(_conversation.c.contact_id == bindparam("contact"), _conversation.c.answered < bindparam("sent"))
    .values(answered=bindparam("sent"), shown=bindparam("message"))
)


def first_number(now: datetime) -> int:
    """Number the first screen of a conversation by the seconds of the calendar.

    Whoever was forgotten, or lost with the days after a backup, still holds buttons with numbers. Nobody sees a screen
    each second, so a conversation that begins later begins beyond all of them.
    """
    return max(0, int((now - EPOCH).total_seconds()))


async def open_conversation(
    connection: AsyncConnection, channel: str, external_id: str, now: datetime, *, wrote: bool = True
) -> Any:
    """Read the contact with its person and conversation; whoever is new gets both rows.

    `wrote`: the person has just written, so this app is the last that they wrote from.
    """
    key = {"channel": channel, "external_id": external_id}
    row = await _OPEN.first(connection, key)
    if row is None or row.seq is None:
        if row is None:
            await connection.execute(insert(_contact).values(**key, state=ContactState.ACTIVE, written_at=now))
            row = await _OPEN.first(connection, key)
        number = first_number(now)
        begun = {"version": 1, "seq": number, "answered": number, "screen": {}, "draft": {}, "changed_at": now}
        await connection.execute(insert(_conversation).values(contact_id=row.id, **begun))
        row = await _OPEN.first(connection, key)
    back = row.state is ContactState.GONE or row.closed_at is not None
    if wrote and (back or row.overtaken or not timedelta() <= now - row.written_at < COARSE):
        await connection.execute(_WRITTEN, {"contact": row.id, "now": now})
    return row


async def store_turn(connection: AsyncConnection, contact: int, values: Mapping[str, Any]) -> None:
    """Write the screen that the person sees next, and the draft."""
    await _TURN.run(connection, {"contact": contact, **values})


async def await_rest(connection: AsyncConnection, contact: int, date: int) -> None:
    """Note that a text of this moment (seconds since 1970) may have been cut: its rest is no answer to anything."""
    await connection.execute(
        update(_conversation).where(_conversation.c.contact_id == contact).values(rest_awaited=date)
    )


async def mark_handled(
    connection: AsyncConnection, update_id: int, now: datetime, problem: str | None = None, *, worker: str | None = None
) -> bool:
    """Note that an update is settled; `problem` says why it was set aside.

    `False`: it was settled before, or it is another worker's by now.
    """
    values = {"update_id": update_id, "now": now, "problem": problem, "own": worker}
    return bool(await _HANDLED.run(connection, values))


async def settle_turn(
    connection: AsyncConnection,
    contact: int,
    values: Mapping[str, Any],
    *,
    update_id: int,
    now: datetime,
    problem: str | None = None,
    worker: str | None = None,
) -> bool:
    """Do as `store_turn` and `mark_handled` do. PostgreSQL is asked once; SQLite has no way to, and needs none.

    `False`: the update is somebody else's or was settled before, and the unit must not be committed.
    """
    if connection.dialect.name == "sqlite":
        await store_turn(connection, contact, values)
        return await mark_handled(connection, update_id, now, problem, worker=worker)
    handled = {"update_id": update_id, "now": now, "problem": problem, "own": worker}
    return bool(await _TURN_HANDLED.run(connection, {"contact": contact, **values, **handled}))


async def keep_raw(connection: AsyncConnection, update_id: int, raw: Mapping[str, Any]) -> None:
    """Put into the place of an update what of it is still kept."""
    await connection.execute(update(_inbox).where(_inbox.c.id == update_id).values(raw=raw))


async def mark_answered(connection: AsyncConnection, sent: list[dict[str, Any]]) -> None:
    """Note which screens really went out: rows of contact, sent (the screen's number), message (its id)."""
    await connection.execute(_ANSWERED, sent)


async def store_updates(connection: AsyncConnection, rows: list[dict[str, Any]]) -> dict[str, int]:
    """Store raw updates; those already there under their platform's own id are passed over.

    Returns the keys of the new ones by the platform's id.
    """
    statement = insert_or_pass(connection, _inbox, ["channel", "external_id"]).returning(
        _inbox.c.external_id, _inbox.c.id
    )
    new = (await connection.execute(statement, [{"tries": 0, "worker": None, **row} for row in rows])).all()
    return {row.external_id: row.id for row in new}


async def count_try(connection: AsyncConnection, update_id: int, problem: str) -> int:
    """Note that handling failed; returns how often by now."""
    statement = (
        update(_inbox)
        .where(_inbox.c.id == update_id)
        .values(tries=_inbox.c.tries + 1, problem=problem)
        .returning(_inbox.c.tries)
    )
    return int((await connection.execute(statement)).scalar_one())


async def unanswered(connection: AsyncConnection, channel: str, address: str) -> bool:
    """Tell whether this person was left without an answer."""
    statement = (
        select(_contact.c.id)
        .join(_conversation, _conversation.c.contact_id == _contact.c.id)
        .where(
            _conversation.c.answered < _conversation.c.seq,
            _contact.c.channel == channel,
            _contact.c.external_id == address,
            _contact.c.state == ContactState.ACTIVE,
        )
    )
    return (await connection.execute(statement)).first() is not None
