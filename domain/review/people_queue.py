"""Who waits for confirmation, as the officer sees them one after the other, and confirming many at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from data.engine.unit_of_work import Work
from data.queries.members import people
from data.queries.records import records
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from domain.quiet_hours import Hours
from domain.review.officer_queue import Place, Queue, read_waiting
from domain.review.people import Waiting, confirm, confirm_matched, describe

AT_ONCE = 20
"""How many names fit on one screen; nobody is confirmed unseen."""


MATCHED_AT_ONCE = 200
"""How many people whom the unit's own list knows are confirmed by one tap."""


@dataclass(frozen=True)
class Queued:
    """A person who waits, with their place in the queue."""

    person: Waiting
    place: Place


async def read_queue(work: Work, officer_id: int, days: int | None, *, before: bool = False) -> Queue:
    """Read the memberships that wait for the officer. Raises `Refused` without an officer's role.

    `days`: how long somebody waits before the level above sees them too; `None` looks through everything below.
    `before`: this unit of work has changed nothing that waits, so that it may be read before it.
    """
    units = await demand_units(work, officer_id)
    read = partial(people.keys_of, waiting=people.waiting_members(units, work.now, days))
    key = ("people", officer_id, tuple(units), days)
    return Queue(tuple(await (read_waiting(work, key, read) if before else read(work.connection))))


async def queued(work: Work, queue: Queue, at: int | None = None) -> Queued | None:
    """Return one of the officer's queue (`read_queue`), or its first; `None` when nobody waits."""
    place = queue.place(at)
    return Queued(await describe(work, place.key), place) if place else None


async def count_below(work: Work, officer_id: int, *, before: bool = False) -> int:
    """Count who waits in the officer's units and everywhere below, to whomever they are assigned. Raises `Refused`.

    `before`: as above.
    """
    units = await demand_units(work, officer_id)
    count = partial(records.count, statement=people.waiting_members(units, work.now))
    key = ("people below", officer_id, tuple(units))
    return await (read_waiting(work, key, count) if before else count(work.connection))


async def first(work: Work, officer_id: int, days: int | None) -> list[Waiting]:
    """List those who have waited longest, as many as can be confirmed at once. Raises `Refused`."""
    units = await demand_units(work, officer_id)
    statement = people.waiting_members(units, work.now, days).limit(AT_ONCE)
    return [await describe(work, key) for key in (await work.connection.execute(statement)).scalars().all()]


async def confirm_all(work: Work, officer_id: int, membership_ids: list[int], hours: Hours) -> int:
    """Confirm those who were listed and still wait; returns how many. Raises `Refused` for any without a right."""
    confirmed = 0
    for membership_id in membership_ids[:AT_ONCE]:
        try:
            await confirm(work, officer_id, membership_id, hours)
        except Refused:
            raise
        except Problem:  # somebody else has decided meanwhile; nothing was written for this one
            continue
        confirmed += 1
    return confirmed


async def matched(work: Work, officer_id: int, days: int | None) -> tuple[list[int], int]:
    """List those assigned to the officer whom the unit's own list knows, and count all who wait there. Raises."""
    units = await demand_units(work, officer_id)
    statement = people.matched_members(units, work.now, days).limit(MATCHED_AT_ONCE)
    listed = list((await work.connection.execute(statement)).scalars())
    return listed, await records.count(work.connection, people.waiting_members(units, work.now, days))


async def confirm_listed(work: Work, officer_id: int, membership_ids: list[int], hours: Hours) -> int:
    """Confirm together those whom the unit's own list knows; returns how many. Raises `Refused`."""
    await demand_units(work, officer_id)
    return await confirm_matched(work, officer_id, membership_ids[:MATCHED_AT_ONCE], hours)
