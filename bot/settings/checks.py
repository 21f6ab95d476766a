"""Settings that are each allowed, and together mean that something never goes out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import time

from bot.errors import SettingsError
from bot.settings.settings import Settings
from bot.settings.validators import QuietHours
from data.stored_names import RENAMED

log = logging.getLogger(__name__)

HOURS = ("officer_hour", "member_hour", "digest_hour")
MORNING_ENDS = time(12)
"""The summary of a morning is not sent in the evening; domain/quiet_hours.py holds to the same hour."""

OFFERED = (time(7, 30), time(8), time(11, 30), time(17), time(19))
"""Hours at which officers may have chosen to hear, and at which a draft is recalled (domain/members/preferences.py)."""


def contradictions(settings: Settings) -> list[SettingsError]:
    """List what the settings together make impossible, one sentence each; nothing when all goes out."""
    return [*_quiet(settings), *_late(settings), *_unsigned(settings), *_upside_down(settings), *_priceless(settings)]


def demand_sense(settings: Settings) -> None:
    """Raise the first contradiction: whoever sees the program start relies on its reminders."""
    for problem in contradictions(settings):
        raise problem


def hours_in_quiet(settings: Settings) -> list[time]:
    """List the hours that people may have chosen and that lie in the quiet hours."""
    return [hour for hour in OFFERED if lies_in(hour, settings.quiet_hours)]


def earlier_names(settings: Settings) -> list[tuple[str, str]]:
    """List the settings that are given by an earlier name, each with its name of today."""
    return [(old, new) for old, new in RENAMED["settings"].items() if getattr(settings, old.lower()) is not None]


def warn_of_earlier_names(settings: Settings) -> None:
    """Say in the log which lines of .env the next version will no longer read."""
    for old, new in earlier_names(settings):
        log.warning("%s is the earlier name of %s; the next version reads the new name only", old, new)


def lies_in(hour: time, quiet: QuietHours) -> bool:
    """Tell whether an hour of the day is quiet; from and until the same hour is never."""
    if quiet.start <= quiet.end:
        return quiet.start <= hour < quiet.end
    return hour >= quiet.start or hour < quiet.end


def _quiet(settings: Settings) -> Iterator[SettingsError]:
    for name in HOURS:
        hour: time = getattr(settings, name)
        if lies_in(hour, settings.quiet_hours):
            yield SettingsError("hour_in_quiet", name=name.upper(), hour=hour, quiet=settings.quiet_hours)


def _late(settings: Settings) -> Iterator[SettingsError]:
    if settings.digest_hour >= MORNING_ENDS and not lies_in(settings.digest_hour, settings.quiet_hours):
        yield SettingsError("digest_too_late", hour=settings.digest_hour, end=MORNING_ENDS)


def _unsigned(settings: Settings) -> Iterator[SettingsError]:
    """Find a webhook without a secret, which would let anybody post in Telegram's name."""
    called = settings.telegram_token is not None and settings.telegram_updates == "webhook"
    if called and settings.telegram_webhook_secret is None:
        yield SettingsError("webhook_needs_secret")


def _upside_down(settings: Settings) -> Iterator[SettingsError]:
    """Find a limit that another one keeps from being reached, or that allows a member less than a stranger."""
    strangers, members = settings.stranger_answers_per_hour, settings.member_answers_per_hour
    if strangers > members:
        yield SettingsError("strangers_above_members", strangers=strangers, members=members)
    day, record = settings.photos_per_day, settings.photos_per_record
    if day < record:
        yield SettingsError("photos_of_a_day_too_few", day=day, record=record)


def _priceless(settings: Settings) -> Iterator[SettingsError]:
    """Find a budget that nothing counts against."""
    if settings.zalo_oa_month_budget is not None and not settings.zalo_oa_template_price:
        yield SettingsError("budget_without_price")
