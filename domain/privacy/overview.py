"""What is kept about a person, in numbers and short facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.engine.unit_of_work import Work
from data.queries.members import people
from data.queries.privacy import consents, erasing, personal_data
from data.tables import Membership, Person, Section
from domain.units import view


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
    voices: int
    drafts: int
    erases_at: datetime | None
    blocked: bool  # officers take nothing from them


async def overview(work: Work, person_id: int) -> Overview:
    """Read what is kept about a person."""
    person = await work.session.get_one(Person, person_id)
    unit, section, state = await _belonging(work, person_id)
    consent = await consents.valid(work.connection, person_id)
    counts = await personal_data.count(work.connection, person_id)
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
        in_roster=counts.lines > 0,
        channels=tuple(sorted({row.channel for row in contacts})),
        agreed_at=consent.given_at if consent else None,
        version=consent.version if consent else None,
        records=counts.records,
        photos=counts.photos,
        voices=counts.voices,
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
