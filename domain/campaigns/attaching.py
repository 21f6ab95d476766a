"""Attaching a campaign to the unit that issued it, and what it names to units: by names in its document, or by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.statements import AnyRow
from data.engine.unit_of_work import Work
from data.queries.campaigns import issuers, named_units
from domain import audit
from domain.campaigns.document import Issuer
from domain.campaigns.issuers import issuers_on, of_units
from domain.campaigns.model import Campaign
from domain.campaigns.named_units import Named, named_in
from domain.errors import Problem
from domain.text.normalise import fold

FOLDED_LENGTH = 300  # characters of a name that the table compares


async def attach_by_name(work: Work, campaigns: Iterable[Campaign]) -> list[str]:
    """Attach each campaign that has no unit yet to the one whose name its document bears; returns which were attached.

    The departments and unions that it names are bound to units in the same way. May be run at any time: after units
    were imported, and when the program begins with a new file.
    """
    there = await issuers.attached(work.connection)
    done = []
    for campaign in campaigns:
        unit = None if campaign.slug in there else await _issuing(work.connection, campaign)
        if unit is not None:
            await _attach(work, campaign.slug, [unit])
            done.append(campaign.slug)
        await _bind_by_name(work, campaign)
    return done


async def attach(work: Work, slug: str, unit_id: int) -> None:
    """Attach a campaign to this unit, in the place of any that it had; another unit has departments of its own."""
    if (await issuers_on(work.connection, work.now.date())).of([slug]) != {unit_id}:
        await named_units.release(work.connection, slug)
    await issuers.detach(work.connection, slug)
    await _attach(work, slug, [unit_id])


async def attach_to_topmost(work: Work, slug: str) -> None:
    """Attach the only campaign of an installation to the top of its tree, as it has held so far: for everybody."""
    if slug not in await issuers.attached(work.connection):
        await _attach(work, slug, await issuers.topmost(work.connection, work.now.date()))


async def bind(work: Work, campaign: Campaign, one: Named, units: Collection[int]) -> None:
    """Bind what a campaign names to these units, in the place of any before.

    Raises `Problem` for a unit for which the campaign does not hold.
    """
    held = await of_units(work.connection, units, {campaign.slug: campaign}, work.now.date())
    if not all(held.values()):
        raise Problem("named_elsewhere", named=one.names[0])
    await named_units.release(work.connection, campaign.slug, one.key)
    await _bind(work, campaign.slug, one, units)


def find_named(campaign: Campaign, typed: str) -> Named | None:
    """Find what a campaign names, by its code or by any writing of its name."""
    for one in named_in(campaign):
        if typed == one.key or fold(typed) in {fold(name) for name in one.names}:
            return one
    return None


async def _attach(work: Work, slug: str, units: Iterable[int]) -> None:
    for unit in units:
        await issuers.attach(work.connection, slug, unit)
        await audit.record(work, None, "campaign_attached", f"campaign:{slug}", unit=unit)


async def _bind(work: Work, slug: str, one: Named, units: Iterable[int]) -> None:
    for unit in units:
        await named_units.bind(work.connection, slug, one.key, unit)
        await audit.record(work, None, "campaign_named", f"campaign:{slug}", unit=unit, named=one.key)


async def _bind_by_name(work: Work, campaign: Campaign) -> None:
    """Bind what the document names and nobody is yet, once the campaign has a unit."""
    heads = (await issuers_on(work.connection, work.now.date())).of([campaign.slug])
    bound = await named_units.bound(work.connection, campaign.slug) if heads else set()
    for one in named_in(campaign) if heads else ():
        unit = None if one.key in bound else await _named(work, campaign, one, heads)
        if unit is not None:
            await _bind(work, campaign.slug, one, [unit])


async def _named(work: Work, campaign: Campaign, one: Named, heads: Collection[int]) -> int | None:
    """Find the one unit that is meant: a department directly under the issuer, a union anywhere below."""
    names = {name[:FOLDED_LENGTH] for name in _written(one, campaign.document.issuer)}
    found = await issuers.bearers(work.connection, names, one.levels)
    lines = await issuers.lineages(work.connection, {row.unit_id for row in found}, work.now.date())
    near = {unit for unit, line in lines.items() if set(heads) & set(line[1 : 2 if one.is_department else None])}
    return await _only(work.connection, [row for row in found if row.unit_id in near], campaign)


def _written(one: Named, issuer: Issuer) -> Iterator[str]:
    """Yield what the unit may be called, folded: documents leave out whose department it is, and in which province."""
    federation = fold(issuer.unit)
    for name in map(fold, one.names):
        yield from (name, f"{name} {federation}", f"{name} {fold(issuer.short_name)}")
        _, _, place = federation.partition(f" {name.rpartition(' ')[2]} ")
        if place:  # Công đoàn Viên chức tỉnh: of the Liên đoàn Lao động tỉnh Thanh Hóa
            yield f"{name} {place}"


async def _issuing(connection: AsyncConnection, campaign: Campaign) -> int | None:
    """Find the one unit that bears or bore the issuer's name.

    A federation that was merged may go on under the name of an older one.
    """
    issuer = campaign.document.issuer
    found = await issuers.bearers(connection, [fold(issuer.unit)[:FOLDED_LENGTH]], [issuer.level])
    return await _only(connection, found, campaign)


async def _only(connection: AsyncConnection, rows: Sequence[AnyRow], campaign: Campaign) -> int | None:
    """Return the only unit; of several the one that bore the name when the document was issued.

    A unit that was merged keeps its name, which the one that carries on may bear as well: a document of a day on which
    only one of them is active is that one's.
    """
    units = {row.unit_id for row in rows}
    day = campaign.document.date or campaign.period.first_day()
    if len(units) > 1:
        units = {row.unit_id for row in rows if _bore(row.valid_from, row.valid_to, day)}
    if len(units) > 1:
        units = await issuers.in_force(connection, units, day)
    return units.pop() if len(units) == 1 else None


def _bore(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day < until)
