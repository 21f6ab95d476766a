"""What the program needs of an update, read from the raw JSON: text, entities, file ids, contact, chat.

A newer Bot API brings members that a model of today refuses (another kind of forward origin, another block of content),
and it would refuse the whole update for it. Nobody's words are lost for a member that the program does not look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.base import Raw

_FILE: Mapping[str, type] = {"file_id": str, "file_unique_id": str, "file_size": int}
_MEDIA: Mapping[str, tuple[Mapping[str, type], frozenset[str]]] = {
    "document": ({**_FILE, "file_name": str, "mime_type": str}, frozenset({"file_id", "file_unique_id"})),
    "voice": ({**_FILE, "duration": int, "mime_type": str}, frozenset({"file_id", "file_unique_id", "duration"})),
    "audio": ({**_FILE, "duration": int, "mime_type": str}, frozenset({"file_id", "file_unique_id", "duration"})),
    "contact": ({"phone_number": str, "first_name": str, "user_id": int}, frozenset({"phone_number", "first_name"})),
}
_SIZE: Mapping[str, type] = {**_FILE, "width": int, "height": int}
_ENTITY: Mapping[str, type] = {"type": str, "offset": int, "length": int, "url": str}
_CHAT: Mapping[str, type] = {"id": int, "type": str}
_PERSON: Mapping[str, type] = {"id": int, "is_bot": bool, "first_name": str}
_SAID: Mapping[str, type] = {"text": str, "caption": str, "media_group_id": str}
_WHEN: Mapping[str, type] = {"message_id": int, "date": int}


def essentials(raw: Raw) -> Raw:
    """Return the update with nothing but what the program reads; what is not as the Bot API writes it is left out."""
    kept: Raw = {"update_id": raw.get("update_id")}
    for kind in ("message", "edited_message"):
        if kind in raw and (message := _message(raw[kind])) is not None:
            kept[kind] = message
    if (tap := _tap(raw.get("callback_query"))) is not None:
        kept["callback_query"] = tap
    if (change := _presence(raw.get("my_chat_member"))) is not None:
        kept["my_chat_member"] = change
    return kept if len(kept) > 1 else {}


def _message(raw: Any) -> Raw | None:
    kept = _whole(raw, _WHEN, frozenset(_WHEN))
    chat = _whole(raw.get("chat"), _CHAT, frozenset(_CHAT)) if kept is not None else None
    if kept is None or chat is None:
        return None
    kept |= {"chat": chat, **_only(raw, _SAID)}
    if (sender := _whole(raw.get("from"), _PERSON, frozenset(_PERSON))) is not None:
        kept["from"] = sender
    for name in ("entities", "caption_entities"):
        if entities := _each(raw.get(name), _ENTITY, frozenset({"type", "offset", "length"})):
            kept[name] = entities
    if sizes := _each(raw.get("photo"), _SIZE, frozenset(_SIZE) - {"file_size"}):
        kept["photo"] = sizes
    for name, (members, needed) in _MEDIA.items():
        if name in raw and (media := _whole(raw[name], members, needed)) is not None:
            kept[name] = media
    return kept


def _tap(raw: Any) -> Raw | None:
    kept = _whole(raw, {"id": str, "data": str, "chat_instance": str}, frozenset({"id", "chat_instance"}))
    sender = _whole(raw.get("from"), _PERSON, frozenset(_PERSON)) if kept is not None else None
    if kept is None or sender is None:
        return None
    message = _message(raw.get("message"))
    return {**kept, "from": sender, **({"message": message} if message else {})}


def _presence(raw: Any) -> Raw | None:
    """Whether the person can be reached: of a chat member's many forms the program reads the status alone."""
    kept = _whole(raw, {"date": int}, frozenset({"date"}))
    if kept is None:
        return None
    chat, sender = (
        _whole(raw.get("chat"), _CHAT, frozenset(_CHAT)),
        _whole(raw.get("from"), _PERSON, frozenset(_PERSON)),
    )
    member = raw.get("new_chat_member")
    status = member.get("status") if isinstance(member, dict) else None
    if chat is None or sender is None or not isinstance(status, str):
        return None
    return {**kept, "chat": chat, "from": sender, "status": status}


def _only(raw: Raw, members: Mapping[str, type]) -> Raw:
    """Keep the members that are of their type; a truth value is no number."""
    return {
        name: raw[name]
        for name, kind in members.items()
        if isinstance(raw.get(name), kind) and (kind is bool or not isinstance(raw[name], bool))
    }


def _whole(raw: Any, members: Mapping[str, type], needed: frozenset[str]) -> Raw | None:
    """Keep those members; `None` when one that is needed is missing."""
    kept = _only(raw, members) if isinstance(raw, dict) else {}
    return kept if kept and needed <= kept.keys() else None


def _each(raw: Any, members: Mapping[str, type], needed: frozenset[str]) -> list[Raw]:
    found = (_whole(member, members, needed) for member in raw) if isinstance(raw, list) else ()
    return [member for member in found if member is not None]
