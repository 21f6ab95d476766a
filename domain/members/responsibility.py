"""Who is responsible for which units ("phụ trách"): departments, and single officers of a unit above.

A department looks after units that do not stand below it. An officer who is responsible for some of the units below
their own is told of those alone; what nobody of a unit's officers is responsible for stays with all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.enums import Level
from data.queries.members import officers, people
from data.queries.units import responsibility
from data.queries.units.units import subtree
from domain import units
from domain.errors import Refused


class Responsible(NamedTuple):
    """A department or an officer, by key: one of the two."""

    department: int | None = None
    officer: int | None = None

    @classmethod
    def read(cls, value: str) -> Responsible:
        """Read what `str` has written: "department.3" or "officer.7". Raises `Refused` for anything else."""
        kind, _, key = value.partition(".")
        if kind not in cls._fields or not key.isdecimal():
            raise Refused("no_right_here")
        return cls(**{kind: int(key)})

    def __str__(self) -> str:
        return f"{'officer' if self.department is None else 'department'}.{self.key}"

    @property
    def column(self) -> str:
        return "officer_id" if self.department is None else "department_id"

    @property
    def key(self) -> int:
        return (self.officer if self.department is None else self.department) or 0


@dataclass(frozen=True)
class Responsibilities:
    """Which units departments and officers are responsible for on a day, each with all below it."""

    departments: Mapping[int, frozenset[int]]
    officers: Mapping[int, frozenset[int]]

    def departments_for(self, line: Collection[int]) -> frozenset[int]:
        """Return the departments that are responsible for a unit. `line`: the unit and all above it."""
        return frozenset(
            key for key, units in self.departments.items() if key not in line and not units.isdisjoint(line)
        )

    def of(self, who: Responsible) -> frozenset[int]:
        return (self.officers if who.department is None else self.departments).get(who.key, frozenset())


async def responsibilities_on(connection: AsyncConnection, day: date) -> Responsibilities:
    """Read who is responsible for what as of a day."""
    departments, officers_ = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for row in await responsibility.of_departments(connection, day):
        departments[row.department_id].add(row.unit_id)
    for row in await responsibility.of_officers(connection, day):
        officers_[row.officer_id].add(row.unit_id)
    return Responsibilities(_frozen(departments), _frozen(officers_))


def _frozen(found: Mapping[int, set[int]]) -> dict[int, frozenset[int]]:
    return {key: frozenset(units) for key, units in found.items()}


async def units_below(
    connection: AsyncConnection, person_id: int | None, own: Collection[int], now: datetime
) -> set[int]:
    """Return the units of which an officer is told: those below their own, or that they are responsible for.

    `own`: the units at which the person is an officer.
    """
    found = await responsibilities_on(connection, now.date())
    reach = set[int]()
    for unit in own:
        reach |= await share_below(connection, person_id, unit, found, now)
        reach |= await below(connection, found.departments.get(unit, ()), now)
    return reach - set(own)


async def share_below(
    connection: AsyncConnection, person_id: int | None, unit: int, found: Responsibilities, now: datetime
) -> set[int]:
    """Return the units below one unit of which this officer of it is told."""
    all_below = await below(connection, [unit], now) - {unit}
    mine = found.officers.get(person_id or 0, frozenset()) & all_below
    if not mine:
        return all_below
    in_charge = await officers.in_charge(connection, unit, now, officers.NOBODY)
    shares = [found.officers.get(row.id, frozenset()) & all_below for row in in_charge]
    nobodys = all_below - await below(connection, frozenset().union(*shares), now) if all(shares) else set()
    return await below(connection, mine, now) | nobodys


async def is_told_of(work: Work, person_id: int | None, unit_id: int) -> bool:
    """Tell whether a department of which the person is an officer is responsible for a unit."""
    line = await units.ancestor_ids(work.connection, unit_id, work.now.date())
    found = await responsibilities_on(work.connection, work.now.date())
    return not found.departments_for(line).isdisjoint(await _own(work, person_id))


async def is_told_of_any(work: Work, person_id: int | None) -> bool:
    """Tell whether a department of which the person is an officer is responsible for some unit."""
    found = await responsibilities_on(work.connection, work.now.date())
    return not found.departments.keys().isdisjoint(await _own(work, person_id))


async def is_in_department(work: Work, person_id: int | None) -> bool:
    """Tell whether the person is an officer of a department."""
    own = await units.views(work.connection, await _own(work, person_id), work.now.date())
    return any(unit.level is Level.DEPARTMENT for unit in own)


async def _own(work: Work, person_id: int | None) -> list[int]:
    return await people.officer_units(work.connection, person_id, work.now) if person_id is not None else []


async def below(connection: AsyncConnection, heads: Iterable[int], now: datetime) -> set[int]:
    """Return these units and all below them."""
    wanted = sorted(heads)
    return set((await connection.execute(subtree(wanted, now.date()))).scalars()) if wanted else set()
