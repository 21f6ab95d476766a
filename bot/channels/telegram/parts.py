"""Cutting a push into messages that Telegram takes: 4096 characters of a text, 1024 under a file (Bot API)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from bot.channels.telegram.capabilities import TELEGRAM
from bot.channels.zalo_text import length, plain
from bot.channels.zalo_text import split as cut
from domain.outbox.choices import data
from domain.ports import Parcel

CAPTION_LIMIT = 1024  # characters after entities parsing: Bot API, sendDocument, sendPhoto


def split(parcel: Parcel) -> Sequence[Parcel]:
    """Cut a push at paragraphs, else at spaces. A file goes first, with the text under it if that is short enough.

    The buttons stand under the last message. A text that has to be cut loses its markup.
    """
    limit = CAPTION_LIMIT if parcel.file else TELEGRAM.text_limit
    if len(parcel.text) <= limit or length(text := plain(parcel.text)) <= limit:
        return [parcel]
    bare = replace(parcel, choices=None, file=None)
    first = [replace(parcel, text="", choices=None)] if parcel.file else []
    texts = [escape(part, quote=False) for part in cut(text, TELEGRAM.text_limit)]
    last = replace(bare, text=texts[-1], choices=parcel.choices)
    return [*first, *(replace(bare, text=one) for one in texts[:-1]), last]


def keyboard(parcel: Parcel) -> dict[str, Any]:
    rows = parcel.choices or []
    return {"inline_keyboard": [[_button(parcel.push_id, choice) for choice in row] for row in rows]}


def _button(push_id: int, choice: dict[str, Any]) -> dict[str, str]:
    return {"text": choice["label"], "callback_data": data(push_id, choice)}
