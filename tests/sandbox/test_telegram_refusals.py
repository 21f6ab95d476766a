"""What Telegram refuses, in its own words."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.telegram import ApiError, TelegramWorld, Upload
from tests.support.sandbox_world import BOT, HANH, HOA, Calendar, Clock, picture
from tests.support.telegram_clients import TOKEN

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
ENTITIES = "Bad Request: can't parse entities: "
BUTTON = "Bad Request: can't parse inline keyboard button: "
COMMAND = {"command": "menu", "description": "Trang chính"}


def buttons(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Đồng ý", **button}]]}


def html(text: str) -> dict[str, Any]:
    return {"chat_id": HANH, "text": text, "parse_mode": "HTML"}


# The bot's message 2 is "Nút" with a keyboard, 3 a photo, 4 one with a reply keyboard; 1 is the person's "/start".
REFUSALS: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "a"}, "Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": "x", "text": "a"}, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": 999, "text": "a"}, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "@kenh", "text": "a"}, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": HOA, "text": "a"}, "Forbidden: bot can't initiate conversation with a user"),
    ("sendMessage", {"chat_id": HANH}, "Bad Request: message text is empty"),
    ("sendMessage", {"chat_id": HANH, "text": ""}, "Bad Request: message text is empty"),
    ("sendMessage", {"chat_id": HANH, "text": " \n "}, "Bad Request: text must be non-empty"),
    ("sendMessage", html("<b> </b>"), "Bad Request: text must be non-empty"),
    ("sendMessage", {"chat_id": HANH, "text": "ă" * 4097}, "Bad Request: message is too long"),
    ("sendMessage", html("ă<br>"), f'{ENTITIES}Unsupported start tag "br" at byte offset 2'),
    ("sendMessage", html("<b>a"), f'{ENTITIES}Can\'t find end tag corresponding to start tag "b"'),
    ("sendMessage", html("a</b>"), f"{ENTITIES}Unexpected end tag at byte offset 1"),
    (
        "sendMessage",
        html("<b>a</i>"),
        f'{ENTITIES}Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ),
    ("sendMessage", html("1 < 2"), f'{ENTITIES}Unsupported start tag "" at byte offset 2'),
    ("sendMessage", html("a <b"), f"{ENTITIES}Unclosed start tag at byte offset 2"),
    ("sendMessage", html("<b>a</b"), f"{ENTITIES}Unclosed end tag at byte offset 4"),
    ("sendMessage", html('<a href="x'), f"{ENTITIES}Unclosed start tag at byte offset 0"),
    ("sendMessage", html("<a href"), f'{ENTITIES}Unclosed start tag "a" at byte offset 0'),
    ("sendMessage", html("<a href=x/y>z</a>"), f"{ENTITIES}Unexpected end of name token at byte offset 8"),
    ("sendMessage", html('<a ="x">y</a>'), f'{ENTITIES}Empty attribute name in the tag "a" at byte offset 0'),
    (
        "sendMessage",
        html("<span>a</span>"),
        f'{ENTITIES}Tag "span" must have class "tg-spoiler" at byte offset 0',
    ),
    ("sendMessage", {"chat_id": HANH, "text": "a", "parse_mode": "BBCode"}, "Bad Request: unsupported parse_mode"),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "reply_markup": buttons(callback_data="ạ" * 22)},
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "reply_markup": buttons(callback_data="")},
        f"{BUTTON}Text buttons are unallowed in the inline keyboard",
    ),
    ("sendMessage", {"chat_id": HANH, "text": "a", "reply_markup": buttons(url="x")}, "Bad Request: inline keyboard"),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
        f'{BUTTON}Can\'t find field "text"',
    ),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "", "callback_data": "x"}]]}},
        "Bad Request: inline keyboard button text must be non-empty",
    ),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "reply_markup": {"inline_keyboard": [{"text": "x"}]}},
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "reply_markup": "{"},
        "Bad Request: can't parse reply keyboard markup JSON object",
    ),
    ("sendMessage", {"chat_id": HANH, "text": "a", "reply_markup": []}, "Bad Request: object expected as reply markup"),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "reply_parameters": {"message_id": 99}},
        "Bad Request: message to be replied not found",
    ),
    ("sendChatAction", {"chat_id": HANH, "action": "x"}, "Bad Request: wrong parameter action in request"),
    ("sendPhoto", {"chat_id": HANH}, "Bad Request: there is no photo in the request"),
    ("sendPhoto", {"chat_id": HANH, "photo": "attach://x"}, "Bad Request: there is no photo in the request"),
    ("sendPhoto", {"chat_id": HANH, "photo": "x"}, "Bad Request: wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"chat_id": HANH, "photo": "https://a.vn/b.jpg"}, "Bad Request: failed to get HTTP URL content"),
    ("sendPhoto", {"chat_id": HANH, "photo": "attach://text"}, "Bad Request: IMAGE_PROCESS_FAILED"),
    ("sendPhoto", {"chat_id": HANH, "photo": "attach://ribbon"}, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
    ("sendPhoto", {"chat_id": HANH, "photo": "attach://nothing"}, "Bad Request: file must be non-empty"),
    (
        "sendPhoto",
        {"chat_id": HANH, "photo": "attach://photo", "caption": "ă" * 1025},
        "Bad Request: message caption is too long",
    ),
    ("sendMediaGroup", {"chat_id": HANH}, 'Bad Request: parameter "media" is required'),
    ("sendMediaGroup", {"chat_id": HANH, "media": []}, "Bad Request: there are no messages to send"),
    (
        "sendMediaGroup",
        {"chat_id": HANH, "media": [{"type": "photo", "media": "attach://photo"}] * 11},
        "Bad Request: too many messages to send as an album",
    ),
    (
        "sendMediaGroup",
        {
            "chat_id": HANH,
            "media": [{"type": "photo", "media": "attach://photo"}, {"type": "document", "media": "attach://text"}],
        },
        "Bad Request: document can't be mixed with other media types",
    ),
    (
        "sendMediaGroup",
        {"chat_id": HANH, "media": [{"type": "photo"}]},
        "Bad Request: can't parse InputMedia: media not found",
    ),
    ("editMessageText", {"text": "a"}, "Bad Request: message identifier is not specified"),
    ("editMessageText", {"text": "a", "inline_message_id": "x"}, "Bad Request: MESSAGE_ID_INVALID"),
    ("editMessageText", {"chat_id": HANH, "text": "a"}, "Bad Request: message to edit not found"),
    ("editMessageText", {"chat_id": HANH, "message_id": 99, "text": "a"}, "Bad Request: message to edit not found"),
    ("editMessageText", {"chat_id": HANH, "message_id": 1, "text": "a"}, "Bad Request: message can't be edited"),
    ("editMessageText", {"chat_id": HANH, "message_id": 4, "text": "a"}, "Bad Request: message can't be edited"),
    (
        "editMessageText",
        {"chat_id": HANH, "message_id": 2, "text": "Nút ", "reply_markup": buttons(callback_data="1:yes")},
        NOT_MODIFIED,
    ),
    (
        "editMessageText",
        {"chat_id": HANH, "message_id": 3, "text": "a"},
        "Bad Request: there is no text in the message to edit",
    ),
    (
        "editMessageText",
        {"chat_id": HANH, "message_id": 2, "text": "a", "reply_markup": {"remove_keyboard": True}},
        "Bad Request: inline keyboard expected",
    ),
    (
        "editMessageCaption",
        {"chat_id": HANH, "message_id": 2, "caption": "a"},
        "Bad Request: there is no caption in the message to edit",
    ),
    (
        "editMessageReplyMarkup",
        {"chat_id": HANH, "message_id": 2, "reply_markup": buttons(callback_data="1:yes")},
        NOT_MODIFIED,
    ),
    ("deleteMessage", {"chat_id": HANH, "message_id": 99}, "Bad Request: message to delete not found"),
    ("deleteMessages", {"chat_id": HANH}, "Bad Request: message identifiers are not specified"),
    ("deleteMessages", {"chat_id": HANH, "message_ids": 2}, "Bad Request: expected an Array of message identifiers"),
    (
        "deleteMessages",
        {"chat_id": HANH, "message_ids": [2] * 101},
        "Bad Request: too many message identifiers specified",
    ),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "entities": [{"type": "bold"}]},
        "Bad Request: can't parse MessageEntity: Can't find field \"offset\"",
    ),
    ("sendMessage", {"chat_id": float("inf"), "text": "a"}, "Bad Request: chat not found"),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "reply_parameters": [2]},
        "Bad Request: object expected as reply parameters",
    ),
    (
        "sendMessage",
        {"chat_id": HANH, "text": "a", "link_preview_options": [2]},
        "Bad Request: object expected as link preview options",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "a" * 201}, "Bad Request: MESSAGE_TOO_LONG"),
    ("getFile", {}, "Bad Request: file_id not specified"),
    ("getFile", {"file_id": "x"}, "Bad Request: invalid file_id"),
    ("getChat", {"chat_id": 999}, "Bad Request: chat not found"),
    ("getChatMember", {"chat_id": HANH}, "Bad Request: invalid user_id specified"),
    ("getChatMember", {"chat_id": HANH, "user_id": HOA}, "Bad Request: member not found"),
    ("setMyCommands", {"commands": [{"command": "Menu", "description": "x"}]}, "Bad Request: BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "menu", "description": ""}]},
        "Bad Request: command description must be non-empty",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "m" * 33, "description": "x"}]},
        "Bad Request: command length must not exceed 32",
    ),
    ("setMyCommands", {"commands": [COMMAND] * 101}, "Bad Request: BOT_COMMANDS_TOO_MUCH"),
    (
        "setMyCommands",
        {"commands": [COMMAND], "scope": {"type": "all"}},
        "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    ),
    ("setMyCommands", {"language_code": "vietnamese!"}, "Bad Request: invalid language code specified"),
    ("setMyCommands", {"language_code": "vie"}, "Bad Request: invalid language code specified"),
    ("setMyCommands", {"scope": {"type": "chat"}}, "Bad Request: can't parse BotCommandScope: Empty chat_id specified"),
    ("setMyName", {"name": "a" * 65}, "Bad Request: name is too long"),
    (
        "setChatMenuButton",
        {"menu_button": {"type": "x"}},
        "Bad Request: can't parse menu button: MenuButton has unsupported type",
    ),
    ("setWebhook", {"url": "https://example.vn/hook"}, "Bad Request: bad webhook: the sandbox delivers to"),
    ("setWebhook", {"url": "http://localhost:80/hook"}, "Bad Request: bad webhook: the sandbox delivers to"),
    ("setWebhook", {"url": "http://127.0.0.1:9/a b"}, "Bad Request: invalid webhook URL specified"),
    ("setWebhook", {"url": "http://127.0.0.1:x/"}, "Bad Request: invalid webhook URL specified"),
    (
        "setWebhook",
        {"url": "http://127.0.0.1:9/", "secret_token": "a b"},
        "Bad Request: secret token contains unallowed characters",
    ),
    (
        "setWebhook",
        {"url": "http://127.0.0.1:9/", "secret_token": "a" * 257},
        "Bad Request: secret token is too long",
    ),
    ("close", {}, "Too Many Requests: retry after 600"),
    ("sendNothing", {}, "Not Found: method not found"),
]
CODES = {"Bad Request": 400, "Forbidden": 403, "Not Found": 404, "Too Many Requests": 429}
FILES = {
    "photo": Upload("anh.jpg", picture()),
    "ribbon": Upload("dai.jpg", picture(2100, 100)),
    "text": Upload("chu.txt", b"chu"),
    "nothing": Upload("rong.jpg", b""),
}


async def before(world: TelegramWorld) -> None:
    text = {"chat_id": HANH, "text": "Nút", "reply_markup": buttons(callback_data="1:yes")}
    await world.call(TOKEN, "sendMessage", text)
    await world.call(TOKEN, "sendPhoto", {"chat_id": HANH}, {"photo": FILES["photo"]})
    keyboard = {"keyboard": [["Số"]]}
    await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": "Số?", "reply_markup": keyboard})


@pytest.mark.parametrize(("method", "params", "why"), REFUSALS)
async def test_refused(world: TelegramWorld, method: str, params: dict[str, Any], why: str) -> None:
    await before(world)
    shown = world.chat(HANH, BOT)
    files = FILES if params.get("photo") or params.get("media") else {}
    with pytest.raises(ApiError) as refusal:
        await world.call(TOKEN, method, params, files)
    assert refusal.value.description.startswith(why)
    assert refusal.value.error_code == CODES[why.partition(":")[0]]
    assert world.chat(HANH, BOT) == shown


@pytest.mark.parametrize(
    ("token", "why"),
    [
        ("42:wrong", "Unauthorized"),
        ("wrong", "Unauthorized: invalid token specified"),
        ("0:x", "Unauthorized: invalid token specified"),
    ],
)
async def test_a_wrong_token_is_unauthorized(world: TelegramWorld, token: str, why: str) -> None:
    with pytest.raises(ApiError) as refusal:
        await world.call(token, "getMe", {})
    assert (refusal.value.error_code, refusal.value.description) == (401, why)


async def test_a_blocked_bot_and_a_deactivated_person_are_forbidden(world: TelegramWorld) -> None:
    world.blocks(HANH, BOT)
    with pytest.raises(ApiError, match=r"^Forbidden: bot was blocked by the user$"):
        await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": "a"})
    world.starts(HANH, BOT)
    await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": "a"})
    world.deactivates(HANH)
    with pytest.raises(ApiError, match=r"^Forbidden: user is deactivated$"):
        await world.call(TOKEN, "sendMessage", {"chat_id": HANH, "text": "a"})


async def test_a_tap_is_answered_once_and_in_time(world: TelegramWorld, clock: Clock) -> None:
    await before(world)
    answer = {"callback_query_id": world.taps(HANH, 2, "1:yes")}
    assert await world.call(TOKEN, "answerCallbackQuery", answer) is True
    with pytest.raises(ApiError, match="query is too old"):
        await world.call(TOKEN, "answerCallbackQuery", answer)
    answer = {"callback_query_id": world.taps(HANH, 2, "1:yes")}
    clock.seconds += 61
    with pytest.raises(ApiError, match="query is too old"):
        await world.call(TOKEN, "answerCallbackQuery", answer)
    assert world.toasts(HANH) == []


async def test_an_old_message_cannot_be_deleted_but_edited(world: TelegramWorld, calendar: Calendar) -> None:
    await before(world)
    calendar.move(hours=49)
    with pytest.raises(ApiError, match="message can't be deleted for everyone"):
        await world.call(TOKEN, "deleteMessage", {"chat_id": HANH, "message_id": 2})
    edited = await world.call(TOKEN, "editMessageText", {"chat_id": HANH, "message_id": 2, "text": "Mới"})
    assert edited["edit_date"] - edited["date"] == 49 * 3600


async def test_a_bot_that_logged_out_is_refused(world: TelegramWorld) -> None:
    await world.call(TOKEN, "logOut", {})
    with pytest.raises(ApiError, match="Logged out"):
        await world.call(TOKEN, "getMe", {})


async def test_a_file_belongs_to_one_bot_and_one_kind(world: TelegramWorld) -> None:
    world.add_bot("43:secret", "bot_khac_bot", "Khác")
    world.starts(HANH, "bot_khac_bot")
    [photo] = world.sends_photos(HANH, BOT, [picture()])
    file_id = photo["photo"][0]["file_id"]
    with pytest.raises(ApiError, match="can't use file of type Photo as Document"):
        await world.call(TOKEN, "sendDocument", {"chat_id": HANH, "document": file_id})
    with pytest.raises(ApiError, match="wrong file identifier"):
        await world.call("43:secret", "sendPhoto", {"chat_id": HANH, "photo": file_id})
