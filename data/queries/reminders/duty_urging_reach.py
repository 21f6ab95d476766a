"""Whom the reminders of a duty have reached on a day: the officers of the units that were reminded of it, each once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnySelect, table_of
from data.enums import OFFICER_ROLES, PushState
from data.queries.announcements import audience
from data.queries.reminders.duties import Occurrence
from data.tables import Contact, DutyUrging, Grant, Push, Unit

_contact, _grant, _outbox = table_of(Contact), table_of(Grant), table_of(Push)
_unit, _urging = table_of(Unit), table_of(DutyUrging)
_first = _urging.alias("first_urging")


class Count(NamedTuple):
    """So many officers, and what became of their message. `state`: None while it waits for its hour."""

    state: PushState | None
    problem: str | None
    by_template: bool
    billed: bool
    people: int


class Asked(NamedTuple):
    """Of which units, which duty, on which day."""

    units: Collection[int]
    this: Occurrence
    day: date


class Keys(NamedTuple):
    """How the keys begin of messages that speak of one duty alone, and of several; person and urging follow."""

    alone: str
    several: str


async def reach(connection: AsyncConnection, asked: Asked, keys: Keys, now: datetime) -> list[Count]:
    """Count the officers of those of the units that were reminded of a duty on a day by what became of it.

    Who had no message, because the duty was done by then or the role began later, is not among them.
    """
    meant = _meant(asked, now).subquery()
    alone = _push(keys.alone, meant, meant.c.id)
    message = func.coalesce(select(_outbox.c.id).where(alone).scalar_subquery(), _of_several(meant, asked.day, keys))
    waits = func.max(meant.c.due_at).is_not(None).label("waits")
    person = select(meant.c.person_id, func.max(message).label("push_id"), waits).group_by(meant.c.person_id).subquery()
    template = and_(_outbox.c.billed, or_(_contact.c.id.is_(None), _contact.c.channel != _outbox.c.way)).label("by")
    columns = (_outbox.c.state, _outbox.c.problem, template, _outbox.c.billed)
    counted = (
        select(*columns, func.count())
        .select_from(person)
        .outerjoin(_outbox, _outbox.c.id == person.c.push_id)
        .outerjoin(_contact, _contact.c.id == _outbox.c.contact_id)
        .where(or_(person.c.push_id.is_not(None), person.c.waits))
        .group_by(*columns)
    )
    rows = await connection.execute(counted, execution_options={LONG: True})
    return [Count(state, problem, bool(by), bool(billed), people) for state, problem, by, billed, people in rows]


def _meant(asked: Asked, now: datetime) -> AnySelect:
    """Select each urging of the duty on that day with each officer of its unit."""
    officers = audience.officers(select(_unit.c.id).where(_unit.c.id.in_(asked.units)), OFFICER_ROLES, now).subquery()
    same = (getattr(_urging.c, name) == value for name, value in asked.this._asdict().items())
    columns = (_urging.c.id, _urging.c.officer_id, _urging.c.by_unit_id, _urging.c.due_at)
    return (
        select(*columns, officers.c.person_id)
        .join(officers, officers.c.unit_id == _urging.c.unit_id)
        .where(_urging.c.unit_id.in_(asked.units), *same, _urging.c.day == asked.day)
    )


def _push(begin: str, meant: Any, urging_id: ColumnElement[int]) -> ColumnElement[bool]:
    person, last = (func.cast(number, _outbox.c.key.type) for number in (meant.c.person_id, urging_id))
    return _outbox.c.key == f"{begin}:" + person + ":" + last


def _of_several(meant: Any, day: date, keys: Keys) -> Any:
    """Select the message of several duties: it is named after the first urging of which it speaks to this officer."""
    earlier = (_first.c.id <= meant.c.id, _first.c.day == day)
    same = (_first.c.officer_id == meant.c.officer_id, _first.c.by_unit_id == meant.c.by_unit_id)
    return (
        select(func.max(_outbox.c.id))
        .select_from(_grant)
        .join(_first, _first.c.unit_id == _grant.c.unit_id)
        .join(_outbox, _push(keys.several, meant, _first.c.id))
        .where(_grant.c.person_id == meant.c.person_id, *earlier, *same)
        .correlate(meant)
        .scalar_subquery()
    )
