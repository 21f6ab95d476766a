"""Accepting several simple records together, and taking that back while their senders do not know yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.engine.unit_of_work import Work
from data.enums import RecordKind, ReviewAction
from data.queries.records import records
from data.tables import Person, Record
from domain.errors import Problem, Refused
from domain.members.rights import demand_units
from domain.quiet_hours import Hours
from domain.records import collectives
from domain.review.records import settle, undo

SIMPLE = frozenset({RecordKind.TITLE, RecordKind.TASK, RecordKind.PLEDGE})
"""What is read at a glance: no photos, nobody else's name, no result to be checked."""

AT_ONCE = 20
"""How many records fit on one screen with what they say; nothing is accepted unseen."""


@dataclass(frozen=True)
class Simple:
    """A record that can be ticked. `whose`: its sender, or the collective for which it was sent."""

    record: Record
    whose: str


async def simple(work: Work, officer_id: int, days: int | None) -> list[Simple]:
    """List the simple records of the officer's queue that wait longest. Raises `Refused`."""
    units = await demand_units(work, officer_id)
    keys = await records.of_kinds(work.connection, records.queue(units, officer_id, work.now, days), SIMPLE, AT_ONCE)
    found = []
    for key in keys:
        record = await work.session.get_one(Record, key)
        person = await work.session.get_one(Person, record.person_id)
        found.append(Simple(record, await collectives.name_of(work.connection, record) or person.name or ""))
    return found


async def accept_all(
    work: Work, officer_id: int | None, seen: Mapping[int, int], *, hours: Hours, mend_days: int
) -> list[Record]:
    """Accept those that still wait as they were read: `seen` maps keys to versions. Returns them.

    Raises `Refused` for any without a right.
    """
    accepted = []
    for record_id, version in list(seen.items())[:AT_ONCE]:
        record = await work.session.get(Record, record_id)
        if record is None or record.kind not in SIMPLE:
            continue
        try:
            settled = await settle(
                work, officer_id, record_id, ReviewAction.ACCEPT, seen=version, hours=hours, mend_days=mend_days
            )
        except Refused:
            raise
        except (
            Problem
        ):  # somebody else was first, or its sender changed it or took it back; nothing was written for this one
            continue
        accepted.append(settled)
    return accepted


async def undo_all(work: Work, officer_id: int | None, record_ids: Sequence[int]) -> int:
    """Take back one's own decisions whose senders do not know yet; returns how many. Raises `Problem` or `Refused`."""
    undone, last = 0, Problem("nothing_to_undo")
    for record_id in record_ids[:AT_ONCE]:
        try:
            await undo(work, officer_id, record_id)
        except Refused:
            raise
        except Problem as problem:
            last = problem
        else:
            undone += 1
    if not undone:
        raise last
    return undone
