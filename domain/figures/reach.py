"""How far the movement has come: units with an officer, with a member, who joined of those declared, who is silent.

D3 I.2: "Tổ chức triển khai đến 100% các CĐCS và CNVCLĐ".
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.reminders import figures, figures_reach
from data.types import HANOI
from domain.announcements.reach import MEMBER_LEVELS, OFFICER_LEVELS
from domain.figures.current import days_of
from domain.members.rights import demand_officer


@dataclass(frozen=True)
class Reach:
    """Keys of active units at and below one, and people by unit.

    `units`: those that are expected to have an officer; `grassroots`: those whose members join; `silent`: of these,
    whoever handed nothing in this year. `declared`: lines of the units' own lists.
    """

    units: frozenset[int]
    with_officer: frozenset[int]
    grassroots: frozenset[int]
    silent: frozenset[int]
    joined: dict[int, int]
    declared: dict[int, int]

    @property
    def with_member(self) -> frozenset[int]:
        return self.grassroots & self.joined.keys()

    @property
    def joined_of_declared(self) -> int:
        """Count the members of units that have a list; of others nobody knows how many there could be."""
        return sum(self.joined.get(unit, 0) for unit in self.declared)

    @property
    def joined_without_list(self) -> int:
        return sum(self.joined.values()) - self.joined_of_declared


async def reach(work: Work, officer_id: int | None, unit_id: int, year: int) -> Reach:
    """Read how far a unit and everything below have come. Raises `Refused` without a role at the unit or above."""
    await demand_officer(work, officer_id, unit_id)
    now = work.now.astimezone(HANOI)
    day = now.date()

    async def read(connection: AsyncConnection) -> Reach:
        grassroots = await figures_reach.active_units(connection, unit_id, MEMBER_LEVELS, day)
        handed = await figures.counted_by_unit(connection, unit_id, *days_of(year), day)
        units = await figures_reach.active_units(connection, unit_id, OFFICER_LEVELS, day)
        return Reach(
            frozenset(units),
            frozenset(await figures_reach.with_officer(connection, unit_id, now) & units),
            frozenset(grassroots),
            frozenset(grassroots - {row.unit_id for row in handed}),
            await figures_reach.joined(connection, unit_id, now),
            await figures_reach.declared(connection, unit_id, day),
        )

    return work.read_before(("reach", unit_id, year), read)
