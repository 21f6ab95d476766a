"""Every method over real HTTP: both clients are content with every answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.telegram import TelegramWorld
from sandbox.telegram.methods import METHODS
from tests.support.sandbox_world import BOT, HANH, Clock, picture
from tests.support.telegram_clients import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHOTO = picture()


@dataclass
class Case:
    """One run of a row: who calls, what was made before, and then the answer and the world to look at."""

    client: Client
    world: TelegramWorld
    made: dict[str, Any]
    answer: Any = None


@dataclass(frozen=True)
class Row:
    """A call, and what must be seen after it."""

    method: str
    arguments: dict[str, Any] | Callable[[Case], dict[str, Any]]
    seen: Callable[[Case], Any]
    variant: str = ""

    def __str__(self) -> str:
        return self.method + (f"-{self.variant}" if self.variant else "")


def last(case: Case) -> dict[str, Any]:
    return case.world.chat(HANH, BOT)[-1]


def yes(case: Case) -> bool:
    return case.answer is True


BUTTON = [[("Đồng ý", "1:yes")], [("Không", "1:no"), ("Để sau", "1:later")]]
HERE = "http://127.0.0.1:9/hook"

ROWS = [
    Row("get_me", {}, lambda x: x.answer.username == BOT and x.answer.is_bot),
    Row(
        "send_message",
        {"chat_id": HANH, "text": "Chào anh/chị"},
        lambda x: x.answer.text == last(x)["text"] == "Chào anh/chị" and x.answer.from_user.id == 42,
    ),
    Row(
        "send_message",
        {"chat_id": HANH, "text": "🎉 <b>Xong</b> &amp; <i>hết</i>", "parse_mode": "HTML"},
        lambda x: [(e.type, e.offset, e.length) for e in x.answer.entities] == [("bold", 3, 4), ("italic", 10, 3)],
        "html",
    ),
    Row(
        "send_message",
        lambda x: {"chat_id": HANH, "text": "Anh/chị?", "reply_markup": x.client.inline(BUTTON)},
        lambda x: x.answer.reply_markup.inline_keyboard[1][0].callback_data == "1:no",
        "inline",
    ),
    Row(
        "send_message",
        lambda x: {"chat_id": HANH, "text": "Số?", "reply_markup": x.client.keyboard("Chia sẻ số", contact=True)},
        lambda x: x.answer.reply_markup is None and last(x)["reply_markup"]["keyboard"][0][0]["request_contact"],
        "keyboard",
    ),
    Row(
        "send_message",
        lambda x: {"chat_id": HANH, "text": "Cảm ơn", "reply_markup": x.client.remove_keyboard()},
        lambda x: last(x)["reply_markup"]["remove_keyboard"] is True and x.world.keyboard(HANH, BOT) is None,
        "remove_keyboard",
    ),
    Row(
        "send_message",
        lambda x: {"chat_id": HANH, "text": "Tên?", "reply_markup": x.client.force_reply()},
        lambda x: last(x)["reply_markup"]["force_reply"] is True,
        "force_reply",
    ),
    Row(
        "send_message",
        lambda x: {
            "chat_id": HANH,
            "text": "Vâng",
            "reply_parameters": x.client.reply_to(x.made["text"]),
            "protect_content": True,
        },
        lambda x: x.answer.reply_to_message.text == "Nút" and x.answer.has_protected_content,
        "reply",
    ),
    Row("send_chat_action", {"chat_id": HANH, "action": "typing"}, yes),
    Row(
        "send_photo",
        lambda x: {"chat_id": HANH, "photo": x.client.file(PHOTO, "anh.jpg"), "caption": "Ảnh"},
        lambda x: [(p.width, p.height) for p in x.answer.photo] == [(90, 68), (320, 240), (640, 480)],
    ),
    Row(
        "send_photo",
        lambda x: {"chat_id": HANH, "photo": x.made["file_id"], "reply_markup": x.client.inline(BUTTON)},
        lambda x: x.answer.photo[-1].width == 640 and x.answer.reply_markup.inline_keyboard[0][0].text == "Đồng ý",
        "by_file_id",
    ),
    Row(
        "send_document",
        lambda x: {"chat_id": HANH, "document": x.client.file(b"%PDF-1.7", "06-HD-LDLD.pdf"), "caption": "Công văn"},
        lambda x: (x.answer.document.file_name, x.answer.document.mime_type) == ("06-HD-LDLD.pdf", "application/pdf"),
    ),
    Row(
        "send_voice",
        lambda x: {"chat_id": HANH, "voice": x.client.file(b"OggS", "tin.ogg"), "duration": 4},
        lambda x: x.answer.voice.mime_type == "audio/ogg",
    ),
    Row(
        "send_video",
        lambda x: {"chat_id": HANH, "video": x.client.file(b"mp4", "v.mp4"), "duration": 4, "width": 64, "height": 48},
        lambda x: (x.answer.video.width, x.answer.video.height) == (64, 48),
    ),
    Row(
        "send_media_group",
        lambda x: {
            "chat_id": HANH,
            "media": [x.client.photo(x.client.file(PHOTO, "1.jpg"), "Hai ảnh"), x.client.photo(x.made["file_id"])],
        },
        lambda x: (
            len({part.media_group_id for part in x.answer}) == 1
            and [part.caption for part in x.answer] == ["Hai ảnh", None]
            and [part["message_id"] for part in x.world.chat(HANH, BOT)[-2:]] == [part.message_id for part in x.answer]
        ),
    ),
    Row(
        "send_media_group",
        lambda x: {
            "chat_id": HANH,
            "media": [x.client.document(x.client.file(b"1", "1.txt")), x.client.document(x.client.file(b"2", "2.txt"))],
        },
        lambda x: [part.document.file_name for part in x.answer] == ["1.txt", "2.txt"],
        "documents",
    ),
    Row(
        "edit_message_text",
        lambda x: {
            "chat_id": HANH,
            "message_id": x.made["text"],
            "text": "<b>Mới</b>",
            "parse_mode": "HTML",
            "reply_markup": x.client.inline(BUTTON),
        },
        lambda x: x.answer.text == "Mới" and x.answer.edit_date is not None and x.answer.reply_markup is not None,
    ),
    Row(
        "edit_message_text",
        lambda x: {"chat_id": HANH, "message_id": x.made["text"], "text": "Hết"},
        lambda x: x.answer.reply_markup is None,
        "without_keyboard",
    ),
    Row(
        "edit_message_reply_markup",
        lambda x: {"chat_id": HANH, "message_id": x.made["text"], "reply_markup": x.client.inline([[("Khác", "2:x")]])},
        lambda x: x.answer.text == "Nút" and x.answer.reply_markup.inline_keyboard[0][0].callback_data == "2:x",
    ),
    Row(
        "edit_message_caption",
        lambda x: {"chat_id": HANH, "message_id": x.made["photo"], "caption": "Tên khác"},
        lambda x: x.answer.caption == "Tên khác" and len(x.answer.photo) == 3,
    ),
    Row(
        "delete_message",
        lambda x: {"chat_id": HANH, "message_id": x.made["text"]},
        lambda x: x.answer is True and all(shown.get("text") != "Nút" for shown in x.world.chat(HANH, BOT)),
    ),
    Row(
        "delete_messages",
        lambda x: {"chat_id": HANH, "message_ids": [x.made["text"], x.made["photo"], 999]},
        lambda x: x.answer is True and [shown["out"] for shown in x.world.chat(HANH, BOT)] == [True, True],
    ),
    Row(
        "answer_callback_query",
        lambda x: {"callback_query_id": x.made["query"], "text": "Đã ghi nhận", "show_alert": True},
        lambda x: x.answer is True and x.world.toasts(HANH) == [{"text": "Đã ghi nhận", "show_alert": True}],
    ),
    Row(
        "get_file",
        lambda x: {"file_id": x.made["file_id"]},
        lambda x: x.answer.file_path.rpartition("/bot42:secret/")[2].startswith("photos/file_"),
    ),
    Row("get_updates", {"offset": -1, "limit": 1}, lambda x: x.answer[0].callback_query.data == "1:yes"),
    Row("set_webhook", {"url": HERE, "secret_token": "s3cret"}, yes),
    Row("delete_webhook", {"drop_pending_updates": True}, lambda x: x.answer and not x.world.take_updates(BOT)),
    Row("get_webhook_info", {}, lambda x: x.answer.url == "" and x.answer.pending_update_count == 1),
    Row(
        "get_chat",
        {"chat_id": HANH},
        lambda x: x.answer.first_name == "Hạnh" and list(x.answer.active_usernames) == ["le_thi_hanh"],
    ),
    Row(
        "get_chat_member",
        {"chat_id": HANH, "user_id": HANH},
        lambda x: x.answer.status == "member" and x.answer.user.id == HANH,
    ),
    Row(
        "set_my_commands",
        lambda x: {"commands": [x.client.command("huy", "Hủy"), x.client.command("menu", "Trang chính")]},
        lambda x: [command["command"] for command in x.world.commands(HANH, BOT)] == ["huy", "menu"],
    ),
    Row(
        "set_my_commands",
        lambda x: {
            "commands": [x.client.command("menu", "Trang chính")],
            "scope": x.client.private_scope(),
            "language_code": "vi",
        },
        lambda x: x.world.commands(HANH, BOT) == [{"command": "menu", "description": "Trang chính"}],
        "scope",
    ),
    Row("get_my_commands", {}, lambda x: [c.command for c in x.answer] == ["cu"]),
    Row("delete_my_commands", {}, lambda x: x.answer is True and x.world.commands(HANH, BOT) == []),
    Row("set_my_name", {"name": "Trợ lý", "language_code": "vi"}, yes),
    Row("get_my_name", {"language_code": "vi"}, lambda x: x.answer.name == "Trợ lý Thi đua"),
    Row("set_my_description", {"description": "Phong trào"}, yes),
    Row("get_my_description", {}, lambda x: x.answer.description == ""),
    Row("set_my_short_description", {"short_description": "Thi đua"}, yes),
    Row("get_my_short_description", {}, lambda x: x.answer.short_description == ""),
    Row("set_chat_menu_button", lambda x: {"menu_button": x.client.commands_button()}, yes),
    Row("get_chat_menu_button", {"chat_id": HANH}, lambda x: x.answer.type == "commands"),
    Row("close", {}, yes),
    Row("log_out", {}, yes),
]


async def before(world: TelegramWorld) -> dict[str, Any]:
    """What the rows speak of: a text with a button that was tapped, a photo, a command."""
    buttons = {"inline_keyboard": [[{"text": "Đồng ý", "callback_data": "1:yes"}]]}
    text = await world.call("42:secret", "sendMessage", {"chat_id": HANH, "text": "Nút", "reply_markup": buttons})
    [photo] = world.sends_photos(HANH, BOT, [PHOTO])
    file_id = photo["photo"][-1]["file_id"]
    sent = await world.call("42:secret", "sendPhoto", {"chat_id": HANH, "photo": file_id, "caption": "Tên"})
    commands = {"commands": [{"command": "cu", "description": "Cũ"}]}
    await world.call("42:secret", "setMyCommands", commands)
    world.take_updates(BOT)
    query = world.taps(HANH, text["message_id"], "1:yes")
    return {"text": text["message_id"], "photo": sent["message_id"], "file_id": file_id, "query": query}


@pytest.mark.parametrize("row", ROWS, ids=str)
async def test_both_clients_are_content(served: TelegramWorld, client: Client, row: Row, clock: Clock) -> None:
    case = Case(client, served, await before(served))
    clock.seconds += 601 if row.method == "close" else 0
    arguments = row.arguments if isinstance(row.arguments, dict) else row.arguments(case)
    case.answer = await client.call(row.method, **arguments)
    assert row.seen(case)
    assert served.log.accepted(row.method.replace("_", ""))


async def test_no_method_is_left_out() -> None:
    assert {row.method.replace("_", "") for row in ROWS} == set(METHODS)


async def test_a_photo_comes_back_byte_for_byte_as_jpeg(served: TelegramWorld, client: Client) -> None:
    [photo] = served.sends_photos(HANH, BOT, [PHOTO])
    file = await served.call("42:secret", "getFile", {"file_id": photo["photo"][-1]["file_id"]})
    content = await client.download(file["file_path"])
    assert content.startswith(b"\xff\xd8")
    assert len(content) == file["file_size"] == photo["photo"][-1]["file_size"]


PERSON_SENDS: list[tuple[str, Callable[[TelegramWorld], Any], Callable[[Any], Any]]] = [
    ("text", lambda w: w.says(HANH, BOT, "xem t.me/abc_bot"), lambda m: m.entities[0].type == "url"),
    ("photo", lambda w: w.sends_photos(HANH, BOT, [PHOTO], "Ảnh"), lambda m: m.caption == "Ảnh" and len(m.photo) == 3),
    ("document", lambda w: w.sends_document(HANH, BOT, b"x"), lambda m: m.document.file_name == "tep.pdf"),
    ("voice", lambda w: w.sends_voice(HANH, BOT, b"x"), lambda m: m.voice.mime_type == "audio/ogg"),
    ("video", lambda w: w.sends_video(HANH, BOT, b"x", "Phim"), lambda m: m.video.width == 1280),
    ("sticker", lambda w: w.sends_sticker(HANH, BOT), lambda m: m.sticker.emoji == "👍"),
    ("contact", lambda w: w.shares_contact(HANH, BOT), lambda m: m.contact.user_id == HANH),
    (
        "other contact",
        lambda w: w.shares_contact(HANH, BOT, own=False, phone="+84900000000", first_name="Mai"),
        lambda m: m.contact.user_id is None and m.contact.first_name == "Mai",
    ),
    ("location", lambda w: w.sends_location(HANH, BOT), lambda m: m.location.latitude == 19.8075),
]


@pytest.mark.parametrize(("kind", "sends", "seen"), PERSON_SENDS, ids=[row[0] for row in PERSON_SENDS])
async def test_both_clients_read_what_people_send(
    served: TelegramWorld, client: Client, kind: str, sends: Callable[..., Any], seen: Callable[..., Any]
) -> None:
    sends(served)
    [update] = await client.call("get_updates")
    assert update.message.from_user.first_name == "Hạnh", kind
    assert update.message.chat.type == "private"
    assert seen(update.message)


async def test_an_album_comes_as_one_group_one_update_each(served: TelegramWorld, client: Client) -> None:
    served.sends_photos(HANH, BOT, [PHOTO, PHOTO, PHOTO], "Ba ảnh")
    messages = [update.message for update in await client.call("get_updates")]
    assert [message.caption for message in messages] == ["Ba ảnh", None, None]
    assert len({message.media_group_id for message in messages}) == 1


async def test_both_clients_read_edits_blocks_and_old_buttons(served: TelegramWorld, client: Client) -> None:
    written = served.says(HANH, BOT, "nhat duoc vi")
    served.edits(HANH, written["message_id"], "Nhặt được ví")
    served.forges(HANH, 12345, "0:old")
    served.blocks(HANH, BOT)
    served.unblocks(HANH, BOT)
    _, edit, tap, block, unblock = await client.call("get_updates")
    assert edit.edited_message.text == "Nhặt được ví"
    assert tap.callback_query.data == "0:old"
    assert tap.callback_query.message.message_id == 12345
    assert block.my_chat_member.new_chat_member.status == "kicked"
    assert unblock.my_chat_member.new_chat_member.status == "member"


async def test_a_refusal_has_its_kind_in_both_clients(served: TelegramWorld, client: Client) -> None:
    served.blocks(HANH, BOT)
    with pytest.raises(client.refusal, match="bot was blocked by the user"):
        await client.call("send_message", chat_id=HANH, text="Chào")
