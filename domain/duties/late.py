"""What is late in all units, and which officers above are told of it: counted for everybody at once, by a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from itertools import chain

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.campaigns.chosen_days import Choosers
from data.queries.reminders import late
from data.queries.reminders.duties import Occurrence, Owers
from data.queries.reminders.late import Officer, Place
from data.types import HANOI
from domain.calendar.duties import duty_events
from domain.campaigns import Campaign
from domain.campaigns.issuers import Issuers, issuers_on
from domain.campaigns.named_units import NamedUnits, named_on
from domain.duties import chasing
from domain.duties.owing import occurrence, owers
from domain.members.responsibility import Responsibilities, responsibilities_on

MONDAY = 0  # date.weekday()
DEEPEST = 32  # no real tree is deeper; it ends the walk in a circle

Owed = tuple[int, Occurrence]
"""A unit, and a duty that it has not done."""


@dataclass
class LateBelow:
    """What is late below one officer. `fresh`: some of it is told for the first time today."""

    owed: set[Owed] = field(default_factory=set)
    fresh: bool = False

    @property
    def units(self) -> int:
        return len({unit for unit, _ in self.owed})

    def is_told(self, today: date) -> bool:
        """Tell whether it is worth a message of its own: when something is new, and each Monday while it lasts."""
        return bool(self.owed) and (self.fresh or today.weekday() == MONDAY)


@dataclass(frozen=True)
class _Overdue:
    campaign: Campaign
    this: Occurrence
    owers: Owers
    last_day: date


@dataclass(frozen=True)
class World:
    """The tree of units as of a day, with the units that have an officer, and who is responsible for which.

    `shares`: for officers who are responsible for some units below their own, by their unit and key, those units.
    """

    places: Mapping[int, Place]
    staffed: Mapping[int, list[Officer]]
    issuers: Issuers
    responsible: Responsibilities
    shares: Mapping[tuple[int, int], frozenset[int]]

    def owing(self, one: _Overdue) -> Iterator[int]:
        """Yield the active units that owe it and for which its campaign holds."""
        heads = self.issuers.of([one.campaign.slug])
        for unit, place in self._among(one.owers.choosers):
            line = chain([unit], above(self.places, unit)) if one.owers.choosers else ()
            owes = place.level is not None and one.owers.hold(unit, place.level, line, place.kind)
            if owes and (unit in heads or not heads.isdisjoint(above(self.places, unit))):
                yield unit

    def _among(self, choosers: Choosers | None) -> Iterator[tuple[int, Place]]:
        """Yield the units among which those are that owe something: not all of them for what few units chose."""
        if choosers is None or choosers.everybody:
            yield from self.places.items()
            return
        left, seen = [*choosers.units], set[int]()
        while left:
            unit = left.pop()
            if unit in self.places and unit not in seen:
                seen.add(unit)
                left += self.children.get(unit, ())
                yield unit, self.places[unit]

    @cached_property
    def children(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for unit, place in self.places.items():
            if place.parent_id is not None:
                found[place.parent_id].append(unit)
        return found

    def officers_told(self, unit: int, campaign: Campaign, days: int) -> Iterator[tuple[Officer, bool]]:
        """Yield the officers above who are told that a unit is late since so many days, and whether it is new today."""
        line = [unit, *above(self.places, unit)]
        for one, fresh in self._told(unit, campaign, days).items():
            yield from ((officer, fresh) for officer in self.concerned(one, line))
        for department in self.responsible.departments_for(line):
            yield from ((officer, days == 1) for officer in self.staffed.get(department, ()))

    def concerned(self, unit: int, line: Collection[int]) -> list[Officer]:
        """Return the officers of a unit who are told of one below it, without those who are responsible for others.

        All of them where that leaves nobody. `line`: the unit below and all above it.
        """
        officers = self.staffed.get(unit, [])
        shares = ((one, self.shares.get((unit, one.person_id))) for one in officers)
        return [one for one, share in shares if share is None or not share.isdisjoint(line)] or officers

    def _told(self, unit: int, campaign: Campaign, days: int) -> dict[int, bool]:
        nearest = next((one for one in above(self.places, unit) if one in self.staffed), None)
        found = {} if nearest is None else {nearest: days == 1}
        after = campaign.reminders.overdue_after.days
        if days >= after:
            for issuer in self.issuers.of([campaign.slug]).intersection(above(self.places, unit)):
                found[issuer] = found.get(issuer, False) or days == after
        return found


def above(places: Mapping[int, Place], unit: int) -> Iterator[int]:
    """Yield the units above one, the nearest first."""
    for _ in range(DEEPEST):
        place = places.get(unit)
        if place is None or place.parent_id is None:
            return
        unit = place.parent_id
        yield unit


async def below_officers(
    connection: AsyncConnection,
    campaigns: Mapping[str, Campaign],
    now: datetime,
    hours: Collection[time | None] | None = None,
) -> dict[int, LateBelow]:
    """Say what is late below each officer who chose one of these hours for the digest; without `hours`, below all.

    The officers of the nearest unit above that has any hear of it from the first day, those of the unit that issued
    the document after `reminders.overdue_after` days.
    """
    day = now.astimezone(HANOI).date()
    found: dict[int, LateBelow] = defaultdict(LateBelow)
    since = await chasing.since(connection)
    overdue = [] if since is None else await _overdue(connection, campaigns, day, since)
    if not overdue:
        return found
    world = await look(connection, now)
    done = await late.done(connection, {one.campaign.slug for one in overdue})
    for one in overdue:
        for unit in (unit for unit in world.owing(one) if (unit, one.this) not in done):
            for officer, fresh in world.officers_told(unit, one.campaign, (day - one.last_day).days):
                if hours is None or officer.digest_at in hours:
                    found[officer.person_id].owed.add((unit, one.this))
                    found[officer.person_id].fresh |= fresh
    return found


async def below_units(
    connection: AsyncConnection,
    campaigns: Mapping[str, Campaign],
    this: Occurrence,
    reach: Collection[int],
    now: datetime,
) -> set[int]:
    """Return those of the units `reach` that are late with one duty."""
    day, since = now.astimezone(HANOI).date(), await chasing.since(connection)
    passed = [] if since is None else await _overdue(connection, campaigns, day, since)
    overdue = [one for one in passed if one.this == this]
    if not overdue:
        return set()
    world, done = await look(connection, now), await late.done(connection, [this.campaign])
    return {unit for one in overdue for unit in world.owing(one) if (unit, this) not in done} & set(reach)


async def _overdue(
    connection: AsyncConnection, campaigns: Mapping[str, Campaign], day: date, since: date
) -> list[_Overdue]:
    events = ((campaign, event) for campaign in campaigns.values() for event in duty_events(campaign, day.year))
    past = [
        (campaign, event, event.day)
        for campaign, event in events
        if event.day is not None and event.day < day and chasing.is_chased(event.day, campaign, since)
    ]
    named = await named_on(connection, day) if past else NamedUnits({})
    return [
        _Overdue(campaign, Occurrence(campaign.slug, event.code, occurrence(event)), owers(event, named), last_day)
        for campaign, event, last_day in past
    ]


async def look(connection: AsyncConnection, now: datetime) -> World:
    """Read the tree and who is in charge. For a reader: it reads every unit."""
    staffed: dict[int, list[Officer]] = defaultdict(list)
    for officer in await late.officers(connection, now):
        staffed[officer.unit_id].append(officer)
    day = now.astimezone(HANOI).date()
    places, responsible = await late.tree(connection, day), await responsibilities_on(connection, day)
    shares = _shares(places, [one for each in staffed.values() for one in each], responsible)
    return World(places, staffed, await issuers_on(connection, day), responsible, shares)


def _shares(
    places: Mapping[int, Place], officers: Collection[Officer], responsible: Responsibilities
) -> dict[tuple[int, int], frozenset[int]]:
    """Say for which units below their own the officers are responsible; who is for none there is missing."""
    found = {}
    for one in (one for one in officers if one.person_id in responsible.officers):
        units = responsible.officers[one.person_id]
        share = frozenset(unit for unit in units if one.unit_id in above(places, unit))
        if share:
            found[one.unit_id, one.person_id] = share
    return found
