"""The queue of an officer: which record is next, and what the officer needs to know of its sender."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from data.engine.unit_of_work import Work
from data.queries.members import people
from data.queries.privacy import named
from data.queries.records import records
from data.tables import Membership, Person, Record, Section
from domain.members.rights import demand_units
from domain.records import collectives
from domain.records.praising import described
from domain.records.publishing import about
from domain.review.officer_queue import Place, Queue, read_waiting
from domain.units import view


@dataclass(frozen=True)
class Queued:
    """A record that waits, with its place in the queue and its sender."""

    record: Record
    place: Place
    sender: str
    section: str | None
    unit: str | None  # only where the officer looks after more than one unit
    publish: str | None  # what the praised person said to publishing, as far as they were asked
    praised: str | None  # who that is, once an officer has said so
    blocked: bool  # nothing more is taken from the sender
    of_others: bool  # a good deed of somebody else, about whom an officer may ask
    who: frozenset[named.Who]  # the sender and the praised, by key
    collective: str | None  # whose it is, where somebody handed it in for one


async def read_queue(work: Work, officer_id: int, days: int | None, *, before: bool = False) -> Queue:
    """Read the records that wait for the officer. Raises `Refused` without an officer's role.

    `days`: how long a record waits before the level above sees it too; `None` looks through everything below.
    `before`: this unit of work has changed nothing that waits, so that it may be read before it.
    """
    units = await demand_units(work, officer_id)
    read = partial(records.in_line, queue=records.queue(units, officer_id, work.now, days))
    key = ("records", officer_id, tuple(units), days)
    kinds = dict(await (read_waiting(work, key, read) if before else read(work.connection)))
    return Queue(tuple(kinds), kinds)


async def queued(work: Work, officer_id: int, queue: Queue, at: int | None = None) -> Queued | None:
    """Return a record of the officer's queue (`read_queue`), or its first; `None` when none waits."""
    place = queue.place(at)
    if place is None:
        return None
    record = await work.session.get_one(Record, place.key)
    person = await work.session.get_one(Person, record.person_id)
    praised = await described(work, record)
    return Queued(
        record,
        place,
        person.name or "",
        await _section(work, record),
        await _unit(work, officer_id, record),
        praised.consent.state.value if praised.consent else None,
        praised.name,
        person.blocked_at is not None,
        about(record.answers) in {"other", "collective"},
        praised.who,
        await collectives.name_of(work.connection, record),
    )


async def count_below(work: Work, officer_id: int, *, before: bool = False) -> int:
    """Count what waits in the officer's units and everywhere below, to whomever it is assigned. Raises `Refused`.

    `before`: as above.
    """
    units = await demand_units(work, officer_id)
    count = partial(records.count, statement=records.queue(units, officer_id, work.now))
    key = ("records below", officer_id, tuple(units))
    return await (read_waiting(work, key, count) if before else count(work.connection))


async def _section(work: Work, record: Record) -> str | None:
    if record.collective is not None:
        return None
    belongs = await people.current_membership(work.connection, record.person_id)
    membership = await work.session.get(Membership, belongs[0]) if belongs else None
    if membership is None or membership.section_id is None or membership.unit_id != record.unit_id:
        return None
    section = await work.session.get(Section, membership.section_id)
    return section.name if section else None


async def _unit(work: Work, officer_id: int, record: Record) -> str | None:
    if await people.officer_units(work.connection, officer_id, work.now) == [record.unit_id]:
        return None
    return (await view(work.connection, record.unit_id, record.unit_as_of)).short_name
