"""Statements about people: where they belong, what they may do, the apps they write from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, once, table_of
from data.enums import CURRENT_MEMBERSHIPS, OFFICER_ROLES, ContactState, MembershipState, UnitStatusCode
from data.queries.records import assignment
from data.queries.units.succession import in_reach, is_active, looking_after
from data.queries.units.units import ancestors, holds, lasts, subtree
from data.tables import Contact, Grant, Membership, Person, Record, UnitStatus
from data.types import Id, Instant

_contact = table_of(Contact)
_grant = table_of(Grant)
_membership = table_of(Membership)
_person = table_of(Person)
_record = table_of(Record)
_status = table_of(UnitStatus)


async def person_at(connection: AsyncConnection, channel: str, address: str) -> int | None:
    """Return whose app it is; None before somebody is known there."""
    found = select(_contact.c.person_id).where(_contact.c.channel == channel, _contact.c.external_id == address)
    person: int | None = await connection.scalar(found)
    return person


async def contact_at(connection: AsyncConnection, channel: str, address: str) -> int | None:
    """Return the key of the contact at this address, if it ever wrote."""
    return await connection.scalar(
        select(_contact.c.id).where(_contact.c.channel == channel, _contact.c.external_id == address)
    )


async def mark_gone(connection: AsyncConnection, contact_id: int) -> None:
    """Note that this app no longer reaches the person."""
    gone = update(_contact).where(_contact.c.id == contact_id, _contact.c.state == ContactState.ACTIVE)
    await connection.execute(gone.values(state=ContactState.GONE))


async def move_contact(connection: AsyncConnection, contact_id: int, address: str) -> None:
    """Note that a chat has another address; one that is known under both was left at the old one."""
    known = _contact.alias("known")
    taken = (
        select(known.c.id)
        .where(known.c.channel == _contact.c.channel, known.c.external_id == address, known.c.id != _contact.c.id)
        .exists()
    )
    own = update(_contact).where(_contact.c.id == contact_id, _contact.c.external_id != address)
    await connection.execute(own.where(~taken).values(external_id=address))
    await connection.execute(own.where(_contact.c.state == ContactState.ACTIVE).values(state=ContactState.GONE))


async def mark_back(connection: AsyncConnection, contact_id: int) -> None:
    """Note that somebody who was gone wrote again. A contact that was cut stays cut."""
    back = update(_contact).where(_contact.c.id == contact_id, _contact.c.state == ContactState.GONE)
    await connection.execute(back.values(state=ContactState.ACTIVE))


async def last(connection: AsyncConnection) -> int:
    """Return the highest key of a person, 0 when there is none."""
    return await connection.scalar(select(func.max(_person.c.id))) or 0


def _granted(person: Any, now: Any) -> Select[Any]:
    """Select the units at which the person holds an officer's role at this moment."""
    return select(_grant.c.unit_id).where(
        _grant.c.person_id == person,
        _grant.c.role.in_(OFFICER_ROLES),
        lasts(_grant, now),
    )


_granted_units = once(person=Id, now=Instant())(_granted)


def officers_now(now: datetime) -> Select[int]:
    """Select everybody who holds an officer's role at this moment."""
    return select(_grant.c.person_id).where(_grant.c.role.in_(OFFICER_ROLES), lasts(_grant, now))


async def officer_units(connection: AsyncConnection, person_id: int, now: datetime) -> list[int]:
    return list((await connection.execute(*_granted_units(person=person_id, now=now))).scalars())


async def may_act_at(connection: AsyncConnection, person_id: int, unit_id: int, now: datetime) -> bool:
    """Tell whether the person holds an officer's role at the unit or above it, or carries it on after its end."""
    asked = _held_above(person=person_id, unit=unit_id, now=now, day=now.date())
    if (await connection.execute(*asked)).first() is not None:
        return True
    return await looks_after(connection, person_id, unit_id, now)


@once(person=Id, unit=Id, now=Instant(), day=Date())
def _held_above(person: Any, unit: Any, now: Any, day: Any) -> Select[Any]:
    return _granted(person, now).where(_grant.c.unit_id.in_(ancestors(unit, day))).limit(1)


async def looks_after(connection: AsyncConnection, person_id: int, unit_id: int, now: datetime) -> bool:
    """Tell the same, but nobody looks after anything any more by a role at a unit that has ended."""
    asked = _looks_after(person=person_id, unit=unit_id, now=now, day=now.date())
    return (await connection.execute(*asked)).first() is not None


@once(person=Id, unit=Id, now=Instant(), day=Date())
def _looks_after(person: Any, unit: Any, now: Any, day: Any) -> Select[Any]:
    return _granted(person, now).where(_grant.c.unit_id.in_(looking_after(unit, day))).limit(1)


async def current_membership(connection: AsyncConnection, person_id: int) -> tuple[int, int, MembershipState] | None:
    """Return membership id, unit id and state of the place where the person belongs now."""
    row = (await connection.execute(*_current_membership(person=person_id))).first()
    return (row[0], row[1], row[2]) if row else None


@once(person=Id)
def _current_membership(person: Any) -> Select[Any]:
    return (
        select(_membership.c.id, _membership.c.unit_id, _membership.c.state)
        .where(
            _membership.c.person_id == person,
            _membership.c.state.in_(CURRENT_MEMBERSHIPS),
            _membership.c.until.is_(None),
        )
        .order_by(_membership.c.id.desc())
        .limit(1)
    )


async def belonged_since(connection: AsyncConnection, contact_id: int, unit_id: int, since: datetime) -> bool:
    """Tell whether whoever spoke by this contact, erased by now or not, was of the unit after a moment."""
    theirs = (
        select(_membership.c.id)
        .join(_contact, _contact.c.person_id == _membership.c.person_id)
        .where(
            _contact.c.id == contact_id,
            _membership.c.unit_id == unit_id,
            or_(_membership.c.until >= since, _membership.c.decided_at >= since, _membership.c.since >= since),
        )
    )
    return (await connection.execute(theirs.limit(1))).first() is not None


async def ended_unit(connection: AsyncConnection, person_id: int, day: date) -> int | None:
    """Return the unit where the person belongs if it is no longer active."""
    unit: int | None = await connection.scalar(*_ended_unit(person=person_id, day=day))
    return unit


@once(person=Id, day=Date())
def _ended_unit(person: Any, day: Any) -> Select[Any]:
    found = (
        select(_membership.c.unit_id)
        .join(_status, _status.c.unit_id == _membership.c.unit_id)
        .where(
            _membership.c.person_id == person,
            _membership.c.state.in_(CURRENT_MEMBERSHIPS),
            _membership.c.until.is_(None),
            holds(_status, day),
            _status.c.status != UnitStatusCode.ACTIVE,
        )
    )
    return found.order_by(_membership.c.id.desc()).limit(1)


def below(unit_ids: list[int], now: datetime) -> Select[int]:
    """Select these units and everything under them today."""
    day = now.date()
    parts = [subtree(unit_id, day) for unit_id in unit_ids]
    return parts[0] if len(parts) == 1 else select(parts[0].union(*parts[1:]).subquery().c[0])


def reach(unit_ids: list[int], now: datetime) -> Select[int]:
    """Select the same, with the units that have ended and whom one of them carries on."""
    return in_reach(unit_ids, now.date())


def waiting_members(unit_ids: list[int], now: datetime, days: int | None = None) -> Select[int]:
    """Select the memberships that wait: those the unit's list knows first, then by age.

    Those assigned to these units (see assignment.py), where a person waits for `days`; without `days`, everybody below.
    """
    if days is None:
        mine = _membership.c.unit_id.in_(reach(unit_ids, now))
    else:
        mine = assignment.is_assigned_to(
            _membership.c.id, assignment.waiting_people(), units=unit_ids, now=now, days=days
        )
    return (
        select(_membership.c.id)
        .where(
            _membership.c.state == MembershipState.WAITING,
            _membership.c.until.is_(None),
            mine,
        )
        .order_by(_membership.c.matched_by.is_(None), _membership.c.since, _membership.c.id)
    )


async def keys_of(connection: AsyncConnection, waiting: Select[int]) -> list[int]:
    """Read the keys of the memberships that wait, in order."""
    return list((await connection.execute(waiting)).scalars())


def matched_members(unit_ids: list[int], now: datetime, days: int | None = None) -> Select[int]:
    """Select those who wait and whom the unit's own list knows, while the unit goes on."""
    matched = waiting_members(unit_ids, now, days).where(_membership.c.matched_by.is_not(None))
    return matched.where(is_active(_membership.c.unit_id, now.date()))


async def matched_among(connection: AsyncConnection, ids: Sequence[int], day: date) -> Sequence[AnyRow]:
    """Read (id, person_id, unit_id, address_form) of those of the memberships that still wait and are matched."""
    columns = (_membership.c.id, _membership.c.person_id, _membership.c.unit_id, _person.c.address_form)
    named = select(*columns).join(_person, _person.c.id == _membership.c.person_id)
    found = named.where(
        _membership.c.id.in_(ids),
        _membership.c.state == MembershipState.WAITING,
        _membership.c.until.is_(None),
        _membership.c.matched_by.is_not(None),
        is_active(_membership.c.unit_id, day),
    )
    return (await connection.execute(found.order_by(_membership.c.id))).all()


async def confirm_waiting(connection: AsyncConnection, ids: Sequence[int], officer: int, now: datetime) -> list[int]:
    """Confirm those of the memberships that still wait; returns which."""
    waiting = update(_membership).where(_membership.c.id.in_(ids), _membership.c.state == MembershipState.WAITING)
    decided = waiting.values(state=MembershipState.ACTIVE, decided_by=officer, decided_at=now)
    return list((await connection.execute(decided.returning(_membership.c.id))).scalars())
