"""A Telegram update, read once as what somebody did."""

from __future__ import annotations

from typing import Any

from bot.channels.base import Raw
from bot.channels.incoming import Act, File, Incoming, Lane, Presence, Tap, Text
from bot.channels.telegram.lane import lane_of
from bot.channels.telegram.raw_update import essentials
from bot.channels.typed_text import button_data, file_name, has_words, is_text, name_end, phone, typed
from bot.files.intake import FileKind, claimed_kind
from domain.input.events import Edited, SharedContact, Unreadable

_CHAT_KINDS = ("message", "edited_message", "my_chat_member")
_GONE = frozenset({"kicked", "left"})  # Bot API, ChatMember.status
_OTHER_KINDS = ("animation", "audio", "document", "video", "video_note", "venue", "location")
"""Kinds of messages that are answered in words of their own; a film also has a document, for old apps."""


def read(raw: Raw) -> Incoming | None:
    """Read an update; `None` for what is nobody's, or has not even what the Bot API promises."""
    lane = lane_in(raw)
    act = _act(raw, essentials(raw)) if lane else None
    return Incoming(lane, act) if lane and act else None


def lane_in(raw: Raw) -> Lane | None:
    """Tell whose chat an update belongs to."""
    query = raw.get("callback_query")
    if isinstance(query, dict):
        return lane_of(query.get("message"))
    return next((lane_of(raw[kind]) for kind in _CHAT_KINDS if kind in raw), None)


def file_in(raw: Raw) -> tuple[FileKind, str, Raw] | None:
    """Find the file of an update: what it is said to be, where it stands, and its members."""
    message = essentials(raw).get("message") if "message" in raw else None
    if message is None or "animation" in raw["message"]:  # a film, whose document is for old apps
        return None
    for kind in ("voice", "audio"):
        if isinstance(message.get(kind), dict):
            return FileKind.VOICE, kind, message[kind]
    document = message.get("document")
    if isinstance(document, dict):
        return claimed_kind(document.get("mime_type"), name_end(document)), "document", document
    sizes = message.get("photo")
    return (FileKind.PHOTO, "photo", max(sizes, key=_pixels)) if isinstance(sizes, list) and sizes else None


def _pixels(size: Raw) -> int:
    return int(size.get("width", 0) * size.get("height", 0))


def _act(raw: Raw, kept: Raw) -> Act | None:
    if "my_chat_member" in kept:
        return Presence(here=kept["my_chat_member"]["status"] not in _GONE)
    if "callback_query" in kept:
        query = kept["callback_query"]
        message = query.get("message")
        return Tap(button_data(query), query["id"], str(message["message_id"]) if message else None)
    if "message" in kept:
        return _message(raw, kept["message"])
    return Edited(has_words(kept["edited_message"])) if "edited_message" in kept else None


def _message(raw: Raw, message: Raw) -> Act:
    if is_text(message):
        return Text(typed(message))
    found = file_in(raw)
    if found is not None:
        return _file(message, *found)
    contact, sender = message.get("contact"), message.get("from")
    if contact is not None and sender is not None:
        return SharedContact(phone(contact), own=contact.get("user_id") == sender["id"])
    return Unreadable(next((kind for kind in _OTHER_KINDS if kind in raw["message"]), "other"))


def _file(message: Raw, claimed: FileKind, kind: str, file: dict[str, Any]) -> File:
    name = file_name(file) if kind == "document" else ""
    under = typed(message)
    album = message.get("media_group_id")
    return File(claimed, kind, name, file.get("duration", 0), album, under.text, under.unlinked)
