"""Two people who turn out to be one: what the one handed in, agreed to and is written to becomes the other's."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from data.enums import ONCE_A_ROUND, RecordState
from data.queries.members import contacts, roster


async def become(work: Work, was: int, known: int, unit_id: int, *, confirmed: bool) -> None:
    """Give everything of `was` to `known` and empty the row of `was`.

    Their held records go to the queue of the unit where `known` is confirmed, or wait on together with `known`; a
    registration that `known` has made already is withdrawn.
    """
    await _settle_records(work, was, known, confirmed=confirmed)
    if await roster.of_person(work.connection, unit_id, known):
        await roster.release(work.connection, was, unit_id)
    await contacts.hand_over(work.connection, was, known)
    await contacts.forget_name(work.connection, was, work.now)


async def _settle_records(work: Work, was: int, known: int, *, confirmed: bool) -> None:
    there = await contacts.settled_subjects(work.connection, known)
    held = await contacts.held_records(work.connection, was)
    twice = [row.id for row in held if row.kind in ONCE_A_ROUND and (row.campaign, row.subject, row.round) in there]
    await contacts.change_records(work.connection, twice, RecordState.WITHDRAWN, work.now)
    if confirmed:
        rest = [row.id for row in held if row.id not in twice]
        await contacts.change_records(work.connection, rest, RecordState.SUBMITTED, work.now)
