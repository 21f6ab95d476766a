"""Pushes of people who want none that come by themselves: written down as not sent; those that wait end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, literal, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import WAITING_PUSHES, PushKind, PushState
from data.tables import Person, Push

_outbox, _person = table_of(Push), table_of(Person)

NOTICES_OF_OTHERS = ("letter:", "letters_raised:", "outstanding:", "renamed:", "taken_over:", "pledge:")
"""What the keys of notices begin with that tell an officer of others, not the person of themselves."""

STOPPED = "stopped"
"""Why a push was not sent: the person wants none that come by themselves."""


async def unwanted(connection: AsyncConnection, rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return what is written instead of a push that is not wanted, by its key. Decisions on one's own ask nobody."""
    asked = [row for row in rows if comes_by_itself(row["kind"], row["key"])]
    if not asked:
        return {}
    people = {row["person_id"] for row in asked}
    found = select(_person.c.id).where(_person.c.id.in_(people), _person.c.stopped_at.is_not(None))
    stopped = frozenset((await connection.execute(found)).scalars())
    return {
        row["key"]: {"state": PushState.GONE, "problem": STOPPED, "settled_at": row["created_at"]}
        for row in asked
        if row["person_id"] in stopped
    }


def comes_by_itself(kind: PushKind, key: str) -> bool:
    """Tell of a push whether whoever wants no messages goes without it: it answers nothing that they did or are."""
    return kind is not PushKind.NOTICE or key.startswith(NOTICES_OF_OTHERS)


def has_stopped(person: ColumnElement[Any]) -> ColumnElement[bool]:
    """Tell of a column of people's keys who wants no messages."""
    here = _person.alias("stopped")
    return select(here.c.id).where(here.c.id == person, here.c.stopped_at.is_not(None)).correlate_except(here).exists()


def states(stopped: ColumnElement[bool], now: datetime) -> dict[str, ColumnElement[Any]]:
    """Say in a statement for many with which state, problem and end each push is written."""
    of = _outbox.c
    return {
        "state": case(
            (stopped, literal(PushState.GONE, of.state.type)), else_=literal(PushState.QUEUED, of.state.type)
        ),
        "problem": case((stopped, literal(STOPPED, of.problem.type)), else_=null()),
        "settled_at": case((stopped, literal(now, of.settled_at.type)), else_=null()),
    }


async def stop(connection: AsyncConnection, person_id: int, now: datetime) -> None:
    """End what waits for a person and is not wanted."""
    by_itself = or_(
        _outbox.c.kind != PushKind.NOTICE, or_(*(_outbox.c.key.startswith(start) for start in NOTICES_OF_OTHERS))
    )
    waiting = and_(_outbox.c.person_id == person_id, _outbox.c.state.in_(WAITING_PUSHES))
    ended = update(_outbox).where(waiting, by_itself)
    await connection.execute(ended.values(state=PushState.GONE, problem=STOPPED, settled_at=now))
