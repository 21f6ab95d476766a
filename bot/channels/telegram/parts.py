"""Cutting a push into messages that Telegram takes: 4096 characters of a text, 1024 under a file (Bot API)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from bot.channels.telegram.capabilities import TELEGRAM
from bot.channels.zalo.text import length, plain
from bot.channels.zalo.text import split as cut
from domain.outbox.buttons import data
from domain.outbox.words import with_word
from domain.ports import Parcel

BUTTON_LIMIT = 100  # buttons under one message
MARKUP_LIMIT = 8_000  # bytes of a keyboard; where exactly Telegram stops is not said
CAPTION_LIMIT = 1024  # characters after entities parsing: Bot API, sendDocument, sendPhoto


def split(parcel: Parcel) -> Sequence[Parcel]:
    """Cut a push at paragraphs, else at spaces. A file goes first, with the text under it if that is short enough.

    The buttons stand under the last message. A text that has to be cut loses its markup.
    """
    parcel = with_word(parcel)
    if _fits(parcel.text, CAPTION_LIMIT if parcel.file else TELEGRAM.text_limit):
        return [parcel]
    bare = replace(parcel, choices=None, file=None)
    first = [replace(parcel, text="", choices=None)] if parcel.file else []
    texts = texts_of(parcel.text)
    last = replace(bare, text=texts[-1], choices=parcel.choices)
    return [*first, *(replace(bare, text=part) for part in texts[:-1]), last]


def texts_of(markup: str) -> list[str]:
    """Cut markup into texts that Telegram takes; whole, it keeps its markup, cut, it is plain text."""
    if _fits(markup, TELEGRAM.text_limit):
        return [markup]
    return [escape(part, quote=False) for part in cut(plain(markup), TELEGRAM.text_limit)]


def _fits(markup: str, limit: int) -> bool:
    return length(markup) <= limit or length(plain(markup)) <= limit


def keyboard(parcel: Parcel) -> dict[str, Any]:
    """Write the buttons. Of too many those before the last are left out: it leads on, and the message arrives."""
    rows = [[_button(parcel.push_id, choice) for choice in row] for row in parcel.choices or []]
    while len(rows) > 1 and not _is_taken(rows):
        del rows[-2]
    while rows and len(rows[0]) > 1 and not _is_taken(rows):
        del rows[0][-2]
    return {"inline_keyboard": rows}


def _is_taken(rows: Sequence[Sequence[dict[str, str]]]) -> bool:
    size = len(json.dumps(rows, ensure_ascii=False).encode())
    return sum(len(row) for row in rows) <= BUTTON_LIMIT and size <= MARKUP_LIMIT


def _button(push_id: int, choice: dict[str, Any]) -> dict[str, str]:
    return {"text": choice["label"], "callback_data": data(push_id, choice)}
