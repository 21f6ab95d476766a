"""Everything that is kept about a person: what the copy of one's own data is made of, and how much there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import RowMapping, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, table_of
from data.queries.outbox import bodies
from data.queries.units import units
from data.tables import (
    AuditEntry,
    Consent,
    Contact,
    Conversation,
    Export,
    Grant,
    MemberLetter,
    Membership,
    NameChange,
    Photo,
    PublishConsent,
    Push,
    Record,
    Review,
    RosterEntry,
    Section,
)

_contact, _conversation, _grant = table_of(Contact), table_of(Conversation), table_of(Grant)
_consent, _membership, _section = table_of(Consent), table_of(Membership), table_of(Section)
_record, _review, _photo, _outbox = table_of(Record), table_of(Review), table_of(Photo), table_of(Push)
_audit, _roster, _publish = table_of(AuditEntry), table_of(RosterEntry), table_of(PublishConsent)
_export, _letter, _name_change = table_of(Export), table_of(MemberLetter), table_of(NameChange)

Rows: TypeAlias = Sequence[RowMapping]


VOICE = "audio/"
"""How the media type of a voice note begins."""


class Counts(NamedTuple):
    """How much is kept about a person."""

    lines: int  # of their units' own lists
    records: int
    photos: int
    voices: int


async def count(connection: AsyncConnection, person_id: int) -> Counts:
    lines, records = [
        await connection.scalar(select(func.count()).where(table.c.person_id == person_id)) or 0
        for table in (_roster, _record)
    ]
    files = select(_photo.c.media_type).where(_photo.c.person_id == person_id)
    kinds = list((await connection.execute(files)).scalars())
    voices = sum(kind.startswith(VOICE) for kind in kinds)
    return Counts(lines, records, len(kinds) - voices, voices)


async def person_of_export(connection: AsyncConnection, name: str) -> int | None:
    """Return whose copy is to lie under a name."""
    return await connection.scalar(select(_export.c.person_id).where(_export.c.name == name))


async def _rows(connection: AsyncConnection, statement: AnySelect) -> Rows:
    return (await connection.execute(statement)).mappings().all()


def _of(table: Any, person_id: int, *names: str) -> AnySelect:
    return select(*(table.c[name] for name in names)).where(table.c.person_id == person_id).order_by(table.c.id)


async def contacts(connection: AsyncConnection, person_id: int) -> Rows:
    return await _rows(connection, _of(_contact, person_id, "channel", "external_id", "written_at"))


async def consents(connection: AsyncConnection, person_id: int) -> Rows:
    return await _rows(connection, _of(_consent, person_id, "kind", "version", "given_at", "withdrawn_at"))


async def memberships(connection: AsyncConnection, person_id: int) -> Rows:
    """Read (unit_id, state, since, until, section)."""
    theirs = _of(_membership, person_id, "unit_id", "state", "since", "until")
    named = theirs.add_columns(_section.c.name.label("section"))
    return await _rows(connection, named.outerjoin(_section, _section.c.id == _membership.c.section_id))


async def roles(connection: AsyncConnection, person_id: int) -> Rows:
    return await _rows(connection, _of(_grant, person_id, "unit_id", "role", "since", "until"))


async def unit_name(connection: AsyncConnection, unit_id: int, day: date) -> str | None:
    names = units.names(day).subquery()
    name: str | None = await connection.scalar(select(names.c.name).where(names.c.unit_id == unit_id))
    return name


async def lines(connection: AsyncConnection, person_id: int) -> Rows:
    """Read the person's lines in the units' own lists, with the unit's last name."""
    names = units.names(date.max).subquery()
    columns = (_roster.c[name] for name in ("number", "name", "section", "category", "phone"))
    theirs = select(names.c.name.label("unit"), *columns).outerjoin(names, names.c.unit_id == _roster.c.unit_id)
    return await _rows(connection, theirs.where(_roster.c.person_id == person_id).order_by(_roster.c.id))


async def publishing(connection: AsyncConnection, person_id: int) -> Rows:
    """Read what was said, by the person or for them, to publishing good deeds in which they are praised."""
    listed = select(_roster.c.id).where(_roster.c.person_id == person_id)
    columns = (_publish.c[name] for name in ("state", "adult", "wish", "how", "asked_at", "answered_at"))
    recorded = _publish.c.recorded_by.is_not(None).label("recorded_by_officer")
    theirs = select(_record.c.code, *columns, recorded).join(_record, _record.c.id == _publish.c.record_id)
    mine = or_(_publish.c.person_id == person_id, _publish.c.roster_entry_id.in_(listed))
    return await _rows(connection, theirs.where(mine).order_by(_publish.c.id))


async def letters(connection: AsyncConnection, person_id: int) -> Rows:
    """Read (key, created_at, text) of the person's own letters, to officers or as one to members.

    There is a row for each who got it, as long as its text is kept.
    """
    own = or_(*(_outbox.c.key.startswith(kind) for kind in ("letter:", "answer:")))
    found = select(_outbox.c.key, _outbox.c.created_at, _outbox.c.text).where(
        _outbox.c.about_id == person_id, own, _outbox.c.text != ""
    )
    return await _rows(connection, found.order_by(_outbox.c.id))


async def waiting_letters(connection: AsyncConnection, person_id: int) -> Rows:
    """Read what the person handed to officers, when and how it ended, for as long as its words are kept."""
    names = ("code", "written_at", "raised_at", "closed_at", "answered", "text")
    return await _rows(connection, _of(_letter, person_id, *names).where(_letter.c.text != ""))


async def old_names(connection: AsyncConnection, person_id: int) -> Rows:
    """Read (old, new, at) of the corrections of the person's own name."""
    return await _rows(connection, _of(_name_change, person_id, "old", "new", "at"))


async def record_ids(connection: AsyncConnection, person_id: int) -> Sequence[int]:
    return (await connection.execute(_of(_record, person_id, "id"))).scalars().all()


async def decisions(connection: AsyncConnection, record_id: int) -> Rows:
    decided = select(_review.c.action, _review.c.reason, _review.c.at).where(_review.c.record_id == record_id)
    return await _rows(connection, decided)


async def photos(connection: AsyncConnection, person_id: int) -> Rows:
    return await _rows(connection, _of(_photo, person_id, "sha256", "media_type", "size", "received_at"))


async def drafts(connection: AsyncConnection, person_id: int) -> Sequence[dict[str, Any] | None]:
    """List what lies unfinished in the person's conversations, an officer's work too."""
    found = (
        select(_conversation.c.draft)
        .join(_contact, _contact.c.id == _conversation.c.contact_id)
        .where(_contact.c.person_id == person_id)
    )
    return (await connection.execute(found)).scalars().all()


async def messages(connection: AsyncConnection, person_id: int) -> Rows:
    """Read (created_at, kind, state, text) of what was sent to the person.

    What members wrote to an officer is theirs, and not among it.
    """
    text = bodies.text_of()
    columns = (_outbox.c.created_at, _outbox.c.kind, _outbox.c.state, text.label("text"))
    kept = select(*columns).where(
        _outbox.c.person_id == person_id,
        text != "",
        ~_outbox.c.key.startswith("letter:"),
    )
    return await _rows(connection, kept)


async def acts(connection: AsyncConnection, person_id: int) -> Rows:
    """Read (at, action) of what the person did, as the audit trail has it."""
    done = select(_audit.c.at, _audit.c.action).where(_audit.c.actor_id == person_id)
    return await _rows(connection, done.order_by(_audit.c.id))
