"""reply_markup: the keyboards a bot may send, checked and copied."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .args import Args
from .errors import ApiError, bad_request

Json = dict[str, Any]

DATA_LIMIT = 64  # bytes: Bot API, InlineKeyboardButton.callback_data
BUTTON_LIMIT = 100
MARKUP_LIMIT = 8192  # bytes
# Bot API, InlineKeyboardButton: exactly one of these says what the button does.
DOES = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
SCHEMES = ("http://", "https://", "tg://", "ton://")


@dataclass(frozen=True, slots=True)
class Markup:
    """`inline` belongs to the message and a bot sees it again; `other` concerns the phone's own keyboard."""

    inline: Json | None = None
    other: Json | None = None


NONE = Markup()


def reply_markup(args: Args) -> Markup:
    """The parameter `reply_markup`, checked in the order in which Telegram checks."""
    if args.values.get("reply_markup") is None:
        return NONE
    raw = args.json("reply_markup", "reply keyboard markup")
    if raw is None:
        return NONE
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    keyboard = [[_key(button) for button in row] for row in _rows(raw, "keyboard")]
    inline = [[_inline_button(button) for button in row] for row in _rows(raw, "inline_keyboard")]
    if any(keyboard):
        return Markup(other={**_options(raw), "keyboard": [row for row in keyboard if row]})
    if any(inline):
        return Markup(inline={"inline_keyboard": _checked([row for row in inline if row])})
    other = raw.get("remove_keyboard") or raw.get("force_reply")
    return Markup(other=_options(raw)) if other else NONE


def inline_markup(args: Args) -> Json | None:
    """The parameter `reply_markup` of an edit, where only an inline keyboard may stand."""
    markup = reply_markup(args)
    if markup.other is not None:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _rows(raw: Json, name: str) -> list[list[Any]]:
    rows = raw.get(name) or []
    if not isinstance(rows, list | tuple):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list | tuple) for row in rows):
        owner = " of the InlineKeyboardMarkup" if name == "inline_keyboard" else ""
        raise bad_request(f'field "{name}"{owner} must be an Array of Arrays')
    return [list(row) for row in rows]


def _options(raw: Json) -> Json:
    rows = ("keyboard", "inline_keyboard")
    return {key: value for key, value in raw.items() if value is not None and key not in rows}


def _key(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if "text" not in button:
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if not str(button["text"]).strip():
        raise bad_request("keyboard button text must be non-empty")
    return {key: value for key, value in button.items() if value is not None}


def _inline_button(button: Any) -> Json:
    refused = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{refused}InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise bad_request(f'{refused}Can\'t find field "text"')
    kept = {key: value for key, value in button.items() if value is not None}
    if not any(kept.get(does) or (does in kept and does not in {"url", "callback_data"}) for does in DOES):
        raise bad_request(f"{refused}Text buttons are unallowed in the inline keyboard")
    return kept


def _checked(rows: list[list[Json]]) -> list[list[Json]]:
    """What the server behind the Bot API refuses, after the whole keyboard could be read."""
    for button in (button for row in rows for button in row):
        if not str(button["text"]).strip():
            raise bad_request("inline keyboard button text must be non-empty")
        if len(str(button.get("callback_data", "")).encode()) > DATA_LIMIT:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        url = str(button.get("url", ""))
        if url and not url.startswith(SCHEMES) and "." not in url:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if (
        sum(len(row) for row in rows) > BUTTON_LIMIT
        or len(json.dumps(rows, ensure_ascii=False).encode()) > MARKUP_LIMIT
    ):
        raise bad_request("reply markup is too long")
    return rows
