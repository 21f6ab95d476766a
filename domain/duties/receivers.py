"""Who receives what a unit hands up: the nearest unit above of the level that the document names, and departments.

Those are the departments through which it goes there, as the document says by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from data.engine.unit_of_work import Work
from data.enums import Level
from data.queries.reminders.duties import HandedRow
from data.queries.reminders.late import Place
from domain import units
from domain.campaigns import Campaign
from domain.campaigns.duties import Duty as Written
from domain.campaigns.named_units import NamedUnits, named_on
from domain.duties.late import above
from domain.errors import Refused
from domain.members.rights import demand_units
from domain.units import UnitView


def receivers(places: Mapping[int, Place], row: HandedRow, written: Written, named: NamedUnits) -> frozenset[int]:
    """Return the nearest unit above of the level that receives it, and the departments through which it goes."""
    to = written.received_by
    if to is None:
        return frozenset()
    nearest = (one for one in above(places, row.unit_id) if one in places and places[one].level == to.level)
    departments = (one for one in named.of(row.campaign, to.departments) if one in places and places[one].level)
    return frozenset([*islice(nearest, 1), *departments])


@dataclass(frozen=True)
class Reach:
    """What an officer may receive: by level of their own units what stands below them, and by name for departments."""

    below: Mapping[Level, set[int]]
    own: Mapping[int, UnitView]
    named: NamedUnits

    def receives(self, row: HandedRow, written: Written) -> bool:
        to = written.received_by
        if to is None:
            return False
        return row.unit_id in self.below.get(to.level, ()) or bool(self._departments(row, written))

    def nearest(self, row: HandedRow, written: Written, line: Sequence[int]) -> UnitView | None:
        """Return the officer's own unit that is nearest above, or else the department. `line`: of the unit."""
        nearest = (self.own[one] for one in line[1:] if one in self.own)
        return next(nearest, None) or next(iter(self._departments(row, written)), None)

    def _departments(self, row: HandedRow, written: Written) -> list[UnitView]:
        to = written.received_by
        departments = self.named.of(row.campaign, to.departments) if to else frozenset()
        return [one for key, one in self.own.items() if key in departments and one.is_active]


async def reach_of(work: Work, officer_id: int | None) -> Reach:
    """Read what an officer may receive. Raises `Refused`."""
    day, found = work.now.date(), defaultdict[Level, set[int]](set)
    own = await units.views(work.connection, await demand_units(work, officer_id), day)
    for unit in own:
        found[unit.level] |= await units.subtree_ids(work.connection, unit.id, day) - {unit.id}
    return Reach(found, {unit.id: unit for unit in own}, await named_on(work.connection, day))


async def in_whose_name(work: Work, officer_id: int, row: HandedRow, campaign: Campaign) -> UnitView:
    """Return the officer's own unit in whose name something is sent back. Raises `Refused`."""
    line = await units.ancestor_ids(work.connection, row.unit_id, work.now.date())
    written = next(duty for duty in campaign.duties if duty.code == row.duty)
    by = (await reach_of(work, officer_id)).nearest(row, written, line)
    if by is None:
        raise Refused("no_right_here")
    return by
