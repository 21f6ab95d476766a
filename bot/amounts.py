"""From the settings to how often people may do something, and how long what is kept."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.zalo_bot.capabilities import PLATFORM as ZALO_BOT
from bot.settings import Settings
from domain.limits import Limits, Share
from domain.privacy import Periods, Years


def limits_of(settings: Settings) -> Limits:
    """Say how often one person may do something."""
    return Limits(
        joins=settings.joins_per_hour,
        searches=settings.join_tries_per_hour,
        records=settings.records_per_day,
        photos=settings.photos_per_day,
        record_photos=settings.photos_per_record,
        letters=settings.letters_per_day,
        answers_stranger=settings.stranger_answers_per_hour,
        answers_member=settings.member_answers_per_hour,
        shares={"zalo_bot": _share(ZALO_BOT.messages_a_month, settings.zalo_bot_strangers_percent)},
    )


def _share(month: int, percent: int) -> Share:
    return Share(month * percent // 100, exchange=2 if ZALO_BOT.inbound_counts else 1)


def periods_of(settings: Settings) -> Periods:
    """Say how long what is kept."""
    return Periods(
        raw_updates=timedelta(days=settings.raw_updates_days),
        pushed_texts=timedelta(days=settings.pushed_texts_days),
        strangers=timedelta(days=settings.strangers_days),
    )


def years_of(settings: Settings) -> Years:
    """Say for how many years records and people are kept."""
    return Years(records=settings.records_years, left=settings.left_years)
