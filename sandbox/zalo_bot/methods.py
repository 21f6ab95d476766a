"""The methods of the Bot Platform that exist. All others, editing and keyboards among them, are 404."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.post import PostError, get

from .world import Bot, Json, Refusal, ZaloBotWorld

TEXT_LIMIT = 2000
SECRET = range(8, 257)  # characters
HERE = "127.0.0.1"
FETCHES = 2
REFUSED_HOSTS = frozenset({"upload.wikimedia.org"})


async def get_me(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:  # noqa: ARG001 - all methods are called alike
    return {
        "id": bot.token.partition(":")[0],
        "account_name": bot.name,
        "account_type": "BASIC",
        "can_join_groups": False,
    }


async def get_updates(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:
    if not world.habits.polls:
        raise Refusal(404, "Not Found")
    try:
        wait = float(asked.get("timeout", 30))
    except (TypeError, ValueError):
        raise Refusal(400, "Bad Request: timeout") from None
    return await world.take_update(bot, max(0.0, wait))


async def set_webhook(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:
    url, secret = str(asked.get("url", "")), str(asked.get("secret_token", ""))
    if not _callable(url):
        raise Refusal(400, "Bad Request: url")
    if len(secret) not in SECRET:
        raise Refusal(400, "Bad Request: secret_token")
    bot.url, bot.secret = url, secret
    verification = {"ok": True, "url": url, "outcome": "webhook.ok", "hint": ""}
    return {"url": url, "updated_at": int(world.now().timestamp() * 1000), "verification": verification}


async def delete_webhook(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:  # noqa: ARG001 - all methods are called alike
    if not bot.url and world.habits.clean_delete_is_400:
        raise Refusal(400, "Bad Request: no webhook")
    bot.url = bot.secret = ""
    return {"url": "", "updated_at": int(world.now().timestamp() * 1000)}


async def get_webhook_info(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:  # noqa: ARG001 - all methods are called alike
    if not bot.url and world.habits.clean_webhook_is_404:
        raise Refusal(404, "Not Found")
    return {"url": bot.url, "updated_at": int(world.now().timestamp() * 1000)}


async def send_message(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:
    text = asked.get("text")
    if not isinstance(text, str) or not 1 <= world.length(text) <= TEXT_LIMIT:
        raise Refusal(400, "Bad Request: text must have 1 to 2000 characters")
    return world.send(bot, str(asked.get("chat_id", "")), text)


async def send_photo(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:
    photo, caption = asked.get("photo"), asked.get("caption", "")
    parts = urlsplit(photo if isinstance(photo, str) else "")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.hostname in REFUSED_HOSTS:
        raise Refusal(400, "photo URL is invalid")
    if not isinstance(caption, str) or world.length(caption) > TEXT_LIMIT:
        raise Refusal(400, "Bad Request: caption")
    shown = await _copied(world, parts.geturl()) if parts.hostname == HERE else ""
    return world.send(bot, str(asked.get("chat_id", "")), caption, parts.geturl(), shown)


async def send_voice(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:
    url = asked.get("voice_url")
    parts = urlsplit(url if isinstance(url, str) else "")
    if parts.scheme not in {"http", "https"} or not parts.path.endswith(".aac"):
        raise Refusal(400, "voice URL is invalid")
    return world.send(bot, str(asked.get("chat_id", "")), "", parts.geturl())


async def _copied(world: ZaloBotWorld, url: str) -> str:
    """Fetch a picture of this machine, as Zalo does more than once, and keep a copy. Raises Refusal."""
    for _ in range(FETCHES):
        try:
            found = await get(url)
        except PostError:
            raise Refusal(400, "photo URL is invalid") from None
        if not found.accepted or not found.content_type.startswith("image/"):
            raise Refusal(400, "photo URL is invalid")
    return world.cdn.shown(world.cdn.put(found.body, found.content_type, "jpg"))


async def send_chat_action(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:  # noqa: ARG001 - all methods are called alike
    if asked.get("action") != "typing":
        raise Refusal(400, "Bad Request: action")
    return None


async def unknown(world: ZaloBotWorld, bot: Bot, asked: Json) -> Any:  # noqa: ARG001 - all methods are called alike
    raise Refusal(404, "Not Found")


def _callable(url: str) -> bool:
    """A public https address; or http on this machine, since the sandbox calls nobody else."""
    parts = urlsplit(url)
    if parts.scheme == "http" and parts.hostname == HERE:
        return True
    try:
        return ipaddress.ip_address(parts.hostname or "").is_global and parts.scheme == "https"
    except ValueError:
        return parts.scheme == "https" and parts.hostname not in {None, "localhost"}


METHODS: dict[str, Callable[[ZaloBotWorld, Bot, Json], Awaitable[Any]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendVoice": send_voice,
    "sendChatAction": send_chat_action,
}
