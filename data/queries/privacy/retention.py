"""Forgetting what is no longer needed, a batch in each unit of work, so that nobody waits long."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Update, and_, delete, exists, func, null, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel

from data.engine.statements import EVER, AnySelect, once, table_of
from data.enums import FINAL_PUSHES, PushState
from data.queries.privacy import named
from data.tables import Announcement, Attachment, Contact, Conversation, Export, Handout, InboxUpdate, Person, Push
from data.tables.pushes import WRITTEN
from data.types import Id, Instant

_announcement, _attachment = table_of(Announcement), table_of(Attachment)
_inbox, _outbox = table_of(InboxUpdate), table_of(Push)
_export, _handout = table_of(Export), table_of(Handout)
_contact, _conversation, _person = table_of(Contact), table_of(Conversation), table_of(Person)

_NOT_FINAL = frozenset(PushState) - FINAL_PUSHES
"""Written so that no plan uses the index of states: it holds all that was ever sent, each page would read it anew."""


async def forget_raw(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Empty updates that were handled before a moment; their numbers stay, so that none is handled twice."""
    return (await connection.execute(*_forget_raw(before=before, limit=limit))).rowcount


@once(before=Instant(), limit=Id)
def _forget_raw(before: Any, limit: Any) -> Update:
    old = select(_inbox.c.id).where(_inbox.c.handled_at < before, _inbox.c.raw.is_not(None)).limit(limit)
    return update(_inbox).where(_inbox.c.id.in_(old)).values(raw=None, lane="")


async def forget_texts(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Empty pushes that were settled before a moment; what became of them stays."""
    return (await connection.execute(*_forget_texts(before=before, limit=limit))).rowcount


@once(before=Instant(), limit=Id)
def _forget_texts(before: Any, limit: Any) -> Update:
    old = select(_outbox.c.id).where(_outbox.c.state.not_in(_NOT_FINAL), _outbox.c.settled_at < before, WRITTEN)
    emptied = update(_outbox).where(_outbox.c.id.in_(old.limit(limit)))
    return emptied.values(text="", choices=null(), attachment_id=null())


async def forget_held(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Take back, and empty, what was held after a backup was brought back and that nobody has decided about."""
    return (await connection.execute(*_forget_held(before=before, limit=limit))).rowcount


@once(before=Instant(), limit=Id)
def _forget_held(before: Any, limit: Any) -> Update:
    old = select(_outbox.c.id).where(_outbox.c.state == PushState.HELD, _outbox.c.due_at < before).limit(limit)
    over = {"state": PushState.CANCELLED, "settled_at": _outbox.c.due_at, "problem": "too_late"}
    return update(_outbox).where(_outbox.c.id.in_(old)).values(text="", choices=null(), attachment_id=null(), **over)


async def forget_announced(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Empty what everybody got of announcements that ended before a moment; the unit's own words stay with it."""
    return (await connection.execute(*_forget_announced(before=before, limit=limit))).rowcount


@once(before=Instant(), limit=Id)
def _forget_announced(before: Any, limit: Any) -> Update:
    has_words = or_(_announcement.c.rendered.is_not(None), _announcement.c.choices.is_not(None))
    old = select(_announcement.c.id).where(_announcement.c.ended_at < before, has_words).limit(limit)
    return update(_announcement).where(_announcement.c.id.in_(old)).values(rendered=None, choices=null())


async def forget_attachments(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Delete files that were given for an announcement which was never sent."""
    return (await connection.execute(*_forget_attachments(before=before, limit=limit))).rowcount


@once(before=Instant(), limit=Id)
def _forget_attachments(before: Any, limit: Any) -> Delete:
    named = (exists().where(table.c.attachment_id == _attachment.c.id) for table in (_announcement, _outbox))
    left = (
        select(_attachment.c.id)
        .where(_attachment.c.added_at < before, *(~reference for reference in named))
        .limit(limit)
    )
    return delete(_attachment).where(_attachment.c.id.in_(left))


async def forget_strangers(connection: AsyncConnection, before: datetime, limit: int) -> int:
    """Delete contacts behind which nobody is (any more) and that were silent since a moment. Returns how many."""
    ids: list[int] = []
    for nobodys in (_silent, _silent_erased):  # one after the other: each has its index
        ids = ids or list((await connection.execute(*nobodys(before=before, limit=limit))).scalars())
    if ids:
        await _empty_updates_of(connection, ids)
        await named.forget(connection, ids)
        await connection.execute(delete(_conversation).where(_conversation.c.contact_id.in_(ids)))
        for column in _references():
            await connection.execute(update(column.table).where(column.in_(ids)).values({column.name: None}))
        await connection.execute(delete(_contact).where(_contact.c.id.in_(ids)))
    return len(ids)


def _silent_since(before: Any, limit: Any) -> AnySelect:
    last = func.coalesce(_conversation.c.changed_at, _contact.c.written_at)
    contacts = select(_contact.c.id).outerjoin(_conversation, _conversation.c.contact_id == _contact.c.id)
    return contacts.where(last < before).limit(limit)


@once(before=Instant(), limit=Id)
def _silent(before: Any, limit: Any) -> AnySelect:
    return _silent_since(before, limit).where(_contact.c.person_id.is_(None))


@once(before=Instant(), limit=Id)
def _silent_erased(before: Any, limit: Any) -> AnySelect:
    silent = _silent_since(before, limit).join(_person, _person.c.id == _contact.c.person_id)
    return silent.where(_person.c.erased_at >= EVER)


async def _empty_updates_of(connection: AsyncConnection, ids: Sequence[int]) -> None:
    theirs = exists().where(
        and_(_contact.c.id.in_(ids), _contact.c.channel == _inbox.c.channel, _contact.c.external_id == _inbox.c.lane)
    )
    handled = update(_inbox).where(_inbox.c.handled_at.is_not(None), _inbox.c.raw.is_not(None), theirs)
    await connection.execute(handled.values(raw=None, lane=""))


def _references() -> list[Any]:
    """List every column that may name a contact and may be empty."""
    columns = (column for table in SQLModel.metadata.sorted_tables for column in table.columns)
    return [
        column
        for column in columns
        if column.nullable and any(reference.column is _contact.c.id for reference in column.foreign_keys)
    ]


async def forget_exports(connection: AsyncConnection, now: datetime) -> list[str]:
    """Delete the rows of exports that have expired; returns the names of their files."""
    expired = delete(_export).where(_export.c.expires_at <= now).returning(_export.c.name)
    return list((await connection.execute(expired)).scalars())


async def kept_exports(connection: AsyncConnection, names: Collection[str]) -> set[str]:
    """Return those of the names under which a copy of somebody's data or a file behind an address still lies."""
    exports = select(_export.c.name).where(_export.c.name.in_(names))
    downloads = select(_handout.c.digest).where(_handout.c.digest.in_(names))
    return set((await connection.execute(union_all(exports, downloads))).scalars())
