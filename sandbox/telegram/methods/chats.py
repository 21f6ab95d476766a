"""getChat, getChatMember, getFile."""

from __future__ import annotations

from sandbox.telegram.errors import bad_request
from sandbox.telegram.people import Json

from .call import Call, Table

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(call: Call) -> Json:
    """The person behind a private chat, as a ChatFullInfo."""
    person = call.chat().person
    full: Json = {**person.chat, "accent_color_id": person.id % 7, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    if person.username:
        full["active_usernames"] = [person.username]
    return full


def get_chat_member(call: Call) -> Json:
    user_id = call.args.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    chat = call.chat()
    for user in (chat.person.user, chat.bot.user):
        if user["id"] == user_id:
            return {"status": "member", "user": user}
    raise bad_request("member not found")


def get_file(call: Call) -> Json:
    """Where a file can be downloaded: File.file_path, under /file/bot<token>/."""
    file_id = call.args.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = call.world.files.get(call.bot.id, file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.too_big:
        raise bad_request("file is too big")
    sizes = stored.wire if isinstance(stored.wire, list) else [stored.wire]
    wire = next(size for size in sizes if size["file_id"] == file_id)
    kept = {name: wire[name] for name in ("file_id", "file_unique_id", "file_size")}
    return {**kept, "file_path": stored.path}


TABLE: Table = {"getChat": get_chat, "getChatMember": get_chat_member, "getFile": get_file}
