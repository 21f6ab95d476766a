"""A text that Telegram's apps cut: longer than 4,096 characters, it comes as several messages, one right after another.

They cut at a line or at a space, so that a first part has at least 2,049 UTF-16 units (Telegram Desktop, Android: not
before half of what a message holds); only after such a one is another awaited. White space at the cut is gone.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from bot.channels.base import Raw
from bot.channels.typed_text import LONGEST
from bot.channels.zalo.text import length

LEAST = 2_049  # UTF-16 units of a part that may go on
MOST = 4_096  # UTF-16 units, or characters: what exactly a message holds is counted differently from app to app
WITHIN = 2  # seconds of Telegram's `date` between two parts
A_COMMAND = 64  # characters; a line that begins with a slash and is not longer is no rest of a text
ENDS_A_LINE = frozenset(".!?:;…”\"')")


class Part(NamedTuple):
    """A text message as part of a longer one."""

    date: int  # seconds since 1970
    units: int  # UTF-16
    forwarded: bool
    command: bool

    @property
    def may_go_on(self) -> bool:
        return self.units >= LEAST

    def is_followed_by(self, other: Part) -> bool:
        """Tell whether another message, the next of the same chat, is its rest."""
        return self.may_go_on and other.is_rest_of(self.date) and self.forwarded == other.forwarded

    def is_rest_of(self, date: int) -> bool:
        """Tell whether it may be the rest of a text of that moment, by itself."""
        return 0 <= self.date - date <= WITHIN and not self.command


def part_of(raw: Raw) -> Part | None:
    """Read a stored update as a part; `None` for what is no text message."""
    message = raw.get("message")
    text = message.get("text") if isinstance(message, dict) else None
    date = message.get("date") if isinstance(message, dict) else None
    if not isinstance(text, str) or not isinstance(date, int) or isinstance(date, bool):
        return None
    command = text.startswith("/") and len(text) <= A_COMMAND
    return Part(date, length(text), "forward_origin" in (message or {}), command)


def joined(first: Raw, second: Raw) -> Raw:
    """Make one update of two parts, under the first one's id. Beyond what anybody reads nothing is added."""
    head, tail = first["message"], second["message"]
    if len(head["text"]) > LONGEST:
        return first
    before = head["text"] + _between(head["text"], tail["text"])
    moved = [_moved(entity, length(before)) for entity in _entities(tail)]
    message = {**head, "text": before + tail["text"], "entities": [*_entities(head), *moved]}
    return {**first, "message": message}


def _between(head: str, tail: str) -> str:
    """Guess what stood at the cut: nothing inside a word, else the end of a line or a space."""
    if MOST in {length(head), len(head)} and head[-1:].isalnum() and tail[:1].isalnum():
        return ""
    ends = head[-1:] in ENDS_A_LINE or tail[:1].isupper() or not tail[:1].isalnum()
    return "\n" if ends else " "


def _entities(message: dict[str, Any]) -> list[Any]:
    found = message.get("entities")
    return found if isinstance(found, list) else []


def _moved(entity: Any, by: int) -> Any:
    if not isinstance(entity, dict) or not isinstance(entity.get("offset"), int):
        return entity
    return {**entity, "offset": entity["offset"] + by}
