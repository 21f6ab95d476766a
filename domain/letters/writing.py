"""Messages between a member and the officers of the unit: always a way to write, never only a telephone number."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from data.engine.unit_of_work import Work
from data.enums import PushKind
from data.queries.letters import letters
from data.queries.members import people
from data.tables import MemberLetter, Membership, Person, Section
from domain import audit
from domain.errors import Problem
from domain.input.typed_text import checked_text
from domain.letters.closing import answered
from domain.letters.levels import Level, OfficerInCharge, levels
from domain.members.rights import demand_officer
from domain.outbox import Notice, choice, enqueue_all, notify
from domain.quiet_hours import Hours
from domain.text import templates
from domain.units import view

LIMIT = 1000  # characters: with its heading it fits a message of every channel


async def officers_in_charge(work: Work, person_id: int, *, above: bool = False) -> list[OfficerInCharge]:
    """List the officers of the person's unit, or of the nearest unit above that has any. Raises `Problem`.

    `above`: those of the level above them instead, none of them among these, for what is written may be about them.
    """
    found = [level async for level in _two_levels(work, person_id)]
    return found[above].officers if len(found) > above else []


async def _two_levels(work: Work, person_id: int) -> AsyncIterator[Level]:
    belongs = await people.current_membership(work.connection, person_id)
    if belongs is None:
        raise Problem("no_unit")
    count = 0
    async for level in levels(work, belongs[1], {person_id}):
        yield level
        count += 1
        if count > 1:
            return


async def write(work: Work, person_id: int, text: str, hours: Hours, *, above: bool = False) -> datetime:
    """Send a member's message to those in charge, or to the level above; returns when they see it. Raises `Problem`.

    It waits in the list of those officers until one of them answers or closes it.
    """
    checked = checked_text(text, LIMIT)
    found = [level async for level in _two_levels(work, person_id)]
    if len(found) <= above:
        raise Problem("nobody_in_charge")
    belongs = await people.current_membership(work.connection, person_id)
    assert belongs is not None  # noqa: S101 - `_two_levels` has refused whoever belongs nowhere
    to, due = found[above], read_at(work.now, hours)
    letter = MemberLetter(
        code=secrets.token_hex(8),
        person_id=person_id,
        unit_id=to.units[0] if above else belongs[1],
        above=above,
        kept_from=[officer.person_id for officer in found[0].officers] if above else [],
        text=checked,
        written_at=work.now,
    )
    await work.add(letter)
    keys = [officer.person_id for officer in to.officers]
    await enqueue_all(work, await pushes(work, letter, keys, due))
    await audit.record(work, person_id, "letter_written", f"person:{person_id}", officers=keys)
    return due


class Written(Protocol):
    """What of a letter stands in the pushes that carry it; a row of `data.queries.letters` has it as well."""

    code: str
    person_id: int
    unit_id: int
    text: str


async def pushes(work: Work, letter: Written, to: Sequence[int], due: datetime) -> list[dict[str, Any]]:
    """Make the pushes that carry a letter to officers; their keys let each have it once."""
    person = await work.session.get_one(Person, letter.person_id)
    section, unit = await _belonging(work, letter)
    facts = {"name": person.name or "", "section": section, "unit": unit, "text": letter.text}
    row = {"kind": PushKind.NOTICE, "about_id": letter.person_id, "text": templates.render("pushes/letter", facts)}
    row |= {"choices": [[choice("answer_letter", letter.person_id)]], "due_at": due}
    return [row | {"key": f"letter:{letter.code}:{officer}", "person_id": officer} for officer in to]


async def _belonging(work: Work, letter: Written) -> tuple[str | None, str]:
    belongs = await people.current_membership(work.connection, letter.person_id)
    if belongs is None:  # they have left since
        return None, (await view(work.connection, letter.unit_id, work.now.date())).short_name
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


async def writer_of(work: Work, push_id: int, written_by: int) -> int:
    """Return who is answered by the button of a push: whoever wrote it, or whoever they have become since."""
    return await letters.writer_of_push(work.connection, push_id) or written_by


async def answer(work: Work, officer_id: int, member_id: int, text: str, hours: Hours) -> datetime:
    """Send an officer's answer to the member; returns when it goes out. Raises `Problem` or `Refused`.

    It answers all that the member has written and that this officer may see.
    """
    checked = checked_text(text, LIMIT)
    await addressee(work, officer_id, member_id)
    officer = await work.session.get_one(Person, officer_id)
    due = hours.awake(work.now)
    key, facts = f"answer:{secrets.token_hex(8)}", {"officer": officer.name or "", "text": checked}
    ask = [[choice("write_letter", label="answer_letter")]]
    await notify(work, member_id, Notice("letter_answer", key, facts, ask, about_id=officer_id), due)
    await answered(work, officer_id, member_id)
    await audit.record(work, officer_id, "letter_answered", f"person:{member_id}")
    return due


def is_later(due: datetime, now: datetime) -> bool:
    return due - now > timedelta(minutes=1)
