"""A session that lets aiogram speak to Zalo: a closed vocabulary, everything else is a mistake of the program.

Files come as bytes. Zalo takes none of them so: what a platform cannot carry goes out as an address of the program.
"""

from __future__ import annotations

import mimetypes
from abc import abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
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
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, Chat, FSInputFile, InlineKeyboardMarkup, Message

from bot.channels.surrogates import address_of, message_number
from bot.channels.zalo_text import plain
from bot.handouts import Address
from data.inside import forbid_inside_work
from domain import words
from domain.ports import Document, Outcome, Sent


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


Publish = Callable[[Document, str], Awaitable[Address]]
"""Puts a file for whoever has this id behind a short-lived address of the program."""


def arrived(outcome: Outcome) -> str:
    """Return the id of what was sent. Raises `Refusal`."""
    if outcome.sent is not Sent.SENT or outcome.message_id is None:
        raise Refusal(outcome)
    return outcome.message_id


class ClosedSession(BaseSession):
    """Sends texts and files. `publish`: for files that the platform does not carry; without it they are refused."""

    def __init__(self, publish: Publish | None = None) -> None:
        super().__init__()
        self._publish = publish

    @abstractmethod
    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> str:
        """Send a text with its buttons and return the last message's id. Raises `Refusal`."""

    @abstractmethod
    async def carry(self, address: str, document: Document) -> str:
        """Send a file and return the message's id. Raises `Refusal` or `ZaloError`."""

    async def published(self, address: str, document: Document) -> Address:
        """Put a file behind an address. Raises `Refusal` where the program has none of its own."""
        if self._publish is None:
            raise Refusal(Outcome(Sent.FAILED, problem="no_public_url"))
        return await self._publish(document, address)

    async def link(self, address: str, document: Document) -> str:
        """Send the address of a file's page in place of the file."""
        page = (await self.published(address, document)).page
        said = words.render("screens/everywhere/file_link", name=document.name, page=page)
        return await self.deliver(address, plain(said), ())

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
        chat = getattr(method, "chat_id", None)
        if not isinstance(chat, int):
            raise UnknownMethodError(type(method).__name__)
        if isinstance(method, SendMessage | EditMessageText):
            text = plain(method.text or "")
            buttons = _buttons(method.reply_markup)
            return await self._sent(bot, method, chat, self.deliver(address_of(chat), text, buttons))
        told = [await self._sent(bot, method, chat, self.carry(address_of(chat), one)) for one in _files(method)]
        return told if isinstance(method, SendMediaGroup) else told[0]

    async def _sent(self, bot: Bot, method: TelegramMethod[Any], chat: int, sending: Awaitable[str]) -> Message:
        try:
            number = message_number(await sending)
        except Refusal as refusal:
            raise _as_aiogram(method, refusal.outcome) from None
        return Message(message_id=number, date=datetime.now(UTC), chat=Chat(id=chat, type="private")).as_(bot)

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


def _files(method: TelegramMethod[Any]) -> list[Document]:
    """List the files of a method that sends some. Raises `UnknownMethodError` for any other."""
    match method:
        case SendPhoto():
            found: list[Any] = [method.photo]
        case SendMediaGroup():
            found = [one.media for one in method.media]
        case SendVoice():
            found = [method.voice]
        case SendDocument():
            found = [method.document]
        case _:
            raise UnknownMethodError(type(method).__name__)
    return [_document(one) for one in found]


def _document(file: Any) -> Document:
    if isinstance(file, FSInputFile):
        read = Path(file.path).read_bytes
    elif isinstance(file, BufferedInputFile):
        read = partial(bytes, file.data)
    else:
        raise UnknownMethodError(type(file).__name__)
    name = file.filename or "file"
    return Document(name, read, mimetypes.guess_type(name)[0] or "application/octet-stream")


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
