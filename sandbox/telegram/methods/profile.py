"""getMe, the bot's name and descriptions, the menu button, logOut, close."""

from __future__ import annotations

import math
from typing import Any

from sandbox.telegram.args import plain
from sandbox.telegram.errors import bad_request, too_many_requests
from sandbox.telegram.people import Json

from .call import Call, Table
from .commands import language

NAME_LIMIT, DESCRIPTION_LIMIT, SHORT_LIMIT = 64, 512, 120  # characters: Bot API, setMyName and the like
CLOSE_AFTER = 600.0  # seconds: Bot API, close
MENU_BUTTONS = frozenset({"commands", "web_app", "default"})


def get_me(call: Call) -> Json:
    cannot = (
        "can_join_groups can_read_all_group_messages supports_inline_queries can_connect_to_business has_main_web_app "
        "has_topics_enabled allows_users_to_create_topics can_manage_bots"
    )
    return {**call.bot.user, **dict.fromkeys(cannot.split(), False)}


def set_my_name(call: Call) -> bool:
    """Set the name in a language; the one without a language is the bot's first name everywhere."""
    _set(call, call.bot.profile.names, "name", NAME_LIMIT)
    call.bot.user = {**call.bot.user, "first_name": call.bot.profile.name("")}
    return True


def get_my_name(call: Call) -> Json:
    return {"name": call.bot.profile.name(language(call))}


def set_my_description(call: Call) -> bool:
    return _set(call, call.bot.profile.descriptions, "description", DESCRIPTION_LIMIT)


def get_my_description(call: Call) -> Json:
    profile = call.bot.profile
    return {"description": profile.in_language(profile.descriptions, language(call))}


def set_my_short_description(call: Call) -> bool:
    return _set(call, call.bot.profile.short_descriptions, "short_description", SHORT_LIMIT)


def get_my_short_description(call: Call) -> Json:
    profile = call.bot.profile
    return {"short_description": profile.in_language(profile.short_descriptions, language(call))}


def _set(call: Call, texts: dict[str, str], name: str, limit: int) -> bool:
    text, code = call.args.text(name), language(call)
    if len(text) > limit:
        raise bad_request(f"{name} is too long")
    if text:
        texts[code] = text
    else:
        texts.pop(code, None)
    return True


def set_chat_menu_button(call: Call) -> bool:
    button = call.args.json("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict) or plain(button.get("type")) not in MENU_BUTTONS:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    call.bot.profile.menu_buttons[_menu_chat(call)] = {**button, "type": plain(button["type"])}
    return True


def get_chat_menu_button(call: Call) -> dict[str, Any]:
    buttons = call.bot.profile.menu_buttons
    return buttons.get(_menu_chat(call)) or buttons.get(0) or {"type": "commands"}


def _menu_chat(call: Call) -> int:
    return call.chat().person.id if call.args.text("chat_id") else 0


def log_out(call: Call) -> bool:
    call.bot.logged_out = True
    call.bot.updates.clear()
    return True


def close(call: Call) -> bool:
    """End the bot's instance, which a server refuses in its first ten minutes. The next call starts it again."""
    running = call.world.clock() - call.bot.launched_at
    if running < CLOSE_AFTER:
        raise too_many_requests(math.ceil(CLOSE_AFTER - running))
    call.bot.launched_at = call.world.clock()
    return True


TABLE: Table = {
    "getMe": get_me,
    "setMyName": set_my_name,
    "getMyName": get_my_name,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "logOut": log_out,
    "close": close,
}
