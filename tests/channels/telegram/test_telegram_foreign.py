"""What comes in the place of Telegram's answers: every call takes it for something that passes, and says so once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import EditMessageText, GetMe, SendMessage, TelegramMethod

from bot.channels.deep_links import OwnLinks
from bot.channels.outage import EVERY, SILENT, Outage
from bot.channels.polling import PAUSES
from bot.channels.telegram.batches import read_batch
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.courier import open_courier
from bot.channels.telegram.failures import CutAnswerError, NotTelegramError
from bot.channels.telegram.own_name import learn_name
from bot.channels.telegram.poller import GAP, TRIES, Poller
from bot.channels.telegram.profile import introduce
from bot.channels.telegram.refusals import outcome_of
from bot.channels.telegram.session import open_bot
from bot.replies.reply import Answer
from bot.replies.send import send_answer
from domain.ports import Outcome, Parcel, Sent
from handlers.core.shown import Shown
from tests.support.foreign_servers import FOREIGN, HANGS, PROXY, SLAMS, Gate, gate, http
from tests.support.telegram_foreign import warned
from tests.support.users import TOKEN
from tests.support.zalo_bot_in import Nights

CALLS: list[TelegramMethod[Any]] = [GetMe(), SendMessage(chat_id=7, text="x"), EditMessageText(text="x", chat_id=7)]
EMPTY = http(200, '{"ok":true,"result":[]}')
LETTER = http(200, '{"ok":true,"result":[{"update_id":7,"message":{"text":"chào"}}]}')
UNREADABLE = http(200, '{"ok":true,"result":[{"update_id":5,"x":' + "9" * 5000 + "}]}")


@pytest.fixture
async def stranger() -> AsyncIterator[Gate]:
    async with gate() as made:
        yield made


@pytest.fixture
async def bot(stranger: Gate) -> AsyncIterator[Bot]:
    made = open_bot(TOKEN, f"http://127.0.0.1:{stranger.port}")
    yield made
    await made.session.close()


class Polled:
    """A poller with a night of its own, and what it took."""

    def __init__(self, bot: Bot) -> None:
        self.nights, self.taken = Nights(), []  # type: tuple[Nights, list[str]]
        self.poller = Poller(bot, self.take, clock=self.nights.clock, sleep=self.nights.sleep)
        self.poller.polling.begins()

    async def take(self, updates: list[tuple[str, Any]]) -> None:
        self.taken += [number for number, _ in updates]

    async def polls(self, times: int) -> None:
        for _ in range(times):
            await self.poller.step()


@pytest.fixture
def polled(bot: Bot) -> Polled:
    return Polled(bot)


@pytest.mark.parametrize("kind", FOREIGN)
async def test_a_poll_passes_and_goes_on(
    stranger: Gate, polled: Polled, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    stranger.mode = FOREIGN[kind]
    await polled.polls(6)
    assert (polled.taken, polled.nights.slept) == ([], [*PAUSES, PAUSES[-1]])
    assert len(warned(caplog)) == 1, "one sentence a minute"
    assert TOKEN.partition(":")[2] not in caplog.text
    stranger.mode = LETTER
    await polled.polls(1)
    assert (polled.taken, polled.poller.failures) == (["7"], 0)


async def test_it_is_told_again_after_a_minute_and_red_after_five(
    stranger: Gate, polled: Polled, caplog: pytest.LogCaptureFixture
) -> None:
    stranger.mode = FOREIGN["a gateway"]
    while polled.nights.now <= SILENT:
        assert not polled.poller.polling.silent()
        await polled.polls(1)
    assert polled.poller.polling.silent()
    assert len(warned(caplog)) <= 1 + SILENT / EVERY
    stranger.mode = EMPTY
    await polled.polls(1)
    assert not polled.poller.polling.silent()


@pytest.mark.parametrize("answer", [EMPTY, LETTER], ids=["empty", "the same again"])
async def test_answers_that_come_at_once_and_bring_nothing_are_a_second_apart(
    stranger: Gate, polled: Polled, answer: bytes
) -> None:
    stranger.mode = answer
    await polled.polls(5)
    assert polled.nights.slept[-4:] == [GAP] * 4


@pytest.mark.parametrize("kind", ["less than was told", "its first half"])
async def test_an_answer_that_breaks_off_sets_nothing_aside_however_often(
    stranger: Gate, polled: Polled, kind: str
) -> None:
    stranger.mode = FOREIGN[kind]
    await polled.polls(20)
    assert (polled.taken, polled.poller.offset, polled.poller.limit) == ([], 0, 1)
    stranger.mode = LETTER
    await polled.polls(1)
    assert polled.taken == ["7"]


async def test_only_a_whole_answer_that_nobody_can_read_is_set_aside(
    stranger: Gate, polled: Polled, caplog: pytest.LogCaptureFixture
) -> None:
    stranger.mode = UNREADABLE
    await polled.polls(2 * TRIES)
    assert (polled.taken, polled.poller.offset) == (["5"], 6)
    assert [text for text in warned(caplog) if "update 5" in text]


WHOLE = '{"ok":true,"result":[{"update_id":5,"message":{"text":"ở } đây","x":[{}]}},{"update_id":6}]}'.encode()


@pytest.mark.parametrize("length", range(len(WHOLE)))
def test_wherever_an_answer_breaks_off_its_updates_are_not_to_blame(length: int) -> None:
    with pytest.raises((CutAnswerError, NotTelegramError)):
        read_batch(200, WHOLE[:length])


@pytest.mark.parametrize("call", CALLS, ids=lambda call: type(call).__name__)
@pytest.mark.parametrize("kind", FOREIGN)
async def test_a_call_passes(stranger: Gate, bot: Bot, kind: str, call: TelegramMethod[Any]) -> None:
    stranger.mode = FOREIGN[kind]
    with pytest.raises(TelegramNetworkError) as told:
        await bot(call)
    assert TOKEN not in str(told.value)


@pytest.mark.parametrize("kind", FOREIGN)
async def test_nobody_is_marked_gone_and_no_answer_is_given_up(stranger: Gate, bot: Bot, kind: str) -> None:
    stranger.mode = FOREIGN[kind]
    channel = TelegramChannel(bot, None, 1)  # type: ignore[arg-type]  # no file is sent
    outcome = await send_answer(channel, Answer(1, "7", 1, Shown("x", [])))
    assert outcome.sent in {Sent.LATER, Sent.IN_DOUBT}


async def test_a_file_that_is_something_else_is_a_file_that_is_not_there(stranger: Gate, bot: Bot) -> None:
    for mode in (FOREIGN["a page that forbids"], FOREIGN["less than was told"], SLAMS):
        stranger.mode = mode
        with pytest.raises(ConnectionError):
            await bot.download_file("photos/1.jpg")


DOUBTED = {"nothing", "a bare yes", "a list", "no text", "deep", "no HTTP", "half a head", "less than was told"}
DOUBTED |= {"its first half", "a gateway", "JSON of a gateway"}
"""Telegram may have had the push before this came: it is not sent again unasked."""


@pytest.mark.parametrize("kind", FOREIGN)
async def test_a_push_waits_unless_it_may_have_arrived(stranger: Gate, kind: str) -> None:
    stranger.mode = FOREIGN[kind]
    async with open_courier(TOKEN, f"http://127.0.0.1:{stranger.port}") as courier:
        outcome = await courier.send(Parcel(1, "7", "x"))
    assert outcome.sent is (Sent.IN_DOUBT if kind in DOUBTED else Sent.LATER)
    assert outcome.wait >= (60 if outcome.sent is Sent.LATER else 0)


@pytest.mark.parametrize("scheme", ["http", "socks5", "socks4"])
@pytest.mark.parametrize("kind", [*PROXY, "is not there"])
async def test_a_proxy_that_does_not_work_passes(kind: str, scheme: str, caplog: pytest.LogCaptureFixture) -> None:
    async with gate(proxies=True, mode=PROXY.get(kind, SLAMS)) as made:
        port = 9 if kind == "is not there" else made.port
        proxy = f"{scheme}://an:bi-mat@127.0.0.1:{port}"
        bot = open_bot(TOKEN, "http://telegram.test", proxy)
        polled = Polled(bot)
        await polled.polls(2)
        with pytest.raises(TelegramNetworkError):
            await bot.get_me()
        await bot.session.close()
        async with open_courier(TOKEN, "http://telegram.test", proxy) as courier:
            outcome = await courier.send(Parcel(1, "7", "x"))
    assert polled.nights.slept == list(PAUSES[:2])
    assert (outcome.sent, len(warned(caplog))) in {(Sent.LATER, 1), (Sent.IN_DOUBT, 1)}
    assert (outcome.sent is Sent.IN_DOUBT) <= (kind == "shows a page"), "it let the push through, as far as one can see"
    assert "bi-mat" not in caplog.text


async def test_a_server_that_hangs_keeps_nobody(stranger: Gate, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger.mode = HANGS
    monkeypatch.setattr("bot.channels.telegram.poller.WAIT", 0.05)
    monkeypatch.setattr("bot.channels.telegram.poller.SLACK", 0.0)
    polled = Polled(bot)
    await polled.polls(1)
    assert polled.nights.slept == [PAUSES[0]]
    with pytest.raises(TelegramNetworkError, match="in time"):
        await bot(GetMe(), request_timeout=0.05)  # type: ignore[arg-type]  # aiohttp takes parts of a second


async def test_the_name_is_asked_for_until_it_is_told(
    stranger: Gate, bot: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == len(FOREIGN):
            stranger.mode = http(
                200, '{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"x","username":"thidua_bot"}}'
            )
        else:
            stranger.mode = list(FOREIGN.values())[len(naps)]

    stranger.mode = FOREIGN["a page"]
    monkeypatch.setattr("bot.channels.telegram.own_name.asyncio.sleep", nap)
    links = OwnLinks()
    pages = links.of_pages()
    await learn_name(bot, links, Outage("Telegram"))
    assert (links.bot, pages.bot, len(naps)) == ("thidua_bot", "thidua_bot", len(FOREIGN))
    assert len(warned(caplog)) == 1


async def test_the_introduction_waits_for_telegram(
    stranger: Gate, bot: Bot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kinds = iter(FOREIGN.values())

    async def nap(_: float) -> None:
        stranger.mode = next(kinds, http(200, '{"ok":true,"result":true}'))

    monkeypatch.setattr("bot.channels.telegram.profile.asyncio.sleep", nap)
    stranger.mode = SLAMS
    async with asyncio.timeout(60):
        await introduce(bot, Outage("Telegram"))
    assert stranger.asked["setMyShortDescription"] == 1
    assert len(warned(caplog)) == 1


def test_a_platform_that_comes_and_goes_is_no_flood_of_lines(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    nights = Nights()
    outage = Outage("Telegram", nights.clock)
    for _ in range(1200):
        outage.failed("no connection")
        outage.worked()
        nights.now += 0.1
    assert len(caplog.records) == 4, "two minutes: each time that it began, and that it ended"


@pytest.mark.parametrize("wait", [None, "x", [], {}, -5, True, 1e300])
def test_a_wait_is_read_whatever_stands_there(wait: Any) -> None:
    body = {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": wait}}
    told = outcome_of(429, json.dumps(body).encode())
    assert told == Outcome(Sent.LATER, wait=1.0, problem="too_many_requests")


@pytest.mark.parametrize("parameters", [None, "x", [1], 7])
def test_parameters_that_are_none_are_none(parameters: Any) -> None:
    body = {"ok": False, "error_code": 400, "description": "x", "parameters": parameters}
    assert outcome_of(400, json.dumps(body).encode()) == Outcome(Sent.FAILED, problem="refused_400")
