"""People and a bot in one room, without HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from sandbox.telegram import ApiError, Impossible, TelegramWorld
from tests.support.sandbox_world import BOT, HANH, HOA, picture
from tests.support.telegram_clients import TOKEN

BUTTONS = {"inline_keyboard": [[{"text": "Đồng ý", "callback_data": "1:yes"}, {"text": "Xem", "url": "https://a.vn"}]]}
CONTACT = {"keyboard": [[{"text": "Chia sẻ số", "request_contact": True}]], "resize_keyboard": True}


async def says(world: TelegramWorld, text: str, markup: Any = None, chat: int = HANH) -> dict[str, Any]:
    """The bot says something."""
    sent: dict[str, Any] = await world.call(
        TOKEN, "sendMessage", {"chat_id": chat, "text": text, "reply_markup": markup}
    )
    return sent


async def test_a_deep_link_begins_a_chat(world: TelegramWorld) -> None:
    with pytest.raises(ApiError, match="bot can't initiate conversation with a user"):
        await says(world, "Chào", chat=HOA)
    world.starts(HOA, f"@{BOT.upper()}", "MAY0123")
    [start] = world.take_updates(BOT)
    assert start["message"]["text"] == "/start MAY0123"
    assert start["message"]["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    await says(world, "Chào", chat=HOA)
    assert [(shown["text"], shown["out"]) for shown in world.chat(HOA, BOT)] == [
        ("/start MAY0123", True),
        ("Chào", False),
    ]


async def test_a_tap_reaches_the_bot_and_its_answer_the_phone(world: TelegramWorld) -> None:
    sent = await says(world, "Anh/chị?", BUTTONS)
    query_id = world.taps(HANH, sent["message_id"], "1:yes")
    [tap] = world.take_updates(BOT)
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
    assert sent["text"] == "Anh/chị?", "an answer given earlier stays as it was"


async def test_an_old_button_can_only_be_forged(world: TelegramWorld) -> None:
    sent = await says(world, "Anh/chị?", BUTTONS)
    with pytest.raises(Impossible):
        world.taps(HANH, sent["message_id"], "0:old")
    world.forges(HANH, sent["message_id"], "0:old")
    await world.call(TOKEN, "deleteMessage", {"chat_id": HANH, "message_id": sent["message_id"]})
    with pytest.raises(Impossible):
        world.taps(HANH, sent["message_id"], "1:yes")
    world.forges(HANH, sent["message_id"], "1:yes")
    forged, gone = (update["callback_query"] for update in world.take_updates(BOT))
    assert (forged["data"], forged["message"]["text"]) == ("0:old", "Anh/chị?")
    assert gone["message"] == {"chat": sent["chat"], "message_id": sent["message_id"], "date": 0}


async def test_message_ids_of_two_bots_may_meet(world: TelegramWorld) -> None:
    world.add_bot("43:secret", "bot_khac_bot", "Khác")
    world.starts(HANH, "bot_khac_bot")
    await says(world, "Anh/chị?", BUTTONS)
    world.says(HANH, "bot_khac_bot", "Chào")
    with pytest.raises(Impossible, match="Name the bot"):
        world.taps(HANH, 2, "1:yes")
    assert world.taps(HANH, 2, "1:yes", BOT)


async def test_a_reply_keyboard_stays_until_it_is_removed(world: TelegramWorld) -> None:
    assert world.keyboard(HANH, BOT) is None
    sent = await says(world, "Số điện thoại?", CONTACT)
    await says(world, "Không bắt buộc.", BUTTONS)
    assert "reply_markup" not in sent, "a bot sees inline keyboards only"
    assert world.keyboard(HANH, BOT) == CONTACT
    await says(world, "Cảm ơn.", {"remove_keyboard": True})
    assert world.keyboard(HANH, BOT) is None


async def test_blocking_is_told_once_and_start_unblocks(world: TelegramWorld) -> None:
    world.blocks(HANH, BOT)
    world.blocks(HANH, BOT)
    with pytest.raises(Impossible):
        world.says(HANH, BOT, "Chào")
    world.starts(HANH, BOT)
    block, unblock, start = world.take_updates(BOT)
    assert block["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert unblock["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start"


async def test_a_page_hears_everything_until_it_leaves(world: TelegramWorld) -> None:
    heard: list[dict[str, Any]] = []
    leave = world.listen(heard.append)
    sent = await says(world, "Anh/chị?", BUTTONS)
    query_id = world.taps(HANH, sent["message_id"], "1:yes")
    await world.call(TOKEN, "sendChatAction", {"chat_id": HANH, "action": "typing"})
    await world.call(TOKEN, "answerCallbackQuery", {"callback_query_id": query_id, "text": "Xong", "show_alert": True})
    keyless = {"chat_id": HANH, "message_id": sent["message_id"]}
    await world.call(TOKEN, "editMessageReplyMarkup", keyless)
    await world.call(TOKEN, "deleteMessage", keyless)
    world.blocks(HANH, BOT)
    leave()
    world.unblocks(HANH, BOT)
    assert [event["type"] for event in heard] == ["message", "typing", "answered", "toast", "edit", "delete", "blocked"]
    assert all((event["person"], event["bot"]) == (HANH, BOT) for event in heard)
    assert heard[0]["message"] == {**sent, "out": False, "edited": False, "deleted": False}
    assert (heard[3]["text"], heard[3]["show_alert"]) == ("Xong", True)


IMPOSSIBLE: list[tuple[str, Callable[[TelegramWorld], Any]]] = [
    ("no such person", lambda w: w.says(999, BOT, "a")),
    ("no such bot", lambda w: w.says(HANH, "khong_co", "a")),
    ("an empty text", lambda w: w.says(HANH, BOT, "  ")),
    ("the bot's own message", lambda w: w.edits(HANH, 2, "a")),
    ("no such message", lambda w: w.edits(HANH, 99, "a")),
    ("a link is no tap", lambda w: w.taps(HANH, 2, "https://a.vn")),
    ("blocking a stranger", lambda w: w.blocks(HOA, BOT)),
    ("eleven photos", lambda w: w.sends_photos(HANH, BOT, [b""] * 11)),
    ("no photo", lambda w: w.sends_photos(HANH, BOT, [])),
    ("a contact without a number", lambda w: w.shares_contact(HANH, BOT, own=False)),
]


@pytest.mark.parametrize(("what", "act"), IMPOSSIBLE, ids=[row[0] for row in IMPOSSIBLE])
async def test_what_a_phone_would_not_allow(
    world: TelegramWorld, what: str, act: Callable[[TelegramWorld], Any]
) -> None:
    await says(world, "Anh/chị?", BUTTONS)
    with pytest.raises(Impossible):
        act(world)
    assert world.take_updates(BOT) == [], what


async def test_a_person_edits_and_deletes(world: TelegramWorld) -> None:
    [photo] = world.sends_photos(HANH, BOT, [picture()], "anh")
    world.edits(HANH, photo["message_id"], "Ảnh #1a")
    world.deletes(HANH, photo["message_id"])
    sent, edit = world.take_updates(BOT)
    assert sent["message"] == photo
    assert edit["edited_message"]["caption"] == "Ảnh #1a"
    assert edit["edited_message"]["caption_entities"] == [{"offset": 4, "length": 3, "type": "hashtag"}]
    assert [shown["text"] for shown in world.chat(HANH, BOT)] == ["/start"]


async def test_an_album_with_one_bad_photo_is_not_sent(world: TelegramWorld) -> None:
    with pytest.raises(ApiError, match="IMAGE_PROCESS_FAILED"):
        world.sends_photos(HANH, BOT, [picture(), b"no photo"])
    assert world.take_updates(BOT) == []


async def test_a_new_name_stands_on_the_next_message(world: TelegramWorld) -> None:
    await world.call(TOKEN, "setMyName", {"name": "Trợ lý Thi đua Công đoàn"})
    assert (await says(world, "Chào"))["from"]["first_name"] == "Trợ lý Thi đua Công đoàn"


async def test_narrower_commands_win(world: TelegramWorld) -> None:
    for name, scope in [
        ("mot", None),
        ("hai", {"type": "all_private_chats"}),
        ("ba", {"type": "chat", "chat_id": HANH}),
    ]:
        commands = [{"command": name, "description": name}]
        await world.call(TOKEN, "setMyCommands", {"commands": commands, "scope": scope})
        assert [command["command"] for command in world.commands(HANH, BOT)] == [name]


async def test_the_log_numbers_what_was_accepted_and_what_was_not(world: TelegramWorld) -> None:
    sent = await says(world, "Chào")
    await asyncio.gather(says(world, "?", chat=999), return_exceptions=True)
    [accepted], [refused] = world.log.accepted("sendmessage", HANH), world.log.refused()
    assert (accepted.seq, accepted.text, accepted.message_id) == (1, "Chào", sent["message_id"])
    assert (refused.seq, refused.chat, refused.error_code) == (2, 999, 400)
    world.log.clear()
    assert not world.log.entries


@pytest.mark.parametrize(("token", "username"), [("no-id", "a_bot"), (TOKEN, "a_bot"), ("43:secret", BOT.upper())])
def test_a_bot_is_added_once_with_a_token_of_the_right_form(world: TelegramWorld, token: str, username: str) -> None:
    with pytest.raises(ValueError, match="token"):
        world.add_bot(token, username, "Khác")
    with pytest.raises(ValueError, match="id already"):
        world.add_person(HANH, "Hạnh")
