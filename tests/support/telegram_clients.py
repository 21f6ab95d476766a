"""Two independent clients of the Bot API behind one face, so that one table of calls serves both."""

from __future__ import annotations

import io
from typing import Any, Protocol

import aiogram
import telegram
from aiogram import types as aiogram_types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from telegram.error import TelegramError

TOKEN = "42:secret"
Buttons = list[list[tuple[str, str]]]


class Client(Protocol):
    """What the tables need: call a method by its name in small letters, and build the objects that it takes."""

    refusal: type[Exception]

    async def call(self, method: str, **arguments: Any) -> Any: ...
    def inline(self, rows: Buttons) -> Any: ...
    def keyboard(self, text: str, *, contact: bool) -> Any: ...
    def file(self, content: bytes, name: str) -> Any: ...
    def photo(self, media: Any, caption: str = "") -> Any: ...
    def document(self, media: Any, caption: str = "") -> Any: ...
    def command(self, command: str, description: str) -> Any: ...
    def private_scope(self) -> Any: ...
    def commands_button(self) -> Any: ...
    def remove_keyboard(self) -> Any: ...
    def force_reply(self) -> Any: ...
    def reply_to(self, message_id: int) -> Any: ...
    async def download(self, path: str) -> bytes: ...
    async def close(self) -> None: ...


class Aiogram:
    refusal: type[Exception] = TelegramAPIError

    def __init__(self, url: str) -> None:
        self.bot = aiogram.Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(url)))

    async def call(self, method: str, **arguments: Any) -> Any:
        return await getattr(self.bot, method)(**arguments)

    def inline(self, rows: Buttons) -> Any:
        button = aiogram_types.InlineKeyboardButton
        keys = [[button(text=text, callback_data=data) for text, data in row] for row in rows]
        return aiogram_types.InlineKeyboardMarkup(inline_keyboard=keys)

    def keyboard(self, text: str, *, contact: bool) -> Any:
        key = aiogram_types.KeyboardButton(text=text, request_contact=contact)
        return aiogram_types.ReplyKeyboardMarkup(keyboard=[[key]], resize_keyboard=True)

    def file(self, content: bytes, name: str) -> Any:
        return aiogram_types.BufferedInputFile(content, name)

    def photo(self, media: Any, caption: str = "") -> Any:
        return aiogram_types.InputMediaPhoto(media=media, caption=caption)

    def document(self, media: Any, caption: str = "") -> Any:
        return aiogram_types.InputMediaDocument(media=media, caption=caption)

    def command(self, command: str, description: str) -> Any:
        return aiogram_types.BotCommand(command=command, description=description)

    def private_scope(self) -> Any:
        return aiogram_types.BotCommandScopeAllPrivateChats()

    def commands_button(self) -> Any:
        return aiogram_types.MenuButtonCommands()

    def remove_keyboard(self) -> Any:
        return aiogram_types.ReplyKeyboardRemove()

    def force_reply(self) -> Any:
        return aiogram_types.ForceReply()

    def reply_to(self, message_id: int) -> Any:
        return aiogram_types.ReplyParameters(message_id=message_id)

    async def download(self, path: str) -> bytes:
        content = await self.bot.download_file(path)
        assert content is not None
        return content.read()

    async def close(self) -> None:
        await self.bot.session.close()


class PythonTelegramBot:
    refusal: type[Exception] = TelegramError

    def __init__(self, url: str) -> None:
        self.bot = telegram.Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")

    async def call(self, method: str, **arguments: Any) -> Any:
        return await getattr(self.bot, method)(**arguments)

    def inline(self, rows: Buttons) -> Any:
        button = telegram.InlineKeyboardButton
        return telegram.InlineKeyboardMarkup([[button(text, callback_data=data) for text, data in row] for row in rows])

    def keyboard(self, text: str, *, contact: bool) -> Any:
        key = telegram.KeyboardButton(text, request_contact=contact)
        return telegram.ReplyKeyboardMarkup([[key]], resize_keyboard=True)

    def file(self, content: bytes, name: str) -> Any:
        return telegram.InputFile(io.BytesIO(content), filename=name)

    def photo(self, media: Any, caption: str = "") -> Any:
        return telegram.InputMediaPhoto(self._attached(media), caption=caption)

    def document(self, media: Any, caption: str = "") -> Any:
        return telegram.InputMediaDocument(self._attached(media), caption=caption)

    def _attached(self, media: Any) -> Any:
        if isinstance(media, telegram.InputFile):
            return telegram.InputFile(media.input_file_content, filename=media.filename, attach=True)
        return media

    def command(self, command: str, description: str) -> Any:
        return telegram.BotCommand(command, description)

    def private_scope(self) -> Any:
        return telegram.BotCommandScopeAllPrivateChats()

    def commands_button(self) -> Any:
        return telegram.MenuButtonCommands()

    def remove_keyboard(self) -> Any:
        return telegram.ReplyKeyboardRemove()

    def force_reply(self) -> Any:
        return telegram.ForceReply()

    def reply_to(self, message_id: int) -> Any:
        return telegram.ReplyParameters(message_id)

    async def download(self, path: str) -> bytes:
        url = f"{self.bot.base_file_url}/{path}"
        file = telegram.File("x", "x", file_path=url)
        file.set_bot(self.bot)
        return bytes(await file.download_as_bytearray())

    async def close(self) -> None:
        # Bot.shutdown closes only what Bot.initialize opened, and that calls getMe before a world is there.
        for request in self.bot._request:
            await request.shutdown()
