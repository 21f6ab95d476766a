"""The duties of all units below an officer: how many have done each, who has not, and the list as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.members import people
from data.queries.reminders import duties
from data.queries.reminders.duties import MarkedRow, Occurrence
from data.text.collation import title_key
from domain import audit, units
from domain.calendar import CalendarEvent
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign
from domain.campaigns.issuers import of_units
from domain.duties.owing import DutyState, occurrence, owing_levels
from domain.errors import Problem
from domain.members.rights import demand_units
from domain.spreadsheets.writing import Document, Sheet, workbook
from domain.text import dates, templates
from domain.units import UnitView

COLUMNS = ("unit", "duty", "deadline", "standing", "done_on", "letter", "marked_by", "marked_at", "evidence")
NAME_LENGTH = 300  # characters of a duty's name in a cell


class Standing(NamedTuple):
    """One duty, and how many of the units below that owe it have done it, are late, or still have time."""

    this: Occurrence
    event: CalendarEvent
    done: int
    late: int
    open: int

    @property
    def total(self) -> int:
        return self.done + self.late + self.open


class Line(NamedTuple):
    """One unit and one duty: what it owes, and who marked it when."""

    unit: UnitView
    event: CalendarEvent
    state: DutyState
    after_time: bool  # done, but later than the last day
    marked: MarkedRow | None


async def standings(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign]) -> list[Standing]:
    """Count what the units below the officer's own owe, first what has a day. Raises `Refused`."""
    pairs = await _lines(work, officer_id, campaigns)
    found: dict[Occurrence, list[Line]] = {}
    for slug, line in pairs:
        found.setdefault(Occurrence(slug, line.event.code, occurrence(line.event)), []).append(line)
    return [_counted(this, those) for this, those in found.items()]


def _counted(this: Occurrence, those: list[Line]) -> Standing:
    event, states = those[0].event, [line.state for line in those]
    counts = (states.count(state) for state in (DutyState.DONE, DutyState.LATE, DutyState.OPEN))
    return Standing(this, event, *counts)


async def owing(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign], this: Occurrence) -> list[Line]:
    """List the units below that owe one duty: first who is late, then who has time, then who is done. Raises."""
    order = [DutyState.LATE, DutyState.OPEN, DutyState.DONE]
    found = [
        line
        for slug, line in await _lines(work, officer_id, campaigns)
        if Occurrence(slug, line.event.code, occurrence(line.event)) == this
    ]
    if not found:
        raise Problem("duty_unknown")
    return sorted(found, key=lambda line: (order.index(line.state), title_key(line.unit.short_name)))


async def sheet(
    work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign], this: Occurrence | None = None
) -> Document:
    """Write every unit below and what it owes, or one duty of all of them. Raises `Refused` or `Problem`."""
    if this is None:
        lines = [line for _, line in await _lines(work, officer_id, campaigns)]
    else:
        lines = await owing(work, officer_id, campaigns, this)
    if lines:
        await audit.record(work, officer_id, "list_exported", "duties", lines=len(lines))
    heads = [templates.label(f"column_{column}") for column in COLUMNS]
    title = templates.label("sheet_duties_title", day=work.now)
    listed = Sheet(templates.label("sheet_duties_tab"), title, heads, [_cells(line) for line in lines])
    return workbook(templates.label("sheet_duties_file", day=work.now), listed)


def _cells(line: Line) -> list[str | None]:
    event, marked = line.event, line.marked
    standing = "after_time" if line.after_time else line.state.value
    cells = [line.unit.name, event.name[:NAME_LENGTH], dates.show(event.day) if event.day else event.written]
    cells.append(templates.label(f"standing_{standing}"))
    if marked is None:
        return [*cells, None, None, None, None, None]
    at = f"{marked.marked_at:%H:%M %d/%m/%Y}"
    return [
        *cells,
        dates.show(marked.done_on),
        marked.letter,
        marked.name,
        at,
        marked.sha256 and templates.label("yes"),
    ]


async def _lines(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign]) -> list[tuple[str, Line]]:
    return await lines(work.connection, await demand_units(work, officer_id), campaigns, work.now)


async def lines(
    connection: AsyncConnection, own: list[int], campaigns: Mapping[str, Campaign], now: datetime
) -> list[tuple[str, Line]]:
    """Pair every duty of this year, or of no year, or that is late, with every unit below `own` that owes it."""
    day = now.date()
    ids = set((await connection.execute(people.below(own, now))).scalars()) - set(own)
    below = units.by_short_name(unit for unit in await units.views(connection, sorted(ids), day) if unit.is_active)
    rows = await duties.marked(connection, {unit.id for unit in below})
    marked = {(row.unit_id, row.campaign, row.duty, row.occurrence): row for row in rows}
    held = await of_units(connection, [unit.id for unit in below], campaigns, day)
    found: list[tuple[str, Line]] = []
    for slug, event in _events(campaigns):
        levels, time = owing_levels(event), occurrence(event)
        owe = [unit for unit in below if slug in held[unit.id] and (levels is None or unit.level in levels)]
        paired = (_line(event, unit, marked.get((unit.id, slug, event.code, time)), day) for unit in owe)
        found += [(slug, line) for line in paired if _concerns(line, time, day)]
    return found


def _events(campaigns: Mapping[str, Campaign]) -> Iterator[tuple[str, CalendarEvent]]:
    found = [(slug, event) for slug, campaign in campaigns.items() for event in duty_events(campaign)]
    return iter(sorted(found, key=lambda one: (one[1].day or date.max, one[1].code)))


def _line(event: CalendarEvent, unit: UnitView, marked: MarkedRow | None, day: date) -> Line:
    overdue = event.day is not None and event.day < day
    state = DutyState.DONE if marked else DutyState.LATE if overdue else DutyState.OPEN
    after = marked is not None and event.day is not None and marked.done_on > event.day
    return Line(unit, event, state, after, marked)


def _concerns(line: Line, time: str, day: date) -> bool:
    """Tell whether it is of this year, of no year, or still late."""
    year = line.event.day.year if line.event.day else int(time) if time.isdecimal() else day.year
    return year == day.year or (year < day.year and line.state is DutyState.LATE)
