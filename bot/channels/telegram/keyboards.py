"""The buttons of a screen in Telegram."""

from __future__ import annotations

from typing import Any

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from handlers.core.shown import Shown


def keyboard(shown: Shown) -> dict[str, Any]:
    """Put the choices under the message: what of a call's body says so, which is nothing where there are none."""
    if not shown.rows:
        return {}
    rows = [[{"text": button.label, "callback_data": button.data} for button in row] for row in shown.rows]
    return {"reply_markup": {"inline_keyboard": rows}}


def one_button(label: str, data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=data)]])


def contact_keyboard(shown: Shown) -> ReplyKeyboardMarkup:
    """Put the contact button and the screen's other choices into the phone's keyboard; taps arrive as typed words."""
    share = [KeyboardButton(text=shown.contact, request_contact=True)]
    others = [[KeyboardButton(text=button.label) for button in row] for row in shown.rows]
    return ReplyKeyboardMarkup(keyboard=[share, *others], resize_keyboard=True, one_time_keyboard=True)
