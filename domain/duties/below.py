"""The duties of all units below an officer: how many have done each, who has not, and the list as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.campaigns import issuers
from data.queries.members import people
from data.queries.reminders import duties
from data.queries.reminders.duties import MarkedRow, Occurrence
from domain import audit, units
from domain.calendar import CalendarEvent
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign
from domain.campaigns.issuers import holding, issuers_on
from domain.campaigns.named_units import NamedUnits, named_on
from domain.duties.counting import Counts
from domain.duties.owing import DutyState, occurrence, owers, year_of
from domain.errors import Problem
from domain.members import scope
from domain.members.responsibility import is_told_of_any, units_below
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

    def with_more(self, other: Standing) -> Standing:
        """Add those for whom it falls due on another day."""
        done, late = self.done + other.done, self.late + other.late
        return self._replace(done=done, late=late, open=self.open + other.open)


class Line(NamedTuple):
    """One unit and one duty: what it owes, and who marked it when."""

    unit: UnitView
    event: CalendarEvent
    state: DutyState
    after_time: bool  # done, but later than the last day
    marked: MarkedRow | None


async def is_any(work: Work, officer_id: int | None) -> bool:
    """Tell whether the officer has units below their own, or a department that is responsible for some. Raises."""
    return await scope.below(work, officer_id) or await is_told_of_any(work, officer_id)


async def standings(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign]) -> list[Standing]:
    """Count what the units owe of which the officer is told, first what has a day. Raises `Refused`.

    Counted by levels and not unit by unit: a province has thousands of them. Others run meanwhile, for where units
    chose days of their own each is looked at. What is due on several days by that stands once, under the first of them.
    """
    below = await _read(work.connection, await _reach(work, officer_id), campaigns, work.now)
    return await asyncio.to_thread(_standings, below, campaigns, work.now.date())


def _standings(below: _Below, campaigns: Mapping[str, Campaign], day: date) -> list[Standing]:
    levels = {(slug, unit.id): unit.level for unit in below.units for slug in below.held[unit.id]}
    counts, found = (
        Counts.of(levels, below.lines, below.marked, {unit.id: unit.kind for unit in below.units}),
        dict[Occurrence, Standing](),
    )
    for slug, event in _events(campaigns, day):
        one = _counted(counts, slug, event, below, day)
        if one.total:
            found[one.this] = found[one.this].with_more(one) if one.this in found else one
    return list(found.values())


def _counted(counts: Counts, slug: str, event: CalendarEvent, below: _Below, day: date) -> Standing:
    this = Occurrence(slug, event.code, occurrence(event))
    of_all, of_done = counts.count(this, owers(event, below.named))
    left = of_all - of_done
    if year_of(event, day) < day.year:
        return Standing(this, event, 0, left, 0)
    return Standing(this, event, of_done, *((left, 0) if _is_over(event, day) else (0, left)))


async def owing(work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign], this: Occurrence) -> list[Line]:
    """List the units below that owe one duty: first who is late, then who has time, then who is done. Raises."""
    order = [DutyState.LATE, DutyState.OPEN, DutyState.DONE]
    found = [line for _, line in await _lines(work, officer_id, campaigns, this)]  # in the order of their names
    if not found:
        raise Problem("duty_unknown")
    return sorted(found, key=lambda line: order.index(line.state))


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


async def _lines(
    work: Work, officer_id: int | None, campaigns: Mapping[str, Campaign], this: Occurrence | None = None
) -> list[tuple[str, Line]]:
    return await _pair(work.connection, await _reach(work, officer_id), campaigns, work.now, this)


async def _reach(work: Work, officer_id: int | None) -> set[int]:
    """Return the units below the officer's own, or those that they are responsible for. Raises `Refused`."""
    return await units_below(work.connection, officer_id, await demand_units(work, officer_id), work.now)


async def lines(
    connection: AsyncConnection, own: list[int], campaigns: Mapping[str, Campaign], now: datetime
) -> list[tuple[str, Line]]:
    """Pair every duty of this year, or of no year, or that is late, with every unit below `own` that owes it."""
    below = set((await connection.execute(people.below(own, now))).scalars()) - set(own)
    return await _pair(connection, below, campaigns, now)


async def _pair(
    connection: AsyncConnection,
    reach: Collection[int],
    campaigns: Mapping[str, Campaign],
    now: datetime,
    this: Occurrence | None = None,
) -> list[tuple[str, Line]]:
    """Pair those duties, or `this` alone, with every one of these units that owes it. Others run meanwhile."""
    below = await _read(connection, reach, campaigns, now)
    return await asyncio.to_thread(_paired, below, campaigns, now.date(), this)


def _paired(
    below: _Below, campaigns: Mapping[str, Campaign], day: date, this: Occurrence | None
) -> list[tuple[str, Line]]:
    marked = {(row.unit_id, row.this): row for row in below.marked}
    found: list[tuple[str, Line]] = []
    ordered = units.by_short_name(below.units)
    for slug, event in _events(campaigns, day):
        each = Occurrence(slug, event.code, occurrence(event))
        if this in {None, each}:
            whom = owers(event, below.named)
            under = (unit for unit in ordered if slug in below.held[unit.id])
            owe = [unit for unit in under if whom.hold(unit.id, unit.level, below.lines[unit.id], unit.kind)]
            paired = (_line(event, unit, marked.get((unit.id, each)), day) for unit in owe)
            found += [(slug, line) for line in paired if _concerns(line, day)]
    return found


@dataclass(frozen=True)
class _Below:
    """The active units below, what stands above each and under which campaigns it is, what is done, who is named."""

    units: list[UnitView]
    lines: Mapping[int, list[int]]
    held: Mapping[int, Mapping[str, Campaign]]
    marked: Sequence[MarkedRow]
    named: NamedUnits


async def _read(
    connection: AsyncConnection, reach: Collection[int], campaigns: Mapping[str, Campaign], now: datetime
) -> _Below:
    day = now.date()
    active = [unit for unit in await units.views(connection, sorted(reach), day) if unit.is_active]
    keys = [unit.id for unit in active]
    issued, lines = await issuers_on(connection, day), await issuers.lineages(connection, keys, day)
    held = {unit: holding(issued, lines[unit], campaigns) for unit in keys}
    return _Below(active, lines, held, await duties.marked(connection, set(keys)), await named_on(connection, day))


def _events(campaigns: Mapping[str, Campaign], day: date) -> Iterator[tuple[str, CalendarEvent]]:
    """List what is of this year or of none, or was to be done in an earlier one, first what has a day."""
    found = [(slug, event) for slug, campaign in campaigns.items() for event in duty_events(campaign, day.year)]
    concern = [(slug, event) for slug, event in found if year_of(event, day) == day.year or _is_past(event, day)]
    return iter(sorted(concern, key=lambda one: (one[1].day or date.max, one[1].code)))


def _is_over(event: CalendarEvent, day: date) -> bool:
    return event.day is not None and event.day < day


def _is_past(event: CalendarEvent, day: date) -> bool:
    """Tell whether its last day lay in an earlier year: it concerns those who still owe it."""
    return event.day is not None and event.day.year < day.year


def _line(event: CalendarEvent, unit: UnitView, marked: MarkedRow | None, day: date) -> Line:
    state = DutyState.DONE if marked else DutyState.LATE if _is_over(event, day) else DutyState.OPEN
    after = marked is not None and event.day is not None and marked.done_on > event.day
    return Line(unit, event, state, after, marked)


def _concerns(line: Line, day: date) -> bool:
    """Tell whether it is of this year, of no year, or still late."""
    return line.state is DutyState.LATE or not _is_past(line.event, day)
