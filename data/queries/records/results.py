"""Statements about what came of registrations: who is to be asked, what a person may tell, what was told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import HowFar, RecordKind, RecordState
from data.queries.announcements.audience import NO_REGISTRATIONS
from data.queries.records.drafts import may_send
from data.tables import Person, Record

_record, _person = table_of(Record), table_of(Person)
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


async def untold(connection: AsyncConnection, person_id: int, rounds: Collection[str]) -> list[Registration]:
    """List a person's accepted registrations of these rounds of which no result was told, the oldest first."""
    columns = (_record.c[name] for name in Registration._fields)
    mine = (_record.c.person_id == person_id, _record.c.round.in_(rounds), *_registrations, _untold)
    rows = await connection.execute(select(*columns).where(*mine).order_by(_record.c.id))
    return [Registration(*row) for row in rows]


async def to_ask(
    connection: AsyncConnection, campaign: str, round_: str, after: int, limit: int, *, midway: bool
) -> Sequence[AnyRow]:
    """Read (id, address_form) of people with an accepted registration of a round and nothing told of it, by their key.

    `midway`: nothing said midway either. Whoever may hand nothing in, or wants no reminders, is not asked.
    """
    still = (_record.c.how_far.is_(None),) if midway else ()
    theirs = (_record.c.campaign == campaign, _record.c.round == round_, *_registrations, _untold, *still)
    owing = select(_record.c.person_id).where(*theirs, _record.c.person_id > after)
    keys = owing.distinct().order_by(_record.c.person_id).limit(limit).subquery()
    found = select(_person.c.id, _person.c.address_form, (_person.c.reminders & may_send()).label("asked"))
    joined = found.join(keys, keys.c.person_id == _person.c.id).order_by(_person.c.id)
    return (await connection.execute(joined)).all()


async def say_midway(connection: AsyncConnection, record_id: int, how_far: HowFar) -> None:
    """Note how far somebody has come midway."""
    await connection.execute(update(_record).where(_record.c.id == record_id).values(how_far=how_far))
