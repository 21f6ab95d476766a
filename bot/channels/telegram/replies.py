"""Answers by Telegram: a screen is a message with buttons, edited in place where a tap asked for it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVoice,
)
from aiogram.types import (
    BufferedInputFile,
    FSInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.channels.base import GroupWord
from bot.channels.deep_links import Links
from bot.channels.incoming import Tap
from bot.channels.telegram.calls import MESSAGE, call
from bot.channels.telegram.failures import spoken
from bot.channels.telegram.parts import texts_of
from bot.channels.telegram.refusals import nobody_there
from bot.replies.reply import Answer
from domain.outbox.states import MOVED, TOO_MANY_REQUESTS
from domain.ports import Document, Outcome, Sent
from domain.text import templates
from handlers.core.shown import Shown

log = logging.getLogger(__name__)


class TelegramReplies:
    """Sends what a turn leaves to be sent. Never raises for what Telegram refuses: every end is an `Outcome`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def show(self, answer: Answer) -> Outcome:
        return await tried(self._show(int(answer.address), answer.shown, answer.edit))

    async def acknowledge(self, tap: Tap) -> None:
        """Tell the phone that the tap was received. It may be too old for that; the screen is what matters."""
        if tap.id is not None:
            outcome = await tried(call(self._bot, AnswerCallbackQuery, {"callback_query_id": tap.id}))
            log.debug("a tap was acknowledged: %s", outcome.sent)

    async def mark(self, address: str, tap: Tap, label: str) -> None:
        """Let a tapped button say what became of it. It may say so already, or be gone: what counts is noted."""
        if tap.message is not None:
            await self._buttons(address, tap.message, one_button(label, tap.data))

    async def take_buttons_away(self, address: str, message: str) -> None:
        """Leave a message without buttons. They may be gone, or it too old: what they say is refused anyway."""
        await self._buttons(address, message, None)

    async def _buttons(self, address: str, message: str, markup: InlineKeyboardMarkup | None) -> None:
        method = EditMessageReplyMarkup(chat_id=int(address), message_id=int(message), reply_markup=markup)
        outcome = await tried(self._bot(method))
        log.debug("buttons were changed: %s", outcome.sent)

    async def send_photos(self, address: str, photos: Sequence[Document]) -> Outcome:
        files = [BufferedInputFile(photo.make(), photo.name) for photo in photos]
        if len(files) == 1:
            return await tried(self._bot(SendPhoto(chat_id=int(address), photo=files[0])))
        album: list[Any] = [InputMediaPhoto(media=file) for file in files]
        return await tried(self._bot(SendMediaGroup(chat_id=int(address), media=album)))

    async def send_voice(self, address: str, voice: Document) -> Outcome:
        return await tried(
            self._bot(SendVoice(chat_id=int(address), voice=BufferedInputFile(voice.make(), voice.name)))
        )

    async def send_document(self, address: str, document: Document) -> Outcome:
        file = BufferedInputFile(document.make(), document.name)
        return await tried(self._bot(SendDocument(chat_id=int(address), document=file)))

    async def send_file(self, address: str, path: Path, name: str) -> Outcome:
        """Send a file from the disk, piece by piece."""
        return await tried(self._bot(SendDocument(chat_id=int(address), document=FSInputFile(path, name))))

    async def say_in_group(self, word: GroupWord) -> Outcome:
        """Lead from a group into the private chat."""
        return await tried(self._say_in_group(word))

    async def _say_in_group(self, word: GroupWord) -> Any:
        links = Links(bot=(await self._bot.me()).username)
        text = templates.render("screens/everywhere/group", link=links.telegram())
        return await self._bot(SendMessage(chat_id=int(word.address), text=text, message_thread_id=word.topic))

    async def _show(self, chat: int, shown: Shown, edit: str | None) -> Any:
        if shown.contact or shown.farewell:
            return await self._show_beside_keyboard(chat, shown)
        *before, text = texts_of(shown.text)
        for part in before:  # no screen is meant to be so long; should one be, it goes out cut rather than not at all
            await self._say(chat, part)
        if edit is not None and not before and await self._edited(chat, int(edit), shown):
            return edit
        return await self._say(chat, text, keyboard(shown))

    async def _say(self, chat: int, text: str, markup: Mapping[str, Any] = MappingProxyType({})) -> Any:
        return await call(self._bot, SendMessage, {"chat_id": chat, "text": text, **MESSAGE, **markup})

    async def _edited(self, chat: int, message: int, shown: Shown) -> bool:
        """Tell whether the message shows the screen now."""
        body = {"chat_id": chat, "message_id": message, "text": shown.text, **MESSAGE, **keyboard(shown)}
        try:
            await call(self._bot, EditMessageText, body)
        except TelegramBadRequest as refusal:
            if "not modified" not in refusal.message:
                log.info("a message could not be edited, a new one follows")
                return False
        return True

    async def _show_beside_keyboard(self, chat: int, shown: Shown) -> Any:
        """Send anew: the phone's own keyboard comes and goes with new messages only, and never with inline buttons."""
        if shown.farewell:
            away = ReplyKeyboardRemove(remove_keyboard=True)
            await self._bot(SendMessage(chat_id=chat, text=shown.farewell, reply_markup=away))
        if not shown.contact:
            return await self._say(chat, shown.text, keyboard(shown))
        return await self._bot(SendMessage(chat_id=chat, text=shown.text, reply_markup=contact_keyboard(shown)))


async def tried(call: Awaitable[Any]) -> Outcome:
    """Say what became of a call."""
    try:
        result = await call
    except (AiogramError, OSError) as problem:
        return refused(problem)
    if isinstance(result, dict):
        number = result.get("message_id")
    else:
        number = result if isinstance(result, str) else getattr(result, "message_id", None)
    return Outcome(Sent.SENT, message_id=None if number is None else str(number))


def refused(problem: AiogramError | OSError) -> Outcome:
    """Read why a call failed. What is not Telegram's own answer leaves it in doubt whether the message was taken."""
    match problem:
        case TelegramMigrateToChat():
            return Outcome(Sent.LATER, problem=MOVED, moved_to=str(problem.migrate_to_chat_id))
        case TelegramForbiddenError():
            return Outcome(Sent.GONE, problem="forbidden")
        case TelegramBadRequest() if nobody_there(problem.message):
            return Outcome(Sent.GONE, problem="chat_not_found")
        case TelegramBadRequest():
            log.info("a call was refused: %s", problem.message)
            return Outcome(Sent.FAILED, problem="refused_400")
        case TelegramRetryAfter():
            return Outcome(Sent.LATER, wait=problem.retry_after, problem=TOO_MANY_REQUESTS)
    return Outcome(Sent.IN_DOUBT, problem=spoken(problem))


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
