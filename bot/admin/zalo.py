"""What an administrator does about Zalo: the first consent of an account, and the webhook of a bot.

Imported only where Zalo is configured: it loads what `doctor` and `webhook` otherwise do without.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

from bot.app import data_key
from bot.app.build_zalo import oauth
from bot.channels.zalo.bot.client import Webhook, ZaloBotClient
from bot.channels.zalo.bot.webhook import WEBHOOK_PATH
from bot.channels.zalo.http import NotReachedError, RefusedError, ZaloError, open_http
from bot.channels.zalo.oa.oauth import Challenge
from bot.channels.zalo.oa.store import TokenTable
from bot.channels.zalo.oa.tokens import TokenPair, pair_of
from bot.cli.operator import login
from bot.errors import PlainError
from bot.settings.settings import Settings
from data.engine import schema
from data.engine.connect import open_engine
from data.engine.journal import Journal
from data.engine.operator import Operator
from data.engine.unit_of_work import Writer

PATIENCE = 10.0  # seconds for a request; an administrator is waiting

T = TypeVar("T")
Now = Callable[[], datetime]
Ask = Callable[[str], str]
"""Shows an address, and returns what the administrator pastes: the address that the browser went to, or its code."""


class ZaloBotApiError(PlainError):
    """Raised when the question cannot be asked, or Zalo says no."""


async def consent(settings: Settings, now: Now, ask: Ask) -> TokenPair:
    """Lead an account's administrator through the consent, and write down the first pair of its key."""
    account, app, secret = settings.zalo_oa_id, settings.zalo_oa_app_id, settings.zalo_oa_app_secret
    if not (account and app and secret and settings.public_url):
        raise ZaloBotApiError("zalo_oa_incomplete")
    challenge, state = Challenge.new(), secrets.token_urlsafe(12)
    async with AsyncExitStack() as stack:
        engine = open_engine(settings.database_url, data_key.read(settings))
        stack.push_async_callback(engine.dispose)
        await schema.demand_head(engine)
        await data_key.demand(engine)
        journal, operator = Journal(settings.media_dir), Operator(login())
        writer = await stack.enter_async_context(Writer(engine, now, journal, operator))
        http = await stack.enter_async_context(open_http(PATIENCE))
        line = oauth(http, settings)
        code = read_code(ask(line.consent_link(settings.public_url, challenge, state)), state)
        granted = await answered(line.exchange_code(code, challenge))
        pair = pair_of(granted, now())
        await TokenTable(writer, account).begin(pair)
    return pair


def read_code(pasted: str, state: str) -> str:
    """Find the code in what was pasted. Raises `ZaloBotApiError` if it is none, or belongs to another consent."""
    pasted = pasted.strip()
    if "?" not in pasted:
        code = pasted
    else:
        found = parse_qs(urlsplit(pasted).query)
        if found.get("state", [state]) != [state]:
            raise ZaloBotApiError("zalo_other_consent")
        code = found.get("code", [""])[0]
    if not code:
        raise ZaloBotApiError("zalo_no_code")
    return code


async def answered(asking: Awaitable[T]) -> T:
    """Wait for Zalo's answer; whatever it refuses leaves as a `ZaloBotApiError`."""
    try:
        return await asking
    except RefusedError as refusal:
        raise ZaloBotApiError("zalo_refused", number=refusal.code) from None
    except NotReachedError:
        raise ZaloBotApiError("zalo_unreachable") from None
    except ZaloError:
        raise ZaloBotApiError("zalo_strange") from None


def bot_address(settings: Settings) -> str:
    """The address that Zalo is to call. Raises `ZaloBotApiError` unless it can be called."""
    if settings.public_url is None or urlsplit(settings.public_url).scheme != "https":
        raise ZaloBotApiError("zalo_needs_address")
    return f"{settings.public_url}{WEBHOOK_PATH}"


async def bot_webhook(settings: Settings, wish: str) -> Webhook | None:
    """Set, look at or delete the webhook of the bot; returns what Zalo holds then."""
    async with open_http(PATIENCE) as http:
        client = bot_client(settings, http)
        if wish == "set":
            secret = settings.zalo_bot_webhook_secret
            if secret is None:
                raise ZaloBotApiError("zalo_secret_missing")
            return await answered(client.set_webhook(bot_address(settings), secret.get_secret_value()))
        if wish == "delete":
            await answered(client.delete_webhook())
        return await answered(client.get_webhook_info())


def bot_client(settings: Settings, http: object) -> ZaloBotClient:
    """Make the bot's client. Raises `ZaloBotApiError` without a token."""
    if settings.zalo_bot_token is None:
        raise ZaloBotApiError("zalo_bot_token_missing")
    return ZaloBotClient(http, settings.zalo_bot_token.get_secret_value(), settings.zalo_bot_base)  # type: ignore[arg-type]  # httpx2 is known to the clients only
