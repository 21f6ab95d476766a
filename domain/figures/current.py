"""The figures of a unit and everything below it at any time: of a year by unit, kind, title and movement; by week.

What was handed in counts from the day of its sending, and stays counted while it waits; what is held, taken back or
refused does not (D0 III.2.6: the units report their results all the time). Everything is read before the unit of work,
for at a province it is a hundred thousand records. Each function raises `Refused` without a role at the unit or above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import HowFar, RecordKind
from data.queries.reminders import figures
from data.queries.reminders.figures import Counted, OfMovement, OfUnit
from data.text.collation import title_key
from data.types import HANOI
from domain import units
from domain.campaigns import Campaign
from domain.campaigns.movements import Movements
from domain.figures.counting import INITIATIVES
from domain.members.rights import demand_officer
from domain.text import templates

Campaigns = Mapping[str, Campaign]
Row = TypeVar("Row", Counted, OfMovement)

WEEKS = 6
"""So many weeks are told, the one that runs among them."""


class Line(NamedTuple):
    """A row of a table: what it is of, how much was handed in, how much of that is accepted."""

    name: str
    number: int
    accepted: int


@dataclass(frozen=True)
class Overview:
    registrations: int
    deeds: int
    initiatives: int
    accepted: int
    of_collectives: int  # of all these


class Week(NamedTuple):
    """What came in a week, from Monday to Sunday."""

    first: date
    last: date
    registrations: int
    deeds: int
    initiatives: int


def days_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


async def by_unit_and_kind(work: Work, officer_id: int | None, unit_id: int, year: int) -> list[OfUnit]:
    """Count a year by unit and kind: what most of the others are summed up from."""
    await demand_officer(work, officer_id, unit_id)
    day = work.now.astimezone(HANOI).date()

    async def count(connection: AsyncConnection) -> list[OfUnit]:
        return await figures.counted_by_unit(connection, unit_id, *days_of(year), day)

    return work.read_before(("figures by unit", unit_id, year), count)


async def overview(work: Work, officer_id: int | None, unit_id: int, year: int) -> Overview:
    """Sum a year up."""
    found = await by_unit_and_kind(work, officer_id, unit_id, year)
    kinds: Counter[RecordKind] = Counter()
    for row in found:
        kinds[row.kind] += row.number
    theirs = sum(row.of_collectives for row in found)
    return Overview(*_three(kinds), sum(row.accepted for row in found), theirs)


def _three(kinds: Mapping[RecordKind, int]) -> tuple[int, int, int]:
    """Return how many registrations, good deeds and initiatives there are."""
    deeds = kinds.get(RecordKind.GOOD_DEED, 0)
    initiatives = sum(kinds.get(kind, 0) for kind in INITIATIVES)
    return sum(kinds.values()) - deeds - initiatives, deeds, initiatives


async def by_kind(work: Work, officer_id: int | None, unit_id: int, year: int) -> list[Line]:
    """Count by kind, in the order in which kinds are named everywhere."""
    found = await by_unit_and_kind(work, officer_id, unit_id, year)
    lines = _summed((templates.label(f"kind_{row.kind}"), row.number, row.accepted) for row in found)
    order = [templates.label(f"kind_{kind}") for kind in RecordKind]
    return sorted(lines, key=lambda line: order.index(line.name))


async def by_whom(work: Work, officer_id: int | None, unit_id: int, year: int) -> list[Line]:
    """Count what people handed in and what collectives did, apart (D3 III.3 names both)."""
    found = await by_unit_and_kind(work, officer_id, unit_id, year)
    number, accepted = sum(row.number for row in found), sum(row.accepted for row in found)
    theirs = sum(row.of_collectives for row in found), sum(row.accepted_of_collectives for row in found)
    own = Line(templates.label("figures_people"), number - theirs[0], accepted - theirs[1])
    return [own, Line(templates.label("figures_collectives"), *theirs)]


async def by_title(work: Work, officer_id: int | None, unit_id: int, year: int, campaigns: Campaigns) -> list[Line]:
    """Count the registrations of each title, the most first."""
    return of_titles(await _of(work, officer_id, unit_id, year, figures.counted_titles, "titles"), campaigns)


def of_titles(found: Iterable[Counted], campaigns: Campaigns) -> list[Line]:
    names = {title.code: title.name for campaign in campaigns.values() for title in campaign.titles}

    def name(code: str) -> str:
        return templates.label("title_name", name=names.get(code, code))

    return most_first(_summed((name(row.code), row.number, row.accepted) for row in found))


async def by_movement(work: Work, officer_id: int | None, unit_id: int, year: int, campaigns: Campaigns) -> list[Line]:
    """Count by movement, the most first; one that several files name is one. What names none stands at the end."""
    alone = sorted(Movements(campaigns.values()).alone)
    counting = partial(figures.counted_movements, alone=alone)
    return of_movements(await _of(work, officer_id, unit_id, year, counting, "movements", *alone), campaigns)


def of_movements(found: Iterable[OfMovement], campaigns: Campaigns) -> list[Line]:
    known, none = Movements(campaigns.values()), templates.label("movement_none")

    def name(row: OfMovement) -> str:
        movement = known.one_of(row.code, row.campaign)
        return templates.label("title_name", name=movement.name) if movement else none

    lines = most_first(_summed((name(row), row.number, row.accepted) for row in found))
    return sorted(lines, key=lambda line: line.name == none)


async def _of(
    work: Work,
    officer_id: int | None,
    unit_id: int,
    year: int,
    counting: Callable[..., Awaitable[list[Row]]],
    *what: Hashable,
) -> list[Row]:
    """Count a year; `what` and nothing else says what is counted."""
    await demand_officer(work, officer_id, unit_id)
    day = work.now.astimezone(HANOI).date()

    async def count(connection: AsyncConnection) -> list[Row]:
        return await counting(connection, unit_id, *days_of(year), day)

    return work.read_before(("figures", *what, unit_id, year), count)


def _summed(found: Iterable[tuple[str, int, int]]) -> list[Line]:
    number: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for name, handed, settled in found:
        number[name] += handed
        accepted[name] += settled
    return [Line(name, number[name], accepted[name]) for name in number]


def most_first(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-line.number, title_key(line.name)))


async def by_unit(work: Work, officer_id: int | None, unit_id: int, year: int) -> list[Line]:
    """Count what came from the unit itself, and from each unit directly below with all that stands below that.

    The unit comes first, then the others, the most first; an ended one stands there if anything came from it.
    """
    rows = await by_unit_and_kind(work, officer_id, unit_id, year)
    day = work.now.astimezone(HANOI).date()

    async def look(connection: AsyncConnection) -> dict[int, int]:
        return await units.heads(connection, unit_id, day)

    heads = work.read_before(("heads", unit_id), look)
    number: Counter[int] = Counter()
    accepted: Counter[int] = Counter()
    for row in rows:
        number[heads.get(row.unit_id, unit_id)] += row.number
        accepted[heads.get(row.unit_id, unit_id)] += row.accepted
    below = await units.views(work.connection, sorted(set(heads.values())), day)
    shown = [unit for unit in below if unit.is_active or number[unit.id]]
    lines = most_first(Line(unit.short_name, number[unit.id], accepted[unit.id]) for unit in shown)
    return [Line(templates.label("figures_own"), number[unit_id], accepted[unit_id]), *lines]


async def results_told(work: Work, officer_id: int | None, unit_id: int, year: int) -> list[Line]:
    """Count how far people came with what they had registered, as told in a year, and what is accepted of that."""
    await demand_officer(work, officer_id, unit_id)
    day = work.now.astimezone(HANOI).date()

    async def count(connection: AsyncConnection) -> dict[HowFar, tuple[int, int]]:
        return await figures.counted_results(connection, unit_id, *days_of(year), day)

    found = work.read_before(("results", unit_id, year), count)
    return [Line(templates.label(f"how_far_{step}"), *found.get(step, (0, 0))) for step in HowFar]


def mondays(now: datetime) -> list[date]:
    """Return the first days of the last weeks, in order."""
    today = now.astimezone(HANOI).date()
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]


async def by_week(work: Work, officer_id: int | None, unit_id: int) -> list[Week]:
    """Count what was new in each of the last weeks, the newest first."""
    await demand_officer(work, officer_id, unit_id)
    begins, day = mondays(work.now), work.now.astimezone(HANOI).date()

    async def count(connection: AsyncConnection) -> dict[RecordKind, tuple[int, ...]]:
        return await figures.counted_by_week(connection, unit_id, begins, day)

    found = work.read_before(("figures by week", unit_id, begins[0]), count)
    return of_weeks(begins, found)


def of_weeks(begins: list[date], found: Mapping[RecordKind, tuple[int, ...]]) -> list[Week]:
    weeks = (
        Week(monday, monday + timedelta(days=6), *_three({kind: numbers[at] for kind, numbers in found.items()}))
        for at, monday in enumerate(begins)
    )
    return list(weeks)[::-1]
