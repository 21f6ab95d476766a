"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.args import plain
from sandbox.telegram.deliver import Webhook
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.people import Json
from sandbox.telegram.post import HERE

from .call import Call, Table

POLL_LIMIT = 50  # seconds
SECRET_LIMIT = 256
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> list[Json]:
    """Unacknowledged updates; if there are none, wait for one as long as the bot asks."""
    queue, args = call.bot.updates, call.args
    if call.world.webhooks.get(call.bot) is not None:
        raise ApiError(409, WEBHOOK_ACTIVE)
    offset, limit = args.integer("offset"), args.integer("limit", 100, 1, 100)
    queue.allow(_kinds(call))
    limit, timeout = queue.slow_down(offset, limit, args.integer("timeout", 0, 0, POLL_LIMIT))
    if offset:
        queue.acknowledge(offset)
    updates = queue.read(limit)
    if updates or not timeout:
        return updates
    await queue.poll(timeout)
    return queue.read(limit)


def _kinds(call: Call) -> list[str] | None:
    """The kinds of updates that the call names; None if it names none, or not in a list."""
    raw = call.args.json("allowed_updates", "allowed updates")
    return [plain(kind) for kind in raw] if isinstance(raw, list | tuple) else None


def set_webhook(call: Call) -> bool:
    url = call.args.text("url")
    if not url:
        return delete_webhook(call)
    _check_url(url)
    secret = call.args.text("secret_token")
    if len(secret) > SECRET_LIMIT:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    call.bot.updates.allow(_kinds(call))
    if call.args.flag("drop_pending_updates"):
        call.bot.updates.clear()
    call.bot.updates.send_poller_away("terminated by setWebhook request")
    connections = call.args.integer("max_connections", 40, 1, 100)
    call.world.webhooks.set(call.bot, Webhook(url, secret, connections))
    return True


def _check_url(url: str) -> None:
    """Telegram asks for https and a public address, the sandbox for the opposite: nothing leaves this machine."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not re.fullmatch(r"[\x21-\x7e]+", url):
        raise bad_request("invalid webhook URL specified")
    if parts.scheme != "http" or parts.hostname != HERE or not port:
        raise bad_request(f"bad webhook: the sandbox delivers to http://{HERE}:<port> only")


def delete_webhook(call: Call) -> bool:
    call.world.webhooks.delete(call.bot)
    if call.args.flag("drop_pending_updates"):
        call.bot.updates.clear()
    return True


def get_webhook_info(call: Call) -> Json:
    webhook, queue = call.world.webhooks.get(call.bot), call.bot.updates
    queue.forget_old()
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if webhook is not None:
        if webhook.last_error:
            info["last_error_date"], info["last_error_message"] = webhook.last_error
        info |= {"max_connections": webhook.max_connections, "ip_address": HERE}
    if queue.allowed is not None:
        info["allowed_updates"] = sorted(queue.allowed)
    return info


TABLE: Table = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
