"""Sending the answer of a turn, after its commit."""

from __future__ import annotations

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.turns import Answer
from handlers.screen import Shown

log = logging.getLogger(__name__)

TRIES = 3
PAUSE = 0.5  # seconds before the first repetition


class PersonGoneError(Exception):
    """The person blocked the bot or left the app."""


async def send_answer(bot: Bot, answer: Answer) -> str | None:
    """Show the answer and return the id of the message that shows it; `None` when it could not be sent now.

    An answer may come twice after a fault, an effect never. Raises `PersonGoneError`.
    """
    if answer.callback_id is not None:
        await _stop_spinner(bot, answer.callback_id)
    for attempt in range(TRIES):
        try:
            return await _show(bot, answer)
        except TelegramRetryAfter as refusal:
            await asyncio.sleep(refusal.retry_after)
        except (TelegramNetworkError, TelegramServerError) as problem:
            log.warning("an answer was not sent: %s", type(problem).__name__)
            await asyncio.sleep(PAUSE * 2**attempt)
        except TelegramForbiddenError as refusal:
            raise PersonGoneError from refusal
        except TelegramBadRequest as refusal:
            log.error("an answer was refused: %s", refusal.message)  # noqa: TRY400 - the text says it all, a trace may carry names
            return None
    return None


async def _show(bot: Bot, answer: Answer) -> str:
    markup = keyboard(answer.shown)
    if answer.edit is not None:
        try:
            edit = EditMessageText(
                chat_id=int(answer.address), message_id=int(answer.edit), text=answer.shown.text, reply_markup=markup
            )
            await bot(edit)
        except TelegramBadRequest as refusal:
            if "not modified" in refusal.message:
                return answer.edit
            log.info("a message could not be edited, a new one follows")
        else:
            return answer.edit
    sent: Message = await bot(SendMessage(chat_id=int(answer.address), text=answer.shown.text, reply_markup=markup))
    return str(sent.message_id)


def keyboard(shown: Shown) -> InlineKeyboardMarkup | None:
    if not shown.rows:
        return None
    rows = [
        [InlineKeyboardButton(text=button.label, callback_data=button.data) for button in row] for row in shown.rows
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def _stop_spinner(bot: Bot, callback_id: str) -> None:
    try:
        await bot(AnswerCallbackQuery(callback_query_id=callback_id))
    except (TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter, TelegramServerError) as problem:
        log.info("a tap was not acknowledged: %s", type(problem).__name__)  # it may be too old; the screen matters
