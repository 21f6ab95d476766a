"""The bodies of messages, as the Official Account API wants them. One attachment a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.channels.zalo.oa.capabilities import PLATFORM
from bot.channels.zalo.text import shorten
from handlers.core.shown import Button

MARK = "#"
"""Begins the text that a tap sends back, since Zalo tells no tap from a typed text."""


def text(content: str, buttons: Sequence[Button] = ()) -> dict[str, Any]:
    if not buttons:
        return {"text": content}
    return {
        "text": content,
        "attachment": {"type": "template", "payload": {"buttons": [_button(label) for label in buttons]}},
    }


def image(url: str, attachment: str, caption: str) -> dict[str, Any]:
    source = {"attachment_id": attachment} if attachment else {"url": url}
    payload = {"template_type": "media", "elements": [{"media_type": "image", **source}]}
    text_part = {"text": caption} if caption else {}
    return {**text_part, "attachment": {"type": "template", "payload": payload}}


def file(token: str) -> dict[str, Any]:
    return {"attachment": {"type": "file", "payload": {"token": token}}}


def _button(button: Button) -> dict[str, str]:
    title = shorten(button.label, PLATFORM.title_limit)
    return {"title": title, "type": PLATFORM.button_type, "payload": f"{MARK}{button.data}"}
