"""Statements about the words by which accepted records are found, and about those still to be read for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, FromClause, Select, String, and_, case, delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, Many, insert_or_pass, once, table_of
from data.enums import RecordState
from data.queries.units.units import holds
from data.tables import (
    AcceptedUnread,
    AcceptedWord,
    Person,
    PublishConsent,
    Record,
    RosterEntry,
    Section,
    UnitName,
)
from data.types import Id

_word, _unread = table_of(AcceptedWord), table_of(AcceptedUnread)
_record, _person = table_of(Record), table_of(Person)
_consent, _entry = table_of(PublishConsent), table_of(RosterEntry)
_section, _unit_name = table_of(Section), table_of(UnitName)


Span: TypeAlias = tuple[str, str]
"""The first and the last of some words that lie together, both of them too."""
Spans: TypeAlias = Sequence[Span]
LAST = "\uffff"
"""Comes after every letter: what begins with a word lies between it and itself with this behind."""


async def replace(connection: AsyncConnection, words: Mapping[int, Collection[str]]) -> None:
    """Let these records be found by just these words; they are read by now."""
    keys = list(words)
    await forget(connection, keys)
    rows = [{"word": word, "record_id": key} for key, found in words.items() for word in sorted(found)]
    if rows:
        await connection.execute(insert(_word), rows)


async def forget(connection: AsyncConnection, record_ids: Collection[int]) -> None:
    """Let these records be found by nothing, now and later."""
    await forget_words(connection, record_ids)
    await connection.execute(delete(_unread).where(_unread.c.record_id.in_(record_ids)))


async def forget_words(connection: AsyncConnection, record_ids: Collection[int]) -> None:
    """Let these records be found by nothing until they are read anew."""
    await connection.execute(delete(_word).where(_word.c.record_id.in_(record_ids)))


async def read_anew(connection: AsyncConnection, records: Collection[int] | Select[int]) -> None:
    """Note those of these records that are accepted: a name in them may be another by now."""
    found = select(_record.c.id).where(_record.c.id.in_(records), _record.c.state == RecordState.ACCEPTED)
    noted = insert_or_pass(connection, _unread, ["record_id"])
    await connection.execute(noted.from_select(["record_id"], found))


async def accepted_after(connection: AsyncConnection, after: int, limit: int) -> list[int]:
    """List accepted records with higher keys than this, the lowest first."""
    found = select(_record.c.id).where(_record.c.state == RecordState.ACCEPTED, _record.c.id > after)
    return list((await connection.execute(found.order_by(_record.c.id).limit(limit))).scalars())


async def read_anew_of(connection: AsyncConnection, person_id: int) -> None:
    """Note the accepted records of a person, and those in which they are praised."""
    line = select(_entry.c.id).where(_entry.c.person_id == person_id)
    await read_anew(connection, select(_record.c.id).where(_record.c.person_id == person_id))
    await read_anew(connection, select(_consent.c.record_id).where(_consent.c.person_id == person_id))
    await read_anew(connection, select(_consent.c.record_id).where(_consent.c.roster_entry_id.in_(line)))


async def unread(connection: AsyncConnection, limit: int) -> list[int]:
    """List some of the records that are to be read."""
    found = select(_unread.c.record_id).order_by(_unread.c.record_id).limit(limit)
    return list((await connection.execute(found)).scalars())


@once(keys=Many(Id))
def _named_in(keys: Any) -> AnySelect:
    praised = func.coalesce(_consent.c.person_id, _entry.c.person_id)
    known = _person.alias("praised")
    return (
        select(
            _record.c.id,
            _record.c.code,
            _record.c.kind,
            _record.c.campaign,
            _record.c.subject,
            _record.c.movement,
            _record.c.round,
            _record.c.form,
            _record.c.answers,
            _record.c.state,
            _record.c.how_far,
            _record.c.unit_id,
            _record.c.submitted_at,
            _record.c.changed_at,
            _record.c.person_id,
            _person.c.name.label("sender"),
            case((_record.c.collective.is_(None), _person.c.category)).label("category"),
            _record.c.collective,
            _section.c.name.label("section"),
            _unit_name.c.short_name.label("unit_then"),
            praised.label("praised_id"),
            _consent.c.roster_entry_id.label("entry_id"),
            func.coalesce(known.c.name, _entry.c.name).label("praised"),
        )
        .join(_person, _person.c.id == _record.c.person_id)
        .outerjoin(_consent, _consent.c.record_id == _record.c.id)
        .outerjoin(_entry, _entry.c.id == _consent.c.roster_entry_id)
        .outerjoin(known, known.c.id == praised)
        .outerjoin(_section, _section.c.id == _record.c.section_id)
        .outerjoin(_unit_name, and_(_unit_name.c.unit_id == _record.c.unit_id, holds(_unit_name, _record.c.unit_as_of)))
        .where(_record.c.id.in_(keys))
    )


async def rows(connection: AsyncConnection, record_ids: Collection[int]) -> Sequence[AnyRow]:
    """Read what records say and about whom: each with its sender and the praised, the newest first."""
    found = (await connection.execute(*_named_in(keys=list(record_ids)))).all()
    return sorted(found, key=lambda row: -row.id)


async def beginning(connection: AsyncConnection, start: str, limit: int) -> list[str]:
    """List the words that begin so, as far as there are: each is leapt to, however many records have it."""
    return list((await connection.execute(*_beginning(start=start, end=start + LAST, limit=limit))).scalars())


@once(start=String(), end=String(), limit=Id)
def _beginning(start: Any, end: Any, limit: Any) -> AnySelect:
    def least(*where: ColumnElement[bool]) -> Select[str]:
        return select(func.min(_word.c.word)).where(*where, _word.c.word <= end)

    leaps = select(least(_word.c.word >= start).scalar_subquery().label("word")).cte("leaps", recursive=True)
    onward = least(_word.c.word > leaps.c.word).correlate(leaps).scalar_subquery()
    leaps = leaps.union_all(select(onward).where(leaps.c.word.is_not(None)))
    return select(leaps.c.word).where(leaps.c.word.is_not(None)).limit(limit)


def lies_in(spans: Spans, words: FromClause = _word) -> ColumnElement[bool]:
    """Tell whether a word lies in one of these spans."""
    return or_(*(and_(words.c.word >= first, words.c.word <= last) for first, last in spans))


async def count_in(connection: AsyncConnection, spans: Spans, most: int) -> int:
    """Count the words of records that lie in the spans, of each no more than `most`: to see how rare they are."""
    return sum([int(await connection.scalar(*_count(first=first, last=last, most=most)) or 0) for first, last in spans])


@once(first=String(), last=String(), most=Id)
def _count(first: Any, last: Any, most: Any) -> AnySelect:
    some = select(_word.c.word).where(_word.c.word >= first, _word.c.word <= last).limit(most)
    return select(func.count()).select_from(some.subquery())
