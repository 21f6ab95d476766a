"""Who an announcement would go to, counted before it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import OFFICER_ROLES, Level, Role
from data.queries import audience
from data.queries.core import AnySelect
from data.queries.units import subtree

MEMBER_LEVELS = frozenset({Level.GRASSROOTS, Level.DIRECTLY_ATTACHED_GRASSROOTS})
"""Where people are members; a unit above these has officers only."""

OFFICER_LEVELS = frozenset(Level) - {Level.CLUSTER, Level.DEPARTMENT, Level.SUB_GRASSROOTS}
"""Units that are expected to have an officer of their own."""


@dataclass(frozen=True)
class Preview:
    """`recipients` are people, whether they can be reached or not; units are active ones, by their keys."""

    recipients: int
    reachable: int
    units_reached: list[int]
    units_not_reached: list[int]

    @property
    def units(self) -> int:
        return len(self.units_reached) + len(self.units_not_reached)


def pairs(unit_id: int, role: Role | None, now: datetime) -> AnySelect:
    """Select (unit_id, person_id) of the audience: members without a role, else holders of it.

    To officers means to administrators too.
    """
    below = subtree(unit_id, now.date())
    if role is None:
        return audience.members(below, now)
    return audience.officers(below, OFFICER_ROLES if role in OFFICER_ROLES else {role}, now)


async def preview(connection: AsyncConnection, unit_id: int, role: Role | None, now: datetime) -> Preview:
    """Count the audience of a unit and everything below it as it is now."""
    meant = pairs(unit_id, role, now)
    levels = MEMBER_LEVELS if role is None else OFFICER_LEVELS
    recipients, reachable = await audience.count_people(connection, meant)
    reached, silent = await audience.units_by_reach(connection, unit_id, levels, meant, now)
    return Preview(recipients, reachable, reached, silent)
