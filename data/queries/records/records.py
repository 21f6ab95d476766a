"""Statements about records: the queue of an officer, the list of a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlmodel
from sqlalchemy import CompoundSelect, Select, String, and_, cast, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from data.engine.statements import AnySelect, table_of
from data.enums import PushState, RecordKind, RecordState
from data.queries.members.people import reach
from data.queries.records import assignment, collectives
from data.tables import PublishConsent, Push, Record, Review, RosterEntry

_record = table_of(Record)
_consent, _entry = table_of(PublishConsent), table_of(RosterEntry)
_push, _review = table_of(Push), table_of(Review)


def queue(unit_ids: list[int], officer_id: int, now: datetime, days: int | None = None) -> Select[int]:
    """Select the records that wait for review, outstanding deeds first, then the oldest; none of or about the officer.

    Those assigned to these units (see assignment.py), where a record waits for `days`; without it, everything below.
    """
    if days is None:
        below = reach(unit_ids, now)
        mine = and_(_record.c.unit_id.in_(below), collectives.not_of_own_unit(below, now.date()))
    else:
        waiting = assignment.records_of_all()
        mine = assignment.is_assigned_to(_record.c.id, *waiting, units=unit_ids, now=now, days=days)
    return (
        select(_record.c.id)
        .where(
            _record.c.state == RecordState.SUBMITTED,
            mine,
            _record.c.person_id != officer_id,
            _record.c.id.not_in(praising(officer_id)),
        )
        .order_by(_record.c.outstanding.desc(), _record.c.submitted_at, _record.c.id)
    )


def praising(person_id: int) -> CompoundSelect[int]:
    """Select the records in which this person is the praised one, as an officer has said."""
    named = select(_consent.c.record_id).where(_consent.c.person_id == person_id)
    listed = select(_consent.c.record_id).join(_entry, _entry.c.id == _consent.c.roster_entry_id)
    return named.union_all(listed.where(_entry.c.person_id == person_id))


async def count(connection: AsyncConnection, statement: Select[int]) -> int:
    return await connection.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0


async def in_line(connection: AsyncConnection, queue: Select[int]) -> list[tuple[int, RecordKind]]:
    """Read a queue: the key of each record and what it is, in order."""
    return [(row.id, row.kind) for row in await connection.execute(queue.add_columns(_record.c.kind))]


async def own(session: AsyncSession, person_id: int, led: Iterable[AnySelect], limit: int) -> list[Record]:
    """List a person's records and those of collectives that they lead (`collectives.led`), newest first."""
    sent = select(_record.c.id).where(_record.c.person_id == person_id)
    theirs = sqlmodel.select(Record).where(_record.c.id.in_(sent.union(*led)))
    return list(await session.exec(theirs.order_by(_record.c.id.desc()).limit(limit)))


async def of_kinds(
    connection: AsyncConnection, queue: Select[int], kinds: Collection[RecordKind], limit: int
) -> Sequence[int]:
    """List the first records of a queue that are of these kinds."""
    return (await connection.execute(queue.where(_record.c.kind.in_(kinds)).limit(limit))).scalars().all()


async def told_lately(
    connection: AsyncConnection, unit_id: int, since: datetime, limit: int
) -> list[dict[str, dict[str, Any]]]:
    """Return the answers of the good deeds that were reported in a unit since then, the newest first."""
    statement = (
        select(_record.c.answers)
        .where(
            _record.c.unit_id == unit_id,
            _record.c.kind == RecordKind.GOOD_DEED,
            _record.c.state != RecordState.WITHDRAWN,
            _record.c.submitted_at >= since,
        )
        .order_by(_record.c.id.desc())
        .limit(limit)
    )
    return list((await connection.execute(statement)).scalars())


async def answers_before(
    connection: AsyncConnection, person_id: int, form: str, subject: str, year: str
) -> dict[str, dict[str, Any]]:
    """Return what a person last handed in by the same form before `year`, of the same subject if there is one."""
    statement = (
        select(_record.c.answers)
        .where(
            _record.c.person_id == person_id,
            _record.c.collective.is_(None),
            _record.c.form == form,
            _record.c.round < year,
            _record.c.state.not_in([RecordState.WITHDRAWN, RecordState.REJECTED]),
        )
        .order_by((_record.c.subject == subject).desc(), _record.c.round.desc(), _record.c.id.desc())
        .limit(1)
    )
    return await connection.scalar(statement) or {}


async def outstanding_of(connection: AsyncConnection, person_ids: Sequence[int]) -> list[int]:
    """List the outstanding deeds of these people that wait for review."""
    where = (_record.c.person_id.in_(person_ids), _record.c.state == RecordState.SUBMITTED, _record.c.outstanding)
    return list((await connection.execute(select(_record.c.id).where(*where).order_by(_record.c.id))).scalars())


async def results_due(connection: AsyncConnection, officer_id: int, due: datetime) -> int:
    """Count an officer's decisions of which the senders are to hear at a moment."""
    decided = select(literal("review:") + cast(_review.c.id, String)).where(
        _review.c.officer_id == officer_id, _review.c.at >= due - timedelta(days=1)
    )
    waiting = select(func.count()).where(
        _push.c.key.in_(decided), _push.c.due_at == due, _push.c.state == PushState.QUEUED
    )
    return await connection.scalar(waiting) or 0


async def change(
    connection: AsyncConnection,
    record_id: int,
    states: Collection[RecordState],
    version: int,
    values: Mapping[str, Any],
) -> bool:
    """Change a record that is in one of these states and in this version still; `False` when it is not."""
    here = (_record.c.id == record_id, _record.c.state.in_(states), _record.c.version == version)
    return (await connection.execute(update(_record).where(*here).values(**values))).rowcount == 1
