"""What a place in the calendar of a year is called among several campaigns that one office issued."""

from __future__ import annotations

from collections.abc import Iterable

from domain.campaigns import Campaign
from domain.campaigns.open_days import OpenDay, OpenKind
from domain.campaigns.short_names import own_names
from domain.campaigns.years import years_of
from domain.text import templates


def name_among(place: OpenDay, campaign: Campaign, issued: Iterable[Campaign]) -> str:
    """Name the campaign too where another of these has the same in that year: the end of a round, or such a duty."""
    others = [one for one in issued if one.slug != campaign.slug and place.key.year in years_of(one)]
    if not any(_has(one, place) for one in others):
        return place.name
    names = own_names({one.slug: one for one in (campaign, *others)})
    return templates.label("of_campaign", name=place.name, whose=names[campaign.slug])


def _has(campaign: Campaign, place: OpenDay) -> bool:
    if place.kind is OpenKind.ROUND:
        return bool(campaign.registrable)
    return place.duty is not None and any(duty.name == place.duty.name for duty in campaign.duties)
