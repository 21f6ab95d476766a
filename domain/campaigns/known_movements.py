"""The movements of all campaigns as people know them: what several files name is one, by its name and aliases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.campaigns.model import Campaign
from domain.campaigns.short_names import short_names
from domain.text.normalise import fold


@dataclass(frozen=True)
class Known:
    """A movement: how the newest of several files writes it, and the campaigns whose records belong to it."""

    name: str
    campaigns: tuple[str, ...]


def known_movements(campaigns: Mapping[str, Campaign]) -> list[Known]:
    """List the movements of these campaigns by name; one of a single campaign is called as that is on buttons.

    A campaign with one movement is that movement. Where a file has several its records do not say yet which is theirs:
    the campaign stands for them, under its own name and aliases.
    """
    shorts = short_names(campaigns)
    joined: list[tuple[set[str], list[Campaign]]] = []
    for campaign in sorted(campaigns.values(), key=lambda one: (one.period.first_day(), one.slug)):
        names = {fold(name) for name in _names(campaign)}
        same = [group for group in joined if group[0] & names]
        rest = [group for group in joined if not group[0] & names]
        merged = names.union(*(group[0] for group in same))
        joined = [*rest, (merged, [*(one for group in same for one in group[1]), campaign])]
    found = [
        Known(_names(group[-1])[0] if len(group) > 1 else shorts[group[0].slug], tuple(one.slug for one in group))
        for _, group in joined
    ]
    return sorted(found, key=lambda one: fold(one.name))


def campaigns_of(slug: str, campaigns: Mapping[str, Campaign]) -> tuple[str, ...]:
    """Return the campaigns of the movement to which this one belongs; itself alone where its file is gone."""
    return next((one.campaigns for one in known_movements(campaigns) if slug in one.campaigns), (slug,))


def _names(campaign: Campaign) -> list[str]:
    own = [movement for movement in campaign.movements if movement.kind == "movement"]
    if len(own) == 1:
        return [own[0].name, *own[0].aliases]
    return [campaign.name, *campaign.aliases]
