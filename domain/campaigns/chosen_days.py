"""What officers chose, laid over the campaigns.

The file wins where the document itself states the day; a chosen day wins where the file has none, or one that the
program or an administrator chose. One whose code, or year, the file no longer has is never asked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from data.queries.campaigns import chosen_days
from data.queries.campaigns.chosen_days import DayKey, Held
from domain.campaigns.model import Campaign


def with_chosen(campaigns: Mapping[str, Campaign], chosen: Mapping[DayKey, Held]) -> dict[str, Campaign]:
    """Return the campaigns with what holds; what else was chosen before is forgotten."""
    of: dict[str, dict[tuple[str, int], Held]] = {slug: {} for slug in campaigns}
    own: dict[str, dict[tuple[str, int], dict[int, Held]]] = {slug: {} for slug in campaigns}
    for key, held in chosen.items():
        if key.campaign not in of:
            continue
        if key.unit_id is None:
            of[key.campaign][key.code, key.year] = held
        else:
            own[key.campaign].setdefault((key.code, key.year), {})[key.unit_id] = held
    return {slug: campaign.with_chosen(of[slug], own[slug]) for slug, campaign in campaigns.items()}


async def as_chosen(connection: AsyncConnection, files: Mapping[str, Campaign]) -> dict[str, Campaign]:
    """Return the campaigns of these files with what officers chose."""
    return with_chosen(files, await chosen_days.holding(connection))
