"""Messages between a member and the officers of the unit: always a way to write, never only a telephone number."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.members import officers, people
from data.queries.units import succession
from data.tables import Membership, Person, Section
from domain import audit
from domain.errors import Problem
from domain.input.typed_text import checked_text
from domain.members.rights import demand_officer
from domain.outbox import choice, enqueue
from domain.quiet_hours import Hours
from domain.text import templates
from domain.units import view

LIMIT = 1000  # characters: with its heading it fits a message of every channel


@dataclass(frozen=True)
class OfficerInCharge:
    """An officer in charge, as members see them. `phone` only if the officer gave one for this."""

    person_id: int
    name: str
    you: str
    unit: str
    phone: str | None


async def officers_in_charge(work: Work, person_id: int, *, above: bool = False) -> list[OfficerInCharge]:
    """List the officers of the person's unit, or of the nearest unit above that has any. Raises `Problem`.

    After the unit has ended those of all who carry on after it. `above`: those of the level above them instead, none of
    them among these, for what is written may be about them.
    """
    belongs = await people.current_membership(work.connection, person_id)
    if belongs is None:
        raise Problem("no_unit")
    day = work.now.date()
    line = await succession.line_of(work.connection, belongs[1], day)
    passed: set[int] = set()
    for _, same in groupby(line, key=attrgetter("depth")):
        found = {one.person_id: one for row in same for one in await _in_charge(work, row.at, person_id)}
        others = [one for key, one in found.items() if key not in passed]
        if others and (passed or not above):
            return others
        passed |= set(found)
    return []


async def _in_charge(work: Work, unit_id: int, besides: int) -> list[OfficerInCharge]:
    found = await officers.in_charge(work.connection, unit_id, work.now, besides=besides)
    unit = (await view(work.connection, unit_id, work.now.date())).short_name if found else ""
    return [OfficerInCharge(row.id, row.name or "", row.address_form, unit, row.office_phone) for row in found]


async def write(work: Work, person_id: int, text: str, hours: Hours, *, above: bool = False) -> datetime:
    """Send a member's message to those in charge, or to the level above; returns when they see it. Raises `Problem`."""
    checked = checked_text(text, LIMIT)
    to = await officers_in_charge(work, person_id, above=above)
    if not to:
        raise Problem("nobody_in_charge")
    person = await work.session.get_one(Person, person_id)
    section, unit = await _belonging(work, person_id)
    due, letter = read_at(work.now, hours), secrets.token_hex(8)
    for officer in to:
        await enqueue(
            work,
            key=f"letter:{letter}:{officer.person_id}",
            kind=PushKind.NOTICE,
            person_id=officer.person_id,
            about_id=person_id,
            text=templates.render("pushes/letter", name=person.name or "", section=section, unit=unit, text=checked),
            choices=[[choice("answer_letter", person_id)]],
            due_at=due,
        )
    await audit.record(
        work, person_id, "letter_written", f"person:{person_id}", officers=[officer.person_id for officer in to]
    )
    return due


async def _belonging(work: Work, person_id: int) -> tuple[str | None, str]:
    belongs = await people.current_membership(work.connection, person_id)
    assert belongs is not None  # noqa: S101 - `officers_in_charge` has refused whoever belongs nowhere
    membership = await work.session.get_one(Membership, belongs[0])
    section = await work.session.get(Section, membership.section_id) if membership.section_id else None
    unit = await view(work.connection, membership.unit_id, work.now.date())
    return section.name if section else None, unit.short_name


def read_at(now: datetime, hours: Hours) -> datetime:
    """When officers see it: at once, or after the quiet hours with the summary of the morning."""
    if not hours.is_quiet(now):
        return now
    awake = hours.awake(now)
    return max(awake, awake.replace(hour=hours.digest.hour, minute=hours.digest.minute, second=0, microsecond=0))


async def addressee(work: Work, officer_id: int | None, member_id: int) -> Person:
    """Return the member whom an officer of their unit or above may answer. Raises `Problem` or `Refused`."""
    belongs = await people.current_membership(work.connection, member_id)
    if belongs is None:
        raise Problem("nobody_there")
    await demand_officer(work, officer_id, belongs[1])
    return await work.session.get_one(Person, member_id)


async def answer(work: Work, officer_id: int, member_id: int, text: str, hours: Hours) -> datetime:
    """Send an officer's answer to the member; returns when it goes out. Raises `Problem` or `Refused`."""
    checked = checked_text(text, LIMIT)
    member = await addressee(work, officer_id, member_id)
    officer = await work.session.get_one(Person, officer_id)
    due = hours.awake(work.now)
    await enqueue(
        work,
        key=f"answer:{secrets.token_hex(8)}",
        kind=PushKind.NOTICE,
        person_id=member_id,
        about_id=officer_id,
        text=templates.render(
            "pushes/letter_answer", officer=officer.name or "", text=checked, you=member.address_form
        ),
        choices=[[choice("write_letter", label="answer_letter")]],
        due_at=due,
    )
    await audit.record(work, officer_id, "letter_answered", f"person:{member_id}")
    return due


def is_later(due: datetime, now: datetime) -> bool:
    return due - now > timedelta(minutes=1)
