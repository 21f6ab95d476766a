"""Occasions that a document names without their day: officers enter it once it is known."""

from __future__ import annotations

from collections.abc import Iterator

from data.queries.campaigns.chosen_days import DayKey
from domain.campaigns.facts import Occasion
from domain.campaigns.model import Campaign
from domain.campaigns.open_days import OpenDay, OpenKind
from domain.text import templates


def occasion_key(campaign: Campaign, occasion: Occasion) -> DayKey:
    """Name the day of an occasion: in its year, else in the first of the period."""
    year = occasion.date.year if occasion.date else campaign.period.first_day().year
    return DayKey(campaign.slug, occasion.code, year)


def undated_occasions(campaign: Campaign) -> Iterator[OpenDay]:
    """List the occasions without a day: it lies in the year or month that is known, else anywhere in the period."""
    for occasion in campaign.occasions:
        if occasion.date is not None and occasion.date.day is not None:
            continue
        span = occasion.date or campaign.period
        key, name = occasion_key(campaign, occasion), occasion.name
        named = templates.label("occasion_of", name=name, ordinal=occasion.ordinal) if occasion.ordinal else name
        yield OpenDay(
            OpenKind.OCCASION, key, occasion.code, named, None, span.first_day(), span.last_day(), occasion=occasion
        )
