"""Counting a phase unit by unit: what was handed in, which duties are done, who has not reported."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import RecordKind
from data.queries.members import people
from data.queries.reminders import figures
from domain import units
from domain.campaigns import Campaign, DutyKind
from domain.campaigns.duties import Duty
from domain.campaigns.facts import Phase
from domain.duties import DutyState, below
from domain.duties.below import Line
from domain.units import UnitView

REPORTED_WITHIN = timedelta(days=31)
"""A report that is due within this time after a phase counts as a report of that phase."""

INITIATIVES = frozenset({RecordKind.INITIATIVE, RecordKind.TOPIC, RecordKind.WORK_OR_PRODUCT})


@dataclass(frozen=True)
class Figures:
    """Sums over the units. `silent`: units whose report of the phase is late; `None` before its day.

    `of_collectives`: how much of all of it collectives handed in.
    """

    registrations: int
    deeds: int
    initiatives: int
    silent: int | None
    of_collectives: int = 0


class UnitFigures(NamedTuple):
    """One unit: how often each (kind, subject) was handed in, its duties, and whether a report is still owed."""

    unit: UnitView
    handed: Counter[tuple[RecordKind, str]]
    done: int
    owed: int
    silent: bool | None  # None: it owes no report of this phase, or not yet
    of_collectives: int = 0

    def of(self, *kinds: RecordKind) -> int:
        return sum(count for (kind, _), count in self.handed.items() if kind in kinds)


async def by_unit(
    connection: AsyncConnection, own: list[int], campaign: Campaign, phase: Phase, now: datetime
) -> list[UnitFigures]:
    """Count the phase for these units and everything below; an ended unit stands there if anything came from it."""
    first, last = phase.start.first_day(), phase.end.last_day()
    handed: dict[int, Counter[tuple[RecordKind, str]]] = defaultdict(Counter)
    theirs: Counter[int] = Counter()
    for row in await figures.handed_in(connection, people.below(own, now), campaign.slug, first, last):
        handed[row.unit_id][row.kind, row.subject] = row.number
        theirs[row.unit_id] += row.of_collectives
    owing: dict[int, list[Line]] = defaultdict(list)
    for _, line in await below.lines(connection, own, {campaign.slug: campaign}, now):
        owing[line.unit.id].append(line)
    ids = sorted((await connection.execute(people.below(own, now))).scalars())
    return [
        _counted(unit, handed[unit.id], owing[unit.id], campaign, phase)._replace(of_collectives=theirs[unit.id])
        for unit in units.by_short_name(await units.views(connection, ids, now.date()))
        if unit.is_active or handed[unit.id]
    ]


def _counted(
    unit: UnitView, handed: Counter[tuple[RecordKind, str]], lines: Sequence[Line], campaign: Campaign, phase: Phase
) -> UnitFigures:
    begun = [line for line in lines if line.state is not DutyState.OPEN or line.event.day is not None]
    done = sum(line.state is DutyState.DONE for line in begun)
    reports = [line for line in lines if _is_report(line, campaign, phase)]
    return UnitFigures(unit, handed, done, len(begun), _is_silent(reports))


def _is_silent(reports: Sequence[Line]) -> bool | None:
    """Tell whether a report is late; before its day a unit is not silent, nor has it reported."""
    if any(line.state is DutyState.LATE for line in reports):
        return True
    return False if reports and all(line.state is DutyState.DONE for line in reports) else None


def _is_report(line: Line, campaign: Campaign, phase: Phase) -> bool:
    written, day = campaign.by_code.get(line.event.code), line.event.day
    if not isinstance(written, Duty) or written.kind is not DutyKind.REPORT or day is None:
        return False
    return phase.start.first_day() <= day <= phase.end.last_day() + REPORTED_WITHIN


def summed(found: Sequence[UnitFigures]) -> Figures:
    """Sum the units up."""
    owe = [row.silent for row in found if row.silent is not None]
    deeds = sum(row.of(RecordKind.GOOD_DEED) for row in found)
    initiatives = sum(row.of(*INITIATIVES) for row in found)
    total = sum(row.handed.total() for row in found)
    return Figures(
        total - deeds - initiatives,
        deeds,
        initiatives,
        sum(owe) if owe else None,
        sum(row.of_collectives for row in found),
    )
