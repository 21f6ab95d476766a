"""What the doctor finds of Zalo: the bot, its webhook, the account's settings and its key."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.admin.finding import Finding, error_found, note, ok, unchecked, wrong
from bot.admin.zalo import PATIENCE, Now, ZaloBotApiError, answered, bot_address, bot_client
from bot.app.policies import rules_of, templates_of
from bot.channels.zalo.bot.client import Webhook
from bot.channels.zalo.http import open_http
from bot.channels.zalo.oa.approved import forms
from bot.channels.zalo.oa.capabilities import PLATFORM
from bot.channels.zalo.oa.tokens import WARNING
from bot.settings.settings import Settings
from data.engine.connect import open_engine
from data.enums import PushKind
from data.queries.channels import zalo
from data.queries.outbox import unreachable
from domain.outbox.budget import spending

DAY = timedelta(days=1)


async def findings(settings: Settings, now: Now) -> list[Finding]:
    """Look at what is configured of Zalo."""
    found = await bot(settings) if settings.zalo_bot_token else []
    return [*found, *(await account(settings, now()) if settings.zalo_oa_id else [])]


async def bot(settings: Settings) -> list[Finding]:
    try:
        async with open_http(PATIENCE) as http:
            client = bot_client(settings, http)
            me = await answered(client.get_me())
            held = await answered(client.get_webhook_info())
    except ZaloBotApiError as error:
        return [error_found("zalo_bot", error)]
    return [ok("zalo_bot", "zalo_bot_reached", name=me.name), webhook(settings, held)]


def webhook(settings: Settings, held: Webhook | None) -> Finding:
    """A webhook and polling exclude each other; a webhook that Zalo could not verify gets nothing."""
    if settings.zalo_bot_updates == "poll":
        return (
            wrong("zalo_webhook", "zalo_polls_with_webhook", url=held.url)
            if held
            else ok("zalo_webhook", "webhook_none_zalo")
        )
    try:
        address = bot_address(settings)
    except ZaloBotApiError as error:
        return error_found("zalo_webhook", error)
    if settings.zalo_bot_webhook_secret is None:
        return error_found("zalo_webhook", ZaloBotApiError("zalo_secret_missing"))
    if held is None or held.url != address or held.verified is False:
        return wrong("zalo_webhook", "zalo_webhook_not_set", url=held.url if held else None)
    return ok("zalo_webhook", "zalo_webhook_fine", url=held.url)


async def account(settings: Settings, now: datetime) -> list[Finding]:
    missing = [
        name.upper()
        for name in ("zalo_oa_app_id", "zalo_oa_app_secret", "zalo_oa_webhook_secret", "public_url")
        if getattr(settings, name) is None
    ]
    if missing:
        return [wrong("zalo_oa", "zalo_oa_lacks", names=missing)]
    found = [ok("zalo_oa", "zalo_oa_fine", url=f"{settings.public_url}/webhook/zalo-oa"), await key(settings, now)]
    return [*found, *await templates(settings, now)]


async def key(settings: Settings, now: datetime) -> Finding:
    """Read the newest pair without renewing it: the running program does that."""
    engine = open_engine(settings.database_url)
    try:
        async with engine.connect() as connection:
            row: Any = await zalo.lives(connection, settings.zalo_oa_id or "")
    except (SQLAlchemyError, OSError):
        return unchecked("zalo_key", "zalo_key_unread")
    finally:
        await engine.dispose()
    if row is None:
        return wrong("zalo_key", "zalo_key_none")
    left = row.refresh_until - now
    if row.broken or left <= timedelta():
        return wrong("zalo_key", "zalo_key_broken")
    if row.access_until <= now - DAY:
        return wrong("zalo_key", "zalo_key_old")
    found = note if left < WARNING else ok
    return found("zalo_key", "zalo_key_lives", days=left.days)


async def templates(settings: Settings, now: datetime) -> list[Finding]:
    """Say which kinds of push have no template, how many people that leaves out, and what templates cost this month."""
    lacking = [f"{form.name} ({kind})" for kind, form in forms().items() if kind not in templates_of(settings)]
    money = rules_of(settings).money
    engine = open_engine(settings.database_url)
    try:
        async with engine.connect() as connection:
            people = await unreachable.count_silent(connection, "zalo_oa", now - PLATFORM.open)
            spent = await spending(connection, money, now)
    except (SQLAlchemyError, OSError):
        return [unchecked("zalo_templates", "zalo_key_unread")]
    finally:
        await engine.dispose()
    missing = (note if people else ok)("zalo_templates", "zalo_templates_lack", kinds=lacking, people=people)
    found = missing if lacking else ok("zalo_templates", "zalo_templates_all", people=people)
    facts = {"messages": spent.messages, "price": money.price, "spent": spent.spent, "budget": money.budget}
    over = note if spent.near else ok
    return [found, *([over("zalo_money", "zalo_money_spent", **facts)] if len(lacking) < len(PushKind) else [])]
