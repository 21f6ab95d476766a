"""Set, show and remove the address that Telegram calls."""

from __future__ import annotations

from urllib.parse import urlsplit

from rich.table import Table
from rich.text import Text
from telegram import WebhookInfo

from bot.admin.bot_api import BotApiError, bot_api
from bot.admin.texts import say
from bot.channels.telegram.wire import UPDATES_WANTED, WEBHOOK_PATH
from bot.settings.settings import Settings

PORTS = frozenset({443, 80, 88, 8443})  # the ports that Telegram calls (Bot API, setWebhook)


def address(settings: Settings) -> str | None:
    return f"{settings.public_url}{WEBHOOK_PATH}" if settings.public_url else None


async def set_webhook(settings: Settings) -> WebhookInfo:
    """Tell Telegram the address; updates that already wait are kept. Returns what Telegram now holds."""
    url, secret = callable_address(settings), settings.telegram_webhook_secret
    if secret is None:  # without it anyone could post updates
        raise BotApiError("webhook_needs_secret")
    async with bot_api(settings) as bot:
        await bot.set_webhook(
            url,
            secret_token=secret.get_secret_value(),
            allowed_updates=UPDATES_WANTED,
            drop_pending_updates=False,
        )
        return await bot.get_webhook_info()


async def webhook_info(settings: Settings) -> WebhookInfo:
    async with bot_api(settings) as bot:
        return await bot.get_webhook_info()


async def delete_webhook(settings: Settings) -> WebhookInfo:
    """Back to polling; updates that wait are kept, for members wrote them."""
    async with bot_api(settings) as bot:
        await bot.delete_webhook(drop_pending_updates=False)
        return await bot.get_webhook_info()


def callable_address(settings: Settings) -> str:
    """The address, when Telegram can call it. Raises BotApiError before the network is asked."""
    url = address(settings)
    if url is None:
        raise BotApiError("webhook_needs_address")
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise BotApiError("webhook_needs_https", url=url)
    if (parts.port or 443) not in PORTS:
        raise BotApiError("webhook_needs_port", url=url, ports=sorted(PORTS))
    return url


def show(held: WebhookInfo) -> Table:
    """What Telegram holds, as two columns."""
    nothing = say("webhook", "nothing")
    facts = {
        "url": held.url or nothing,
        "waiting": str(held.pending_update_count),
        "asked": ", ".join(held.allowed_updates) or nothing,
        "failure": held.last_error_message or nothing,
        "failed_at": f"{held.last_error_date:%d/%m/%Y %H:%M} UTC" if held.last_error_date else nothing,
    }
    table = Table.grid(padding=(0, 2))
    for name, value in facts.items():
        table.add_row(Text(say("webhook", f"title_{name}")), Text(value))
    return table
