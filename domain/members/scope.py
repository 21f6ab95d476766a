"""Which units an officer may speak for: their own and everything below."""

from __future__ import annotations

from data.engine.unit_of_work import Work
from domain import units
from domain.errors import Refused
from domain.members.rights import demand_units
from domain.units import UnitView

LOOKED_AT = 60
"""How many hits of a search are looked through for units of the officer's own."""


async def near(work: Work, officer_id: int | None) -> list[UnitView]:
    """List the officer's own units, then the active ones directly below them, by short name. Raises `Refused`."""
    day = work.now.date()
    own = await units.views(work.connection, await demand_units(work, officer_id), day)
    if not own:  # a role at a unit that is not founded yet
        raise Refused("no_right_here")
    below = [child for unit in own for child in await units.children(work.connection, unit.id, day)]
    return list({unit.id: unit for unit in (*own, *units.by_short_name(below))}.values())


async def below(work: Work, officer_id: int | None) -> bool:
    """Tell whether any unit stands below the officer's own. Raises `Refused`."""
    day = work.now.date()
    return any(
        [await units.children(work.connection, unit_id, day) for unit_id in await demand_units(work, officer_id)]
    )


async def find(work: Work, officer_id: int | None, typed: str, limit: int) -> list[UnitView]:
    """Find active units by name, with or without diacritics, among the officer's own and below. Raises `Refused`."""
    day = work.now.date()
    reach: set[int] = set()
    for unit_id in await demand_units(work, officer_id):
        reach |= await units.subtree_ids(work.connection, unit_id, day)
    found = await units.search(work.connection, typed, day, LOOKED_AT)
    return [unit for unit in found if unit.id in reach and unit.is_active][:limit]
