"""Finding a member of an officer's units by name, and what the officer sees of them."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.connect import Reading
from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.enums import ContactState, MembershipState
from data.queries.members import contacts, grants, members, roster
from data.queries.privacy import named
from data.tables import Membership, Person, RosterEntry, Section
from domain import units
from domain.errors import Problem
from domain.members.rights import demand_officer
from domain.text.normalise import fold
from domain.text.searching import alike, few, searched, together

LISTED = 15  # names that one search offers
LOOKED_AT = 4_000
"""Above this number a search by name is refused; the officer chooses a unit further below first."""
ALIKE = 78.0  # how similar a name must be to what was typed, of 100


@dataclass(frozen=True)
class Found:
    """Somebody found by name: a member (`key` of the membership), or a line of the list (`key` of the entry)."""

    key: int
    name: str
    section: str | None
    unit: str
    person_id: int | None = None  # `None`: a line of the list


@dataclass(frozen=True)
class Member:
    """A member as an officer sees them."""

    membership_id: int
    person_id: int
    name: str
    unit: str
    section: str | None
    state: MembershipState
    since: datetime
    phones: int  # apps that reach them
    cut: int  # apps that were cut
    roles: int  # what they hold now
    blocked: bool  # nothing is taken from them


@dataclass(frozen=True)
class Size:
    """How many belong to a unit and below it."""

    confirmed: int
    waiting: int
    listed: int  # lines of the unit's own list
    bare: int  # units here and below that have no officer


async def find(work: Work, officer_id: int | None, unit_id: int, typed: str) -> tuple[list[Found], list[Found]]:
    """Find by name who belongs to a unit or below it, and who stands in its list but has not joined.

    Raises `Problem` when there are too many people to look through, and `Refused`.
    """
    await demand_officer(work, officer_id, unit_id)

    async def look_through(connection: AsyncConnection) -> list[AnyRow]:
        rows = await members.names(connection, unit_id, work.now, LOOKED_AT + 1)
        if len(rows) > LOOKED_AT:
            raise Problem("too_many_people", limit=LOOKED_AT)
        return await _like(typed, rows)

    chosen = work.read_before(("members", unit_id, typed), look_through)
    return await _placed(work, chosen), await not_joined(work, unit_id, typed, before=True)


async def not_joined(work: Work, unit_id: int, typed: str, *, before: bool = False) -> list[Found]:
    """Find by name who stands in a unit's list and has not been matched with anybody.

    `before`: this unit of work has confirmed and matched nobody, so that they may be looked through before it.
    """

    async def look_through(connection: AsyncConnection) -> list[AnyRow]:
        rows = await roster.free(connection, unit_id)
        return [rows[place] for place in await _near(typed, [row.folded for row in rows])]

    chosen = await _looked(work, ("list", unit_id, typed), look_through, before=before)
    names = await _unit_names(work, {row.unit_id for row in chosen})
    return [Found(row.id, row.name, row.section, names[row.unit_id]) for row in chosen]


async def namesakes(work: Work, membership_id: int, *, before: bool = False) -> list[Found]:
    """Find confirmed members of the same unit whose name is like that of somebody who waits there.

    `before`: as above.
    """
    waiting = await work.session.get_one(Membership, membership_id)
    person = await work.session.get_one(Person, waiting.person_id)

    async def look_through(connection: AsyncConnection) -> list[AnyRow]:
        rows = await members.names(connection, waiting.unit_id, work.now, LOOKED_AT, {MembershipState.ACTIVE})
        return await _like(person.name or "", [row for row in rows if row.person_id != waiting.person_id])

    return await _placed(work, await _looked(work, ("namesakes", membership_id), look_through, before=before))


async def _looked(work: Work, key: Hashable, look: Reading[list[AnyRow]], *, before: bool) -> list[AnyRow]:
    return work.read_before(key, look) if before else await look(work.connection)


async def _like(typed: str, rows: Sequence[AnyRow]) -> list[AnyRow]:
    """Choose those whose name is like what was typed."""
    return [rows[place] for place in await _near(typed, [row.name or "" for row in rows])]


async def _placed(work: Work, chosen: Sequence[AnyRow]) -> list[Found]:
    """Say of members where they belong."""
    places = await members.places(work.connection, [row.id for row in chosen])
    names = await _unit_names(work, {place.unit_id for place in places.values()})
    return [
        Found(row.id, row.name or "", places[row.id].section, names[places[row.id].unit_id], row.person_id)
        for row in chosen
    ]


def who(found: Iterable[Found]) -> frozenset[named.Who]:
    """Return those who were found, by key."""
    listed = list(found)
    return named.people(*(entry.person_id for entry in listed)) | named.lines(
        *(entry.key for entry in listed if entry.person_id is None)
    )


async def look(work: Work, officer_id: int | None, membership_id: int) -> Member:
    """Show one member. Raises `Problem` or `Refused`."""
    membership = await work.session.get(Membership, membership_id)
    if membership is None:
        raise Problem("member_gone")
    await demand_officer(work, officer_id, membership.unit_id)
    person = await work.session.get_one(Person, membership.person_id)
    section = await work.session.get(Section, membership.section_id) if membership.section_id else None
    unit = await units.view(work.connection, membership.unit_id, work.now.date())
    states = [row.state for row in await contacts.of_person(work.connection, membership.person_id)]
    return Member(
        membership_id,
        membership.person_id,
        person.name or "",
        unit.name,
        section.name if section else None,
        membership.state,
        membership.since,
        phones=sum(state is not ContactState.CUT for state in states),
        cut=sum(state is ContactState.CUT for state in states),
        roles=len(await grants.held(work.connection, membership.person_id, work.now)),
        blocked=person.blocked_at is not None,
    )


async def line(work: Work, officer_id: int | None, entry_id: int) -> RosterEntry:
    """Show one line of a unit's list. Raises `Problem` or `Refused`."""
    entry = await work.session.get(RosterEntry, entry_id)
    if entry is None:
        raise Problem("nobody_there")
    await demand_officer(work, officer_id, entry.unit_id)
    return entry


async def size(work: Work, officer_id: int | None, unit_id: int) -> Size:
    """Count who belongs to a unit and below it. Raises `Refused`."""
    await demand_officer(work, officer_id, unit_id)
    states = await members.count(work.connection, unit_id, work.now)
    return Size(
        states.get(MembershipState.ACTIVE, 0),
        states.get(MembershipState.WAITING, 0),
        await roster.count(work.connection, await units.subtree_ids(work.connection, unit_id, work.now.date())),
        await grants.count_bare(work.connection, unit_id, work.now),
    )


async def _near(typed: str, names: list[str]) -> list[int]:
    """Return the places of the names that are like what was typed, the most similar first."""
    return await asyncio.to_thread(_ranked, typed, names)


def _ranked(typed: str, names: list[str]) -> list[int]:
    wanted = " ".join(few(fold(searched(typed)).split()))
    scored = alike(wanted, [_both_ways(fold(name)) for name in names], fuzz.token_set_ratio, ALIKE)
    ranked = sorted(scored, key=lambda match: (-match[1], -fuzz.ratio(wanted, match[0]), match[2]))
    return [place for _, _, place in ranked[:LISTED]]


def _both_ways(name: str) -> str:
    """Return a folded name, with how a single letter is written together with what stands beside it behind it."""
    return " ".join([name, *sorted({word for word in together(name.split()) if word})])


async def _unit_names(work: Work, ids: set[int]) -> dict[int, str]:
    return {unit.id: unit.short_name for unit in await units.views(work.connection, sorted(ids), work.now.date())}
