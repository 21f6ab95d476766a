"""Statements about what came of registrations: who is to be asked, what a person may tell, what was told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, AnySelect, table_of
from data.enums import OFFICER_ROLES, HowFar, RecordKind, RecordState
from data.queries.announcements.audience import NO_REGISTRATIONS
from data.queries.records.drafts import may_lead, may_send
from data.queries.units.units import lasts
from data.tables import Grant, Person, Record

_record, _person, _grant = table_of(Record), table_of(Person), table_of(Grant)
_result = _record.alias("result")

NO_RESULT = frozenset({RecordState.WITHDRAWN, RecordState.REJECTED, RecordState.LOCKED})
"""States in which a result is none: another may be told."""


class Registration(NamedTuple):
    """An accepted registration of a person. `how_far`: what they said midway."""

    code: str
    campaign: str
    kind: RecordKind
    subject: str
    round: str
    how_far: HowFar | None


class Result(NamedTuple):
    """What came of a registration, as its member told, and what became of that."""

    code: str
    how_far: HowFar | None
    state: RecordState


_untold = ~exists().where(_result.c.result_of == _record.c.id, _result.c.state.not_in(NO_RESULT))
_registrations = (_record.c.state == RecordState.ACCEPTED, _record.c.kind.not_in(NO_REGISTRATIONS))


async def result_of(connection: AsyncConnection, record_id: int) -> Result | None:
    """Return what was told of a registration."""
    columns = (_record.c.code, _record.c.how_far, _record.c.state)
    found = select(*columns).where(_record.c.result_of == record_id, _record.c.state.not_in(NO_RESULT))
    row = (await connection.execute(found.order_by(_record.c.id.desc()).limit(1))).first()
    return Result(*row) if row else None


async def untold(
    connection: AsyncConnection, person_id: int, led: Iterable[AnySelect], rounds: Collection[str]
) -> list[Registration]:
    """List accepted registrations of these rounds of which no result was told, the oldest first.

    A person's own, and those of the collectives that they lead (`collectives.led`).
    """
    own = select(_record.c.id).where(_record.c.person_id == person_id, _record.c.collective.is_(None))
    columns = (_record.c[name] for name in Registration._fields)
    theirs = (_record.c.id.in_(own.union(*led)), _record.c.round.in_(rounds), *_registrations, _untold)
    rows = await connection.execute(select(*columns).where(*theirs).order_by(_record.c.id))
    return [Registration(*row) for row in rows]


async def to_ask(
    connection: AsyncConnection, campaign: str, round_: str, after: int, limit: int, *, midway: datetime | None = None
) -> Sequence[AnyRow]:
    """Read (id, address_form, asked) of people who owe a result of a round of their own, by their key.

    `midway`: the end of that day; what was handed in until then counts, and they have said nothing midway either.
    `asked`: they may hand something in, and want reminders.
    """
    owing = select(_record.c.person_id).where(*_owing(campaign, round_, midway=midway), _record.c.collective.is_(None))
    keys = owing.where(_record.c.person_id > after).distinct().order_by(_record.c.person_id).limit(limit).subquery()
    found = select(_person.c.id, _person.c.address_form, (_person.c.reminders & may_send()).label("asked"))
    joined = found.join(keys, keys.c.person_id == _person.c.id).order_by(_person.c.id)
    return (await connection.execute(joined)).all()


async def leaders_to_ask(
    connection: AsyncConnection, campaign: str, round_: str, now: datetime, *, midway: datetime | None = None
) -> Sequence[AnyRow]:
    """Read the same of whoever answers for a collective that owes one: there are few of them. They need not be members.

    That is its sender while they hold a role in its unit, else who has been an officer there for the longest.
    """
    is_sender = _grant.c.person_id == _record.c.person_id
    leads = and_(_grant.c.unit_id == _record.c.unit_id, lasts(_grant, now))
    asked = (_person.c.reminders & may_lead()).label("asked")
    found = (
        select(_record.c.id.label("record_id"), _person.c.id, _person.c.address_form, asked)
        .join(_grant, leads)
        .join(_person, _person.c.id == _grant.c.person_id)
        .where(*_owing(campaign, round_, midway=midway), _record.c.collective.is_not(None))
        .where(or_(is_sender, _grant.c.role.in_(OFFICER_ROLES)), _person.c.erased_at.is_(None))
        .order_by(_record.c.id, is_sender.desc(), _grant.c.since, _grant.c.id)
    )
    first: dict[int, AnyRow] = {}
    for row in await connection.execute(found):
        first.setdefault(row.record_id, row)
    return list({row.id: row for row in first.values()}.values())


def _owing(campaign: str, round_: str, *, midway: datetime | None) -> tuple[ColumnElement[bool], ...]:
    still = () if midway is None else (_record.c.how_far.is_(None), _record.c.submitted_at < midway)
    return (_record.c.campaign == campaign, _record.c.round == round_, *_registrations, _untold, *still)


async def say_midway(connection: AsyncConnection, record_id: int, how_far: HowFar) -> None:
    """Note how far somebody has come midway."""
    await connection.execute(update(_record).where(_record.c.id == record_id).values(how_far=how_far))
