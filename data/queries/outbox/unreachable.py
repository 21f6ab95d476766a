"""People whom no message reached lately: gone from every app, silent too long, or refused until it was given up."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import table_of
from data.enums import ContactState, PushState
from data.queries.outbox.stopping import was_meant
from data.tables import Contact, Person, Push

_contact, _outbox, _person = table_of(Contact), table_of(Push), table_of(Person)
_later = _outbox.alias("later_push")

GAVE_UP = "gave_up"
"""Refused for now so often that it was tried no more: somebody beyond a plan's users, a platform away for days."""


def has_written() -> ColumnElement[bool]:
    """Tell of a push that its person has written since it ended."""
    return exists().where(
        _contact.c.person_id == _outbox.c.person_id,
        _contact.c.state == ContactState.ACTIVE,
        _contact.c.written_at >= _outbox.c.settled_at,
    )


def was_reached() -> ColumnElement[bool]:
    """Tell of a push that a later one has reached its person."""
    return exists().where(
        _later.c.person_id == _outbox.c.person_id,
        _later.c.state == PushState.SENT,
        _later.c.settled_at > _outbox.c.settled_at,
    )


def _is_lost(since: datetime) -> ColumnElement[bool]:
    """Tell of a push that it did not reach its person since a moment, and nothing has happened after it."""
    return and_(
        was_meant(),  # who wants no messages is not lost
        or_(_outbox.c.state == PushState.GONE, and_(_outbox.c.state == PushState.FAILED, _outbox.c.problem == GAVE_UP)),
        _outbox.c.settled_at >= since,
        ~has_written(),
        ~was_reached(),
    )


async def count(connection: AsyncConnection, since: datetime) -> int:
    """Count them everywhere."""
    found = select(func.count(_outbox.c.person_id.distinct())).join(_person, _person.c.id == _outbox.c.person_id)
    lost = found.where(_person.c.erased_at.is_(None), _is_lost(since))
    return await connection.scalar(lost) or 0


async def count_silent(connection: AsyncConnection, channel: str, since: datetime) -> int:
    """Count the people who have this channel alone and wrote last before a moment: only a template reaches them.

    For the command line, by a reader: it looks at every app of the channel.
    """
    other = _contact.alias("other_app")
    open_ = or_(other.c.channel != channel, and_(other.c.written_at >= since, other.c.closed_at.is_(None)))
    reached = exists().where(other.c.person_id == _person.c.id, other.c.state == ContactState.ACTIVE, open_)
    has = exists().where(
        _contact.c.person_id == _person.c.id, _contact.c.channel == channel, _contact.c.state == ContactState.ACTIVE
    )
    found = select(func.count()).select_from(_person).where(_person.c.erased_at.is_(None), has, ~reached)
    return await connection.scalar(found) or 0
