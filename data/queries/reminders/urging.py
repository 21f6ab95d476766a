"""Who of a unit and everything below has registered a thing, who has only joined, and who is not there at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.inline_sqlite import LONG
from data.engine.statements import AnyRow, AnySelect, insert_or_pass, once, table_of
from data.enums import PushState, WorkerCategory
from data.queries.announcements import audience
from data.queries.announcements.announcements import PARKED
from data.queries.outbox import stopping
from data.queries.records import rounds
from data.queries.records.rounds import AsOf
from data.queries.units.units import names, subtree
from data.tables import Contact, Membership, Person, Push, Record, RosterEntry, Section, Urging
from data.text.collation import title_key
from data.types import Instant

_contact, _entry, _outbox = table_of(Contact), table_of(RosterEntry), table_of(Push)
_membership = table_of(Membership)
_person = table_of(Person)
_record = table_of(Record)
_section = table_of(Section)
_urging = table_of(Urging)


class Thing(NamedTuple):
    """What may be registered: a subject of a campaign, in these rounds. An empty subject is anything.

    `categories`: the groups of workers for whom it is meant, empty for all. `others`: subjects of which one is enough.
    `last_day`: that of a contest.
    """

    campaign: str
    subject: str
    rounds: Collection[str] | AnySelect
    categories: tuple[WorkerCategory, ...] = ()
    others: tuple[str, ...] = ()
    last_day: date | None = None

    @property
    def round(self) -> str:
        """The round in which it is registered now: the first of them. Of what is counted over several there is none."""
        return self.rounds[0] if isinstance(self.rounds, tuple) else ""

    def meant_for(self, category: ColumnElement[Any]) -> ColumnElement[bool]:
        """Tell whether it is meant for a group; nobody asked officers who came by invitation for theirs."""
        return or_(category.is_(None), category.in_(self.categories)) if self.categories else true()


def rounds_since(moment: datetime) -> AnySelect:
    """Select the rounds of everything that was handed in since then."""
    return select(_record.c.round).where(_record.c.submitted_at >= moment).distinct()


def missing(unit_id: int, thing: Thing, now: datetime) -> AnySelect:
    """Select (unit_id, person_id) of the confirmed members who have not registered it."""
    pairs, person = _meant(unit_id, thing, now), _membership.c.person_id
    subjects = [thing.subject, *thing.others] if thing.subject else None
    done = audience.registered(person, thing.campaign, thing.rounds, subjects)
    return pairs.where(~done)


def open_to(unit_id: int, thing: Thing, now: datetime, this: AsOf) -> AnySelect:
    """Select those of them for whom the round is open."""
    return missing(unit_id, thing, now).where(rounds.is_open(_membership.c.unit_id, this))


def open_until(of: AnySelect, this: AsOf, last: date | None) -> AnySelect:
    """Select those of `open_to` whose unit, or the nearest above it, has set this last day; None: none has set any."""
    return of.where(rounds.closes_then(_membership.c.unit_id, this, last))


async def count_open(connection: AsyncConnection, unit_id: int, thing: Thing, now: datetime, this: AsOf) -> int:
    """Count those for whom the round is open."""
    people = audience.people(open_to(unit_id, thing, now, this)).subquery()
    return await connection.scalar(select(func.count()).select_from(people)) or 0


def _meant(unit_id: int, thing: Thing, now: datetime) -> AnySelect:
    return audience.members(subtree(unit_id, now.date()), now).where(thing.meant_for(_person.c.category))


async def count_members(connection: AsyncConnection, unit_id: int, thing: Thing, now: datetime) -> int:
    """Count the confirmed members for whom it is meant."""
    people = audience.people(_meant(unit_id, thing, now)).subquery()
    return await connection.scalar(select(func.count()).select_from(people)) or 0


async def count_missing(connection: AsyncConnection, unit_id: int, thing: Thing, now: datetime) -> int:
    people = audience.people(missing(unit_id, thing, now)).subquery()
    return await connection.scalar(select(func.count()).select_from(people)) or 0


async def count_listed(connection: AsyncConnection, unit_id: int, thing: Thing, day: date) -> int:
    """Count the lines of the units' own lists that are of people for whom it is meant."""
    listed = select(func.count()).select_from(_entry).where(_entry.c.unit_id.in_(subtree(unit_id, day)))
    return await connection.scalar(listed.where(thing.meant_for(_entry.c.category))) or 0


async def list_missing(connection: AsyncConnection, unit_id: int, thing: Thing, now: datetime) -> Sequence[AnyRow]:
    """Read (unit, section, name) of the members who have not registered it, by unit and name."""
    pairs, named = missing(unit_id, thing, now).subquery(), names(now.date()).subquery()
    mine = (_membership.c.person_id == pairs.c.person_id) & (_membership.c.unit_id == pairs.c.unit_id)
    found = (
        select(named.c.short_name, _section.c.name, _person.c.name)
        .select_from(pairs)
        .join(_membership, mine & _membership.c.until.is_(None))
        .join(_person, _person.c.id == pairs.c.person_id)
        .join(named, named.c.unit_id == pairs.c.unit_id)
        .outerjoin(_section, _section.c.id == _membership.c.section_id)
        .order_by(named.c.sort_key, named.c.unit_id, _person.c.sort_key, _person.c.id)
    )
    return (await connection.execute(found)).all()


async def list_absent(
    connection: AsyncConnection, unit_id: int, thing: Thing, day: date
) -> list[tuple[str | None, ...]]:
    """Read (unit, section, name, number) of the lines of the lists that no person in the program is matched with.

    By unit, section and name; a line holds its section in words, so those few are put in order here.
    """
    named = names(day).subquery()
    columns = (named.c.short_name, _entry.c.section, _entry.c.name, _entry.c.number)
    found = (
        select(named.c.sort_key, named.c.unit_id, *columns)
        .join(named, named.c.unit_id == _entry.c.unit_id)
        .where(_entry.c.person_id.is_(None), _entry.c.unit_id.in_(subtree(unit_id, day)))
        .where(thing.meant_for(_entry.c.category))
        .order_by(_entry.c.sort_key, _entry.c.id)
    )
    rows = (await connection.execute(found)).all()
    sections = {section: title_key(section or "") for section in {row.section for row in rows}}
    ordered = sorted(rows, key=lambda row: (row.sort_key or "", row.unit_id, sections[row.section]))
    return [tuple(row)[2:] for row in ordered]


def _of_day(unit_id: int, thing: Thing, day: date) -> tuple[ColumnElement[bool], ...]:
    """Say which urging of a unit it is."""
    of = _urging.c
    return of.unit_id == unit_id, of.campaign == thing.campaign, of.subject == thing.subject, of.day == day


async def urged(connection: AsyncConnection, unit_id: int, thing: Thing, day: date) -> datetime | None:
    """Return when those who had not registered it were reminded on that day."""
    found: datetime | None = await connection.scalar(select(_urging.c.at).where(*_of_day(unit_id, thing, day)))
    return found


async def recipients(connection: AsyncConnection, unit_id: int, thing: Thing, day: date) -> int | None:
    """Return how many were reminded on that day; None while that waits for its hour, or was not asked for."""
    found: int | None = await connection.scalar(
        select(_urging.c.recipients).where(*_of_day(unit_id, thing, day), _urging.c.due_at.is_(None))
    )
    return found


def _keys(unit_id: int, prefix: str, now: datetime) -> tuple[Any, ColumnElement[str]]:
    """Select the members of a unit and below, and say under which key the reminder of each stands."""
    people = audience.people(audience.members(subtree(unit_id, now.date()), now)).subquery()
    return people, literal(f"{prefix}:") + func.cast(people.c.person_id, _outbox.c.key.type)


async def unwanted(connection: AsyncConnection, unit_id: int, prefix: str, now: datetime) -> int:
    """Count the members of a unit and below who were not reminded that day because they want no reminders."""
    people, key = _keys(unit_id, prefix, now)
    found = select(func.count()).select_from(people).join(_outbox, _outbox.c.key == key)
    chosen = found.where(_outbox.c.problem.in_(stopping.CHOSEN))
    return await connection.scalar(chosen, execution_options={LONG: True}) or 0


async def pushes(
    connection: AsyncConnection, unit_id: int, prefix: str, now: datetime
) -> list[tuple[PushState, bool, bool, int]]:
    """Count the reminders of a day to members of a unit and below by (state, by a template, billed, people).

    Without those of people who want none.

    `prefix`: how their keys begin, before the person. What was taken back has another key and is not among them.
    """
    people, key = _keys(unit_id, prefix, now)
    template = and_(_outbox.c.billed, or_(_contact.c.id.is_(None), _contact.c.channel != _outbox.c.way)).label("by")
    found = (
        select(_outbox.c.state, template, _outbox.c.billed, func.count())
        .select_from(people)
        .join(_outbox, _outbox.c.key == key)
        .outerjoin(_contact, _contact.c.id == _outbox.c.contact_id)
        .where(stopping.was_meant())
        .group_by(_outbox.c.state, template, _outbox.c.billed)
    )
    rows = await connection.execute(found, execution_options={LONG: True})
    return [(state, bool(by), bool(billed), count) for state, by, billed, count in rows]


async def due(connection: AsyncConnection, now: datetime) -> list[int]:
    """List the urgings that waited for their hour, which has come."""
    return list((await connection.execute(*_due(now=now))).scalars())


@once(now=Instant())
def _due(now: Any) -> AnySelect:
    return select(_urging.c.id).where(_urging.c.due_at <= now)


async def take_up(connection: AsyncConnection, urging_id: int, officer_id: int | None = None) -> AnyRow | None:
    """Let an urging wait no more and return it, in another officer's name if given; `None` if it does not wait."""
    mine = {} if officer_id is None else {"officer_id": officer_id}
    waits = update(_urging).where(_urging.c.id == urging_id, _urging.c.due_at.is_not(None))
    row: AnyRow | None = (await connection.execute(waits.values(due_at=None, **mine).returning(_urging))).one_or_none()
    return row


async def park(connection: AsyncConnection, urging_id: int) -> None:
    """Hold an urging until an officer sends it in their own name."""
    await connection.execute(update(_urging).where(_urging.c.id == urging_id).values(due_at=PARKED))


async def read(connection: AsyncConnection, urging_id: int) -> AnyRow | None:
    row: AnyRow | None = (await connection.execute(select(_urging).where(_urging.c.id == urging_id))).one_or_none()
    return row


async def urge(connection: AsyncConnection, row: dict[str, Any]) -> bool:
    """Note that they are reminded; `False` when they were already on that day."""
    statement = insert_or_pass(connection, _urging, ["unit_id", "campaign", "subject", "day"]).values(row)
    return bool((await connection.execute(statement.returning(_urging.c.id))).first())
