"""Who an announcement would go to, counted before it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnySelect
from data.enums import OFFICER_ROLES, Level, PushKind, Role
from data.queries.announcements import audience
from data.queries.reminders import urging
from data.queries.units.units import active_below, subtree
from data.tables import Announcement
from domain.outbox.routing import NO_RULES, Rules

MEMBER_LEVELS = frozenset({Level.GRASSROOTS, Level.OCCUPATIONAL_GRASSROOTS, Level.DIRECTLY_ATTACHED_GRASSROOTS})
"""Where people are members; a unit above these has officers only."""

OFFICER_LEVELS = frozenset(Level) - {Level.CLUSTER, Level.DEPARTMENT, Level.SUB_GRASSROOTS}
"""Units that are expected to have an officer of their own."""


@dataclass(frozen=True)
class Preview:
    """`recipients` are people, whether they can be reached or not; units are active ones, by their keys.

    Of the reachable ones `paid` are reached for money only, and `closed` not until they write again.
    """

    recipients: int
    reachable: int
    units_reached: list[int]
    units_not_reached: list[int]
    paid: int = 0
    closed: int = 0
    unwanted: int = 0  # of the recipients, who wants no announcements: they get it only where it comes to everybody

    @property
    def units(self) -> int:
        return len(self.units_reached) + len(self.units_not_reached)


@dataclass(frozen=True)
class Audience:
    """Who is meant: the members of a unit and everything below, or holders of a role there.

    `registered`: only who has (or has not) registered this year: in the campaign, or for this subject of it.
    """

    unit_id: int
    role: Role | None = None
    registered: bool | None = None
    campaign: str | None = None
    subject: str | None = None


def of(made: Announcement) -> Audience:
    """Return the audience of an announcement."""
    return Audience(made.unit_id, made.role, made.registered, made.campaign, made.subject)


def pairs(meant: Audience, now: datetime) -> AnySelect:
    """Select (unit_id, person_id) of the audience. To officers means to administrators too."""
    below = subtree(meant.unit_id, now.date())
    if meant.role is None:
        found = audience.members(below, now)
    else:
        found = audience.officers(below, OFFICER_ROLES if meant.role in OFFICER_ROLES else {meant.role}, now)
    if meant.registered is None:
        return found
    person = found.selected_columns.person_id
    has = audience.registered(person, meant.campaign or "", _rounds(now), [meant.subject] if meant.subject else None)
    return found.where(has if meant.registered else ~has)


def answering(made: Announcement, now: datetime) -> AnySelect:
    """Select (unit_id, person_id) of the audience of whose units an answer is expected: those that are counted at all.

    Who announces has nothing to answer; of officers neither have the others of the same unit.
    """
    meant = of(made)
    found = pairs(meant, now)
    unit, person = found.selected_columns
    found = found.where(person != made.author_id, unit.in_(expected(meant, now)))
    return found.where(unit != meant.unit_id) if meant.role in OFFICER_ROLES else found


def _rounds(now: datetime) -> AnySelect:
    """Select the rounds of what was handed in this year, whether they are called by the year or by a phase."""
    return urging.rounds_since(now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0))


async def preview(
    connection: AsyncConnection,
    meant: Audience,
    now: datetime,
    rules: Rules = NO_RULES,
    leaves: datetime | None = None,
) -> Preview:
    """Count the audience as it is now; windows as they will be when it `leaves`, if nobody writes until then."""
    found = pairs(meant, now)
    recipients, reachable = await audience.count_people(connection, found)
    reached, silent = await audience.units_by_reach(connection, expected(meant, now), found)
    windows = await _windows(connection, found, leaves or now, rules)
    unwanted = await audience.count_unwanted(connection, found) if meant.role is None else 0
    return Preview(recipients, reachable, reached, silent, *windows, unwanted)


async def _windows(connection: AsyncConnection, found: AnySelect, leaves: datetime, rules: Rules) -> tuple[int, int]:
    """Count (who is reached for money only, who is not reached); where templates are paid for everybody is."""
    free = {name: leaves - reach.free for name, reach in rules.reaches.items() if reach.free is not None}
    open_ = {name: leaves - reach.open for name, reach in rules.reaches.items() if reach.open is not None}
    if not free and not open_:
        return 0, 0
    not_free, closed = await audience.count_silent(connection, found, free, open_)
    if rules.template is not None and PushKind.ANNOUNCEMENT in rules.template.kinds:
        return not_free, 0
    return not_free - closed, closed


def expected(meant: Audience, now: datetime) -> AnySelect:
    """Select the units that are counted: in which somebody of this audience is expected, or belongs anyway.

    Whoever belongs to a unit above the grassroots gets what goes to members, so that their unit is counted with them.
    """
    if meant.role is None:
        return audience.with_members(meant.unit_id, MEMBER_LEVELS, now)
    return active_below(meant.unit_id, now.date(), OFFICER_LEVELS)
