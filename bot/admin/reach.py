"""What the doctor hears from Telegram: the token, the webhook, the administrator's chat, the time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.admin.bot_api import BotApiError, bot_api
from bot.admin.finding import Finding, State, error_found, note, ok, unchecked, wrong
from bot.admin.webhook import address
from bot.settings.settings import Settings

SKEW = timedelta(seconds=60)  # a reminder may be a minute early; more is a clock that nobody sets
BACKLOG = 100  # updates that wait with Telegram
REFUSED = "403"
"""Telegram repeats this when the program itself refused its call, which happens only for a wrong secret."""

Now = Callable[[], datetime]


async def telegram(settings: Settings, now: Now) -> list[Finding]:
    """Ask Telegram once for each thing; when the first question fails the rest is left."""
    skews: list[timedelta] = []

    async def hear(response: Any) -> None:
        with suppress(ValueError, TypeError):  # whoever answers in Telegram's place may write anything there
            skews.append(now() - parsedate_to_datetime(response.headers.get("date", "")))

    findings: list[Finding] = []
    try:
        async with bot_api(settings, hear) as bot:
            me = await bot.get_me()
            findings.append(ok("telegram", "telegram_reached", name=me.first_name, username=me.username))
            findings.append(webhook(settings, await bot.get_webhook_info()))
            findings.append(await admin_chat(settings, bot))
    except BotApiError as error:
        findings.append(error_found("telegram", error))
    return [*findings, clock(skews)]


def webhook(settings: Settings, info: WebhookInfo) -> Finding:
    """A webhook and polling exclude each other: with one set, getUpdates is refused."""
    if settings.telegram_updates == "polling":
        return wrong("webhook", "webhook_while_polling", url=info.url) if info.url else ok("webhook", "webhook_none")
    if not info.url:
        return wrong("webhook", "webhook_not_set")
    if info.url != address(settings):
        return wrong("webhook", "webhook_elsewhere", url=info.url)
    if info.pending_update_count and REFUSED in (info.last_error_message or ""):
        return wrong("webhook", "webhook_refused", waiting=info.pending_update_count)
    if info.pending_update_count >= BACKLOG or info.last_error_message:
        return note("webhook", "webhook_ill", waiting=info.pending_update_count, reason=info.last_error_message or "-")
    return ok("webhook", "webhook_fine", url=info.url)


async def admin_chat(settings: Settings, bot: Bot) -> Finding:
    """Try the alarm's chat with "typing...", which leaves no message."""
    chat = settings.admin_chat_id
    if chat is None:
        return error_found("alarm", BotApiError("admin_chat_missing"), State.NOTE)
    try:
        await bot.send_chat_action(chat, "typing")
    except ChatMigrated as moved:
        return note("alarm", "admin_chat_moved", chat=chat, becomes=moved.new_chat_id)
    except (BadRequest, Forbidden):
        return error_found("alarm", BotApiError("admin_chat_closed", chat=chat))
    return ok("alarm", "admin_chat_open", chat=chat)


def clock(skews: list[timedelta]) -> Finding:
    """Compare with the Date header of the answers; the smallest difference had the shortest way."""
    if not skews:
        return unchecked("clock", "clock_unheard")
    skew = min(skews, key=abs)
    if abs(skew) > SKEW:
        return wrong("clock", "clock_wrong", seconds=round(abs(skew).total_seconds()), ahead=skew > timedelta())
    return ok("clock", "clock_fine")
