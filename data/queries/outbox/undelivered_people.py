"""Whom nothing reached, of one unit or section: counted, and name by name. What counts: see undelivered.py."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, null, select
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, AnySelect, table_of
from data.enums import OFFICER_ROLES
from data.queries.members.people import officers_now
from data.queries.outbox.undelivered import BELONGS, SURE, Reason, stands
from data.queries.units.units import holds, lasts, only, subtree
from data.tables import (
    Announcement,
    Grant,
    Membership,
    Person,
    Push,
    ReminderSlot,
    RosterEntry,
    Section,
    UnitParent,
)

_announcement, _entry, _grant = table_of(Announcement), table_of(RosterEntry), table_of(Grant)
_membership, _person, _section = table_of(Membership), table_of(Person), table_of(Section)
_outbox, _parent, _slot = table_of(Push), table_of(UnitParent), table_of(ReminderSlot)
_other = _grant.alias("other_grant")


def _staffed(now: datetime) -> Select[Any]:
    """Select the units that somebody looks after."""
    return select(_grant.c.unit_id).where(_grant.c.role.in_(OFFICER_ROLES), lasts(_grant, now))


def near(unit_id: int, now: datetime) -> Select[Any]:
    """Select a unit and those below it that have no officer of their own, down to the next that have one."""
    return subtree(unit_id, now.date(), without=_staffed(now))


def people_of(unit_id: int, now: datetime, *, below: bool) -> AnySelect:
    """Select (person_id, unit_id, section_id) of those whom the officers of a unit look after, each once.

    With those `below` that have no officer nearer; there also whoever alone looks after a unit, for nobody else does.
    """
    here = near(unit_id, now) if below else only(unit_id)
    columns = (_membership.c.person_id, _membership.c.unit_id, _membership.c.section_id)
    members = select(*columns).where(*BELONGS, _membership.c.unit_id.in_(here))
    if not below:
        return members
    child = select(_parent.c.unit_id).where(_parent.c.parent_id.in_(here), holds(_parent, now.date()))
    beside = exists().where(
        _other.c.unit_id == _grant.c.unit_id,
        _other.c.person_id != _grant.c.person_id,
        _other.c.role.in_(OFFICER_ROLES),
        lasts(_other, now),
    )
    alone = select(_grant.c.person_id, _grant.c.unit_id, null().label("section_id")).where(
        _grant.c.role.in_(OFFICER_ROLES), lasts(_grant, now), _grant.c.unit_id.in_(child), ~beside
    )
    found = members.union(alone).subquery()
    nearest = (func.min(found.c[name]).label(name) for name in ("unit_id", "section_id"))
    return select(found.c.person_id, *nearest).group_by(found.c.person_id)


def of_section(unit_id: int, section_id: int) -> AnySelect:
    """Select the same of one section."""
    columns = (_membership.c.person_id, _membership.c.unit_id, _membership.c.section_id)
    here = (_membership.c.unit_id == unit_id, _membership.c.section_id == section_id)
    return select(*columns).where(*BELONGS, *here)


def _newest(who: Any, since: datetime, sure: ColumnElement[bool]) -> Any:
    """Select the last push that did not reach somebody of `who`."""
    last = select(func.max(_outbox.c.id)).where(_outbox.c.person_id == who.c.person_id, stands(since), sure)
    return last.correlate(who).scalar_subquery()


def _announced() -> Any:
    """Select the words of a push's announcement, as their author wrote them; none for other pushes."""
    own = select(_announcement.c.text).where(_announcement.c.id == _outbox.c.announcement_id)
    return own.correlate(_outbox).scalar_subquery().label("announced")


async def counts(connection: AsyncConnection, who: AnySelect, since: datetime) -> tuple[list[Reason], int]:
    """Count those of `who` whom something did not reach, by the reason of the last such push; and who are in doubt."""
    meant = who.subquery()
    lost, doubt = _newest(meant, since, SURE).label("lost"), _newest(meant, since, ~SURE).label("doubt")
    found = select(meant.c.person_id, lost, doubt).subquery()
    reasons = (
        select(_outbox.c.state, _outbox.c.problem, func.count())
        .join(found, found.c.lost == _outbox.c.id)
        .join(_person, _person.c.id == found.c.person_id)
        .where(_person.c.erased_at.is_(None))
        .group_by(_outbox.c.state, _outbox.c.problem)
    )
    listed = [Reason(*row) for row in await connection.execute(reasons, execution_options={LONG: True})]
    unsure = select(func.count()).select_from(found).where(found.c.lost.is_(None), found.c.doubt.is_not(None))
    return listed, await connection.scalar(unsure, execution_options={LONG: True}) or 0


def _described(who: AnySelect, since: datetime) -> AnySelect:
    meant = who.subquery()
    found = select(*meant.c, _newest(meant, since, SURE).label("lost")).subquery()
    membership = select(func.max(_membership.c.id)).where(_membership.c.person_id == found.c.person_id, *BELONGS)
    return (
        select(
            found.c.person_id,
            _person.c.name,
            _person.c.phone,
            _section.c.name.label("section"),
            found.c.unit_id,
            membership.correlate(found).scalar_subquery().label("membership_id"),
            _outbox.c.kind,
            _outbox.c.state,
            _outbox.c.problem,
            _outbox.c.settled_at,
            _outbox.c.text,
            _announced(),
        )
        .select_from(found)
        .join(_outbox, _outbox.c.id == found.c.lost)
        .join(_person, _person.c.id == found.c.person_id)
        .outerjoin(_section, _section.c.id == found.c.section_id)
        .where(_person.c.erased_at.is_(None))
        .order_by(_person.c.sort_key, _person.c.id)
    )


async def listed(
    connection: AsyncConnection, who: AnySelect, since: datetime, limit: int, start: int = 0
) -> Sequence[AnyRow]:
    """Read those of `who` whom something did not reach, by name, with the last such push.

    (person_id, name, phone, section, unit_id, membership_id, kind, state, problem, settled_at, text, announced)
    """
    page = _described(who, since).offset(start).limit(limit)
    return (await connection.execute(page, execution_options={LONG: True})).all()


async def pushes(
    connection: AsyncConnection, who: AnySelect, since: datetime, now: datetime, limit: int
) -> Sequence[AnyRow]:
    """Read (id, kind, announcement_id, text, announced) of what did not reach those of `who`, without officers."""
    meant = who.subquery()
    found = (
        select(_outbox.c.id, _outbox.c.kind, _outbox.c.announcement_id, _outbox.c.text, _announced())
        .where(
            _outbox.c.person_id.in_(select(meant.c.person_id)),
            _outbox.c.person_id.not_in(officers_now(now)),
            stands(since),
            SURE,
        )
        .order_by(_outbox.c.id.desc())
        .limit(limit)
    )
    return (await connection.execute(found, execution_options={LONG: True})).all()


async def slots(connection: AsyncConnection, push_ids: Collection[int]) -> Sequence[AnyRow]:
    """Read (campaign, event, event_day) of what these pushes were to remind of, once each."""
    columns = (_slot.c.campaign, _slot.c.event, _slot.c.event_day)
    found = select(*columns).where(_slot.c.push_id.in_(push_ids)).distinct().order_by(_slot.c.event_day, _slot.c.event)
    return (await connection.execute(found)).all()


async def not_joined(connection: AsyncConnection, units: Select[Any]) -> Sequence[AnyRow]:
    """Read (name, phone, section, unit_id) of the lines of the units' lists that nobody is matched with, by name."""
    columns = (_entry.c.name, _entry.c.phone, _entry.c.section, _entry.c.unit_id)
    found = select(*columns).where(_entry.c.unit_id.in_(units), _entry.c.person_id.is_(None))
    return (await connection.execute(found.order_by(_entry.c.sort_key, _entry.c.id))).all()


async def count_not_joined(connection: AsyncConnection, units: Select[Any]) -> int:
    """Count them."""
    found = select(func.count()).select_from(_entry).where(_entry.c.unit_id.in_(units), _entry.c.person_id.is_(None))
    return await connection.scalar(found) or 0
