"""The parts of an update as aiogram reads them, for channels whose platform writes them differently."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from bot.channels.channel import Raw
from bot.channels.surrogates import message_number
from bot.channels.zalo_http import whole
from bot.typed import LONGEST

BLANK = "-"  # stands where the form demands a name: none is kept
KEY_LIMIT = 64  # characters of an id in the tables
_MILLISECONDS = 1000
_LATEST = int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())


def washed(value: Any) -> Any:
    """Return a text without what no database takes (NUL, halves of UTF-16 pairs), and not longer than is ever read.

    Anything else comes back as it is.
    """
    if not isinstance(value, str):
        return value
    return value[:LONGEST].encode(errors="replace").decode().replace("\0", " ")


def inbox_key(found: Any) -> str | None:
    """Make the key of an inbox row from a platform's id; a long one is hashed, `None` is no id."""
    if isinstance(found, bool) or not isinstance(found, str | int) or not str(found):
        return None
    name: str = washed(str(found))
    return name if len(name) <= KEY_LIMIT else hashlib.sha256(name.encode()).hexdigest()


def person(chat: int) -> Raw:
    return {"id": chat, "is_bot": False, "first_name": BLANK}


def message(chat: int, number: int, sent: Any) -> Raw:
    """Write a message without content. `sent`: milliseconds since 1970, as a number or a string."""
    at = (whole(sent) or 0) // _MILLISECONDS
    return {
        "message_id": number,
        "date": at if 0 < at < _LATEST else 0,
        "chat": {"id": chat, "type": "private"},
        "from": person(chat),
    }


def picture(url: str, caption: str = "") -> Raw:
    """Write a picture; its address stands in place of Telegram's file_id."""
    size = {"file_id": url, "file_unique_id": str(message_number(url)), "width": 1, "height": 1}
    return {"photo": [size], **({"caption": caption} if caption else {})}


def document(place: str, name: str) -> Raw:
    """Write a file that is no picture; `place` stands for Telegram's file_id."""
    told = {"file_id": place, "file_unique_id": str(message_number(place))}
    return {"document": {**told, **({"file_name": name} if name else {})}}


def sticker(name: str) -> Raw:
    told = {"file_id": name, "file_unique_id": str(message_number(name)), "type": "regular", "width": 1, "height": 1}
    return {"sticker": {**told, "is_animated": False, "is_video": False}}


def voice(url: str) -> Raw:
    return {"voice": {"file_id": url, "file_unique_id": str(message_number(url)), "duration": 0}}


def tap(chat: int, number: int, sent: Any, data: str) -> Raw:
    """Write a tapped button. The message that carried it is not named: Zalo does not tell."""
    return {
        "id": str(number),
        "from": person(chat),
        "chat_instance": str(chat),
        "data": data,
        "message": message(chat, number, sent),
    }


def presence(chat: int, sent: Any, *, here: bool) -> Raw:
    """Write that somebody can be reached from now on, or not any more."""
    bot = {"id": 1, "is_bot": True, "first_name": BLANK}
    reached, gone = {"status": "member", "user": bot}, {"status": "kicked", "user": bot, "until_date": 0}
    old, new = (gone, reached) if here else (reached, gone)
    told = message(chat, 0, sent)
    return {
        "chat": told["chat"],
        "from": told["from"],
        "date": told["date"],
        "old_chat_member": old,
        "new_chat_member": new,
    }
