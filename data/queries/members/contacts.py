"""The apps that people write from: cutting a lost one, giving it back, and joining two people who are one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import UNSENT_PUSHES, ContactState, RecordState
from data.queries.privacy import named
from data.queries.records import accepted_words
from data.tables import (
    Consent,
    Contact,
    Conversation,
    MemberLetter,
    NameChange,
    Person,
    Photo,
    PublishConsent,
    Push,
    Record,
    RosterEntry,
)

_contact = table_of(Contact)
_conversation = table_of(Conversation)
_person = table_of(Person)
_record = table_of(Record)
_push = table_of(Push)
_entry = table_of(RosterEntry)


async def of_person(connection: AsyncConnection, person_id: int) -> Sequence[AnyRow]:
    """Read (id, channel, state) of a person's contacts."""
    found = select(_contact.c.id, _contact.c.channel, _contact.c.state).where(_contact.c.person_id == person_id)
    return (await connection.execute(found.order_by(_contact.c.id))).all()


async def link(connection: AsyncConnection, contact_id: int, person_id: int) -> None:
    await connection.execute(update(_contact).where(_contact.c.id == contact_id).values(person_id=person_id))


async def change_state(connection: AsyncConnection, ids: Sequence[int], state: ContactState) -> None:
    await connection.execute(update(_contact).where(_contact.c.id.in_(ids)).values(state=state))


async def empty(connection: AsyncConnection, ids: Sequence[int], now: datetime) -> None:
    """Forget what the conversations of these contacts show and hold; their old buttons are old from now on."""
    following = _conversation.c.seq + 1
    emptied = update(_conversation).where(_conversation.c.contact_id.in_(ids))
    await connection.execute(
        emptied.values(screen={}, draft={}, shown=None, seq=following, answered=following, changed_at=now)
    )
    await named.forget(connection, ids)


async def hand_over(connection: AsyncConnection, from_person: int, to_person: int) -> None:
    """Give everything that one person has to another: apps, records, letters, photos, consents, waiting pushes."""
    for entity in (Contact, Record, MemberLetter, NameChange, Photo, Consent, PublishConsent, RosterEntry):
        table = table_of(entity)
        mine = update(table).where(table.c.person_id == from_person)
        await connection.execute(mine.values(person_id=to_person))
    await accepted_words.read_anew_of(connection, to_person)
    waiting = update(_push).where(_push.c.person_id == from_person, _push.c.state.in_(UNSENT_PUSHES))
    await connection.execute(waiting.values(person_id=to_person))
    of_them = update(_push).where(_push.c.about_id == from_person)  # what tells others of them goes with their erasing
    await connection.execute(of_them.values(about_id=to_person))


async def forget_name(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """Empty the row of somebody who was another person all along, and the screens that show them."""
    await named.clear_all(connection, named.people(person_id))
    nothing = dict.fromkeys(("name", "sort_key", "phone", "phone_lookup", "office_phone", "category"))
    emptied = {**nothing, "erased_at": now}
    await connection.execute(update(_person).where(_person.c.id == person_id).values(emptied))


async def held_records(connection: AsyncConnection, person_id: int) -> Sequence[AnyRow]:
    """Read (id, campaign, subject, round, kind) of a person's records that wait for confirmation."""
    columns = (_record.c.id, _record.c.campaign, _record.c.subject, _record.c.round, _record.c.kind)
    held = select(*columns).where(_record.c.person_id == person_id, _record.c.state == RecordState.HELD)
    return (await connection.execute(held)).all()


async def settled_subjects(connection: AsyncConnection, person_id: int) -> set[tuple[str, str, str]]:
    """Return (campaign, subject, round) of what a person has registered and not taken back."""
    gone = (RecordState.WITHDRAWN, RecordState.REJECTED)
    columns = (_record.c.campaign, _record.c.subject, _record.c.round)
    found = select(*columns).where(_record.c.person_id == person_id, _record.c.state.not_in(gone))
    return {(row[0], row[1], row[2]) for row in await connection.execute(found)}


async def change_records(connection: AsyncConnection, ids: Sequence[int], state: RecordState, now: datetime) -> None:
    await connection.execute(update(_record).where(_record.c.id.in_(ids)).values(state=state, changed_at=now))
