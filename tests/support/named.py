"""Whoever is named on the screen of somebody else is noted there by key, so that erasing finds it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from data.engine.statements import table_of
from data.tables import Contact, Conversation, NamedOnScreen, Person, RosterEntry

_contact, _conversation, _named = table_of(Contact), table_of(Conversation), table_of(NamedOnScreen)
_person, _entry = table_of(Person), table_of(RosterEntry)

OWN_WORDS = ("form/", "records/", "join/", "start/name")
"""Screens that show what a person has typed themselves, perhaps another's name, or what their app calls them."""
REPEATED = {"typed", "lines", "text", "story", "written", "reason"}
"""What somebody has typed and is repeated on the screens of others: found by its sender's key, whoever it tells of."""

_checked: dict[int, Any] = {}


async def assert_named(engine: AsyncEngine) -> None:
    """Check every conversation that has changed since the last look."""
    async with engine.connect() as connection:
        shown = select(_conversation, _contact.c.person_id).join(_contact, _contact.c.id == _conversation.c.contact_id)
        rows = [row for row in (await connection.execute(shown)).all() if _checked.get(row.contact_id) != row]
        _checked.update({row.contact_id: row for row in rows})
        told = {row.contact_id: _told(row) for row in rows}
        if any(told.values()):
            await _check(connection, {row.contact_id: row.person_id for row in rows}, told)


def _told(row: Any) -> str:
    """Return what the program shows of others: not what was typed and is only repeated, nor one's own words."""
    screen = row.screen
    if str(screen.get("name", "")).startswith(OWN_WORDS):
        screen = {}
    choices = [one for one in screen.get("choices", []) if one["code"] != "deed"]
    parts = [screen.get("context", {}), choices, row.draft.get("officer") or {}]
    return json.dumps(_without(parts), ensure_ascii=False)


def _without(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _without(value) for name, value in part.items() if name not in REPEATED}
    return [_without(one) for one in part] if isinstance(part, list) else part


async def _check(connection: AsyncConnection, owners: dict[int, int | None], told: dict[int, str]) -> None:
    noted = {(row.contact_id, row.kind, row.of_id) for row in await connection.execute(select(_named))}
    people = (await connection.execute(select(_person.c.id, _person.c.name, _person.c.office_phone))).all()
    for contact_id, text in told.items():
        own = {word for row in people if row.id == owners[contact_id] for word in row[1:]}
        for row in people:
            seen = [word for word in row[1:] if word and word not in own and word in text]
            alike = {other.id for other in people if other.name == row.name}
            keyed = any((contact_id, "person", key) in noted for key in alike)
            assert not seen or keyed or await _listed(connection, contact_id, noted, row.name), (seen, text)


async def _listed(connection: AsyncConnection, contact_id: int, noted: set[Any], name: str) -> bool:
    """Tell whether it is a line of a list, of the same name, that is shown."""
    lines = (await connection.execute(select(_entry.c.id).where(_entry.c.name == name))).scalars()
    return any((contact_id, "roster_entry", key) in noted for key in lines)
