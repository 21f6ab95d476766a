"""Statements that find accepted records by their unit and words.

What is asked for may be rare or common. What is rare is looked up, and the rest asked of the few that are found; where
everything is common the newest records are gone through, for as many as a list shows are soon met. Which of the two it
is a planner cannot know, for it sees neither the words nor the units, so it is counted before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, table_of
from data.enums import RecordState
from data.queries.members.people import reach
from data.queries.records.accepted_words import Spans, count_in, lies_in
from data.tables import AcceptedWord, AuditEntry, Person, PublishConsent, Record, Review, RosterEntry

_record, _word = table_of(Record), table_of(AcceptedWord)
_consent, _entry = table_of(PublishConsent), table_of(RosterEntry)
_review, _audit, _person = table_of(Review), table_of(AuditEntry), table_of(Person)

Groups: TypeAlias = Sequence[Spans]
"""Of each a record has a word."""

HERE = 3_000
"""Up to so many records of an officer's units are gone through one by one, whatever is asked for."""

RARE = 800
"""Up to so many that have all words are put in order; where there are more, the newest are gone through."""

SOME = 20_000
"""Up to so many that have a word of one group are asked for the other words."""

SENDER_ACTS = ("submitted", "amended", "resubmitted")
"""Lines of the audit trail that a record's sender has caused."""


async def units(connection: AsyncConnection, heads: list[int], now: datetime) -> list[int]:
    """List these units, all below them, and those that ended and are carried on by one of them."""
    return list((await connection.execute(reach(heads, now), execution_options={LONG: True})).scalars())


async def find(connection: AsyncConnection, unit_ids: Collection[int], groups: Groups, limit: int) -> list[int]:
    """List the newest accepted records of these units that have a word of each group."""
    few = await _few(connection, unit_ids, groups)
    if few is not None:
        return sorted(few, reverse=True)[:limit]
    found = select(_record.c.id).where(*_here(unit_ids), *(_has(_record.c.id, spans) for spans in groups))
    newest = found.order_by(_record.c.id.desc()).limit(limit)
    return list((await connection.execute(newest, execution_options={LONG: True})).scalars())


async def _few(connection: AsyncConnection, unit_ids: Collection[int], groups: Groups) -> set[int] | None:
    """Return all that are found, if that is little or what they are found by is; `None` where everything is common."""
    here = select(_record.c.id).where(*_here(unit_ids))
    if await _count(connection, here) <= HERE:
        have = (_has(_record.c.id, spans) for spans in groups)
        return await _at_most(connection, here.where(*have), HERE)
    rarest = await _rarest(connection, groups)
    if rarest is None:
        return None
    have = (_has(_word.c.record_id, spans) for spans in groups if spans is not rarest)
    there = _by_key(select(_record.c.id).where(_record.c.id == _word.c.record_id, *_here(unit_ids)).correlate(_word))
    return await _at_most(connection, select(_word.c.record_id).where(lies_in(rarest), *have, there), RARE)


async def _rarest(connection: AsyncConnection, groups: Groups) -> Spans | None:
    """Return the words that the fewest have, unless that is more than `SOME`.

    Of each no more is counted than shows that another is rarer. What was typed stands last, and is rarer than a kind.
    """
    least, rarest = SOME + 1, None
    for spans in reversed(groups):
        count = await count_in(connection, spans, least)
        if count < least:
            least, rarest = count, spans
    return rarest


async def _count(connection: AsyncConnection, found: Select[int]) -> int:
    """Count what is found, no further than to see that it is more than `HERE`."""
    some = found.limit(HERE + 1).subquery()
    return await connection.scalar(select(func.count()).select_from(some), execution_options={LONG: True}) or 0


async def _at_most(connection: AsyncConnection, found: Select[int], most: int) -> set[int] | None:
    """Return what is found unless it is more than `most`."""
    rows = await connection.execute(found.limit(most + 1), execution_options={LONG: True})
    keys = list(rows.scalars())
    return set(keys) if len(keys) <= most else None


def _has(record_id: ColumnElement[int], spans: Spans) -> ColumnElement[bool]:
    """Tell of a record whether it has a word of these."""
    other = _word.alias()
    found = select(other.c.record_id).where(other.c.record_id == record_id, lies_in(spans, other))
    return _by_key(found.correlate_except(other))


def _by_key(found: Select[int]) -> ColumnElement[bool]:
    """Tell whether there is one, asked of each row by its key.

    `EXISTS` means the same, but PostgreSQL makes a join of it, and reads all records or all that have a common word
    before the first row; here no more are asked for than the limit lets through.
    """
    return found.limit(1).scalar_subquery().is_not(None)


def _here(unit_ids: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    return _record.c.state == RecordState.ACCEPTED, _record.c.unit_id.in_(unit_ids)


async def decisions(connection: AsyncConnection, record_id: int) -> Sequence[AnyRow]:
    """Read (at, action, reason, officer, officer_id) of what was decided about a record, in order."""
    found = (
        select(_review.c.at, _review.c.action, _review.c.reason, _person.c.name.label("officer"), _review.c.officer_id)
        .join(_person, _person.c.id == _review.c.officer_id)
        .where(_review.c.record_id == record_id)
        .order_by(_review.c.id)
    )
    return (await connection.execute(found)).all()


async def acts(connection: AsyncConnection, record_id: int) -> Sequence[AnyRow]:
    """Read (at, action, detail) of what its sender did with a record, in order; `detail` has the `version` it made."""
    theirs = _audit.c.subject == f"record:{record_id}", _audit.c.action.in_(SENDER_ACTS)
    columns = (_audit.c.at, _audit.c.action, _audit.c.detail)
    return (await connection.execute(select(*columns).where(*theirs).order_by(_audit.c.id))).all()


async def about(connection: AsyncConnection, person_id: int, limit: int) -> list[int]:
    """List the newest accepted records of others in which this person is praised, as an officer has said."""
    listed = select(_consent.c.record_id).join(_entry, _entry.c.id == _consent.c.roster_entry_id)
    praised = select(_consent.c.record_id).where(_consent.c.person_id == person_id)
    named = praised.union(listed.where(_entry.c.person_id == person_id))
    theirs = _record.c.id.in_(named), _record.c.state == RecordState.ACCEPTED, _record.c.person_id != person_id
    found = select(_record.c.id).where(*theirs).order_by(_record.c.id.desc()).limit(limit)
    return list((await connection.execute(found)).scalars())
