"""Which campaigns hold for a unit on a day: those that were issued by the unit itself or by one above it.

A campaign of a unit that has ended holds for whoever carries on after it, and for all below. What is attached to no
unit holds for nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.campaigns import issuers
from data.queries.members import people
from domain.campaigns.model import Campaign
from domain.errors import Problem

Campaigns: TypeAlias = Mapping[str, Campaign]


@dataclass(frozen=True)
class Issuers:
    """The units below which each campaign holds on one day, by slug: the issuer, or those that carry on after it."""

    day: date
    units: Mapping[str, frozenset[int]]

    def of(self, slugs: Iterable[str]) -> frozenset[int]:
        """Return the units of all of these campaigns."""
        return frozenset[int]().union(*(self.units.get(slug, ()) for slug in slugs))


def holding(found: Issuers, lineage: Collection[int], campaigns: Campaigns) -> dict[str, Campaign]:
    """Return the campaigns that hold for a unit, the nearest issuer first. `lineage`: the unit and all above it."""
    place = {unit: number for number, unit in enumerate(lineage)}
    near = {
        slug: min(place[unit] for unit in units if unit in place)
        for slug, units in found.units.items()
        if slug in campaigns and not units.isdisjoint(place)
    }
    return {slug: campaigns[slug] for slug in sorted(near, key=lambda slug: (near[slug], slug))}


def running(campaigns: Campaigns, day: date) -> dict[str, Campaign]:
    """Return those in whose period the day lies: only in them does anything new begin."""
    return {slug: one for slug, one in campaigns.items() if one.period.holds(day)}


async def issuers_on(connection: AsyncConnection, day: date) -> Issuers:
    """Read which units the campaigns are attached to as of a day."""
    units: dict[str, set[int]] = defaultdict(set)
    for row in await issuers.on(connection, day):
        units[row.campaign].add(row.unit_id)
    return Issuers(day, {slug: frozenset(found) for slug, found in units.items()})


async def of_units(
    connection: AsyncConnection, units: Collection[int], campaigns: Campaigns, day: date
) -> dict[int, dict[str, Campaign]]:
    """Return what holds for each of these units."""
    found = await issuers_on(connection, day)
    lines = await issuers.lineages(connection, units, day) if units and found.units else {}
    return {unit: holding(found, lines.get(unit, ()), campaigns) for unit in units}


async def of_unit(connection: AsyncConnection, unit_id: int, campaigns: Campaigns, day: date) -> dict[str, Campaign]:
    """Return what holds for a unit, the nearest issuer first."""
    return (await of_units(connection, [unit_id], campaigns, day))[unit_id]


async def demand_running(work: Work, unit_id: int, campaign: Campaign) -> None:
    """Let something new begin for a unit. Raises `Problem` outside of the period, or where it does not hold."""
    day, period, issuer = work.now.date(), campaign.period, campaign.document.issuer.short_name
    if not period.holds(day):
        first, last = period.first_day().isoformat(), period.last_day().isoformat()
        raise Problem("campaign_over", issuer=issuer, first=first, last=last)
    if not await of_unit(work.connection, unit_id, {campaign.slug: campaign}, day):
        raise Problem("campaign_elsewhere", issuer=issuer)


async def of_member(
    connection: AsyncConnection, person_id: int, campaigns: Campaigns, now: datetime
) -> dict[str, Campaign]:
    """Return what holds where a person belongs, or for somebody who only holds an office where they hold it."""
    theirs = (await _units_of(connection, person_id, now))[:1]
    return await of_unit(connection, theirs[0], campaigns, now.date()) if theirs else {}


async def of_reader(
    connection: AsyncConnection, person_id: int | None, campaigns: Campaigns, now: datetime
) -> dict[str, Campaign]:
    """Return what somebody may read: what holds where they belong or hold an office; who has no unit reads it all."""
    theirs = await _units_of(connection, person_id, now) if person_id is not None else []
    if not theirs:
        found = await issuers_on(connection, now.date())
        return {slug: one for slug, one in campaigns.items() if slug in found.units}
    held = await of_units(connection, theirs, campaigns, now.date())
    return {slug: one for unit in theirs for slug, one in held[unit].items()}


async def lines_of(connection: AsyncConnection, person_id: int | None, now: datetime) -> list[list[int]]:
    """Return each unit where somebody belongs or holds an office, with all above it, the nearest first."""
    theirs = await _units_of(connection, person_id, now) if person_id is not None else []
    return list((await issuers.lineages(connection, theirs, now.date())).values()) if theirs else []


async def _units_of(connection: AsyncConnection, person_id: int, now: datetime) -> list[int]:
    belongs = await people.current_membership(connection, person_id)
    offices = await people.officer_units(connection, person_id, now)
    return list(dict.fromkeys([*([belongs[1]] if belongs else []), *offices]))
