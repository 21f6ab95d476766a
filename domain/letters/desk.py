"""The list of what waits for an officer's answer, the oldest first; several officers may work on it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.queries.letters import waiting
from data.tables import MemberLetter, Person
from domain import units
from domain.errors import Problem
from domain.members.rights import demand_units
from domain.review.officer_queue import Place, Queue, read_waiting


@dataclass(frozen=True)
class Waiting:
    """A letter that waits, as the officer sees it, with its place in the list."""

    id: int
    person_id: int
    name: str
    text: str
    written_at: datetime
    at: str  # the unit to which it was written
    raised: bool  # it has waited too long there
    place: Place


def may_see(row: AnyRow | MemberLetter, officer_id: int) -> bool:
    """Tell whether a letter is for this officer: neither their own, nor perhaps about them."""
    return row.person_id != officer_id and officer_id not in row.kept_from


async def read_queue(work: Work, officer_id: int, *, before: bool = False) -> Queue:
    """Read the letters that wait for the officer. Raises `Refused` without an officer's role.

    `before`: this unit of work has changed none of them, so that they may be read before it.
    """
    units_of = await demand_units(work, officer_id)
    read = partial(_keys, units_of=units_of, officer_id=officer_id, now=work.now)
    key = ("letters", officer_id, tuple(units_of))
    return Queue(await (read_waiting(work, key, read) if before else read(work.connection)))


async def _keys(connection: AsyncConnection, units_of: list[int], officer_id: int, now: datetime) -> tuple[int, ...]:
    rows = await waiting.of_units(connection, units_of, now)
    return tuple(row.id for row in rows if may_see(row, officer_id))


async def queued(work: Work, queue: Queue, at: int | None = None) -> Waiting | None:
    """Return one of the officer's list, or its first; `None` when nothing waits."""
    place = queue.place(at)
    if place is None:
        return None
    letter = await work.session.get_one(MemberLetter, place.key)
    person = await work.session.get_one(Person, letter.person_id)
    unit = await units.view(work.connection, letter.unit_id, work.now.date())
    raised, name = letter.raised_to is not None, person.name or ""
    return Waiting(place.key, letter.person_id, name, letter.text, letter.written_at, unit.short_name, raised, place)


async def demand_letter(work: Work, officer_id: int, letter_id: int) -> MemberLetter:
    """Return a letter that waits for this officer. Raises `Refused` or `Problem`."""
    queue = await read_queue(work, officer_id)
    if letter_id not in queue.keys:
        raise Problem("letter_over")
    return await work.session.get_one(MemberLetter, letter_id)


async def waiting_for(connection: AsyncConnection, now: datetime, chosen: Collection[time | None]) -> Mapping[int, int]:
    """Count the letters that wait, by officer, for those whose summary comes at one of these hours."""
    rows = await waiting.of_officers(connection, now, chosen)
    return Counter(officer for officer, _ in {(row.officer, row.id) for row in rows if may_see(row, row.officer)})


@dataclass(frozen=True)
class Own:
    """An open letter of one's own: since when it waits, and at which units."""

    written_at: datetime
    units: tuple[str, ...]


async def own(work: Work, person_id: int) -> list[Own]:
    """List somebody's own letters that wait, the oldest first."""
    rows = await waiting.of_writer(work.connection, person_id, work.now)
    keys = sorted({row.at for row in rows if row.at is not None})
    names = {unit.id: unit.short_name for unit in await units.views(work.connection, keys, work.now.date())}
    found: dict[int, tuple[datetime, list[str]]] = {}
    for row in rows:
        _, at = found.setdefault(row.id, (row.written_at, []))
        at += [names[row.at]] if row.at in names else []
    return [Own(written_at, tuple(at)) for written_at, at in found.values()]
