"""A moment as typed on the command line."""

from __future__ import annotations

from datetime import datetime

from bot.app.clock import RealClock
from bot.cli.commands.speaking import refuse
from bot.settings.validators import as_clock
from domain.content.dates import DateError, parse_day


def past_moment_of(text: str) -> datetime:
    """Read a moment that has passed, written in the same ways."""
    now = RealClock().now()
    moment = _read(text, now)
    if moment > now:
        refuse("moment_to_come", moment=moment)
    return moment


def moment_of(text: str, now: datetime) -> datetime:
    """Read 18:00 (today), 18:00 05/3/2021, 05/3/2021 18:00 or 2021-03-05T18:00; a moment that has passed is refused."""
    moment = _read(text, now)
    if moment < now:
        refuse("moment_has_passed", moment=moment)
    return moment


def _read(text: str, now: datetime) -> datetime:
    words = text.replace("T", " ").split()
    clock = [word for word in words if ":" in word]
    days = [word for word in words if ":" not in word]
    if len(clock) != 1 or len(days) > 1:
        refuse("bad_moment", value=text)
    try:
        day = parse_day(days[0]) if days else now.date()
        return datetime.combine(day, as_clock(clock[0]), now.tzinfo)
    except (DateError, ValueError):
        refuse("bad_moment", value=text)
