"""Finding a person in their unit's own list: by a phone that is surely theirs or by a personal code, never by name.

A proof whose name differs from what the person typed is shown to the officer, but is no match: a phone may be lent.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import MatchKind
from data.queries.members import memberships, people, profile, roster
from data.tables import Membership, Person, RosterEntry
from data.types import HANOI
from domain import audit
from domain.errors import Problem
from domain.members.phones import read_phone
from domain.members.rights import demand_officer
from domain.text.normalise import has_diacritics, same_words
from domain.units.join_codes import DIGITS, LETTERS, signs

CODE_LIFE = timedelta(days=90)
"""How long a personal code opens its line, unless told otherwise."""
CODE_LENGTH = 8  # of 19 characters: seventeen thousand million codes for the few hundred lines of one list


@dataclass(frozen=True)
class Lookup:
    """What a proof has found. `matched`: the list knows the person under the name that they typed."""

    found: bool
    matched: bool = False
    spelled: str | None = None  # how the list writes the name, where the person typed it without its marks


async def wanted(work: Work, person_id: int) -> bool:
    """Tell whether a phone or a code may yet find the person in their unit's list; names alone prove nothing."""
    belongs = await people.current_membership(work.connection, person_id)
    if belongs is None or not await roster.can_prove(work.connection, belongs[1], work.now):
        return False
    return await roster.of_person(work.connection, belongs[1], person_id) is None


async def match_phone(work: Work, person_id: int, phone: str) -> Lookup:
    """Keep a phone that the platform says is the sender's own, and look for it in the list of their unit."""
    number = read_phone(phone) or read_phone(f"+{phone}")
    if number is None:
        return Lookup(found=False)
    await profile.change(work.connection, person_id, phone=number, phone_lookup=number)
    belongs = await people.current_membership(work.connection, person_id)
    entries = await roster.with_phone(work.connection, belongs[1], number) if belongs else []
    return await _match(work, person_id, entries, MatchKind.PHONE)


async def match_code(work: Work, person_id: int, typed: str) -> Lookup:
    """Look for a typed personal code in the list of the person's unit."""
    belongs = await people.current_membership(work.connection, person_id)
    entries = await roster.with_code(work.connection, belongs[1], digest(typed), work.now) if belongs else []
    return await _match(work, person_id, entries, MatchKind.CODE)


async def _match(work: Work, person_id: int, entries: Sequence[AnyRow], kind: MatchKind) -> Lookup:
    belongs = await people.current_membership(work.connection, person_id)
    person = await work.session.get_one(Person, person_id)
    free = [entry for entry in entries if entry.person_id is None]
    named = [entry for entry in free if same_words(entry.name, person.name or "")]
    chosen = named if len(named) == 1 else free if len(free) == 1 else []
    if belongs is None or not chosen or await roster.of_person(work.connection, belongs[1], person_id):
        return Lookup(found=bool(free))
    if not await roster.claim(work.connection, chosen[0].id, person_id):
        return Lookup(found=True)
    if chosen == named:
        await memberships.change(work.connection, belongs[0], matched_by=kind)
    await audit.record(work, person_id, "roster_found", f"membership:{belongs[0]}", by=kind, entry=chosen[0].id)
    listed = chosen[0].name
    better = chosen == named and has_diacritics(listed) and not has_diacritics(person.name or "")
    return Lookup(found=True, matched=chosen == named, spelled=listed if better else None)


async def pair(work: Work, officer_id: int | None, membership_id: int, entry_id: int) -> None:
    """Let an officer say that a person is that line of the list. Raises `Problem` or `Refused`."""
    membership = await work.session.get(Membership, membership_id)
    entry = await work.session.get(RosterEntry, entry_id)
    if membership is None or entry is None or entry.unit_id != membership.unit_id:
        raise Problem("nobody_there")
    officer = await demand_officer(work, officer_id, membership.unit_id)
    await roster.release(work.connection, membership.person_id, membership.unit_id)
    if not await roster.claim(work.connection, entry_id, membership.person_id):
        raise Problem("line_taken")
    await memberships.change(work.connection, membership_id, matched_by=MatchKind.OFFICER)
    await audit.record(work, officer, "roster_paired", f"membership:{membership_id}", entry=entry_id)


async def issue_code(
    work: Work, officer_id: int | None, entry_id: int, life: timedelta = CODE_LIFE
) -> tuple[RosterEntry, str]:
    """Give a line of the list a new personal code; it is returned once and kept nowhere. Raises `Refused`."""
    entry = await work.session.get(RosterEntry, entry_id)
    if entry is None:
        raise Problem("nobody_there")
    officer = await demand_officer(work, officer_id, entry.unit_id)
    code = "".join(secrets.choice(LETTERS + DIGITS) for _ in range(CODE_LENGTH))
    last_day = (work.now + life).astimezone(HANOI).date()  # people are told a day, and it opens the line until its end
    until = datetime.combine(last_day + timedelta(days=1), time(), HANOI)
    await roster.give_code(work.connection, entry_id, digest(code), until)
    await audit.record(work, officer, "personal_code_issued", f"roster_entry:{entry_id}")
    return entry, code


def digest(typed: str) -> str:
    """Digest a personal code however it is typed: case, spaces and dashes do not matter."""
    return sha256(signs(typed).encode()).hexdigest()
