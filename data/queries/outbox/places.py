"""Where a push goes: the addresses of apps, and what a template message is addressed by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.queries.outbox.routes import Routes
from data.tables import Contact, Person

_contact, _person = table_of(Contact), table_of(Person)

UID, PHONE = "uid:", "tel:"
"""How the address of a template message begins: an account of the person, or their telephone number."""

_ADDRESSES = select(_contact.c.id, _contact.c.external_id, _contact.c.written_at).where(
    _contact.c.id.in_(bindparam("contacts", expanding=True))
)


class Place(NamedTuple):
    """Where a push goes: an address of its channel, and when the person last wrote from there."""

    address: str
    written_at: datetime | None
    name: str = ""  # of the person, for a template message


async def read(connection: AsyncConnection, rows: Sequence[AnyRow], channel: str, ways: Routes) -> dict[int, Place]:
    """Say for each of the pushes, by their keys, where it goes; `rows`: id, contact, person_id."""
    contacts = await connection.execute(_ADDRESSES, {"contacts": [row.contact for row in rows]})
    known = {row.id: Place(row.external_id, row.written_at) for row in contacts}
    if ways.template is None or channel != ways.template.way:
        return {row.id: known[row.contact] for row in rows}
    columns = (_person.c[name] for name in ("id", "phone", "name"))
    asked = select(*columns).where(_person.c.id.in_({row.person_id for row in rows}))
    people = {row.id: row for row in await connection.execute(asked)}

    def place(row: AnyRow) -> Place:
        person = people[row.person_id]
        address = UID + known[row.contact].address if row.contact else PHONE + person.phone
        return Place(address, None, person.name or "")

    return {row.id: place(row) for row in rows}
