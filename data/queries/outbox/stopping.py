"""Pushes that somebody wants none of: written down as not sent; those that wait end.

Whoever has stopped gets nothing that comes by itself; others may go without a kind: announcements to members, reminders
of what members may do, the summary of an officer's day. Greetings, and reminders of the calendar, are not even planned
for who wants none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, literal, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import WAITING_PUSHES, PushKind, PushState
from data.tables import Announcement, Person, Push

_announcement, _outbox, _person = table_of(Announcement), table_of(Push), table_of(Person)

NOTICES_OF_OTHERS = ("letter:", "letters_raised:", "outstanding:", "renamed:", "taken_over:", "pledge:")
"""What the keys of notices begin with that tell an officer of others, not the person of themselves."""

REMINDERS_OF_MEMBERS = ("urge:", "draft:", "still_waiting:")
"""What the keys of reminders begin with that are not of the calendar: what may still be done, a draft."""

STOPPED = "stopped"
"""Why a push was not sent: the person wants none that come by themselves."""

NOT_WANTED = "not_wanted"
"""Why a push was not sent: the person wants none of its kind."""

CHOSEN = (STOPPED, NOT_WANTED)
"""Why a push was not sent that is not missed: its person chose so."""


def was_meant() -> ColumnElement[bool]:
    """Tell of a push that its person did not choose to go without it: only then can it be missed."""
    return and_(*(_outbox.c.problem.is_distinct_from(problem) for problem in CHOSEN))


async def unwanted(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return what is written instead of a push that is not wanted, by its key. Decisions on one's own ask nobody."""
    asked = [row for row in rows if comes_by_itself(row["kind"], row["key"])]
    if not asked:
        return {}
    people = {row["person_id"] for row in asked}
    columns = _person.c.id, _person.c.stopped_at, _person.c.reminders, _person.c.summaries
    chosen = {one.id: one for one in await connection.execute(select(*columns).where(_person.c.id.in_(people)))}
    why = {row["key"]: _why_not(row, chosen[row["person_id"]]) for row in asked if row["person_id"] in chosen}
    return {
        row["key"]: {"state": PushState.GONE, "problem": why[row["key"]], "settled_at": row["created_at"]}
        for row in asked
        if why.get(row["key"])
    }


def _why_not(row: dict[str, Any], person: AnyRow) -> str | None:
    """Say why a push that comes by itself is not sent to a person; `None` where it is wanted."""
    if person.stopped_at is not None:
        return STOPPED
    unreminded = row["key"].startswith(REMINDERS_OF_MEMBERS) and not person.reminders
    unsummarised = row["kind"] is PushKind.DIGEST and not person.summaries
    return NOT_WANTED if unreminded or unsummarised else None


def comes_by_itself(kind: PushKind, key: str) -> bool:
    """Tell of a push whether whoever wants no messages goes without it: it answers nothing that they did or are."""
    return kind is not PushKind.NOTICE or key.startswith(NOTICES_OF_OTHERS)


def has_stopped(person: ColumnElement[Any]) -> ColumnElement[bool]:
    """Tell of a column of people's keys who wants no messages."""
    here = _person.alias("stopped")
    return select(here.c.id).where(here.c.id == person, here.c.stopped_at.is_not(None)).correlate_except(here).exists()


def wants_no_reminders(person: ColumnElement[Any]) -> ColumnElement[bool]:
    """Tell of a column of people's keys who wants no reminders of what a member may still do."""
    here = _person.alias("unreminded")
    return select(here.c.id).where(here.c.id == person, here.c.reminders.is_(False)).correlate_except(here).exists()


def states(
    stopped: ColumnElement[bool], now: datetime, unwanted: ColumnElement[bool] | None = None
) -> dict[str, ColumnElement[Any]]:
    """Say in a statement for many with which state, problem and end each push is written.

    `unwanted`: who wants none of this kind; without it nobody may go without.
    """
    of = _outbox.c
    none = stopped if unwanted is None else or_(stopped, unwanted)
    other = [] if unwanted is None else [(unwanted, literal(NOT_WANTED, of.problem.type))]
    return {
        "state": case((none, literal(PushState.GONE, of.state.type)), else_=literal(PushState.QUEUED, of.state.type)),
        "problem": case((stopped, literal(STOPPED, of.problem.type)), *other, else_=null()),
        "settled_at": case((none, literal(now, of.settled_at.type)), else_=null()),
    }


async def stop(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """End what waits for a person and is not wanted."""
    by_itself = or_(
        _outbox.c.kind != PushKind.NOTICE, or_(*(_outbox.c.key.startswith(start) for start in NOTICES_OF_OTHERS))
    )
    ended = update(_outbox).where(_waiting(person_id), by_itself)
    await connection.execute(ended.values(state=PushState.GONE, problem=STOPPED, settled_at=now))


async def end_announcements(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """End the announcements that wait for somebody who wants none any more, but those that come to everybody."""
    about = _outbox.c.announcement_id == _announcement.c.id
    meant = exists().where(about, may_be_unwanted(_announcement.c)).correlate_except(_announcement)
    ended = update(_outbox).where(_waiting(person_id), _outbox.c.kind == PushKind.ANNOUNCEMENT, meant)
    await connection.execute(ended.values(state=PushState.GONE, problem=NOT_WANTED, settled_at=now))


async def end_summaries(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """End the summary that waits for an officer who wants none any more."""
    ended = update(_outbox).where(_waiting(person_id), _outbox.c.kind == PushKind.DIGEST)
    await connection.execute(ended.values(state=PushState.GONE, problem=NOT_WANTED, settled_at=now))


def may_be_unwanted(of: Any) -> ColumnElement[bool]:
    """Tell the same of columns as `may_go_without` of domain/announcements/recipients.py tells of a row."""
    return and_(of.role.is_(None), ~of.acknowledge, ~of.urgent, of.corrects_id.is_(None))


def _waiting(person_id: int) -> ColumnElement[bool]:
    return and_(_outbox.c.person_id == person_id, _outbox.c.state.in_(WAITING_PUSHES))
