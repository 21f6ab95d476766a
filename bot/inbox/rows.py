"""What is stored of an update."""

from __future__ import annotations

import logging
from typing import Any

from bot.channels.base import Channel, GroupWord, MalformedError, NotAskedForError, Raw
from bot.inbox.process import MALFORMED
from domain.members.joining import NAME_LIMIT

log = logging.getLogger(__name__)


def aside(channel: str, external_id: str) -> dict[str, Any]:
    """Return the row for something that is no update: that it came, and nothing of its content."""
    return {"channel": channel, "external_id": external_id, "lane": "", "raw": {}, "problem": MALFORMED}


def row_of(channel: Channel, external_id: str, raw: Raw) -> dict[str, Any] | None:
    """Say what is stored of an update; `None` when it concerns nobody's private chat."""
    row = aside(channel.name, external_id)
    try:
        clean = channel.clean(raw)
    except MalformedError:
        log.warning("an update of %s cannot be kept: it is set aside under its id", channel.name)
        return row
    except NotAskedForError:
        return None
    lane = channel.lane(clean)
    if lane is None:
        return {**row, "raw": clean}
    return {**row, "raw": clean, "lane": lane.address, "problem": None} if lane.private else None


def profile_name(channel: Channel, raw: Raw) -> str:
    """Return what the platform says that the sender is called; empty where it does not."""
    try:
        return channel.profile_name(raw)[:NAME_LIMIT]
    except Exception:  # noqa: BLE001 - a mangled update names nobody
        return ""


def group_word(channel: Channel, raw: Raw) -> GroupWord | None:
    """Tell in which group somebody spoke, if it was in one."""
    try:
        return channel.group(raw)
    except Exception:  # noqa: BLE001 - a mangled update concerns no group
        return None
