"""From the settings to how often people may do something, and how long what is kept."""

from __future__ import annotations

from datetime import timedelta

from bot.settings import Settings
from domain.limits import Limits
from domain.privacy import Periods


def limits_of(settings: Settings) -> Limits:
    """Say how often one person may do something."""
    return Limits(
        joins=settings.joins_per_hour,
        searches=settings.join_tries_per_hour,
        records=settings.records_per_day,
        photos=settings.photos_per_day,
        record_photos=settings.photos_per_record,
        letters=settings.letters_per_day,
    )


def periods_of(settings: Settings) -> Periods:
    """Say how long what is kept."""
    return Periods(
        raw_updates=timedelta(days=settings.raw_updates_days),
        pushed_texts=timedelta(days=settings.pushed_texts_days),
        strangers=timedelta(days=settings.strangers_days),
    )
