"""From the settings to the hours in which people may be disturbed."""

from __future__ import annotations

from bot.settings import Settings
from domain.reminders.hours import Hours


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
