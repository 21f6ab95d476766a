"""Everything that is kept about a person, as plain values: what the copy of one's own data holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from data.engine.statements import AnySelect, table_of
from data.queries.outbox import bodies
from data.queries.units import units
from data.tables import (
    AuditEntry,
    Consent,
    Contact,
    Conversation,
    Grant,
    Membership,
    Person,
    Photo,
    PublishConsent,
    Push,
    Record,
    Review,
    RosterEntry,
    Section,
)
from domain.campaigns import Campaign
from domain.forms.model import Form
from domain.records.describing import view_of

_contact, _conversation, _grant = table_of(Contact), table_of(Conversation), table_of(Grant)
_consent, _membership, _section = table_of(Consent), table_of(Membership), table_of(Section)
_record, _review, _photo, _outbox = table_of(Record), table_of(Review), table_of(Photo), table_of(Push)
_audit, _roster, _publish = table_of(AuditEntry), table_of(RosterEntry), table_of(PublishConsent)

Told = dict[str, Any]


async def tell(
    session: AsyncSession, person_id: int, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form]
) -> Told:
    """Read everything that is kept about a person. Moments are written as ISO 8601 with their offset."""
    person = await session.get_one(Person, person_id)
    connection = await session.connection()
    return {
        "name": person.name,
        "category": person.category.value if person.category else None,
        "phone": person.phone,
        "office_phone": person.office_phone,
        "address_form": person.address_form,
        "wishes": person.wishes,
        "reminders": person.reminders,
        "since": person.created_at.isoformat(),
        "blocked_at": person.blocked_at.isoformat() if person.blocked_at else None,
        "contacts": await _rows(connection, _of(_contact, person_id, "channel", "external_id", "written_at")),
        "consents": await _rows(connection, _of(_consent, person_id, "kind", "version", "given_at", "withdrawn_at")),
        "memberships": await _memberships(connection, person_id),
        "roles": await _named(connection, _of(_grant, person_id, "unit_id", "role", "since", "until")),
        "roster": await _lines(connection, person_id),
        "publishing": await _publishing(connection, person_id),
        "letters": await _letters(connection, person_id),
        "records": await _records(session, person_id, campaigns, forms),
        "photos": await _photos(connection, person_id),
        "drafts": await _drafts(connection, person_id),
        "messages": await _messages(connection, person_id),
        "acts": await _rows(
            connection, select(_audit.c.at, _audit.c.action).where(_audit.c.actor_id == person_id).order_by(_audit.c.id)
        ),
    }


def _of(table: Any, person_id: int, *names: str) -> AnySelect:
    return select(*(table.c[name] for name in names)).where(table.c.person_id == person_id).order_by(table.c.id)


async def _rows(connection: AsyncConnection, statement: AnySelect) -> list[Told]:
    found = (await connection.execute(statement)).mappings().all()
    return [{str(name): _plain(value) for name, value in row.items()} for row in found]


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


async def _named(connection: AsyncConnection, statement: AnySelect) -> list[Told]:
    """Say the unit's name, as it was on the day, instead of its key."""
    rows = await _rows(connection, statement)
    for row in rows:
        day = date.fromisoformat(str(row["since"])[:10])
        names = units.names(day).subquery()
        row["unit"] = await connection.scalar(select(names.c.name).where(names.c.unit_id == row.pop("unit_id")))
    return rows


async def _memberships(connection: AsyncConnection, person_id: int) -> list[Told]:
    statement = _of(_membership, person_id, "unit_id", "state", "since", "until")
    sections = statement.add_columns(_section.c.name.label("section"))
    return await _named(connection, sections.outerjoin(_section, _section.c.id == _membership.c.section_id))


async def _lines(connection: AsyncConnection, person_id: int) -> list[Told]:
    """Read the person's lines in the units' own lists, with the unit's last name."""
    names = units.names(date.max).subquery()
    columns = (_roster.c[name] for name in ("number", "name", "section", "category", "phone"))
    theirs = select(names.c.name.label("unit"), *columns).outerjoin(names, names.c.unit_id == _roster.c.unit_id)
    return await _rows(connection, theirs.where(_roster.c.person_id == person_id).order_by(_roster.c.id))


async def _publishing(connection: AsyncConnection, person_id: int) -> list[Told]:
    """Read what was said, by the person or for them, to publishing good deeds in which they are praised."""
    lines = select(_roster.c.id).where(_roster.c.person_id == person_id)
    columns = (_publish.c[name] for name in ("state", "adult", "wish", "how", "asked_at", "answered_at"))
    recorded = _publish.c.recorded_by.is_not(None).label("recorded_by_officer")
    theirs = select(_record.c.code, *columns, recorded).join(_record, _record.c.id == _publish.c.record_id)
    mine = or_(_publish.c.person_id == person_id, _publish.c.roster_entry_id.in_(lines))
    return await _rows(connection, theirs.where(mine).order_by(_publish.c.id))


async def _letters(connection: AsyncConnection, person_id: int) -> list[Told]:
    """Read the person's own letters, to officers or as one to members, as long as their texts are kept.

    A letter to several officers stands once.
    """
    own = or_(*(_outbox.c.key.startswith(kind) for kind in ("letter:", "answer:")))
    statement = select(_outbox.c.key, _outbox.c.created_at, _outbox.c.text).where(
        _outbox.c.about_id == person_id, own, _outbox.c.text != ""
    )
    rows = await _rows(connection, statement.order_by(_outbox.c.id))
    once = {row["key"].split(":")[1]: row for row in rows}
    return [{"written": row["created_at"], "text": row["text"]} for row in once.values()]


async def _records(
    session: AsyncSession, person_id: int, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form]
) -> list[Told]:
    connection = await session.connection()
    keys = (await connection.execute(_of(_record, person_id, "id"))).scalars().all()
    views = []
    for key in keys:
        record = await session.get_one(Record, key)
        decided = select(_review.c.action, _review.c.reason, _review.c.at).where(_review.c.record_id == key)
        view = asdict(view_of(record, campaigns, forms))
        sent = {"sent": record.submitted_at.isoformat(), "decisions": await _rows(connection, decided)}
        views.append({**view, "lines": [list(line) for line in view["lines"]], **sent})
    return views


async def _photos(connection: AsyncConnection, person_id: int) -> list[Told]:
    rows = await _rows(connection, _of(_photo, person_id, "sha256", "media_type", "size", "received_at"))
    return [{"number": number, **row} for number, row in enumerate(rows, 1)]


async def _drafts(connection: AsyncConnection, person_id: int) -> list[Told]:
    statement = (
        select(_conversation.c.draft)
        .join(_contact, _contact.c.id == _conversation.c.contact_id)
        .where(_contact.c.person_id == person_id)
    )
    drafts = (await connection.execute(statement)).scalars().all()
    own = [{name: value for name, value in (draft or {}).items() if name != "officer"} for draft in drafts]
    return [draft for draft in own if draft]  # an officer's work tells of others


async def _messages(connection: AsyncConnection, person_id: int) -> list[Told]:
    text = bodies.text_of()
    columns = (_outbox.c.created_at, _outbox.c.kind, _outbox.c.state, text.label("text"))
    kept = select(*columns).where(
        _outbox.c.person_id == person_id,
        text != "",
        ~_outbox.c.key.startswith("letter:"),  # what members write to an officer is theirs
    )
    return await _rows(connection, kept)
