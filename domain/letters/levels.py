"""Who looks after a unit and the levels above it, as members see them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from data.engine.unit_of_work import Work
from data.queries.members import officers
from data.queries.units import succession
from domain.units import view


@dataclass(frozen=True)
class OfficerInCharge:
    """An officer in charge, as members see them. `phone` only if the officer gave one for this."""

    person_id: int
    name: str
    you: str
    unit: str
    phone: str | None


@dataclass(frozen=True)
class Level:
    """The officers of one level in line for a unit, and the units of that level at which they are."""

    units: tuple[int, ...]
    officers: list[OfficerInCharge]


async def levels(work: Work, unit_id: int, besides: Collection[int]) -> AsyncIterator[Level]:
    """Yield the levels in line for a unit, the nearest first, without some people and without who stands nearer.

    After the unit has ended its line begins with all who carry on after it.
    """
    passed = set(besides)
    line = await succession.line_of(work.connection, unit_id, work.now.date())
    for _, same in groupby(line, key=attrgetter("depth")):
        found = [(row.at, await _in_charge(work, row.at, passed)) for row in same]
        officers = {one.person_id: one for _, here in found for one in here}
        if officers:
            yield Level(tuple(at for at, here in found if here), list(officers.values()))
        passed |= set(officers)


async def _in_charge(work: Work, unit_id: int, besides: Collection[int]) -> list[OfficerInCharge]:
    rows = await officers.in_charge(work.connection, unit_id, work.now, officers.NOBODY)
    found = [row for row in rows if row.id not in besides]
    unit = (await view(work.connection, unit_id, work.now.date())).short_name if found else ""
    return [OfficerInCharge(row.id, row.name or "", row.address_form, unit, row.office_phone) for row in found]
