"""Everything that is kept about a person, as plain values: what the copy of one's own data holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from data.queries.privacy import personal_data
from data.queries.records import texts
from data.tables import Person, Record
from domain.campaigns import Campaign
from domain.forms.model import Form
from domain.records import collectives
from domain.records.describing import form_for, lines_of, view_of

PlainRow = dict[str, Any]


async def tell(
    session: AsyncSession, person_id: int, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form]
) -> PlainRow:
    """Read everything that is kept about a person. Moments are written as ISO 8601 with their offset."""
    person = await session.get_one(Person, person_id)
    connection = await session.connection()
    return {
        "name": person.name,
        "old_names": _plain(await personal_data.old_names(connection, person_id)),
        "category": person.category.value if person.category else None,
        "phone": person.phone,
        "office_phone": person.office_phone,
        "address_form": person.address_form,
        "wishes": person.wishes,
        "reminders": person.reminders,
        "announcements": person.announcements,
        "summaries": person.summaries,
        "since": person.created_at.isoformat(),
        "blocked_at": person.blocked_at.isoformat() if person.blocked_at else None,
        "contacts": _plain(await personal_data.contacts(connection, person_id)),
        "consents": _plain(await personal_data.consents(connection, person_id)),
        "memberships": await _named(connection, await personal_data.memberships(connection, person_id)),
        "roles": await _named(connection, await personal_data.roles(connection, person_id)),
        "roster": _plain(await personal_data.lines(connection, person_id)),
        "publishing": _plain(await personal_data.publishing(connection, person_id)),
        "letters": await _letters(connection, person_id),
        "records": await _records(session, person_id, campaigns, forms),
        "photos": await _photos(connection, person_id),
        "drafts": await _drafts(connection, person_id),
        "messages": _plain(await personal_data.messages(connection, person_id)),
        "acts": _plain(await personal_data.acts(connection, person_id)),
    }


def _plain(rows: Iterable[Mapping[Any, Any]]) -> list[PlainRow]:
    return [{str(name): _as_text(value) for name, value in row.items()} for row in rows]


def _as_text(value: Any) -> Any:
    """Write a moment or a day as ISO 8601; anything else stays."""
    return value.isoformat() if hasattr(value, "isoformat") else value


async def _named(connection: AsyncConnection, rows: Iterable[Mapping[Any, Any]]) -> list[PlainRow]:
    """Say the unit's name, as it was on the day, instead of its key."""
    named = _plain(rows)
    for row in named:
        day = date.fromisoformat(str(row["since"])[:10])
        row["unit"] = await personal_data.unit_name(connection, row.pop("unit_id"), day)
    return named


async def _letters(connection: AsyncConnection, person_id: int) -> list[PlainRow]:
    """A letter to several officers stands once, and says how it ended where it stood in their list."""
    rows = _plain(await personal_data.letters(connection, person_id))
    once = {row["key"].split(":")[1]: {"written": row["created_at"], "text": row["text"]} for row in rows}
    for row in _plain(await personal_data.waiting_letters(connection, person_id)):
        code, text, written = (row.pop(name) for name in ("code", "text", "written_at"))
        once[code] = {"written": written, "text": text, **row}
    return sorted(once.values(), key=itemgetter("written"))


async def _records(
    session: AsyncSession, person_id: int, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form]
) -> list[PlainRow]:
    connection = await session.connection()
    views = []
    for key in await personal_data.record_ids(connection, person_id):
        record = await session.get_one(Record, key)
        whose = await collectives.name_of(connection, record)
        view = asdict(view_of(record, campaigns, forms, whose))
        decisions = _plain(await personal_data.decisions(connection, key))
        before = await _before(session, record, campaigns, forms)
        how_far = record.how_far.value if record.how_far else None
        sent = {"sent": record.submitted_at.isoformat(), "decisions": decisions, "before": before, "how_far": how_far}
        views.append({**view, "lines": [list(line) for line in view["lines"]], **sent})
    return views


async def _before(
    session: AsyncSession, record: Record, campaigns: Mapping[str, Campaign], forms: Mapping[str, Form]
) -> list[PlainRow]:
    """List what a record said before its changes, the newest first."""
    form = form_for(record, campaigns, forms)
    rows = await texts.before(await session.connection(), record.id or 0, record.version)
    return [
        {"replaced": row.replaced_at.isoformat(), "lines": [list(line) for line in lines_of(form, row.answers)]}
        for row in rows
    ]


async def _photos(connection: AsyncConnection, person_id: int) -> list[PlainRow]:
    rows = _plain(await personal_data.photos(connection, person_id))
    return [{"number": number, **row} for number, row in enumerate(rows, 1)]


async def _drafts(connection: AsyncConnection, person_id: int) -> list[PlainRow]:
    drafts = await personal_data.drafts(connection, person_id)
    own = [{name: value for name, value in (draft or {}).items() if name != "officer"} for draft in drafts]
    return [draft for draft in own if draft]  # an officer's work tells of others
