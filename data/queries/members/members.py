"""Who belongs to a unit and below: read for finding one by name, and for counting."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, table_of
from data.enums import CURRENT_MEMBERSHIPS, MembershipState
from data.queries.members.people import officers_now
from data.queries.units.units import Ids, subtree
from data.tables import Membership, Person, Section

_membership = table_of(Membership)
_person = table_of(Person)
_section = table_of(Section)


async def names(
    connection: AsyncConnection,
    units: Ids,
    now: datetime,
    limit: int,
    states: Collection[MembershipState] = CURRENT_MEMBERSHIPS,
) -> Sequence[AnyRow]:
    """Read (id, person_id, name) of who belongs to the units or below them now, to look for a name among them."""
    found = (
        select(_membership.c.id, _membership.c.person_id, _person.c.name)
        .join(_person, _person.c.id == _membership.c.person_id)
        .where(
            _membership.c.state.in_(states),
            _membership.c.until.is_(None),
            _membership.c.unit_id.in_(subtree(units, now.date())),
            _person.c.erased_at.is_(None),
        )
        .order_by(_person.c.sort_key, _membership.c.id)
        .limit(limit)
    )
    return (await connection.execute(found, execution_options={LONG: True})).all()


async def without_role(connection: AsyncConnection, unit_id: int, now: datetime) -> Sequence[int]:
    """List who belongs to a unit now and holds no officer's role anywhere."""
    found = select(_membership.c.person_id).where(
        _membership.c.unit_id == unit_id,
        _membership.c.until.is_(None),
        _membership.c.state.in_(CURRENT_MEMBERSHIPS),
        _membership.c.person_id.not_in(officers_now(now)),
    )
    return (await connection.execute(found)).scalars().all()


async def places(connection: AsyncConnection, memberships: Collection[int]) -> dict[int, AnyRow]:
    """Read (id, section, unit_id) of some memberships, by their key."""
    found = (
        select(_membership.c.id, _section.c.name.label("section"), _membership.c.unit_id)
        .outerjoin(_section, _section.c.id == _membership.c.section_id)
        .where(_membership.c.id.in_(memberships))
    )
    return {row.id: row for row in await connection.execute(found)}


async def count(connection: AsyncConnection, units: Ids, now: datetime) -> dict[MembershipState, int]:
    """Count who belongs to the units or below them, by state: only the confirmed are members that count."""
    found = (
        select(_membership.c.state, func.count())
        .join(_person, _person.c.id == _membership.c.person_id)
        .where(
            _membership.c.state.in_(CURRENT_MEMBERSHIPS),
            _membership.c.until.is_(None),
            _membership.c.unit_id.in_(subtree(units, now.date())),
            _person.c.erased_at.is_(None),
        )
        .group_by(_membership.c.state)
    )
    return {row[0]: row[1] for row in await connection.execute(found)}


def _vouched(person_id: int, unit_id: int, since: datetime) -> tuple[ColumnElement[bool], ...]:
    """Say which membership began with a role by an invitation, which alone has vouched for it."""
    here = _membership.c.person_id == person_id, _membership.c.unit_id == unit_id, _membership.c.since == since
    return *here, _membership.c.until.is_(None), _membership.c.decided_by.is_(None)


async def doubt(connection: AsyncConnection, person_id: int, unit_id: int, since: datetime) -> None:
    """Let a membership wait for confirmation that was vouched for by an invitation and began with its role."""
    here = update(_membership).where(
        *_vouched(person_id, unit_id, since), _membership.c.state == MembershipState.ACTIVE
    )
    await connection.execute(here.values(state=MembershipState.WAITING))


async def vouch_again(connection: AsyncConnection, person_id: int, unit_id: int, since: datetime) -> None:
    """Let the same membership be confirmed again, unless somebody has decided about it meanwhile."""
    here = update(_membership).where(
        *_vouched(person_id, unit_id, since), _membership.c.state == MembershipState.WAITING
    )
    await connection.execute(here.values(state=MembershipState.ACTIVE))
