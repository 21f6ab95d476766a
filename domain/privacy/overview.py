"""What is kept about a person, in numbers and short facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from data.engine.statements import table_of
from data.engine.unit_of_work import Work
from data.enums import ConsentKind
from data.queries.members import people
from data.queries.privacy import erasing
from data.tables import Consent, Membership, Person, Photo, Record, RosterEntry, Section
from domain.units import view

_consent, _record, _photo, _roster = table_of(Consent), table_of(Record), table_of(Photo), table_of(RosterEntry)


@dataclass(frozen=True)
class Overview:
    name: str | None
    category: str | None  # a WorkerCategory
    phone: str | None
    office_phone: str | None
    unit: str | None  # where they belong now
    section: str | None
    state: str | None  # a MembershipState
    officer: bool
    in_roster: bool  # the unit's own list has a line for them
    channels: tuple[str, ...]
    agreed_at: datetime | None
    version: str | None
    records: int
    photos: int
    drafts: int
    erases_at: datetime | None
    blocked: bool  # officers take nothing from them


async def overview(work: Work, person_id: int) -> Overview:
    """Read what is kept about a person."""
    person = await work.session.get_one(Person, person_id)
    unit, section, state = await _belonging(work, person_id)
    consent = await _consent_of(work, person_id)
    contacts = await erasing.contacts(work.connection, person_id)
    return Overview(
        name=person.name,
        category=person.category,
        phone=person.phone,
        office_phone=person.office_phone,
        unit=unit,
        section=section,
        state=state,
        officer=bool(await people.officer_units(work.connection, person_id, work.now)),
        in_roster=await _count(work, select(func.count()).where(_roster.c.person_id == person_id)) > 0,
        channels=tuple(sorted({row.channel for row in contacts})),
        agreed_at=consent[0] if consent else None,
        version=consent[1] if consent else None,
        records=await _count(work, select(func.count()).where(_record.c.person_id == person_id)),
        photos=await _count(work, select(func.count()).where(_photo.c.person_id == person_id)),
        drafts=sum("form" in (row.draft or {}) for row in contacts),
        erases_at=person.erases_at,
        blocked=person.blocked_at is not None,
    )


async def _belonging(work: Work, person_id: int) -> tuple[str | None, str | None, str | None]:
    belongs = await people.current_membership(work.connection, person_id)
    if belongs is None:
        return None, None, None
    membership = await work.session.get_one(Membership, belongs[0])
    section = await work.session.get(Section, membership.section_id) if membership.section_id else None
    unit = await view(work.connection, membership.unit_id, work.now.date())
    return unit.name, section.name if section else None, membership.state.value


async def _consent_of(work: Work, person_id: int) -> tuple[datetime, str] | None:
    newest = select(_consent.c.given_at, _consent.c.version).where(
        _consent.c.person_id == person_id,
        _consent.c.kind == ConsentKind.STORE,
        _consent.c.withdrawn_at.is_(None),
    )
    row = (await work.connection.execute(newest.order_by(_consent.c.id.desc()).limit(1))).first()
    return (row[0], row[1]) if row else None


async def _count(work: Work, statement: object) -> int:
    return int(await work.connection.scalar(statement) or 0)  # type: ignore[call-overload]  # any select of one number
