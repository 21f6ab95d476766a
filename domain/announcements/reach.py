"""Who an announcement would go to, counted before it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from data.enums import OFFICER_ROLES, Level, Role
from data.queries import audience, urging
from data.queries.core import AnySelect
from data.queries.units import subtree
from data.queries.urging import Thing

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


def pairs(unit_id: int, role: Role | None, now: datetime, not_registered: str | None = None) -> AnySelect:
    """Select (unit_id, person_id) of the audience: members without a role, else holders of it.

    To officers means to administrators too. `not_registered`: only members who have registered nothing in this campaign
    this year.
    """
    below = subtree(unit_id, now.date())
    if role is None and not_registered:
        return urging.missing(unit_id, Thing(not_registered, "", _rounds(now)), now)
    if role is None:
        return audience.members(below, now)
    return audience.officers(below, OFFICER_ROLES if role in OFFICER_ROLES else {role}, now)


def _rounds(now: datetime) -> AnySelect:
    """Select the rounds of what was handed in this year, whether they are called by the year or by a phase."""
    return urging.rounds_since(now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0))


async def preview(
    connection: AsyncConnection, unit_id: int, role: Role | None, now: datetime, not_registered: str | None = None
) -> Preview:
    """Count the audience of a unit and everything below it as it is now."""
    meant = pairs(unit_id, role, now, not_registered)
    levels = MEMBER_LEVELS if role is None else OFFICER_LEVELS
    recipients, reachable = await audience.count_people(connection, meant)
    reached, silent = await audience.units_by_reach(connection, unit_id, levels, meant, now)
    return Preview(recipients, reachable, reached, silent)
