"""One person in several apps: a code shown in one is typed in another, and both speak for the same person from then on.

Whoever types the code has both apps in hand, so nobody else needs to agree; the person's other apps are told at once
and can undo it. What belongs to a confirmed person is never moved by a code: that is an officer's decision.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from data.engine.unit_of_work import Work
from data.enums import ContactState, MembershipState
from data.queries.members import apps, contacts, grants, people
from data.tables import Contact, LinkCode, Person
from domain import audit, journal
from domain import limits as limiting
from domain.errors import Problem, Refused
from domain.journal import Act
from domain.limits import Kind
from domain.members.joining import link
from domain.members.memberships import close_waiting
from domain.members.merging import become
from domain.outbox import Notice, choice, notify
from domain.units import view
from domain.units.join_codes import DIGITS, LETTERS, signs

LIFE = timedelta(minutes=10)
LENGTH = 8  # of 19 characters: some seventeen thousand million codes, of which a handful lives at a time
LEAST = 2  # letters and digits each, so that no word and no number is taken for a code
TRIES = 5  # wrong codes of one app in an hour


@dataclass(frozen=True)
class Issued:
    """A code as it is shown, once."""

    code: str
    until: datetime


@dataclass(frozen=True)
class Offer:
    """Whom a typed code leads to, asked about before anything is joined."""

    code_id: int
    name: str
    unit: str | None
    moves: bool  # this app spoke for somebody who waits; what they sent goes along
    person_id: int


async def issue(work: Work, person_id: int, contact_id: int) -> Issued:
    """Make a code that joins another app to the person; one that was made before opens nothing any more."""
    await limiting.demand_unblocked(work, person_id)
    await apps.forget_codes(work.connection, person_id)
    code = _draw()
    row = LinkCode(digest=digest(code), person_id=person_id, contact_id=contact_id, created_at=work.now)
    row.expires_at = work.now + LIFE
    await work.add(row)
    return Issued(f"{code[:4]}-{code[4:]}", row.expires_at)


def _draw() -> str:
    while True:
        code = "".join(secrets.choice(LETTERS + DIGITS) for _ in range(LENGTH))
        if read(code):
            return code


def read(typed: str) -> str | None:
    """Read a typed code: case, spaces and dashes do not matter. `None` for what can be none."""
    code = signs(typed)
    digits = sum(char in DIGITS for char in code)
    whole = len(code) == LENGTH and set(code) <= set(LETTERS + DIGITS)
    return code if whole and LEAST <= digits <= LENGTH - LEAST else None


def digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()


async def look(work: Work, typed: str, contact_id: int) -> Offer | None:
    """Say whom a code leads to; `None` when it opens nothing (any more). Raises `Limited` after too many tries.

    Raises `Problem` when this app cannot be joined to that person, with the way out.
    """
    await limiting.demand(work, Kind.LINKS, limiting.contact(contact_id), TRIES)
    found = await apps.look_up(work.connection, digest(read(typed) or ""), work.now)
    if found is None:
        return None
    other = await _there(work, contact_id, found.person_id)
    owner = await _owner(work, found.person_id)
    belongs = await people.current_membership(work.connection, found.person_id)
    unit = await view(work.connection, belongs[1], work.now.date()) if belongs else None
    name, place = owner.name or "", unit.name if unit else None
    return Offer(found.id, name, place, moves=other is not None, person_id=found.person_id)


async def take(work: Work, code_id: int, contact_id: int) -> Person:
    """Join the app to the person of the code, once however many try. Raises `Problem`; nothing has happened then."""
    used = await apps.use(work.connection, code_id, contact_id, work.now)
    if used is None:
        raise Problem("link_code_over")
    owner = await _owner(work, used.person_id)
    other = await _there(work, contact_id, used.person_id)
    if other is not None:
        await _absorb(work, other, used.person_id)
    contact = await work.session.get_one(Contact, contact_id)
    await link(work, contact_id, used.person_id)
    detail = {"contact": contact_id, "by_contact": used.contact_id, "was": other}
    await audit.record(work, used.person_id, "app_linked", f"person:{used.person_id}", **detail)
    await _tell_others(work, owner, contact)
    return owner


async def _owner(work: Work, person_id: int) -> Person:
    """Return the person of a code, unless they are erased or blocked meanwhile."""
    person = await work.session.get_one(Person, person_id)
    if person.erased_at is not None:
        raise Problem("link_code_over")
    await limiting.demand_unblocked(work, person_id)
    return person


async def _there(work: Work, contact_id: int, owner: int) -> int | None:
    """Return the person for whom the app speaks so far, if they can go along. Raises `Problem`."""
    contact = await work.session.get_one(Contact, contact_id)
    person = await work.session.get(Person, contact.person_id) if contact.person_id else None
    if person is None or person.erased_at is not None:
        return None
    other = person.id or 0
    if other == owner:
        raise Problem("linked_already")
    theirs = await people.current_membership(work.connection, other)
    settled = theirs is not None and theirs[2] is MembershipState.ACTIVE
    roles = await grants.held(work.connection, other, work.now)
    if (
        settled
        or roles
        or person.erases_at
        or person.blocked_at
        or await apps.has_settled_facts(work.connection, other)
    ):
        raise Refused("app_of_another")
    mine = await people.current_membership(work.connection, owner)
    if await apps.held_elsewhere(work.connection, other, (mine or theirs or (0, None))[1]):
        raise Refused("app_waits_elsewhere")
    return other


async def _absorb(work: Work, other: int, owner: int) -> None:
    """Let somebody who still waits become the person of the code; both apps were in one hand."""
    theirs = await people.current_membership(work.connection, other)
    mine = await people.current_membership(work.connection, owner)
    if theirs and mine:
        await close_waiting(work, owner, theirs[0], MembershipState.ENDED)
    elif theirs:
        await apps.give_membership(work.connection, theirs[0], owner)
    belongs = mine or theirs
    unit_id = belongs[1] if belongs else 0
    await become(work, other, owner, unit_id, confirmed=bool(mine and mine[2] is MembershipState.ACTIVE))


async def _tell_others(work: Work, person: Person, joined: Contact) -> None:
    """Tell the person's other apps at once, day or night: whoever is not the person must be seen."""
    facts, ask = {"app": joined.channel}, [[choice("unlink_app", joined.id or 0, label="not_my_app")]]
    for app in await apps.listed(work.connection, person.id or 0):
        if app.id == joined.id or app.state is not ContactState.ACTIVE:
            continue
        key = f"app_linked:{app.id}:{joined.id}:{work.now.isoformat()}"
        await notify(work, person.id or 0, Notice("app_linked", key, facts, ask, only_contact_id=app.id), work.now)


async def unlink(work: Work, person_id: int, contact_id: int) -> None:
    """Let one of the person's own apps speak for nobody; it is told so. Raises `Problem` for the only one."""
    listed = await apps.listed(work.connection, person_id)
    if contact_id not in {app.id for app in listed}:
        raise Problem("app_not_linked")
    if not any(app.id != contact_id and app.state is ContactState.ACTIVE for app in listed):
        raise Problem("only_app")
    await journal.write(work, Act.APP_UNLINKED, person_id, contacts=[contact_id])
    await apps.unlink(work.connection, person_id, contact_id)
    await apps.take_back_pushes(work.connection, contact_id, work.now)
    await apps.forget_codes(work.connection, person_id)
    await contacts.empty(work.connection, [contact_id], work.now)
    await audit.record(work, person_id, "app_unlinked", f"person:{person_id}", contact=contact_id)
    key = f"app_unlinked:{contact_id}:{work.now.isoformat()}"
    await notify(work, person_id, Notice("app_unlinked", key, {}, only_contact_id=contact_id), work.now)


async def prefer(work: Work, person_id: int, contact_id: int | None) -> None:
    """Send what nobody asked for to this app first; `None`: to the one that was written from last. Raises."""
    if contact_id is not None:
        listed = await apps.listed(work.connection, person_id)
        if contact_id not in {app.id for app in listed if app.state is ContactState.ACTIVE}:
            raise Problem("app_not_linked")
    await apps.prefer(work.connection, person_id, contact_id)
