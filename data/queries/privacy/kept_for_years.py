"""What is kept for years and then goes: records of campaigns that are long over, and people who left long ago."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    String,
    Update,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    union,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect, insert_or_pass, once, table_of
from data.enums import CURRENT_MEMBERSHIPS, OPEN_STATES
from data.queries.privacy.erasing import kept_photos
from data.tables import (
    AcceptedUnread,
    AcceptedWord,
    Grant,
    Membership,
    Person,
    Photo,
    PublishConsent,
    RaisedDeed,
    Record,
    RecordText,
    RetentionNight,
    Review,
)
from data.types import Id, Instant

_record, _photo, _review, _consent = table_of(Record), table_of(Photo), table_of(Review), table_of(PublishConsent)
_person, _membership, _grant = table_of(Person), table_of(Membership), table_of(Grant)
_night, _word, _unread = table_of(RetentionNight), table_of(AcceptedWord), table_of(AcceptedUnread)
_text, _raised = table_of(RecordText), table_of(RaisedDeed)


async def count_records(connection: AsyncConnection, campaigns: Sequence[str]) -> int:
    """Count the records of these campaigns."""
    found = select(func.count()).select_from(_record).where(_record.c.campaign.in_(campaigns))
    return int(await connection.scalar(found) or 0)


async def count_photos(connection: AsyncConnection, campaigns: Sequence[str]) -> int:
    """Count the files of these campaigns' records."""
    found = select(func.count()).select_from(_photo).join(_record, _record.c.id == _photo.c.record_id)
    return int(await connection.scalar(found.where(_record.c.campaign.in_(campaigns))) or 0)


async def delete_records(connection: AsyncConnection, campaigns: Sequence[str], limit: int) -> tuple[int, list[str]]:
    """Delete some records of these campaigns with all that hangs on them.

    Returns how many, and the hashes of files that nothing names any more. The audit trail keeps its keys.
    """
    found = select(_record.c.id, _record.c.draft_id).where(_record.c.campaign.in_(campaigns)).limit(limit)
    rows = (await connection.execute(found)).all()
    ids, drafts = [row.id for row in rows], [row.draft_id for row in rows]
    if not ids:
        return 0, []
    theirs = or_(_photo.c.record_id.in_(ids), _photo.c.draft_id.in_(drafts))
    hashes = set((await connection.execute(delete(_photo).where(theirs).returning(_photo.c.sha256))).scalars())
    for table in (_review, _consent, _word, _unread, _text, _raised):
        await connection.execute(delete(table).where(table.c.record_id.in_(ids)))
    await connection.execute(delete(_record).where(_record.c.id.in_(ids)))
    return len(ids), sorted(hashes - await kept_photos(connection, hashes))


class Page(NamedTuple):
    """People of one page who left; `last` is the highest key that was looked at, `None` behind the last page."""

    people: list[int]
    last: int | None


async def left_among(connection: AsyncConnection, after: int, before: datetime, limit: int) -> Page:
    """Look through the next people by key for those who left before a moment."""
    last = await connection.scalar(*_end_of_page(after=after, limit=limit))
    if last is None:
        return Page([], None)
    found = await connection.execute(*_left_among(after=after, last=last, before=before))
    return Page(list(found.scalars()), last)


@once(after=Id, limit=Id)
def _end_of_page(after: Any, limit: Any) -> AnySelect:
    page = select(_person.c.id).where(_person.c.id > after).order_by(_person.c.id).limit(limit).subquery()
    return select(func.max(page.c.id))


@once(after=Id, last=Id, before=Instant())
def _left_among(after: Any, last: Any, before: Any) -> AnySelect:
    return _left(before, lambda key: and_(key > after, key <= last))


async def has_left(connection: AsyncConnection, person_id: int, before: datetime) -> bool:
    """Tell the same of one person."""
    return (await connection.execute(_left(before, lambda key: key == person_id))).first() is not None


def _left(before: datetime, whose: Callable[[ColumnElement[int]], ColumnElement[bool]]) -> AnySelect:
    """Select who belonged somewhere or held a role, and does neither since a moment; nothing of theirs is open.

    `whose` picks the people by their key, in each table that is looked at: a planner takes no index through an OR.
    """
    mine = _membership.c.person_id == _person.c.id
    over = func.coalesce(_membership.c.until, _membership.c.decided_at, _membership.c.since)
    current = and_(_membership.c.state.in_(CURRENT_MEMBERSHIPS), _membership.c.until.is_(None))
    held = _grant.c.person_id == _person.c.id
    belonged = union(*(select(column).where(whose(column)) for column in (_membership.c.person_id, _grant.c.person_id)))
    own = (_record.c.person_id == _person.c.id, _record.c.collective.is_(None))
    opened = exists().where(*own, _record.c.state.in_(OPEN_STATES))
    found = select(_person.c.id).where(
        whose(_person.c.id),
        _person.c.erased_at.is_(None),
        _person.c.erases_at.is_(None),
        _person.c.id.in_(belonged),
        ~exists().where(mine, or_(current, over >= before)),
        ~exists().where(held, or_(_grant.c.until.is_(None), _grant.c.until >= before)),
        ~opened,
    )
    return found.order_by(_person.c.id)


async def nights_of(connection: AsyncConnection, kind: str) -> int:
    """Return how many nights have counted a kind."""
    return int(await connection.scalar(*_nights_of(kind=kind)) or 0)


@once(kind=String())
def _nights_of(kind: Any) -> AnySelect:
    return select(_night.c.nights).where(_night.c.kind == kind)


async def note_night(connection: AsyncConnection, kind: str, due: int, day: date) -> int:
    """Note what a night has counted; a second time on a day it counts as the same night. Returns the nights."""
    row: dict[str, Any] = {"kind": kind, "nights": 0, "due": due, "day": date.min}
    await connection.execute(insert_or_pass(connection, _night, ["kind"]), [row])
    await connection.execute(*_another_night(kind=kind, day=day))
    await connection.execute(*_counted(kind=kind, due=due))
    return await nights_of(connection, kind)


@once(kind=String(), day=Date())
def _another_night(kind: Any, day: Any) -> Update:
    before = update(_night).where(_night.c.kind == kind, _night.c.day != day)
    return before.values(nights=_night.c.nights + 1, day=day)


@once(kind=String(), due=Integer())
def _counted(kind: Any, due: Any) -> Update:
    return update(_night).where(_night.c.kind == kind).values(due=due)
