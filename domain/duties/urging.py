"""Reminding units below of what they owe: one or all that are late, at most once a day, heard in the day.

What is asked for stands in a table and leaves with the next tick whose hour has come, a page in each unit of work. By
then whoever asked must still be in charge, and what was done meanwhile is asked for no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.campaigns import issuers
from data.queries.members import people
from data.queries.reminders import duties, duty_urging
from data.queries.reminders.duties import Occurrence
from data.queries.reminders.duty_urging_reach import Keys
from data.types import HANOI
from domain import audit, units
from domain.calendar import CalendarEvent
from domain.campaigns import Campaign
from domain.duties import chasing
from domain.duties.below import Line
from domain.duties.late import Owed
from domain.duties.owing import Duty, DutyState, find_event
from domain.errors import Problem, Refused
from domain.members.responsibility import Responsibilities, responsibilities_on
from domain.members.rights import demand_units
from domain.outbox import cancel, choice, enqueue_all
from domain.quiet_hours import Hours
from domain.text import templates
from domain.units import UnitView

PAGE = 50
"""Units that are reminded in one unit of work."""

LISTED = 8
"""So many duties are named in one message; the others are counted."""

KEYS = Keys("duty_urged", "duties_urged")
"""How the messages are named, so that they are found again."""


class Urged(NamedTuple):
    """How many units are reminded, were already today, and have no officer."""

    units: int
    already: int
    nobody: int


async def urge(work: Work, officer_id: int | None, owed: Collection[Owed], hours: Hours) -> Urged:
    """Remind these units of these duties.

    Raises `Refused` for a unit that neither stands below the officer's own nor is one that their department is
    responsible for.
    """
    wanted = {unit for unit, _ in owed}
    by = await _in_whose_name(work, await demand_units(work, officer_id), wanted)
    if by.keys() != wanted:
        raise Refused("no_right_here")
    done = await _note(work, officer_id, owed, by, hours.awake(work.now))
    if done.units:
        await audit.record(work, officer_id, "duties_urged", "duties", units=done.units)
    return done


async def urge_below(work: Work, officer_id: int, owed: Collection[Owed]) -> None:
    """Remind those of these units that stand below the officer's own by now, at once."""
    own = await people.officer_units(work.connection, officer_id, work.now)
    by = await _in_whose_name(work, own, {unit for unit, _ in owed})
    await _note(work, officer_id, [one for one in owed if one[0] in by], by, work.now)


async def _note(
    work: Work, officer_id: int | None, owed: Collection[Owed], by: Mapping[int, int], due: datetime
) -> Urged:
    staffed = await duty_urging.staffed(work.connection, by, work.now)
    facts = {"day": work.now.astimezone(HANOI).date(), "officer_id": officer_id, "at": work.now}
    rows = [
        {"unit_id": unit, **this._asdict(), "by_unit_id": by[unit], **facts, "due_at": due}
        for unit, this in sorted(owed)
        if unit in staffed
    ]
    new = set(await duty_urging.urge(work.connection, rows))
    return Urged(len(new), len(staffed - new), len(by.keys() - staffed))


async def _in_whose_name(work: Work, own: Collection[int], wanted: set[int]) -> dict[int, int]:
    """Return for each of these units the officer's own that is the nearest above it, or else the department.

    Others are missing.
    """
    day = work.now.date()
    lines = await issuers.lineages(work.connection, wanted, day)
    responsible = await responsibilities_on(work.connection, day)
    found = {unit: _nearest(line, own, responsible) for unit, line in lines.items()}
    return {unit: by for unit, by in found.items() if by is not None}


def _nearest(line: Sequence[int], own: Collection[int], responsible: Responsibilities) -> int | None:
    departments = (one for one in own if one in responsible.departments_for(line))
    return next((one for one in line[1:] if one in own), None) or next(departments, None)


async def left(
    connection: AsyncConnection, lines: Sequence[Line], campaign: Campaign, this: Occurrence, today: date
) -> list[Line]:
    """Return who may be reminded of a duty today: not done, not yet reminded, not late since before the chasing."""
    since, urged = await chasing.since(connection), await duty_urging.urged(connection, this, today)
    undone = (line for line in lines if line.state is not DutyState.DONE and line.unit.id not in urged)
    return [line for line in undone if line.state is DutyState.OPEN or _is_chased(line.event.day, campaign, since)]


def _is_chased(last: date | None, campaign: Campaign, since: date | None) -> bool:
    return since is not None and last is not None and chasing.is_chased(last, campaign, since)


async def may_urge_one(work: Work, officer_id: int, one: Duty, unit_id: int, campaign: Campaign) -> bool:
    """Tell whether an officer above may remind this unit of this duty today. Raises `Refused`."""
    if one.state is DutyState.DONE or unit_id in await demand_units(work, officer_id):
        return False
    this = Occurrence(one.campaign, one.code, one.occurrence)
    if unit_id in await duty_urging.urged(work.connection, this, work.now.astimezone(HANOI).date()):
        return False
    return one.state is DutyState.OPEN or _is_chased(one.day, campaign, await chasing.since(work.connection))


async def send_due(work: Work, campaigns: Mapping[str, Campaign]) -> int:
    """Queue what is due now of up to PAGE units, one message for each officer; returns how many were looked at."""
    rows = await duty_urging.due(work.connection, work.now, PAGE)
    if rows:
        await duty_urging.settle(work.connection, [row.id for row in rows])
        await _tell(work, await _still(work, rows), campaigns)
    return len(rows)


async def _still(work: Work, rows: Sequence[AnyRow]) -> list[AnyRow]:
    """Return those that are not done by now, asked for by whoever is still in charge of the unit."""
    done = await duties.done_by(work.connection, {row.unit_id for row in rows})
    undone = [row for row in rows if _this(row) not in [Occurrence(*one[1:4]) for one in done.get(row.unit_id, ())]]
    by = {(row.officer_id, row.by_unit_id) for row in undone}
    may = {one for one in by if await people.may_act_at(work.connection, *one, work.now)}
    asked = [row for row in undone if (row.officer_id, row.by_unit_id) in may]
    lines = await issuers.lineages(work.connection, {row.unit_id for row in asked}, work.now.date())
    responsible = await responsibilities_on(work.connection, work.now.date())
    return [row for row in asked if _nearest(lines.get(row.unit_id, ()), [row.by_unit_id], responsible) is not None]


def _this(row: AnyRow) -> Occurrence:
    return Occurrence(row.campaign, row.duty, row.occurrence)


@dataclass(frozen=True)
class _Message:
    """What one unit above reminds an officer of: the units and duties of `rows`."""

    person: int
    rows: Sequence[AnyRow]
    events: Mapping[int, CalendarEvent]  # by the key of a row
    names: Mapping[int, UnitView]

    def push(self, now: datetime) -> dict[str, Any]:
        first, alone, today = self.rows[0], len(self.rows) == 1, now.astimezone(HANOI).date()
        items = [self._item(row, today) for row in self.rows[:LISTED]]
        context = {"by": self.names[first.by_unit_id].name, "items": items, "others": len(self.rows) - len(items)}
        return {
            "key": key(self.person, first.id) if alone else f"{KEYS.several}:{self.person}:{first.id}",
            "kind": PushKind.REMINDER,
            "person_id": self.person,
            "text": templates.render("pushes/duty_urged", {**context, "you": templates.label("you_officer")}),
            "choices": [[choice("duty_urged", first.id) if alone else choice("duties_urged")]],
            "due_at": now,
            "last_day": min((day for row in self.rows if (day := self.events[row.id].day)), default=None),
        }

    def _item(self, row: AnyRow, today: date) -> dict[str, Any]:
        event, several = self.events[row.id], len({one.unit_id for one in self.rows}) > 1
        late = (today - event.day).days if event.day else 0
        unit = self.names[row.unit_id].short_name if several else None
        return {"name": event.name, "written": event.written or "", "day": event.day, "late": late, "unit": unit}


async def _tell(work: Work, rows: Sequence[AnyRow], campaigns: Mapping[str, Campaign]) -> None:
    lines = await issuers.lineages(work.connection, {row.unit_id for row in rows}, work.now.date())
    found = {row.id: find_event(campaigns, _this(row), lines.get(row.unit_id, ())) for row in rows}
    events = {row_id: event for row_id, event in found.items() if event is not None}
    asked: dict[int, list[AnyRow]] = defaultdict(list)
    for row in (row for row in rows if row.id in events):
        asked[row.unit_id].append(row)
    heard: dict[tuple[int, int], list[AnyRow]] = defaultdict(list)
    for officer in await duty_urging.officers(work.connection, asked, work.now):
        for row in asked[officer.unit_id]:
            heard[officer.person_id, row.by_unit_id].append(row)
    ids = sorted({unit for row in rows for unit in (row.unit_id, row.by_unit_id)})
    names = {one.id: one for one in await units.views(work.connection, ids, work.now.date())}
    messages = (_Message(person, own, events, names) for (person, _), own in heard.items())
    await enqueue_all(work, [one.push(work.now) for one in messages])


def key(person: int, urging_id: int) -> str:
    """Name the message that speaks of one duty alone."""
    return f"{KEYS.alone}:{person}:{urging_id}"


async def take_back(work: Work, unit_id: int, this: Occurrence) -> None:
    """Take back what waits to remind a unit of a duty that is done."""
    today = work.now.astimezone(HANOI).date()
    for urging_id in await duty_urging.of_day(work.connection, unit_id, this, today):
        for officer in await duty_urging.officers(work.connection, [unit_id], work.now):
            await cancel(work, key(officer.person_id, urging_id), "duty_done")


async def read(work: Work, urging_id: int) -> Owed:
    """Say of what a unit was reminded. Raises `Problem`."""
    row = await duty_urging.read(work.connection, urging_id)
    if row is None:
        raise Problem("duty_unknown")
    return row.unit_id, _this(row)


async def send(writer: Writer, campaigns: Mapping[str, Campaign], now: datetime) -> None:
    """Send all that is due, a page in each unit of work."""
    async with writer.engine.connect() as connection:
        if not await duty_urging.any_due(connection, now):
            return
    while await writer.run(lambda work: send_due(work, campaigns)):
        continue
