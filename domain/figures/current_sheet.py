"""The workbook of a unit's figures: units, kinds, titles, movements and weeks, each on a page of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import RecordKind
from data.queries.reminders.figures import OfUnit
from data.queries.units.kinds import UNKNOWN, Kind, kinds_of
from data.types import HANOI
from domain import audit, units
from domain.figures import current
from domain.figures.current import Campaigns, Line, Week
from domain.figures.kinds import NOT_KNOWN, by_ownership, direct_workers
from domain.figures.reach import Reach, reach
from domain.members.rights import demand_officer
from domain.spreadsheets.writing import Cell, Document, Sheet, workbook
from domain.text import dates, templates
from domain.units import UnitView

COLUMNS = ("handed", "accepted")
COUNTED = [kind for kind in RecordKind if kind is not RecordKind.RESULT]


async def sheet(work: Work, officer_id: int | None, unit_id: int, year: int, campaigns: Campaigns) -> Document:
    """Write the figures of a year, each unit in a row. Raises `Refused` without a role at the unit or above."""
    officer = await demand_officer(work, officer_id, unit_id)
    far = await reach(work, officer, unit_id, year)
    kinds = await current.by_kind(work, officer, unit_id, year)
    whom = await current.by_whom(work, officer, unit_id, year)
    titles = await current.by_title(work, officer, unit_id, year, campaigns)
    movements = await current.by_movement(work, officer, unit_id, year, campaigns)
    owners = await by_ownership(work, officer, unit_id, year)
    workers = await direct_workers(work, officer, unit_id, year)
    results = await current.results_told(work, officer, unit_id, year)
    weeks = await current.by_week(work, officer, unit_id)
    rows = await current.by_unit_and_kind(work, officer, unit_id, year)
    handed = {row.unit_id for row in rows}
    every = [unit for unit in await _units(work, unit_id) if unit.is_active or unit.id in handed]
    unit = await units.view(work.connection, unit_id, work.now.date())
    title = templates.label("sheet_current_title", unit=unit.name, year=year, day=work.now)
    await audit.record(work, officer, "list_exported", f"unit:{unit_id}", lines=len(every))
    return workbook(
        templates.label("sheet_current_file", code=unit.code, year=year, day=work.now),
        _units_page(title, every, rows, far, await kinds_of(work.connection, [one.id for one in every])),
        *(
            _page(part, title, lines)
            for part, lines in (
                ("kinds", kinds),
                ("whom", whom),
                ("titles", titles),
                ("movements", movements),
                ("owners", owners),
                ("workers", workers),
                ("results", results),
            )
        ),
        _weeks_page(title, weeks),
    )


async def _units(work: Work, unit_id: int) -> list[UnitView]:
    """Read the units at and below one, by their names."""
    day = work.now.astimezone(HANOI).date()

    async def read(connection: AsyncConnection) -> list[UnitView]:
        ids = sorted(await units.subtree_ids(connection, unit_id, day))
        return units.by_short_name(await units.views(connection, ids, day))

    return work.read_before(("units", unit_id), read)


def _units_page(
    title: str, every: Iterable[UnitView], rows: Iterable[OfUnit], far: Reach, kinds: Mapping[int, Kind]
) -> Sheet:
    number: Counter[tuple[int, RecordKind]] = Counter()
    accepted: Counter[int] = Counter()
    theirs: Counter[int] = Counter()
    for row in rows:
        number[row.unit_id, row.kind] += row.number
        accepted[row.unit_id] += row.accepted
        theirs[row.unit_id] += row.of_collectives
    heads = ["unit", "activity", "ownership", "has_officer", "joined", "declared"]
    heads = [templates.label(f"column_{name}") for name in heads] + [
        templates.label(f"kind_{kind}") for kind in COUNTED
    ]
    heads += [templates.label(f"column_{name}") for name in ("of_collectives", "accepted")]
    lines = [
        [
            unit.name,
            *(templates.label(f"kind_{known or NOT_KNOWN}") for known in kinds.get(unit.id, UNKNOWN)),
            templates.label("yes" if unit.id in far.with_officer else "no") if unit.id in far.units else None,
            far.joined.get(unit.id, 0) if unit.id in far.grassroots else None,
            far.declared.get(unit.id),
            *(number[unit.id, kind] for kind in COUNTED),
            theirs[unit.id],
            accepted[unit.id],
        ]
        for unit in every
    ]
    return Sheet(templates.label("sheet_current_units"), title, heads, lines)


def _page(part: str, title: str, lines: Iterable[Line]) -> Sheet:
    heads = [templates.label(f"sheet_current_{part}"), *(templates.label(f"column_{name}") for name in COLUMNS)]
    rows: list[list[Cell]] = [[line.name, line.number, line.accepted] for line in lines]
    return Sheet(templates.label(f"sheet_current_{part}"), title, heads, rows)


def _weeks_page(title: str, weeks: Iterable[Week]) -> Sheet:
    heads = [templates.label(f"column_{name}") for name in ("week", "registrations", "deeds", "initiatives")]
    rows: list[list[Cell]] = [
        [
            f"{dates.show(week.first)} - {dates.show(week.last)}",
            week.registrations,
            week.deeds,
            week.initiatives,
        ]
        for week in weeks
    ]
    return Sheet(templates.label("sheet_current_weeks"), title, heads, rows)
