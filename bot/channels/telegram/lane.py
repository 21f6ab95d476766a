"""Whose chat a message of Telegram belongs to."""

from __future__ import annotations

from typing import Any

from bot.channels.incoming import Lane

HIGHEST_CHAT = 2**52  # Bot API, Chat.id: "at most 52 significant bits"


def chat_number(value: Any) -> int | None:
    """Read the number of a chat; `None` for what is none."""
    known = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= HIGHEST_CHAT
    return value if known else None


def lane_of(message: Any) -> Lane | None:
    chat = message.get("chat") if isinstance(message, dict) else None
    if not isinstance(chat, dict):
        return None
    number = chat_number(chat.get("id"))
    return None if number is None else Lane(str(number), private=chat.get("type") == "private")
