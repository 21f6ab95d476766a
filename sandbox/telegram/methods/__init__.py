"""The methods of the Bot API that the sandbox knows, by their names in small letters (Telegram ignores the case)."""

from __future__ import annotations

from . import callbacks, chats, commands, edits, media, messages, profile, receiving
from .call import Call, Function

GROUPS = (messages, media, edits, callbacks, receiving, chats, commands, profile)
METHODS: dict[str, tuple[str, Function]] = {
    name.lower(): (name, function) for group in GROUPS for name, function in group.TABLE.items()
}

__all__ = ["METHODS", "Call", "Function"]
