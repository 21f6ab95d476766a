"""From the settings and the platforms' dated records to the rules by which pushes find their way."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.zalo.bot.capabilities import PLATFORM as ZALO_BOT_PLATFORM
from bot.channels.zalo.bot.capabilities import REACH as ZALO_BOT
from bot.channels.zalo.oa.capabilities import REACH as ZALO_OA
from bot.channels.zalo.oa.capabilities import UPLOADS, UPLOADS_REACH
from bot.channels.zalo.oa.templates import WAY
from bot.errors import SettingsError
from bot.settings.settings import Settings
from data.enums import PushKind
from data.queries.outbox.routes import Template
from domain.limits import Limits, Share
from domain.outbox.budget import Money
from domain.outbox.routing import Rules
from domain.privacy import Periods, Years
from domain.quiet_hours import Hours

REACHES = {"zalo_bot": ZALO_BOT, "zalo_oa": ZALO_OA}
CHANNELS = ("telegram", *REACHES, WAY)
"""Everything that can be switched off."""


def rules_of(settings: Settings) -> Rules:
    """Say how each channel reaches people. Raises `SettingsError` for a template of an unknown kind."""
    try:
        kinds = frozenset(PushKind(name) for name in templates_of(settings))
    except ValueError:
        raise SettingsError("settings", names=["ZALO_OA_TEMPLATES", "ZALO_OA_NAMED_TEMPLATES"]) from None
    paid = bool(settings.zalo_oa_id and kinds)
    template = Template(WAY, "zalo_oa", kinds) if paid else None
    money = Money(settings.zalo_oa_template_price, settings.zalo_oa_month_budget, WAY)
    return Rules({**REACHES, UPLOADS: UPLOADS_REACH}, template, settings.zalo_oa_billed_greetings, money)


def templates_of(settings: Settings) -> dict[str, str]:
    """Say which kinds of push have an approved template, with one value or with named ones."""
    return {**settings.zalo_oa_templates, **settings.zalo_oa_named_templates}


def served(settings: Settings) -> frozenset[str]:
    """Name the channels that are configured."""
    there = {
        "telegram": settings.telegram_token,
        "zalo_bot": settings.zalo_bot_token,
        "zalo_oa": settings.zalo_oa_id,
        WAY: settings.zalo_oa_id and templates_of(settings),
    }
    return frozenset(name for name, set_up in there.items() if set_up)


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
        shares={"zalo_bot": _share(ZALO_BOT_PLATFORM.messages_a_month, settings.zalo_bot_strangers_percent)},
    )


def _share(month: int, percent: int) -> Share:
    return Share(month * percent // 100, exchange=2 if ZALO_BOT_PLATFORM.inbound_counts else 1)


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


def hours_of(settings: Settings) -> Hours:
    """Say when people may be disturbed."""
    quiet = settings.quiet_hours
    return Hours(
        quiet_from=quiet.start,
        quiet_until=quiet.end,
        officers=settings.officer_hour,
        members=settings.member_hour,
        digest=settings.digest_hour,
    )
