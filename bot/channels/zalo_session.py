"""A session that lets aiogram speak to Zalo: a closed vocabulary, everything else is a mistake of the program."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, NamedTuple

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageReplyMarkup, EditMessageText, SendMessage, TelegramMethod
from aiogram.types import Chat, InlineKeyboardMarkup, Message

from bot.channels.surrogates import address_of, message_number
from bot.channels.zalo_text import plain
from data.work import forbid_inside_work
from domain.ports import Outcome, Sent


class UnknownMethodError(TypeError):
    """The program used a method that this channel does not have."""


class Button(NamedTuple):
    label: str
    data: str


class Refusal(Exception):  # noqa: N818 - an answer of the platform, not an error of the program
    """What the platform answered instead of sending."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.problem)
        self.outcome = outcome


class ClosedSession(BaseSession):
    """Sends texts. `address`: how the surrogate of a chat becomes its id again."""

    def __init__(self, address: Callable[[int], str] = address_of) -> None:
        super().__init__()
        self._address = address

    @abstractmethod
    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> str:
        """Send a text with its buttons and return the last message's id. Raises `Refusal`."""

    async def close(self) -> None:
        """Nothing to close: the connections belong to whoever opened them."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 - aiogram's signature
    ) -> Any:
        forbid_inside_work()
        if isinstance(method, AnswerCallbackQuery | EditMessageReplyMarkup):
            return True  # a tap has no spinner here, and an old keyboard stays: its buttons are refused as old
        if not isinstance(method, SendMessage | EditMessageText) or not isinstance(method.chat_id, int):
            raise UnknownMethodError(type(method).__name__)
        return await self._send(bot, method, method.chat_id)

    async def _send(self, bot: Bot, method: SendMessage | EditMessageText, chat: int) -> Message:
        text = plain(method.text or "")
        try:
            sent = await self.deliver(self._address(chat), text, _buttons(method.reply_markup))
        except Refusal as refusal:
            raise _as_aiogram(method, refusal.outcome) from None
        now = datetime.now(UTC)
        return Message(message_id=message_number(sent), date=now, chat=Chat(id=chat, type="private"), text=text).as_(
            bot
        )

    def stream_content(
        self,
        url: str,  # noqa: ARG002 - aiogram's signature
        headers: dict[str, Any] | None = None,  # noqa: ARG002 - aiogram's signature
        timeout: int = 30,  # noqa: ARG002 - aiogram's signature
        chunk_size: int = 65536,  # noqa: ARG002 - aiogram's signature
        raise_for_status: bool = True,  # noqa: ARG002, FBT001, FBT002 - aiogram's signature
    ) -> AsyncGenerator[bytes, None]:
        """Files of Zalo are fetched by the guarded download only."""
        raise UnknownMethodError("stream_content")


def _buttons(markup: Any) -> list[Button]:
    if markup is None:
        return []
    if not isinstance(markup, InlineKeyboardMarkup):
        raise UnknownMethodError(type(markup).__name__)
    buttons = [button for row in markup.inline_keyboard for button in row]
    return [Button(button.text, button.callback_data or "") for button in buttons]


def _as_aiogram(method: TelegramMethod[Any], outcome: Outcome) -> Exception:
    """Say it in the words that whoever sends answers already understands."""
    problem = outcome.problem or ""
    if outcome.sent is Sent.GONE:
        return TelegramForbiddenError(method, problem)
    if outcome.sent is Sent.FAILED:
        return TelegramBadRequest(method, problem)
    if outcome.sent is Sent.LATER and outcome.wait:
        return TelegramRetryAfter(
            method, problem or str(HTTPStatus.TOO_MANY_REQUESTS.value), max(1, round(outcome.wait))
        )
    return TelegramNetworkError(method, problem)
