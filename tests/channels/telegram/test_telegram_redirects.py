"""Nobody who answers in Telegram's place can have a message, a file or the token sent on to another address."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.channels.telegram.courier import open_courier
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.session import open_bot
from domain.ports import Parcel, Sent
from tests.support.foreign_servers import Gate, gate, http
from tests.support.users import TOKEN
from tests.support.zalo_bot_in import Nights

CODES = (302, 307, 308)
PHOTO = BufferedInputFile(b"\xff\xd8\xff", "anh.jpg")
CALLS: list[TelegramMethod[Any]] = [GetMe(), SendMessage(chat_id=7, text="x"), SendPhoto(chat_id=7, photo=PHOTO)]
ANSWER = http(200, '{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"x","username":"thidua_bot"}}')


@pytest.fixture
async def elsewhere() -> AsyncIterator[Gate]:
    """The second address: it would answer like Telegram, and counts who asks it."""
    async with gate(mode=ANSWER) as made:
        yield made


@pytest.fixture(params=CODES)
async def pointing(request: pytest.FixtureRequest, elsewhere: Gate) -> AsyncIterator[Gate]:
    """Stands where Telegram should be, and points to the second address."""
    leads = f"Location: http://127.0.0.1:{elsewhere.port}/bot{TOKEN}/getMe\r\n"
    async with gate(mode=http(request.param, "", more=leads)) as made:
        yield made


@pytest.fixture
async def bot(pointing: Gate) -> AsyncIterator[Bot]:
    made = open_bot(TOKEN, f"http://127.0.0.1:{pointing.port}")
    yield made
    await made.session.close()


async def test_the_second_address_would_be_understood(elsewhere: Gate) -> None:
    bot = open_bot(TOKEN, f"http://127.0.0.1:{elsewhere.port}")
    assert (await bot.get_me()).username == "thidua_bot"
    await bot.session.close()
    assert elsewhere.asked.total() == 1


@pytest.mark.parametrize("call", CALLS, ids=lambda call: type(call).__name__)
async def test_no_method_follows(elsewhere: Gate, pointing: Gate, bot: Bot, call: TelegramMethod[Any]) -> None:
    with pytest.raises(TelegramNetworkError, match="something else answers in its place") as told:
        await bot(call)
    assert TOKEN not in str(told.value)
    assert (pointing.asked.total(), elsewhere.asked.total()) == (1, 0)


async def test_no_download_follows(elsewhere: Gate, pointing: Gate, bot: Bot) -> None:
    with pytest.raises(ConnectionError, match="something else answers in its place"):
        await bot.download_file("photos/1.jpg")
    assert (pointing.asked.total(), elsewhere.asked.total()) == (1, 0)


async def test_no_poll_follows(elsewhere: Gate, pointing: Gate, bot: Bot) -> None:
    taken: list[Any] = []

    async def take(updates: list[tuple[str, Any]]) -> None:
        taken.extend(updates)

    nights = Nights()
    poller = Poller(bot, take, clock=nights.clock, sleep=nights.sleep)
    await poller.step()
    assert (taken, poller.failures) == ([], 1)
    assert (pointing.asked.total(), elsewhere.asked.total()) == (1, 0)


async def test_no_push_follows(elsewhere: Gate, pointing: Gate) -> None:
    async with open_courier(TOKEN, f"http://127.0.0.1:{pointing.port}") as courier:
        outcome = await courier.send(Parcel(1, "7", "x"))
    assert outcome.sent in {Sent.LATER, Sent.IN_DOUBT}
    assert (pointing.asked.total(), elsewhere.asked.total()) == (1, 0)
