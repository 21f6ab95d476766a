"""Joining: a contact becomes a person who belongs to a unit. Nothing about a person is kept before their consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from data.engine.unit_of_work import Work
from data.enums import ConsentKind, MembershipState, WorkerCategory
from data.queries.members import contacts, people, profile
from data.tables import Consent, Membership, Person
from domain import audit
from domain.errors import Problem
from domain.members import addressing, blocking
from domain.text.normalise import plain, tidy

CONSENT_VERSION, CONSENT_DAY = "1", date(2026, 11, 1)
"""What is agreed to, and since when it has been worded like that."""


def consent_facts(today: date) -> dict[str, str | None]:
    """Say for the templates which version is asked for; in a demo that shows an earlier year it has no day."""
    return {"version": CONSENT_VERSION, "day": CONSENT_DAY.isoformat() if today >= CONSENT_DAY else None}


COMEBACK = timedelta(days=30)
OFFERED_LIMIT = 40  # characters of a name that a button shows whole
NAME_LIMIT = 120  # characters; the longest names of six words stay far below


@dataclass(frozen=True)
class Joining:
    """What a person told while joining."""

    contact_id: int
    channel: str
    unit_id: int
    name: str
    category: WorkerCategory | None = None
    section_id: int | None = None
    note: str | None = None  # how the person called a unit that is not there yet
    confirmed: bool = False  # whoever comes by an invitation needs no confirmation


def check_name(typed: str) -> str:
    """Return the name as it will be kept: as typed, never cut, never re-capitalised. Raises `Problem`.

    Names of every ethnic group must pass (H'Hen Niê, Y Moan Êban, a single letter, six words); only what cannot be a
    name at all is refused: no letter in it, digits, a link, markup.
    """
    name = tidy(typed)
    if len(name) > NAME_LIMIT:
        raise Problem("name_too_long", limit=NAME_LIMIT)
    if not any(char.isalpha() for char in plain(name)) or any(
        char.isdecimal() or char in "/@<>{}%&;=" for char in name
    ):
        raise Problem("not_a_name")
    return name


def offered_name(profile: str) -> str | None:
    """Return the name of a profile if it may be the person's whole one: words of letters, two or more.

    What else people call themselves on a platform (a nickname, a flower, a shop) is not offered.
    """
    name = tidy(profile)
    words = name.split()
    is_name = len(words) > 1 and all(char.isalpha() or char in "-.'’" for word in words for char in word)
    return name if is_name and len(name) <= OFFERED_LIMIT else None


async def comes_back(work: Work, contact_id: int, unit_id: int) -> bool:
    """Tell whether somebody returns to a unit that they left within thirty days: that is no new join."""
    return await people.belonged_since(work.connection, contact_id, unit_id, work.now - COMEBACK)


async def join(work: Work, joining: Joining) -> Person:
    """Make the person, their consent and their membership, which waits for an officer unless it is vouched for."""
    form = await addressing.form_of(work, joining.unit_id)
    person = Person(name=check_name(joining.name), category=joining.category, created_at=work.now, address_form=form)
    await work.add(person)
    person_id = person.id or 0
    await work.add(
        Consent(
            person_id=person_id,
            kind=ConsentKind.STORE,
            version=CONSENT_VERSION,
            channel=joining.channel,
            given_at=work.now,
        )
    )
    membership = Membership(
        person_id=person_id,
        unit_id=joining.unit_id,
        section_id=joining.section_id,
        state=MembershipState.ACTIVE if joining.confirmed else MembershipState.WAITING,
        since=work.now,
        note=joining.note,
    )
    await work.add(membership)
    await link(work, joining.contact_id, person_id)
    if not joining.confirmed:
        await blocking.recognise(work, joining.contact_id, person)
    await audit.record(work, person_id, "joined", f"membership:{membership.id}", unit=joining.unit_id)
    return person


async def link(work: Work, contact_id: int, person_id: int) -> None:
    """Let a contact speak for a person."""
    await contacts.link(work.connection, contact_id, person_id)


async def address(work: Work, person_id: int, form: str) -> None:
    """Speak to the person in this form from now on (anh/chị, đồng chí, bạn)."""
    await profile.change(work.connection, person_id, address_form=form)
