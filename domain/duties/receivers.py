"""Who receives what a unit hands up: the nearest unit above of the level that the document names, and departments.

Those are the departments through which it goes there: those that the document names, and where it goes through "Ban phụ
trách" whichever is responsible for the unit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from data.engine.unit_of_work import Work
from data.enums import Level
from data.queries.reminders.duties import HandedRow
from data.queries.reminders.late import Officer
from domain import units
from domain.campaigns import Campaign
from domain.campaigns.duties import Duty, Receiver
from domain.campaigns.named_units import NamedUnits, named_on
from domain.duties.late import World, above
from domain.errors import Refused
from domain.members.responsibility import below, responsibilities_on, share_below
from domain.members.rights import demand_units
from domain.units import UnitView


class HandedUp(NamedTuple):
    """Something that a unit has handed up, which duty of which campaign it is, and to whom it goes."""

    row: HandedRow
    campaign: Campaign
    duty: Duty
    to: Receiver

    def departments(self, named: NamedUnits, in_charge: Collection[int]) -> frozenset[int]:
        """Return the departments through which it goes. `in_charge`: those that are responsible for the unit."""
        found = named.of(self.campaign.slug, self.to.departments)
        return found.union(in_charge if self.campaign.goes_to_those_in_charge(self.to.departments) else ())


def receivers(world: World, one: HandedUp, named: NamedUnits) -> list[Officer]:
    """List the officers of the nearest unit above of the level that receives it, and of the departments."""
    places, unit = world.places, one.row.unit_id
    line = [unit, *above(places, unit)]
    nearest = (key for key in line[1:] if key in places and places[key].level == one.to.level)
    departments = one.departments(named, world.responsible.departments_for(line))
    active = (key for key in departments if key in places and places[key].level)
    return [officer for key in {*islice(nearest, 1), *active} for officer in world.concerned(key, line)]


@dataclass(frozen=True)
class Reach:
    """What an officer may receive: by level of their own units what stands below them, and what goes to departments.

    `looked_after`: by department the units that it is responsible for.
    """

    below: Mapping[Level, set[int]]
    own: Mapping[int, UnitView]
    named: NamedUnits
    looked_after: Mapping[int, set[int]]

    def receives(self, one: HandedUp) -> bool:
        return one.row.unit_id in self.below.get(one.to.level, ()) or bool(self._departments(one))

    def nearest(self, one: HandedUp, line: Sequence[int]) -> UnitView | None:
        """Return the officer's own unit that is nearest above, or else the department. `line`: of the unit."""
        nearest = (self.own[key] for key in line[1:] if key in self.own)
        return next(nearest, None) or next(iter(self._departments(one)), None)

    def _departments(self, one: HandedUp) -> list[UnitView]:
        in_charge = [key for key, units in self.looked_after.items() if one.row.unit_id in units]
        departments = one.departments(self.named, in_charge)
        return [unit for key, unit in self.own.items() if key in departments and unit.is_active]


async def reach_of(work: Work, officer_id: int | None, *, narrowed: bool = False) -> Reach:
    """Read what an officer may receive; `narrowed`: only that of which they are told. Raises `Refused`.

    Being responsible for some units narrows what is told and no right (docs/decisions/0038).
    """
    day, found = work.now.date(), defaultdict[Level, set[int]](set)
    own = await units.views(work.connection, await demand_units(work, officer_id), day)
    responsible, looked_after = await responsibilities_on(work.connection, day), dict[int, set[int]]()
    for unit in own:
        found[unit.level] |= (
            await share_below(work.connection, officer_id, unit.id, responsible, work.now)
            if narrowed
            else await below(work.connection, [unit.id], work.now) - {unit.id}
        )
        heads = responsible.departments.get(unit.id, ())
        looked_after[unit.id] = await below(work.connection, heads, work.now) - {unit.id}
    return Reach(found, {unit.id: unit for unit in own}, await named_on(work.connection, day), looked_after)


async def in_whose_name(work: Work, officer_id: int, one: HandedUp) -> UnitView:
    """Return the officer's own unit in whose name something is sent back. Raises `Refused`."""
    line = await units.ancestor_ids(work.connection, one.row.unit_id, work.now.date())
    by = (await reach_of(work, officer_id)).nearest(one, line)
    if by is None:
        raise Refused("no_right_here")
    return by
