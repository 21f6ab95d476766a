"""Days that officers chose over the campaign files, and the revision by which every process learns of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import insert_or_pass, table_of
from data.tables import ChosenDay, ContentRevision, Person

_chosen = table_of(ChosenDay)
_person = table_of(Person)
_revision = table_of(ContentRevision)

DAYS = "days"
_REVISION = select(_revision.c.number).where(_revision.c.name == DAYS)


class DayKey(NamedTuple):
    """What a day is chosen for: a code of a campaign, in a year; for all, or for a unit and all below."""

    campaign: str
    code: str
    year: int
    unit_id: int | None = None


def closing_code(round_: str) -> str:
    """Name the last day of a registration round, a year or a phase, as no duty is named: they have other codes."""
    return f"{round_}@closing"


EVERY_YEAR = 0
"""Stands in the place of a year where what was chosen recurs."""

_FOUNDING = "founding@"


def founding_key(campaign: str, unit_id: int) -> DayKey:
    """Name the founding day of a unit, by its key."""
    return DayKey(campaign, f"{_FOUNDING}{unit_id}", EVERY_YEAR)


def unit_founded(code: str) -> int | None:
    """Return the key of the unit of whose founding day this is the code; None for anything else."""
    return int(code.removeprefix(_FOUNDING)) if code.startswith(_FOUNDING) else None


_PHASE = "phase@"


def phase_key(campaign: str, unit_id: int, year: int, number: int) -> DayKey:
    """Name a special phase of a unit: by the unit's key, the year of its first day, and a number in that year."""
    return DayKey(campaign, f"{_PHASE}{unit_id}@{year}@{number}", year)


def unit_of_phase(code: str) -> int | None:
    """Return the key of the unit whose special phase has this code; None for anything else."""
    return int(code.removeprefix(_PHASE).partition("@")[0]) if code.startswith(_PHASE) else None


class Held(NamedTuple):
    """What was chosen and holds: a day, and where it is not the day that was chosen, what was.

    `name`: of the unit whose founding day it is, or that chose, as it was called when that was chosen; of a special
    phase its own, with its last day, and where they are known its theme and the occasion of it.
    """

    day: date
    value: str | None = None
    name: str | None = None
    until: date | None = None
    theme: str | None = None
    occasion: str | None = None


class Choosers(NamedTuple):
    """For whom something is that units below the issuing one chose for themselves and all below.

    The nearest of them at or above a unit decides: it is for whoever is below one of `units`, for nobody whom one of
    `others` decides for, and for those below none of them if it is for `everybody`.
    """

    everybody: bool
    units: frozenset[int]
    others: frozenset[int]

    def hold(self, line: Iterable[int]) -> bool:
        """Tell whether it is for a unit. `line`: the unit itself and all above it, the nearest first."""
        nearest = next((one for one in line if one in self.units or one in self.others), None)
        return self.everybody if nearest is None else nearest in self.units


class ChoiceRow(NamedTuple):
    """The last choice for a key. `name`: of who chose, none once they were erased; `day_after` None: taken back."""

    id: int
    campaign: str
    code: str
    year: int
    unit_id: int | None
    day_before: date | None
    day_after: date | None
    value_before: str | None
    value_after: str | None
    named: str | None
    until: date | None
    theme: str | None
    occasion: str | None
    chosen_by: int
    chosen_at: datetime
    name: str | None

    @property
    def key(self) -> DayKey:
        return DayKey(self.campaign, self.code, self.year, self.unit_id)


async def revision(connection: AsyncConnection) -> int:
    """Return the number that moves with every change."""
    return int(await connection.scalar(_REVISION) or 0)


async def raise_revision(connection: AsyncConnection) -> None:
    """Count one more change. Whoever changes something waits here for everybody who does so at the same time."""
    await connection.execute(insert_or_pass(connection, _revision, ["name"]).values(name=DAYS, number=0))
    await connection.execute(update(_revision).where(_revision.c.name == DAYS).values(number=_revision.c.number + 1))


_KEY = tuple(_chosen.c[name] for name in DayKey._fields)


def _last(*where: ColumnElement[bool]) -> Any:
    """Select the last row of each key."""
    newest = select(func.max(_chosen.c.id)).where(*where).group_by(*_KEY)
    columns = (*(_chosen.c[name] for name in ChoiceRow._fields[:-1]), _person.c.name)
    found = select(*columns).join(_person, _person.c.id == _chosen.c.chosen_by)
    return found.where(_chosen.c.id.in_(newest)).order_by(_chosen.c.id)


async def of_campaign(connection: AsyncConnection, campaign: str) -> list[ChoiceRow]:
    """Read the last choice for each code and year of a campaign, of each unit."""
    return [ChoiceRow(*row) for row in await connection.execute(_last(_chosen.c.campaign == campaign))]


async def of_codes(
    connection: AsyncConnection, campaign: str, codes: Collection[str], years: Collection[int]
) -> list[ChoiceRow]:
    """Read the last choice for each of these codes in these years."""
    among = (_chosen.c.campaign == campaign, _chosen.c.code.in_(codes), _chosen.c.year.in_(years))
    return [ChoiceRow(*row) for row in await connection.execute(_last(*among))]


async def last(connection: AsyncConnection, key: DayKey) -> ChoiceRow | None:
    """Read the last choice for one key."""
    same = (_chosen.c[name] == value for name, value in key._asdict().items())
    row = (await connection.execute(_last(*same))).one_or_none()
    return None if row is None else ChoiceRow(*row)


async def closing(connection: AsyncConnection, campaign: str, round_: str) -> date | None:
    """Return the last day that was chosen for a registration round of a campaign."""
    of_round = (_chosen.c.campaign == campaign, _chosen.c.code == closing_code(round_))
    found: date | None = await connection.scalar(
        select(_chosen.c.day_after).where(*of_round).order_by(_chosen.c.id.desc()).limit(1)
    )
    return found


async def holding(
    connection: AsyncConnection, campaign: str | None = None, code: str | None = None
) -> dict[DayKey, Held]:
    """Return every choice that holds: what the last row of its key says, unless that took it back.

    `campaign` and `code`: only those for one thing, of each unit.
    """
    newest = select(func.max(_chosen.c.id)).group_by(*_KEY)
    if campaign is not None:
        newest = newest.where(_chosen.c.campaign == campaign, _chosen.c.code == code)
    held = (_chosen.c[name] for name in ("day_after", "value_after", "named", "until", "theme", "occasion"))
    found = select(*_KEY, *held).where(_chosen.c.id.in_(newest), _chosen.c.day_after.is_not(None))
    return {DayKey(*row[:4]): Held(*row[4:]) for row in await connection.execute(found)}


async def add(connection: AsyncConnection, key: DayKey, row: dict[str, Any]) -> None:
    """Add a choice; rows are never changed."""
    await connection.execute(_chosen.insert().values(**key._asdict(), **row))
