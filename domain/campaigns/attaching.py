"""Attaching a campaign to the unit that issued it: by the name in its document, or by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from data.engine.unit_of_work import Work
from data.queries.campaigns import issuers
from domain import audit
from domain.campaigns.model import Campaign
from domain.text.normalise import fold

FOLDED_LENGTH = 300  # characters of a name that the table compares


async def attach_by_name(work: Work, campaigns: Iterable[Campaign]) -> list[str]:
    """Attach each campaign that has no unit yet to the one whose name its document bears; returns which were attached.

    May be run at any time: after units were imported, and when the program begins with a new file.
    """
    there = await issuers.attached(work.connection)
    done = []
    for campaign in campaigns:
        unit = None if campaign.slug in there else await _named(work.connection, campaign)
        if unit is not None:
            await _attach(work, campaign.slug, [unit])
            done.append(campaign.slug)
    return done


async def attach(work: Work, slug: str, unit_id: int) -> None:
    """Attach a campaign to this unit, in the place of any that it had."""
    await issuers.detach(work.connection, slug)
    await _attach(work, slug, [unit_id])


async def attach_to_topmost(work: Work, slug: str) -> None:
    """Attach the only campaign of an installation to the top of its tree, as it has held so far: for everybody."""
    if slug not in await issuers.attached(work.connection):
        await _attach(work, slug, await issuers.topmost(work.connection, work.now.date()))


async def _attach(work: Work, slug: str, units: Iterable[int]) -> None:
    for unit in units:
        await issuers.attach(work.connection, slug, unit)
        await audit.record(work, None, "campaign_attached", f"campaign:{slug}", unit=unit)


async def _named(connection: AsyncConnection, campaign: Campaign) -> int | None:
    """Find the one unit that bears or bore the issuer's name; of several the one that bore it when it issued this.

    A federation that was merged may go on under the name of an older one.
    """
    issuer = campaign.document.issuer
    found = await issuers.bearers(connection, fold(issuer.unit)[:FOLDED_LENGTH], issuer.level)
    units = {row.unit_id for row in found}
    if len(units) > 1:
        day = campaign.document.date or campaign.period.first_day()
        units = {row.unit_id for row in found if _bore(row.valid_from, row.valid_to, day)}
    return units.pop() if len(units) == 1 else None


def _bore(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day < until)
