"""What Telegram tells of a person without having been asked is not kept.

Before somebody has agreed, no name of theirs is stored, the one that they chose for Telegram included.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from bot.channels.base import MalformedError, Raw
from bot.channels.stored import washed

DEEPEST = 48  # levels; a real update has fewer than twenty, and whatever is deeper could not be read back

BLANK = "-"  # stands where Telegram's own form demands a name
_DEMANDED = frozenset({"first_name", "sender_user_name"})
_DROPPED = frozenset(
    {"last_name", "username", "language_code", "vcard", "forward_sender_name", "author_signature", "active_usernames"}
    # what somebody else wrote, or the program itself: an officer's screen tells of members
    | {"reply_to_message", "external_reply", "quote", "pinned_message"}
)
_OF_A_TAPPED_MESSAGE = frozenset({"message_id", "chat", "date"})
"""Telegram repeats the whole message with every tap; its words would outlive the erasing of whom they tell."""


def sender_name(raw: Raw) -> str:
    """Return what the sender of a message or a tap is called, in the order in which Telegram shows it."""
    found: Raw = next((raw[kind] for kind in ("message", "callback_query") if isinstance(raw.get(kind), dict)), {})
    sender = found.get("from")
    names = [sender.get(name) for name in ("first_name", "last_name")] if isinstance(sender, dict) else []
    return " ".join(name for name in names if isinstance(name, str))


def without_names(raw: Raw) -> Raw:
    """Return the update without display names and without others' words. Raises `MalformedError`."""
    cleaned: Raw = _clean(raw, 0)
    query = cleaned.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if isinstance(message, dict):
        for name in message.keys() - _OF_A_TAPPED_MESSAGE:
            del message[name]
    return cleaned


def _clean(value: Any, depth: int) -> Any:
    if depth > DEEPEST:
        raise MalformedError
    if isinstance(value, dict):
        return {
            key: BLANK if key in _DEMANDED else _clean(part, depth + 1)
            for key, part in value.items()
            if key not in _DROPPED
        }
    if isinstance(value, list):
        return [_clean(part, depth + 1) for part in value]
    if isinstance(value, str):
        return washed(value)
    if isinstance(value, float) and not isfinite(value):
        raise MalformedError  # 1e999 reads as infinity, which no database takes as JSON
    return value
