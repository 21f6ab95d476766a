"""What did not reach a person and is still of use on the day on which they write: found, and queued once more."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow, table_of
from data.enums import OFFICER_ROLES, WAITING_PUSHES, AnnouncementState, ContactState, PushKind, PushState, SlotState
from data.queries.outbox.stopping import was_meant
from data.queries.outbox.unreachable import GAVE_UP
from data.queries.units.units import lasts
from data.tables import Announcement, Contact, Grant, Person, Push, ReminderSlot
from data.types import HANOI

_grant, _outbox, _slot = table_of(Grant), table_of(Push), table_of(ReminderSlot)
_announcement, _contact, _person = table_of(Announcement), table_of(Contact), table_of(Person)


RESTORED = "restored"
"""Why a push is held or in doubt, and an announcement paused: a backup was brought back. What was lost before may have
been told in the time that the backup does not know."""


def lost() -> ColumnElement[bool]:
    """Tell of a push that it went no way, or was refused until it was given up, as far as the database knows.

    What somebody did not want is not lost.
    """
    gave_up = and_(_outbox.c.state == PushState.FAILED, _outbox.c.problem == GAVE_UP)
    sure = _outbox.c.problem.is_distinct_from(RESTORED)
    return or_(and_(_outbox.c.state == PushState.GONE, sure, was_meant()), gave_up)


async def find(
    connection: AsyncConnection,
    person_id: int,
    contact_id: int,
    *,
    since: Mapping[PushKind, datetime],
    now: datetime,
    limit: int,
) -> list[int]:
    """List what this app may bring now, the most useful first.

    First comes what has a last day, then what somebody did, then the newest. `since`: how far back a push of each kind
    is of use. Reminders of the calendar are written anew instead, for they count the days. What was forgotten
    meanwhile, or taken back, stays untold; so does what names somebody else, or went to those who hold a role, to
    whoever holds none by now.
    """
    recent = or_(*(and_(_outbox.c.kind == kind, _outbox.c.settled_at >= first) for kind, first in since.items()))
    of_calendar = exists().where(_slot.c.push_id == _outbox.c.id)
    kept = and_(_announcement.c.state != AnnouncementState.CANCELLED, _announcement.c.rendered.is_not(None))
    announced = exists().where(_announcement.c.id == _outbox.c.announcement_id, kept)
    to_roles = exists().where(_announcement.c.id == _outbox.c.announcement_id, _announcement.c.role.is_not(None))
    others = and_(_outbox.c.about_id.is_not(None), _outbox.c.about_id != person_id)
    found = (
        select(_outbox.c.id)
        .where(
            _outbox.c.person_id == person_id,
            lost(),
            recent,
            or_(_outbox.c.only_contact_id.is_(None), _outbox.c.only_contact_id == contact_id),
            _counts_still(now.astimezone(HANOI).date()),
            or_(and_(_outbox.c.text.is_not(None), _outbox.c.text != ""), and_(_outbox.c.text.is_(None), announced)),
            ~of_calendar,
            or_(~or_(others, to_roles), _holds_role(person_id, now)),
        )
        .order_by(_outbox.c.last_day.is_(None), _outbox.c.last_day, _outbox.c.urgent.desc(), _outbox.c.id.desc())
    )
    return list((await connection.execute(found.limit(limit))).scalars())


def _counts_still(today: date) -> ColumnElement[bool]:
    """Tell of a push whether its last day is not over. That a unit is reminded of a duty is of use after it as well."""
    return or_(_outbox.c.last_day.is_(None), _outbox.c.last_day >= today, _outbox.c.kind == PushKind.REMINDER)


def _holds_role(person_id: int, now: datetime) -> ColumnElement[bool]:
    return exists().where(
        _grant.c.person_id == person_id,
        _grant.c.role.in_(OFFICER_ROLES),
        lasts(_grant, now),
    )


async def queue_again(connection: AsyncConnection, ids: Collection[int], due: datetime, why: str) -> None:
    """Queue them once more, each with all its tries."""
    again = update(_outbox).where(_outbox.c.id.in_(ids), lost())
    values = {"state": PushState.LATER, "due_at": due, "settled_at": None, "problem": why, "tries": 0}
    await connection.execute(again.values(values))


async def hurry(connection: AsyncConnection, person_id: int, why: str, due: datetime) -> None:
    """Let what waits for a way to this person, for the reason `why`, be looked at now."""
    waiting = update(_outbox).where(
        _outbox.c.person_id == person_id,
        _outbox.c.state.in_(WAITING_PUSHES),
        _outbox.c.problem == why,
        _outbox.c.due_at > due,
    )
    await connection.execute(waiting.values(due_at=due))


async def slots(connection: AsyncConnection, person_id: int, day: date) -> Sequence[AnyRow]:
    """Read the slots of a person's reminders that did not reach them, of events that are not over by that day.

    With them: how the person is spoken to, and whether to greet them.
    """
    untold = exists().where(_outbox.c.id == _slot.c.push_id, lost())
    statement = (
        select(_slot, _person.c.address_form, (_person.c.wishes & _person.c.erased_at.is_(None)).label("greet"))
        .join(_person, _person.c.id == _slot.c.person_id)
        .where(_slot.c.person_id == person_id, _slot.c.event_day >= day, _slot.c.state == SlotState.SENT, untold)
        .order_by(_slot.c.event_day, _slot.c.id)
    )
    return (await connection.execute(statement)).all()


async def has_other_app(connection: AsyncConnection, person_id: int, windowed: Collection[str]) -> bool:
    """Tell whether the person can be written to at any time, by an app without a window."""
    found = select(_contact.c.id).where(
        _contact.c.person_id == person_id,
        _contact.c.state == ContactState.ACTIVE,
        _contact.c.channel.not_in(windowed),
    )
    return (await connection.execute(found.limit(1))).first() is not None
