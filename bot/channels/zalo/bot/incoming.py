"""What the Zalo Bot Platform delivers: what is stored of it, and what somebody did.

Documents show `{"ok": true, "result": {...}}` for webhooks too; live traffic was the bare event. A picture's address
stands under `photo` in the documents and under `photo_url` in live traffic. Both are taken.
"""

from __future__ import annotations

from typing import Any

from bot.channels.base import MalformedError, Raw
from bot.channels.incoming import Act, File, Lane, Text
from bot.channels.stored import KEY_LIMIT, inbox_key, washed
from bot.channels.typed_text import file_name, plainly
from bot.files.intake import FileKind, claimed_kind
from bot.files.upload_links import HANDED_IN
from domain.input.events import Unreadable
from domain.ports import Media

TEXT, IMAGE, STICKER = "message.text.received", "message.image.received", "message.sticker.received"
VOICE, UNSUPPORTED = "message.voice.received", "message.unsupported.received"
KNOWN = frozenset({TEXT, IMAGE, STICKER, VOICE, UNSUPPORTED})
_KEPT = ("message_id", "date", "message_type", "text", "caption", "photo", "photo_url", "sticker", "url", "voice_url")


def flat(raw: Any) -> Raw | None:
    """Unwrap an event that says what happened in a chat; `None` for what says nothing to this program."""
    event = raw.get("result") if isinstance(raw, dict) and "event_name" not in raw else raw
    if not isinstance(event, dict) or str(event.get("event_name")) not in KNOWN:
        return None
    return event if isinstance(event.get("message"), dict) else None


def key(event: Raw) -> str | None:
    """Name the event for the inbox: the message's own id, so that a replayed one is known."""
    return inbox_key(event["message"].get("message_id"))


def clean(event: Raw) -> Raw:
    """Return what may be stored: no display name, nothing that is not understood. Raises `MalformedError`."""
    message = event.get("message")
    if not isinstance(message, dict):
        raise MalformedError
    kept = {name: washed(message[name]) for name in _KEPT if isinstance(message.get(name), str | int)}
    kept["chat"] = {
        name: washed(str(value)) for name, value in _dict(message.get("chat")).items() if name in {"id", "chat_type"}
    }
    if event.get("event_name") == HANDED_IN:
        kept["file"] = _dict(message.get("file"))
    kept["from"] = {"is_bot": _dict(message.get("from")).get("is_bot") is True}
    return {"event_name": str(event.get("event_name")), "message": kept}


def profile_name(event: Raw) -> str:
    name = _dict(_dict(event.get("message")).get("from")).get("display_name")
    return name if isinstance(name, str) else ""


def lane(event: Raw) -> Lane | None:
    """Tell whose chat it is; a bot's own words and an event without a chat concern nobody."""
    message = _dict(event.get("message"))
    chat = _dict(message.get("chat"))
    address = chat.get("id")
    if not isinstance(address, str) or not 0 < len(address) <= KEY_LIMIT or _dict(message.get("from")).get("is_bot"):
        return None
    return Lane(address, private=chat.get("chat_type") == "PRIVATE")


def photo_url(event: Raw) -> str | None:
    message = _dict(event.get("message"))
    found = message.get("photo") or message.get("photo_url")
    return found if isinstance(found, str) and event.get("event_name") == IMAGE else None


def voice_url(event: Raw) -> str | None:
    found = _dict(event.get("message")).get("voice_url")
    return found if isinstance(found, str) and found and event.get("event_name") == VOICE else None


def paper_url(event: Raw) -> None:  # noqa: ARG001 - no paper comes by this platform
    return None


def handed_in(event: Raw) -> Media | None:
    found = _dict(_dict(event.get("message")).get("file"))
    if event.get("event_name") != HANDED_IN or not found:
        return None
    return Media(str(found["sha256"]), str(found["media_type"]), int(found["size"]))


def act(event: Raw) -> Act:
    """Say what was done; nothing of what cannot be shown is told (films, cards, protected people)."""
    message, kind = event["message"], event.get("event_name")
    if kind == TEXT and message.get("text"):
        return Text(plainly(str(message["text"])))
    if photo_url(event):
        return File(FileKind.PHOTO, "photo", caption=plainly(str(message.get("caption") or "")).text)
    if voice_url(event):
        return File(FileKind.VOICE, "voice")
    if kind == HANDED_IN:
        name = file_name({"file_name": str(message["file"]["name"])})
        return File(claimed_kind(None, name), "document", name)
    return Unreadable("sticker" if kind == STICKER else "other")


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
