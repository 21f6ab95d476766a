"""What an Official Account's webhook tells: what is stored of it, and what somebody did.

A tapped button comes as an ordinary text that begins with "#". Anybody can type the same, so a choice counts
only for the screen, or the push, of the very person who sent it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.channels.base import MalformedError, Raw
from bot.channels.incoming import Act, File, Lane, Presence, Tap, Text
from bot.channels.stored import KEY_LIMIT, inbox_key, washed
from bot.channels.typed_text import button_data, file_name, phone, plainly
from bot.files.intake import FileKind, claimed_kind
from domain.input.events import SharedContact, Unreadable
from domain.ports import Media

START = "/start"  # to follow an account is what opening a bot is elsewhere
NAME_LIMIT = 120  # characters of a file's name
MANY = 50  # attachments of one event; more is no album
_TAP = re.compile(r"#((?:\d{1,18}|p[1-9]\d{0,17}):[a-z][a-z0-9_]*(?::.+)?)", re.ASCII)
_SAID = frozenset(
    f"user_send_{kind}"
    for kind in ("text", "image", "link", "audio", "video", "sticker", "location", "business_card", "file", "gif")
)
_FOLLOW, _UNFOLLOW, _INFO = "follow", "unfollow", "user_submit_info"


def events(raw: Any) -> list[tuple[str, Raw]]:
    """Take one webhook body apart into events with their keys; none for what says nothing to this program."""
    if not isinstance(raw, dict):
        return []
    name = str(raw.get("event_name"))
    user = _user(raw, "follower" if name in {_FOLLOW, _UNFOLLOW} else "sender")
    if not user:
        return []
    base = {"event_name": name, "user": user, "timestamp": washed(_plain(raw.get("timestamp")))}
    if name in _SAID:
        return list(_said(base, _dict(raw.get("message"))))
    if name == _INFO:
        return [(_key(base), {**base, "phone": washed(str(_dict(raw.get("info")).get("phone", "")))})]
    if name == _FOLLOW:
        return [(_key(base), base), (_key(base, "opens"), {**base, "opens": True})]
    return [(_key(base), base)] if name == _UNFOLLOW else []


def _key(base: Raw, part: str = "") -> str:
    """Make a key of what has no id of its own; Zalo repeats a call with the same timestamp."""
    return inbox_key(":".join([base["event_name"], base["user"], str(base["timestamp"]), part])) or ""


def _said(base: Raw, message: Raw) -> Iterator[tuple[str, Raw]]:
    """Yield one event for a message; a message with several pictures is an album of so many."""
    key = inbox_key(message.get("msg_id"))
    if key is None:
        return
    attachments = [_attachment(attachment) for attachment in _list(message.get("attachments"))[:MANY]]
    text = message.get("text")
    first = {**base, "msg_id": key, "text": washed(text) if isinstance(text, str) else ""}
    if base["event_name"] != "user_send_image" or len(attachments) < 2:  # noqa: PLR2004 - two make an album
        yield key, {**first, "attachments": attachments[:1]}
        return
    for number, attachment in enumerate(attachments):
        own = key if number == 0 else inbox_key(f"{key}.{number}") or key
        yield own, {**first, "text": "" if number else first["text"], "attachments": [attachment], "album": key}


def clean(event: Raw) -> Raw:
    """Events are taken apart without any name in them, so they are stored as they are. Raises `MalformedError`."""
    if not isinstance(event.get("user"), str):
        raise MalformedError
    return event


def profile_name(event: Raw) -> str:  # noqa: ARG001 - an account's events name nobody
    return ""


def lane(event: Raw) -> Lane | None:
    user = event.get("user")
    return Lane(user, private=True) if isinstance(user, str) and user else None


def photo_url(event: Raw) -> str | None:
    return _url(event, "user_send_image")


def voice_url(event: Raw) -> str | None:
    return _url(event, "user_send_audio")


def paper_url(event: Raw) -> str | None:
    return _url(event, "user_send_file")


def handed_in(event: Raw) -> Media | None:  # noqa: ARG001 - papers come by the chat itself
    return None


def _url(event: Raw, name: str) -> str | None:
    if event.get("event_name") != name or not event.get("attachments"):
        return None
    return event["attachments"][0].get("url") or None


def act(event: Raw) -> Act:
    """Say what was done; nothing of what cannot be shown is told."""
    name, text = event.get("event_name"), str(event.get("text") or "")
    if name == _UNFOLLOW or (name == _FOLLOW and not event.get("opens")):
        return Presence(here=name == _FOLLOW)
    if name == _FOLLOW:
        return Text(plainly(START))
    if name == _INFO and event.get("phone"):
        return SharedContact(phone({"phone_number": event["phone"]}), own=False)  # Zalo does not say whose it is
    found = _TAP.fullmatch(text.strip()) if name == "user_send_text" else None
    if found:
        return Tap(button_data({"data": found[1]}))
    if text and name in {"user_send_text", "user_send_link"}:
        return Text(plainly(text))
    return _file(event, text) or Unreadable("sticker" if name == "user_send_sticker" else "other")


def _file(event: Raw, text: str) -> File | None:
    if photo_url(event):
        return File(FileKind.PHOTO, "photo", album=event.get("album"), caption=plainly(text).text)
    if voice_url(event):
        return File(FileKind.VOICE, "voice")
    if paper_url(event):
        name = file_name({"file_name": str(event["attachments"][0].get("name") or "")})
        return File(claimed_kind(None, name), "document", name)
    return None


def _attachment(raw: Any) -> Raw:
    payload = _dict(_dict(raw).get("payload"))
    name = {"name": washed(str(payload["name"]))[:NAME_LIMIT]} if payload.get("name") else {}
    return {"url": washed(str(payload.get("url") or "")), **name}


def _user(event: Raw, role: str) -> str:
    found = _dict(event.get(role)).get("id")
    name = washed(str(found)) if isinstance(found, str | int) and not isinstance(found, bool) else ""
    return name if len(name) <= KEY_LIMIT else ""


def _plain(value: Any) -> str | int:
    return value if isinstance(value, str | int) and len(str(value)) <= 32 else ""  # noqa: PLR2004 - longer is no time


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
