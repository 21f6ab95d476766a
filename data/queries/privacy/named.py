"""Who is named on the screens and in the officers' drafts of others: found by key when that person is erased."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeAlias

from sqlalchemy import ColumnElement, delete, exists, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import EVER, insert_or_pass, table_of
from data.tables import Conversation, NamedOnScreen, Person

_named, _conversation, _person = table_of(NamedOnScreen), table_of(Conversation), table_of(Person)

Who: TypeAlias = tuple[str, int]
"""Somebody by key: ("person", 17), or ("roster_entry", 3) for a line of a unit's own list."""

PAGE = 200
"""Conversations that one statement empties."""

OFFICER = "officer"
"""The part of a draft in which an officer's job lies; the rest of it is the person's own."""


def people(*keys: int | None) -> frozenset[Who]:
    return frozenset(("person", key) for key in keys if key is not None)


def lines(*keys: int | None) -> frozenset[Who]:
    return frozenset(("roster_entry", key) for key in keys if key is not None)


async def note(connection: AsyncConnection, contact_id: int, who: Collection[Who], before: Collection[Who]) -> None:
    """Note who is named from now on in a conversation, which named those of `before`."""
    if gone := set(before) - set(who):
        mine = _named.c.contact_id == contact_id
        await connection.execute(delete(_named).where(mine, tuple_(_named.c.kind, _named.c.of_id).in_(sorted(gone))))
    if who:
        rows = [{"contact_id": contact_id, "kind": kind, "of_id": key} for kind, key in sorted(who)]
        await connection.execute(insert_or_pass(connection, _named, ["contact_id", "kind", "of_id"]), rows)


async def forget(connection: AsyncConnection, contacts: Iterable[int]) -> None:
    """Forget whom these conversations named: they show nothing any more."""
    await connection.execute(delete(_named).where(_named.c.contact_id.in_(list(contacts))))


async def clear(connection: AsyncConnection, who: Collection[Who], limit: int = PAGE) -> int:
    """Empty some of the screens, and of the officers' drafts, on which one of these stands; returns how many."""
    kinds = {kind: [key for of, key in who if of == kind] for kind, _ in who}
    any_of = [(_named.c.kind == kind) & _named.c.of_id.in_(keys) for kind, keys in kinds.items()]
    return await _clear(connection, or_(*any_of), limit) if any_of else 0


async def clear_of_erased(connection: AsyncConnection, limit: int = PAGE) -> int:
    """The same for people who are erased already: another process was just showing them when they went."""
    erased = exists().where(_person.c.id == _named.c.of_id, _person.c.erased_at >= EVER)
    return await _clear(connection, (_named.c.kind == "person") & erased, limit)


async def _clear(connection: AsyncConnection, named: ColumnElement[bool], limit: int) -> int:
    found = select(_named.c.contact_id).distinct().where(named).limit(limit)
    contacts = list((await connection.execute(found)).scalars())
    if not contacts:
        return 0
    there = _conversation.c.contact_id.in_(contacts)
    held = select(_conversation.c.contact_id, _conversation.c.draft).where(there)
    for row in (await connection.execute(held)).all():
        if OFFICER in row.draft:
            rest = {name: value for name, value in row.draft.items() if name != OFFICER}
            mine = update(_conversation).where(_conversation.c.contact_id == row.contact_id)
            await connection.execute(mine.values(draft=rest))
    await connection.execute(update(_conversation).where(there).values(screen={}))
    await forget(connection, contacts)
    return len(contacts)


async def clear_all(connection: AsyncConnection, who: Collection[Who]) -> None:
    """Empty all of them: few are left where `clear` went before."""
    while await clear(connection, who):
        continue
