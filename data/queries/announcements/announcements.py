"""The life of an announcement: begun, taken page by page into the outbox, held up, ended.

A page goes over a span of people's keys. However the audience is spread, it looks at no more people than that and
writes no more rows, so nobody waits long for it; rows and cursor are one commit, so a kill between two pages does
nothing twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Update, and_, bindparam, case, exists, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, AnySelect, insert_or_pass, once, table_of
from data.enums import UNSENT_PUSHES, WAITING_PUSHES, AnnouncementState, PushState
from data.queries.announcements.replies import has_got
from data.queries.outbox import stopping
from data.tables import Announcement, Person, Push
from data.types import Id, Instant

_announcement, _outbox = table_of(Announcement), table_of(Push)
_who = table_of(Person).alias("who")

PARKED = datetime(9000, 1, 1, tzinfo=UTC)
"""When pushes of a paused announcement are due."""

LATELY = timedelta(days=2)
FADES = 200  # tries, after which both counts are halved

_UNSETTLED = UNSENT_PUSHES | {PushState.SENDING}
_STOPPED = frozenset({AnnouncementState.PAUSED, AnnouncementState.CANCELLED})


def person() -> ColumnElement[int]:
    """Name the person whom a page looks at: conditions on an audience are said of them."""
    return _who.c.id


def among(pairs: AnySelect) -> ColumnElement[bool]:
    """Tell whether that person is in an audience that is given as pairs (unit_id, person_id)."""
    return exists(pairs.where(pairs.selected_columns.person_id == _who.c.id))


def among_reminded(pairs: AnySelect, silent: Collection[int], announcement_id: int) -> ColumnElement[bool]:
    """Tell whether that person is of one of the silent units of an audience, and got the announcement at the time."""
    theirs = pairs.where(pairs.selected_columns.unit_id.in_(silent))
    return and_(among(theirs), has_got(announcement_id, _who.c.id))


async def by_draft(connection: AsyncConnection, draft_id: str) -> int | None:
    """Find the announcement that was made of a draft."""
    return await connection.scalar(select(_announcement.c.id).where(_announcement.c.draft_id == draft_id))


async def change(
    connection: AsyncConnection,
    announcement_id: int,
    states: Collection[AnnouncementState],
    values: Mapping[str, Any],
    version: int | None = None,
) -> bool:
    """Change an announcement if it is in one of these states (and nobody changed it since that version)."""
    here = [_announcement.c.id == announcement_id, _announcement.c.state.in_(states)]
    if version is not None:
        here.append(_announcement.c.version == version)
    changed = update(_announcement).where(*here).values(version=_announcement.c.version + 1, **values)
    return bool((await connection.execute(changed)).rowcount)


async def begin(connection: AsyncConnection, announcement_id: int, values: Mapping[str, Any], now: datetime) -> bool:
    """Let a scheduled announcement begin; `False` when it has begun or was cancelled. Newcomers are not among it."""
    newest = select(func.coalesce(func.max(_who.c.id), 0)).scalar_subquery()
    going = {"state": AnnouncementState.SENDING, "started_at": now, "running_since": now, "upto": newest}
    return await change(connection, announcement_id, {AnnouncementState.SCHEDULED}, {**going, **values})


async def page(
    connection: AsyncConnection,
    announcement_id: int,
    span: tuple[int, int],
    meant: ColumnElement[bool],
    row: Mapping[str, Any],
    *,
    optional: bool,  # whoever wants no announcements goes without it
) -> int:
    """Put those of a span of people who are meant into the outbox, each once however often; returns how many."""
    columns = {
        "key": literal(f"announcement:{announcement_id}:") + func.cast(_who.c.id, _outbox.c.key.type),
        "person_id": _who.c.id,
        "announcement_id": literal(announcement_id, _outbox.c.announcement_id.type),
        "tries": literal(0),
        **{name: literal(value, _outbox.c[name].type) for name, value in row.items()},
        **stopping.states(
            _who.c.stopped_at.is_not(None), row["created_at"], _who.c.announcements.is_(False) if optional else None
        ),
    }
    source = select(*columns.values()).where(_who.c.id > span[0], _who.c.id <= span[1], meant).order_by(_who.c.id)
    added = insert_or_pass(connection, _outbox, ["key"]).from_select(list(columns), source).returning(_outbox.c.id)
    taken = (await connection.execute(added, execution_options={LONG: True})).all()
    moved = update(_announcement).where(_announcement.c.id == announcement_id).values(cursor=span[1])
    await connection.execute(moved)
    return len(taken)


async def note_taken(connection: AsyncConnection, announcement_id: int, now: datetime, total: int) -> None:
    """Note that the whole audience stands in the outbox."""
    here = update(_announcement).where(_announcement.c.id == announcement_id)
    await connection.execute(here.values(taken_at=now, recipients=total))


async def note_recipients(connection: AsyncConnection, announcement_id: int, total: int) -> None:
    """Note the size of an audience that is not taken whole yet."""
    here = update(_announcement).where(_announcement.c.id == announcement_id, _announcement.c.taken_at.is_(None))
    await connection.execute(here.values(recipients=total))


async def jump(connection: AsyncConnection, announcement_id: int, seen: int, goal: int) -> None:
    """Move a cursor over people of whom nobody is meant."""
    here = update(_announcement).where(_announcement.c.id == announcement_id, _announcement.c.cursor == seen)
    await connection.execute(here.values(cursor=goal))


async def next_person(connection: AsyncConnection, after: int, upto: int, pairs: AnySelect) -> int | None:
    """Find the first person of an audience behind a key. For a reader: it may look at all of the audience."""
    found = pairs.subquery()
    behind = select(func.min(found.c.person_id)).where(found.c.person_id > after, found.c.person_id <= upto)
    first: int | None = await connection.scalar(behind)
    return first


async def full(connection: AsyncConnection, now: datetime, ahead: int) -> bool:
    """Tell whether so many pushes wait for their turn already."""
    due = select(_outbox.c.id).where(_outbox.c.state == PushState.QUEUED, _outbox.c.due_at <= now)
    return (await connection.execute(due.order_by(_outbox.c.due_at).offset(ahead).limit(1))).first() is not None


async def stage(connection: AsyncConnection, announcement_id: int) -> AnyRow:
    """Read (state, recipients, taken_at) of an announcement."""
    columns = (_announcement.c.state, _announcement.c.recipients, _announcement.c.taken_at)
    return (await connection.execute(select(*columns).where(_announcement.c.id == announcement_id))).one()


async def due(connection: AsyncConnection, now: datetime) -> list[int]:
    """List the announcements whose time has come."""
    return list((await connection.execute(*_due(now=now))).scalars())


@once(now=Instant())
def _due(now: Any) -> AnySelect:
    scheduled = _announcement.c.state == AnnouncementState.SCHEDULED
    return select(_announcement.c.id).where(scheduled, _announcement.c.due_at <= now).order_by(_announcement.c.due_at)


async def under_way(connection: AsyncConnection) -> Sequence[AnyRow]:
    """Read the announcements that are being sent."""
    return (await connection.execute(*_under_way())).all()


@once()
def _under_way() -> AnySelect:
    names = ("id", "unit_id", "author_id", "taken_at", "recipients", "tried", "troubled", "urgent")
    columns = (_announcement.c[name] for name in names)
    sending = select(*columns).where(_announcement.c.state == AnnouncementState.SENDING)
    return sending.order_by(_announcement.c.id)


async def finished(connection: AsyncConnection, announcement_id: int | None = None) -> list[int]:
    """List those (or look at one) that are sent whole: nothing of them waits any more."""
    asked = _finished() if announcement_id is None else _this_finished(key=announcement_id)
    return list((await connection.execute(*asked)).scalars())


def _whole() -> AnySelect:
    mine = and_(_outbox.c.announcement_id == _announcement.c.id, _outbox.c.state.in_(_UNSETTLED))
    whole = select(_announcement.c.id).where(
        _announcement.c.state == AnnouncementState.SENDING, _announcement.c.taken_at.is_not(None), ~exists().where(mine)
    )
    return whole.order_by(_announcement.c.id)


_finished = once()(_whole)


@once(key=Id)
def _this_finished(key: Any) -> AnySelect:
    return _whole().where(_announcement.c.id == key)


async def stragglers(connection: AsyncConnection, now: datetime) -> list[tuple[int, AnnouncementState]]:
    """List stopped announcements of which something is due all the same: it was in flight when they were stopped."""
    return [(row[0], row[1]) for row in await connection.execute(*_stragglers(since=now - LATELY))]


@once(since=Instant())
def _stragglers(since: Any) -> AnySelect:
    back = and_(_waiting(_announcement.c.id), _outbox.c.due_at < PARKED)
    lately = _announcement.c.changed_at > since
    columns = (_announcement.c.id, _announcement.c.state)
    return select(*columns).where(_announcement.c.state.in_(_STOPPED), lately, exists().where(back))


def _waiting(announcement_id: Any) -> ColumnElement[bool]:
    return and_(_outbox.c.announcement_id == announcement_id, _outbox.c.state.in_(WAITING_PUSHES))


async def is_due(connection: AsyncConnection, announcement_id: int, now: datetime) -> bool:
    """Tell whether anything of an announcement may leave now."""
    found = select(_outbox.c.id).where(_waiting(announcement_id), _outbox.c.due_at <= now).limit(1)
    return (await connection.execute(found)).first() is not None


async def put_off(
    connection: AsyncConnection, announcement_id: int, until: datetime, now: datetime | None = None
) -> int:
    """Let what waits be due at another time; with `now` only what is due by then."""
    mine = _waiting(announcement_id) if now is None else and_(_waiting(announcement_id), _outbox.c.due_at <= now)
    moved = update(_outbox).where(mine).values(due_at=until)
    return (await connection.execute(moved)).rowcount


def _counted() -> Update:
    """Build it once: it follows nearly every message of an announcement."""
    tried = _announcement.c.tried + bindparam("over", type_=Integer())
    troubled = _announcement.c.troubled + bindparam("lost", type_=Integer())
    values = {
        name: case((tried >= FADES, count // 2), else_=count)
        for name, count in (("tried", tried), ("troubled", troubled))
    }
    return update(_announcement).where(_announcement.c.id == bindparam("about")).values(values)


_COUNTED = _counted()


async def count_tries(connection: AsyncConnection, tries: Mapping[int, tuple[int, int]]) -> None:
    """Add to an announcement how many of its pushes were tried and how many of those did not arrive."""
    counted = [{"about": about, "over": over, "lost": lost} for about, (over, lost) in tries.items()]
    if counted:
        await connection.execute(_COUNTED, counted)


def is_stopped() -> ColumnElement[bool]:
    """Tell of an outbox row whether its announcement is paused or cancelled."""
    return exists().where(_announcement.c.id == _outbox.c.announcement_id, _announcement.c.state.in_(_STOPPED))
