"""setMyCommands, getMyCommands, deleteMyCommands."""

from __future__ import annotations

import re
from typing import Any

from sandbox.telegram.args import number, plain
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.profile import DEFAULT, Scope

from .call import Call, Table

COMMAND_LIMIT = 32  # characters: Bot API, BotCommand
DESCRIPTION_LIMIT = 256
COUNT_LIMIT = 100
PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def set_my_commands(call: Call) -> bool:
    raw = call.args.json("commands", "commands") or []
    if not isinstance(raw, list | tuple):
        raise bad_request("expected an Array of BotCommand")
    if len(raw) > COUNT_LIMIT:
        raise ApiError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    call.bot.profile.commands[_scope(call), language(call)] = [_command(command) for command in raw]
    return True


def get_my_commands(call: Call) -> list[dict[str, str]]:
    return call.bot.profile.commands.get((_scope(call), language(call)), [])


def delete_my_commands(call: Call) -> bool:
    call.bot.profile.commands.pop((_scope(call), language(call)), None)
    return True


def _command(raw: Any) -> dict[str, str]:
    for name in ("command", "description"):
        if not isinstance(raw, dict) or name not in raw:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command, description = str(raw["command"]).strip().removeprefix("/"), str(raw["description"]).strip()
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > COMMAND_LIMIT:
        raise bad_request(f"command length must not exceed {COMMAND_LIMIT}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > DESCRIPTION_LIMIT:
        raise bad_request(f"command description length must not exceed {DESCRIPTION_LIMIT}")
    if not re.fullmatch(r"[a-z0-9_]+", command):
        raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _scope(call: Call) -> Scope:
    raw = call.args.json("scope", "BotCommandScope")
    if raw is None:
        return DEFAULT
    refused = "can't parse BotCommandScope: "
    if not isinstance(raw, dict):
        raise bad_request(f"{refused}BotCommandScope must be an Object")
    kind = plain(raw.get("type"))
    if kind in PLAIN_SCOPES:
        return kind, 0, 0
    if kind not in CHAT_SCOPES:
        raise bad_request(f"{refused}Unsupported type specified")
    if not raw.get("chat_id"):
        raise bad_request(f"{refused}Empty chat_id specified")
    return kind, number(raw["chat_id"]), number(raw.get("user_id"))


def language(call: Call) -> str:
    """The parameter `language_code`: two letters, or empty for everyone."""
    code = call.args.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


TABLE: Table = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
}
