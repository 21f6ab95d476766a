"""Who sends 1,500 messages: this program, and what others write or install for it. Each as its own page advises."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter

from bot.channels.rate_limiter import Pacer
from bot.channels.telegram.courier import open_courier
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.unit_of_work import Work, Writer
from data.enums import PushKind
from data.queries.outbox import outbox
from data.sealing import DataKey, DataKeys
from data.tables import Contact, Person
from domain.outbox import Delivery

TEXT = "Mời anh/chị đăng ký thi đua năm nay."
TICK = 1.0  # seconds, as the program's clock ticks

Sender = Callable[[str, str, Sequence[int]], Awaitable[None]]


def now() -> datetime:
    return datetime.now(UTC)


async def this_program(base: str, token: str, chats: Sequence[int]) -> None:
    """Rows of the outbox on a disk: claimed and settled with a durable commit each time."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite+aiosqlite:///{Path(folder) / 'pace.sqlite3'}", DataKeys(DataKey.fresh()))
        await schema.upgrade(engine)
        async with Writer(engine, now) as writer, open_courier(token, base) as courier:
            await writer.run(lambda work: queue(work, chats))
            delivery = Delivery(writer, courier, Pacer(), {courier.channel})
            while True:
                await delivery.run()
                await asyncio.sleep(TICK)


async def queue(work: Work, chats: Sequence[int]) -> None:
    pushes = []
    for chat in chats:
        person = Person(name="-", created_at=work.now)
        await work.add(person)
        await work.add(Contact(channel="telegram", external_id=str(chat), person_id=person.id, written_at=work.now))
        pushes.append(
            {
                "key": f"bench:{chat}",
                "kind": PushKind.NOTICE,
                "person_id": person.id,
                "text": TEXT,
                "due_at": work.now,
                "created_at": work.now,
            }
        )
    await outbox.put(work.connection, pushes)


def bare_bot(base: str, token: str) -> Bot:
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))


async def sending_and_sleeping(base: str, token: str, chats: Sequence[int]) -> None:
    """The loop of every tutorial: send, sleep a thirtieth of a second, and after a refusal as long as it says."""
    async with bare_bot(base, token) as bot:
        for chat in chats:
            while True:
                try:
                    await bot.send_message(chat, TEXT)
                    break
                except TelegramRetryAfter as refusal:
                    await asyncio.sleep(refusal.retry_after)
            await asyncio.sleep(1 / 30)


async def all_at_once(base: str, token: str, chats: Sequence[int]) -> None:
    """A task for each, and after a refusal each sleeps as long as it says."""

    async def send(bot: Bot, chat: int) -> None:
        while True:
            try:
                await bot.send_message(chat, TEXT)
            except TelegramRetryAfter as refusal:
                await asyncio.sleep(refusal.retry_after)
            else:
                return

    async with bare_bot(base, token) as bot:
        await asyncio.gather(*(send(bot, chat) for chat in chats))


async def broadcaster(base: str, token: str, chats: Sequence[int]) -> None:
    """aiogram-broadcaster with its handler for refusals."""
    library = import_module("aiogram_broadcaster")
    contents = import_module("aiogram_broadcaster.contents")
    handler = import_module("aiogram_broadcaster.utils.retry_after_handler")
    async with bare_bot(base, token) as bot:
        made = library.Broadcaster(bot)
        handler.setup_retry_after_handler(made.event)
        mailer = await made.create_mailer(chats=chats, content=contents.TextContent(text=TEXT))
        await mailer.start()


async def telegram_bot(base: str, token: str, chats: Sequence[int]) -> None:
    """python-telegram-bot with its limiter at its standard pace, trying again after refusals."""
    ext, error = import_module("telegram.ext"), import_module("telegram.error")
    request = import_module("telegram.request").HTTPXRequest(connection_pool_size=64, pool_timeout=600)
    bot = ext.ExtBot(token, base_url=f"{base}/bot", rate_limiter=ext.AIORateLimiter(max_retries=5), request=request)

    async def send(chat: int) -> None:
        with suppress(error.TelegramError):
            await bot.send_message(chat, TEXT)

    async with bot:
        await asyncio.gather(*(send(chat) for chat in chats))


SENDERS: dict[str, Sender] = {
    "this program": this_program,
    "aiogram, sleep(1/30)": sending_and_sleeping,
    "aiogram, all at once, sleep(retry_after)": all_at_once,
    "aiogram-broadcaster with its retry handler": broadcaster,
    "python-telegram-bot, AIORateLimiter": telegram_bot,
}
