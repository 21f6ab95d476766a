"""People whom no message reached lately: gone from every app, silent too long, or refused until it was given up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import CURRENT_MEMBERSHIPS, ContactState, PushState
from data.queries.outbox.stopping import STOPPED
from data.queries.units.units import Ids, subtree
from data.tables import Contact, Membership, Person, Push, Section

_contact, _membership, _person = table_of(Contact), table_of(Membership), table_of(Person)
_section, _outbox = table_of(Section), table_of(Push)
_later = _outbox.alias("later_push")

GAVE_UP = "gave_up"
"""Refused for now so often that it was tried no more: somebody beyond a plan's users, a platform away for days."""


def _is_lost(since: datetime) -> ColumnElement[bool]:
    """Tell of a push that it did not reach its person since a moment, and nothing has happened after it."""
    back = exists().where(
        _contact.c.person_id == _outbox.c.person_id,
        _contact.c.state == ContactState.ACTIVE,
        _contact.c.written_at >= _outbox.c.settled_at,
    )
    reached = exists().where(
        _later.c.person_id == _outbox.c.person_id,
        _later.c.state == PushState.SENT,
        _later.c.settled_at > _outbox.c.settled_at,
    )
    return and_(
        _outbox.c.problem.is_distinct_from(STOPPED),  # who wants no messages is not lost
        or_(_outbox.c.state == PushState.GONE, and_(_outbox.c.state == PushState.FAILED, _outbox.c.problem == GAVE_UP)),
        _outbox.c.settled_at >= since,
        ~back,
        ~reached,
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


async def listed(
    connection: AsyncConnection, units: Ids, now: datetime, since: datetime, limit: int
) -> Sequence[AnyRow]:
    """Read (id of the membership, person_id, name, section, unit_id) of those who belong to the units or below."""
    columns = (
        _membership.c.id,
        _membership.c.person_id,
        _person.c.name,
        _section.c.name.label("section"),
        _membership.c.unit_id,
    )
    found = (
        select(*columns)
        .join(_person, _person.c.id == _membership.c.person_id)
        .outerjoin(_section, _section.c.id == _membership.c.section_id)
        .where(
            _membership.c.state.in_(CURRENT_MEMBERSHIPS),
            _membership.c.until.is_(None),
            _membership.c.unit_id.in_(subtree(units, now.date())),
            _person.c.erased_at.is_(None),
            exists().where(_outbox.c.person_id == _membership.c.person_id, _is_lost(since)),
        )
        .order_by(_person.c.sort_key, _membership.c.id)
    )
    return (await connection.execute(found.limit(limit))).all()
