"""Sending the answer of a turn, after its commit."""

from __future__ import annotations

import logging
from dataclasses import replace

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageReplyMarkup, EditMessageText, SendMessage
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.channels.channel import Channel
from bot.channels.incoming import Incoming, Tap
from bot.channels.telegram.failures import spoken
from bot.channels.telegram.parts import texts_of
from bot.channels.telegram.refusals import nobody_there
from bot.turns import Answer, Mark
from domain import words
from handlers.shown import Shown

log = logging.getLogger(__name__)

LONGEST_WAIT = 3600  # seconds, whatever a platform asks for


class PersonGoneError(Exception):
    """The person blocked the bot or left the app."""


class NotSentError(Exception):
    """The answer could not be sent now, or nobody knows whether it was. `wait`: seconds the platform asks for."""

    def __init__(self, why: str, wait: float = 0) -> None:
        super().__init__(why)
        self.wait = wait


async def send_answer(channel: Channel, answer: Answer) -> str | None:
    """Show the answer and return the id of the message that shows it; `None` when its text was refused.

    Raises `PersonGoneError`, and `NotSentError` when it should be tried again.
    """
    try:
        return await _show(channel.bot, channel.surrogate(answer.address), _with_page(channel, answer))
    except TelegramForbiddenError as refusal:
        raise PersonGoneError from refusal
    except TelegramBadRequest as refusal:
        if nobody_there(refusal.message):
            raise PersonGoneError from refusal
        log.error("an answer was refused: %s", refusal.message)  # noqa: TRY400 - the text says it all, a trace may carry names
        return None
    except TelegramRetryAfter as refusal:
        raise NotSentError("too many at once", min(refusal.retry_after, LONGEST_WAIT)) from refusal
    except (AiogramError, OSError) as problem:
        raise NotSentError(spoken(problem)) from problem


def _with_page(channel: Channel, answer: Answer) -> Answer:
    """Tell the address of the page for a file, where a screen asks for one and the app carries none."""
    if not answer.shown.takes_file or channel.uploads is None:
        return answer
    link = channel.uploads.address(answer.contact_id, answer.seq)
    text = "\n\n".join([answer.shown.text, words.render("screens/everywhere/upload", link=link)])
    return replace(answer, shown=replace(answer.shown, text=text))


async def _show(bot: Bot, chat: int, answer: Answer) -> str:
    if answer.shown.contact or answer.shown.farewell:
        return await _show_beside_keyboard(bot, chat, answer)
    markup = keyboard(answer.shown)
    *before, text = texts_of(answer.shown.text)
    for part in before:  # no screen is meant to be so long; whatever makes it so, nobody is left without an answer
        await bot(SendMessage(chat_id=chat, text=part))
    if answer.edit is not None and not before:
        try:
            edit = int(answer.edit)
            await bot(EditMessageText(chat_id=chat, message_id=edit, text=answer.shown.text, reply_markup=markup))
        except TelegramBadRequest as refusal:
            if "not modified" in refusal.message:
                return answer.edit
            log.info("a message could not be edited, a new one follows")
        else:
            return answer.edit
    sent: Message = await bot(SendMessage(chat_id=chat, text=text, reply_markup=markup))
    return str(sent.message_id)


async def take_keyboard_away(channel: Channel, answer: Answer, shown_by: str) -> None:
    """Leave one live keyboard on the phone: that of the message which shows the screen now."""
    if answer.before is None or answer.before == shown_by:
        return
    try:
        chat = channel.surrogate(answer.address)
        await channel.bot(EditMessageReplyMarkup(chat_id=chat, message_id=int(answer.before)))
    except (AiogramError, OSError) as problem:  # it is gone, too old, or had none: its buttons are refused anyway
        log.debug("an old keyboard stays: %s", type(problem).__name__)


async def _show_beside_keyboard(bot: Bot, chat: int, answer: Answer) -> str:
    """Send anew: the phone's own keyboard comes and goes with new messages only, and never with inline buttons."""
    shown = answer.shown
    if shown.farewell:
        await bot(
            SendMessage(chat_id=chat, text=shown.farewell, reply_markup=ReplyKeyboardRemove(remove_keyboard=True))
        )
    markup = contact_keyboard(shown) if shown.contact else keyboard(shown)
    sent: Message = await bot(SendMessage(chat_id=chat, text=shown.text, reply_markup=markup))
    return str(sent.message_id)


def contact_keyboard(shown: Shown) -> ReplyKeyboardMarkup:
    """Put the contact button and the screen's other choices into the phone's keyboard; taps arrive as typed words."""
    share = [KeyboardButton(text=shown.contact, request_contact=True)]
    others = [[KeyboardButton(text=button.label) for button in row] for row in shown.rows]
    return ReplyKeyboardMarkup(keyboard=[share, *others], resize_keyboard=True, one_time_keyboard=True)


def keyboard(shown: Shown) -> InlineKeyboardMarkup | None:
    if not shown.rows:
        return None
    rows = [
        [InlineKeyboardButton(text=button.label, callback_data=button.data) for button in row] for row in shown.rows
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def stop_spinner(channel: Channel, tap: Tap) -> None:
    """Tell the phone that the tap was received. It may be too old for that; the screen is what matters."""
    if tap.id is None:
        return
    try:
        await channel.bot(AnswerCallbackQuery(callback_query_id=tap.id))
    except (AiogramError, OSError) as problem:
        log.debug("a tap was not acknowledged: %s", type(problem).__name__)


async def mark_button(channel: Channel, incoming: Incoming, mark: Mark) -> None:
    """Let the tapped button of a push say what became of it. Tapped again it says the same."""
    tap = incoming.act
    if not isinstance(tap, Tap) or tap.message is None:
        return
    button = InlineKeyboardButton(text=mark.label, callback_data=tap.data)
    markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
    chat = channel.surrogate(incoming.lane.address)
    try:
        await channel.bot(EditMessageReplyMarkup(chat_id=chat, message_id=int(tap.message), reply_markup=markup))
    except (AiogramError, OSError) as problem:  # it says so already, or the message is gone; what counts is noted
        log.debug("a button was not marked: %s", type(problem).__name__)
