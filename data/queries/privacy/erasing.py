"""Taking one person out of the tables: names and words go, keys and codes stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, exists, literal, null, or_, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import EVER, AnyRow, AnySelect, once, table_of
from data.enums import (
    CURRENT_MEMBERSHIPS,
    OPEN_STATES,
    UNSENT_PUSHES,
    MembershipState,
    PublishState,
    PushState,
    RecordState,
)
from data.queries.letters import letters
from data.queries.members import names
from data.queries.privacy import named
from data.queries.records import accepted_words
from data.tables import (
    Attachment,
    Consent,
    Contact,
    Conversation,
    DutyDone,
    Export,
    Grant,
    InboxUpdate,
    LinkCode,
    Membership,
    Person,
    Photo,
    PublishConsent,
    Push,
    Record,
    RecordText,
    ReminderSlot,
    Review,
    RosterEntry,
    Tally,
)
from data.types import Id

_person, _contact, _conversation = table_of(Person), table_of(Contact), table_of(Conversation)
_consent, _membership, _grant = table_of(Consent), table_of(Membership), table_of(Grant)
_record, _review, _photo = table_of(Record), table_of(Review), table_of(Photo)
_outbox, _slot, _inbox = table_of(Push), table_of(ReminderSlot), table_of(InboxUpdate)
_export, _roster, _tally = table_of(Export), table_of(RosterEntry), table_of(Tally)
_publish, _code = table_of(PublishConsent), table_of(LinkCode)
_text = table_of(RecordText)
_duty, _attachment = table_of(DutyDone), table_of(Attachment)


async def contacts(connection: AsyncConnection, person_id: int) -> Sequence[AnyRow]:
    """Read (id, channel, external_id, draft) of the apps from which the person writes."""
    columns = (_contact.c.id, _contact.c.channel, _contact.c.external_id, _conversation.c.draft)
    found = select(*columns).outerjoin(_conversation, _conversation.c.contact_id == _contact.c.id)
    return (await connection.execute(found.where(_contact.c.person_id == person_id))).all()


async def stop(connection: AsyncConnection, person_id: int, now: datetime, why: str) -> None:
    """End memberships and roles, withdraw what is open and their own, take back what waits to be sent."""
    current = update(_membership).where(
        _membership.c.person_id == person_id, _membership.c.state.in_(CURRENT_MEMBERSHIPS)
    )
    await connection.execute(current.values(state=MembershipState.ENDED, until=now))
    held = update(_grant).where(_grant.c.person_id == person_id, or_(_grant.c.until.is_(None), _grant.c.until > now))
    await connection.execute(held.values(until=now))
    own = (_record.c.person_id == person_id, _record.c.collective.is_(None))
    opened = update(_record).where(*own, _record.c.state.in_(OPEN_STATES))
    await connection.execute(opened.values(state=RecordState.WITHDRAWN, changed_at=now))
    waiting = update(_outbox).where(_outbox.c.person_id == person_id, _outbox.c.state.in_(UNSENT_PUSHES))
    await connection.execute(waiting.values(state=PushState.CANCELLED, settled_at=now, problem=why))
    await connection.execute(delete(_code).where(_code.c.person_id == person_id))
    await letters.stop(connection, person_id, now)
    agreed = update(_consent).where(_consent.c.person_id == person_id, _consent.c.withdrawn_at.is_(None))
    await connection.execute(agreed.values(withdrawn_at=now))


async def erase_person(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """Leave of the person's own row the key, and when they came and went."""
    nothing: dict[str, Any] = dict.fromkeys(
        (
            "name",
            "sort_key",
            "phone",
            "phone_lookup",
            "office_phone",
            "category",
            "digest_at",
            "remind_at",
            "blocked_at",
            "stopped_at",
        )
    )
    unwanted = dict.fromkeys(("wishes", "reminders", "announcements", "summaries"), False)
    gone = {**nothing, **unwanted, "erases_at": None, "erased_at": now}
    await connection.execute(update(_person).where(_person.c.id == person_id).values(gone))
    await connection.execute(update(_membership).where(_membership.c.person_id == person_id).values(note=None))
    await connection.execute(update(_roster).where(_roster.c.person_id == person_id).values(person_id=None))
    await connection.execute(delete(_tally).where(_tally.c.who == f"person:{person_id}"))
    await connection.execute(delete(_slot).where(_slot.c.person_id == person_id))


async def erase_records(connection: AsyncConnection, person_id: int) -> list[str]:
    """Empty the records and what officers wrote about them; returns the records' codes.

    What a collective handed in through the person stays the collective's: the name goes with the person's own row.
    """
    own = (_record.c.person_id == person_id, _record.c.collective.is_(None))
    emptied = update(_record).where(*own).values(answers={}, returned_parts={})
    rows = (await connection.execute(emptied.returning(_record.c.id, _record.c.code))).all()
    ids = [row.id for row in rows]
    await connection.execute(update(_review).where(_review.c.record_id.in_(ids)).values(reason=None))
    await accepted_words.read_anew_of(connection, person_id)
    await accepted_words.forget_words(connection, ids)
    await connection.execute(delete(_text).where(_text.c.record_id.in_(ids)))
    asked = update(_publish).where(_publish.c.record_id.in_(ids))
    await connection.execute(asked.values(how=None, person_id=None, roster_entry_id=None, state=PublishState.REFUSED))
    await _refuse_as_praised(connection, person_id)
    return [row.code for row in rows]


async def _refuse_as_praised(connection: AsyncConnection, person_id: int) -> None:
    """Refuse in the person's name to publish deeds that praise them; the reports themselves stay their senders'."""
    line = select(_roster.c.id).where(_roster.c.person_id == person_id)
    nobody = {"how": None, "person_id": None, "roster_entry_id": None, "state": PublishState.REFUSED}
    for praised in (_publish.c.person_id == person_id, _publish.c.roster_entry_id.in_(line)):  # each has its index
        emptied = update(_publish).where(praised).values(nobody).returning(_publish.c.record_id)
        await accepted_words.forget_words(connection, list((await connection.execute(emptied)).scalars()))


async def erase_photos(connection: AsyncConnection, person_id: int) -> tuple[int, list[str]]:
    """Delete the rows of photos and voice notes; returns how many, and the hashes that nobody else's file has.

    Those of a record that a collective handed in through the person stay with it.
    """
    # One value, read by the key of the record: PostgreSQL joins what is asked as EXISTS, and reads all records for it.
    collective = select(_record.c.collective).where(_record.c.id == _photo.c.record_id).scalar_subquery()
    own = delete(_photo).where(_photo.c.person_id == person_id, collective.is_(None))
    rows = await connection.execute(own.returning(_photo.c.sha256))
    mine = list(rows.scalars())
    return len(mine), sorted(set(mine) - await kept_photos(connection, mine))


async def kept_photos(connection: AsyncConnection, hashes: Iterable[str]) -> set[str]:
    """Return those of the hashes that some photo, the proof of a duty, or a file of an announcement has."""
    holding = (_photo.c.sha256, _duty.c.sha256, _attachment.c.sha256)
    named = (select(column).where(column.in_(set(hashes))) for column in holding)
    return set((await connection.execute(union(*named))).scalars())


async def erase_exports(connection: AsyncConnection, person_id: int) -> list[str]:
    """Delete the rows of the person's exports; returns the names of their files."""
    gone = delete(_export).where(_export.c.person_id == person_id).returning(_export.c.name)
    return list((await connection.execute(gone)).scalars())


async def erase_messages(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """Empty every push to the person or about them; their letters and old names go. The states of pushes stay."""
    waits = _outbox.c.state.in_(UNSENT_PUSHES)
    named = or_(_outbox.c.about_id == person_id, _outbox.c.told_by_id == person_id)
    concerned = or_(_outbox.c.person_id == person_id, named)
    emptied = {
        "text": "",
        "choices": null(),
        "attachment_id": null(),
        "state": case((waits, literal(PushState.CANCELLED, _outbox.c.state.type)), else_=_outbox.c.state),
        "settled_at": case((waits, literal(now, _outbox.c.settled_at.type)), else_=_outbox.c.settled_at),
    }
    await connection.execute(update(_outbox).where(concerned).values(emptied))
    await letters.erase(connection, person_id)
    await names.erase(connection, person_id)


async def erase_conversations(connection: AsyncConnection, rows: Sequence[AnyRow]) -> None:
    """Empty what these contacts see and have begun, and what they wrote; an update stays under its number."""
    for row in rows:
        blank: dict[str, Any] = {"screen": {}, "draft": {}, "shown": None, "answered": _conversation.c.seq}
        await connection.execute(update(_conversation).where(_conversation.c.contact_id == row.id).values(blank))
        await named.forget(connection, [row.id])
        written = (
            update(_inbox)
            .where(_inbox.c.channel == row.channel, _inbox.c.lane == row.external_id, _inbox.c.handled_at.is_not(None))
            .where(_inbox.c.raw.is_not(None))
        )
        await connection.execute(written.values(raw=None, lane=""))


async def shown_as(connection: AsyncConnection, person_id: int) -> frozenset[named.Who]:
    """Return the keys under which others may see a person: the person, and their lines in lists of units."""
    theirs = select(_roster.c.id).where(_roster.c.person_id == person_id)
    return named.people(person_id) | named.lines(*(await connection.execute(theirs)).scalars())


async def clear_screens(connection: AsyncConnection, person_id: int) -> int:
    """Empty some of the others' screens and drafts on which a person is named; returns how many.

    An officer may stand on those of thousands, so this is done before the erasing, a page in each unit of work.
    """
    return await named.clear(connection, await shown_as(connection, person_id))


async def to_let_go(connection: AsyncConnection, limit: int) -> list[int]:
    """List the apps of erased people whose last notice is settled. Many were erased ever: for a reader, not a unit."""
    return list((await connection.execute(*_to_let_go(limit=limit))).scalars())


@once(limit=Id)
def _to_let_go(limit: Any) -> AnySelect:
    waiting = exists().where(
        _outbox.c.person_id == _person.c.id, _outbox.c.state.in_([*UNSENT_PUSHES, PushState.SENDING])
    )
    theirs = select(_contact.c.id).join(_person, _person.c.id == _contact.c.person_id)
    return theirs.where(_person.c.erased_at >= EVER, ~waiting).limit(limit)


async def let_go(connection: AsyncConnection, contact_ids: Sequence[int]) -> None:
    """Unlink apps from their people: nothing leads from the app to the key any more."""
    await connection.execute(update(_contact).where(_contact.c.id.in_(contact_ids)).values(person_id=None))


async def erased_since(connection: AsyncConnection, moment: datetime) -> bool:
    found = select(_person.c.id).where(_person.c.erased_at >= moment).limit(1)
    return (await connection.execute(found)).first() is not None
