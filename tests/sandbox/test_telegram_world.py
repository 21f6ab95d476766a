"""A person and a bot in one room, without HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sandbox.telegram import ApiError, Impossible, TelegramWorld

TOKEN = "42:secret"
BOT = "thi_dua_bot"
HANH = 7


class Calendar:
    def __init__(self) -> None:
        self.today = datetime(2021, 2, 26, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.today


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def world(calendar: Calendar) -> TelegramWorld:
    world = TelegramWorld(calendar, repeat_wait=0)
    world.add_bot(TOKEN, BOT, "Trợ lý Thi đua")
    world.add_person(HANH, "Hạnh", "Lê Thị", phone="+84912345678")
    return world


KEYBOARD = {"inline_keyboard": [[{"text": "Đồng ý", "callback_data": "1:yes"}]]}


async def test_a_tap_reaches_the_bot_and_its_answer_the_phone(world: TelegramWorld) -> None:
    world.starts(HANH, BOT, "MAY0123")
    sent = await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": "Anh/chị?", "reply_markup": KEYBOARD})
    query_id = world.taps(HANH, sent["message_id"], "1:yes")
    start, tap = world.take_updates(BOT)
    assert start["message"]["text"] == "/start MAY0123"
    assert tap["callback_query"] | {"data": "1:yes", "id": query_id, "message": sent} == tap["callback_query"]
    await world.call(TOKEN, "answerCallbackQuery", {"callback_query_id": query_id, "text": "Xong"})
    assert world.toasts(HANH) == [{"text": "Xong", "show_alert": False}]
    edit = {"chat_id": HANH, "message_id": sent["message_id"], "text": "Đã ghi nhận"}
    await world.call(TOKEN, "editMessageText", edit)
    shown = world.chat(HANH, BOT)[-1]
    assert (shown["text"], shown["out"], shown["edited"], "reply_markup" in shown) == (
        "Đã ghi nhận",
        False,
        True,
        False,
    )


async def test_a_button_that_is_not_there_cannot_be_tapped_only_forged(world: TelegramWorld) -> None:
    world.starts(HANH, BOT)
    sent = await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": "Anh/chị?", "reply_markup": KEYBOARD})
    with pytest.raises(Impossible):
        world.taps(HANH, sent["message_id"], "0:old")
    world.forges(HANH, sent["message_id"], "0:old")
    assert world.take_updates(BOT)[-1]["callback_query"]["data"] == "0:old"


async def test_a_bot_cannot_begin(world: TelegramWorld) -> None:
    with pytest.raises(ApiError, match="bot can't initiate conversation with a user"):
        await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": "Chào anh/chị"})
