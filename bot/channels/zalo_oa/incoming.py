"""What an Official Account's webhook tells, read as the updates that the one dispatcher knows.

A tapped button comes as an ordinary text that begins with "#": whoever types the same does the same, so a choice counts
only for the screen, or the push, of the very person who sent it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.channels.channel import Lane, MalformedError, Raw
from bot.channels.neutral import (
    BLANK,
    KEY_LIMIT,
    document,
    inbox_key,
    message,
    picture,
    presence,
    sticker,
    tap,
    voice,
    washed,
)
from bot.channels.surrogates import message_number
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


def events(told: Any) -> list[tuple[str, Raw]]:
    """Take one webhook body apart into events with their keys; none for what says nothing to this program."""
    if not isinstance(told, dict):
        return []
    name = str(told.get("event_name"))
    user = _user(told, "follower" if name in {_FOLLOW, _UNFOLLOW} else "sender")
    if not user:
        return []
    base = {"event_name": name, "user": user, "timestamp": washed(_plain(told.get("timestamp")))}
    if name in _SAID:
        return list(_said(base, _dict(told.get("message"))))
    if name == _INFO:
        return [(_key(base), {**base, "phone": washed(str(_dict(told.get("info")).get("phone", "")))})]
    if name == _FOLLOW:
        return [(_key(base), base), (_key(base, "opens"), {**base, "opens": True})]
    return [(_key(base), base)] if name == _UNFOLLOW else []


def _key(base: Raw, part: str = "") -> str:
    """Make a key of what has no id of its own; Zalo repeats a call with the same timestamp."""
    return inbox_key(":".join([base["event_name"], base["user"], str(base["timestamp"]), part])) or ""


def _said(base: Raw, told: Raw) -> Iterator[tuple[str, Raw]]:
    """Yield one event for a message; a message with several pictures is an album of so many."""
    key = inbox_key(told.get("msg_id"))
    if key is None:
        return
    attachments = [_attachment(one) for one in _list(told.get("attachments"))[:MANY]]
    text = told.get("text")
    first = {**base, "msg_id": key, "text": washed(text) if isinstance(text, str) else ""}
    if base["event_name"] != "user_send_image" or len(attachments) < 2:  # noqa: PLR2004 - two make an album
        yield key, {**first, "attachments": attachments[:1]}
        return
    for number, one in enumerate(attachments):
        own = key if number == 0 else inbox_key(f"{key}.{number}") or key
        yield own, {**first, "text": "" if number else first["text"], "attachments": [one], "album": key}


def clean(event: Raw) -> Raw:
    """Events are taken apart without any name in them, so they are stored as they are. Raises `MalformedError`."""
    if not isinstance(event.get("user"), str):
        raise MalformedError
    return event


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


def update(event: Raw, number: int, chat: int) -> Raw:
    """Write the event as an aiogram update. `number`: of the inbox row; `chat`: the surrogate of the person."""
    name, sent = event.get("event_name"), event.get("timestamp")
    if name == _UNFOLLOW or (name == _FOLLOW and not event.get("opens")):
        return {"update_id": number, "my_chat_member": presence(chat, sent, here=name == _FOLLOW)}
    own = message_number(str(event.get("msg_id", sent)))
    found = _TAP.fullmatch(str(event.get("text", "")).strip()) if name == "user_send_text" else None
    if found:
        return {"update_id": number, "callback_query": tap(chat, own, sent, found[1])}
    return {"update_id": number, "message": {**message(chat, own, sent), **_content(event)}}


def _content(event: Raw) -> Raw:
    """Say what was sent; nothing at all stands for what cannot be shown."""
    name, text = event.get("event_name"), str(event.get("text") or "")
    url = str(event["attachments"][0].get("url") or "") if event.get("attachments") else ""
    if name == _FOLLOW:
        return {"text": START}
    if name == _INFO and event.get("phone"):
        return {"contact": {"phone_number": event["phone"], "first_name": BLANK}}
    if name == "user_send_image" and url:
        album = {"media_group_id": event["album"]} if event.get("album") else {}
        return {**picture(url, text), **album}
    if name == "user_send_audio" and url:
        return voice(url)
    if name == "user_send_file" and url:
        return document(url, str(event["attachments"][0].get("name") or ""))
    return _other(name, text, url)


def _other(name: Any, text: str, url: str) -> Raw:
    if name == "user_send_sticker":
        return sticker(url or BLANK)
    return {"text": text} if text and name in {"user_send_text", "user_send_link"} else {}


def _attachment(one: Any) -> Raw:
    payload = _dict(_dict(one).get("payload"))
    name = {"name": washed(str(payload["name"]))[:NAME_LIMIT]} if payload.get("name") else {}
    return {"url": washed(str(payload.get("url") or "")), **name}


def _user(told: Raw, role: str) -> str:
    found = _dict(told.get(role)).get("id")
    name = washed(str(found)) if isinstance(found, str | int) and not isinstance(found, bool) else ""
    return name if len(name) <= KEY_LIMIT else ""


def _plain(value: Any) -> str | int:
    return value if isinstance(value, str | int) and len(str(value)) <= 32 else ""  # noqa: PLR2004 - longer is no time


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
