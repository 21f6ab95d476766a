"""The campaigns that hold for whoever acts, or for a unit, today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from domain.campaigns import Campaign
from domain.campaigns.issuers import of_member, of_reader, of_unit, running
from domain.campaigns.short_names import named_among, short_names
from domain.errors import Problem
from handlers.core.screen import Choice
from handlers.core.turn import Turn

Campaigns: TypeAlias = Mapping[str, Campaign]


async def readable(turn: Turn) -> Campaigns:
    """Return what the person may read: the campaigns of their units, for somebody without a unit all of them."""
    return await of_reader(turn.work.connection, turn.actor.person_id, turn.app.campaigns, turn.now)


async def running_for_member(turn: Turn) -> Campaigns:
    """Return the campaigns in which the person can begin something today."""
    held = await of_member(turn.work.connection, turn.person_id, turn.app.campaigns, turn.now)
    return running(held, turn.now.date())


async def running_at(turn: Turn, unit_id: int) -> Campaigns:
    """Return the campaigns in which something can begin at a unit today, the nearest issuer first."""
    today = turn.now.date()
    return running(await of_unit(turn.work.connection, unit_id, turn.app.campaigns, today), today)


async def demand_running_at(turn: Turn, unit_id: int) -> Campaigns:
    """Return what `running_at` does. Raises `Problem` when there is none."""
    found = await running_at(turn, unit_id)
    if not found:
        raise Problem("no_campaign_at")
    return found


async def whose_at(turn: Turn, unit_id: int, slug: str | None) -> str:
    """Name a campaign where several run at a unit; empty where it is the only one, or is gone."""
    own = turn.app.campaigns.get(slug or "")
    if own is None or running(turn.app.campaigns, turn.now.date()).keys() <= {slug}:
        return ""
    return named_among(own, await running_at(turn, unit_id))


def choices_of(code: str, campaigns: Campaigns) -> Iterable[Choice]:
    """Offer each campaign by its short name, which says whose it is."""
    return [Choice(code, slug, {"text": name}) for slug, name in short_names(campaigns).items()]
