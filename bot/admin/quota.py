"""How much of the month a free Zalo bot has used. Read with sqlite3 alone, as the rest of the doctor's checks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.admin.finding import Finding, note, ok, unchecked, wrong
from bot.settings.settings import Settings

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_USED = "SELECT sent, received FROM channel_month WHERE channel = 'zalo_bot' AND month = ?"
_USERS = "SELECT count(*) FROM contact WHERE channel = 'zalo_bot' AND state <> 'gone'"


def quota(settings: Settings, now: datetime) -> list[Finding]:
    """Nothing without a Zalo bot; a note from where the administrators are warned, wrong at the end."""
    if settings.zalo_bot_token is None:
        return []
    # the doctor starts without the rest of the program; only who has such a bot needs its record
    from bot.channels.zalo.bot.capabilities import PLATFORM  # noqa: PLC0415 - see above

    file = settings.database_file
    if file is None or not file.is_file():
        return [unchecked("quota", "quota_elsewhere")]
    try:
        sent, received, users = _read(str(file.absolute().as_uri()), now)
    except sqlite3.DatabaseError:
        return [unchecked("quota", "quota_elsewhere")]
    used = sent + (received if PLATFORM.inbound_counts else 0)
    facts = {"used": used, "limit": PLATFORM.messages_a_month, "users": users, "most": PLATFORM.users}
    share = max(used / PLATFORM.messages_a_month, users / PLATFORM.users)
    if share >= 1:
        return [wrong("quota", "quota_over", **facts)]
    return [(note if share >= PLATFORM.warn_at else ok)("quota", "quota_used", **facts)]


def _read(address: str, now: datetime) -> tuple[int, int, int]:
    month = now.astimezone(HANOI).date().replace(day=1).isoformat()
    with closing(sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=5)) as connection:
        sent, received = connection.execute(_USED, (month,)).fetchone() or (0, 0)
        (users,) = connection.execute(_USERS).fetchone()
    return sent, received, users
