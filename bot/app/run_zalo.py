"""Zalo in the running program: updates fetched or posted, the account's key kept. No failure here stops the others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from fastapi import APIRouter

from bot.admin.texts import say
from bot.app.build_zalo import ZaloBotParts, signer
from bot.app.composition import Application
from bot.app.supervisor import Run, supervised
from bot.channels.base import Channel
from bot.channels.zalo.bot.channel import ZaloBotChannel
from bot.channels.zalo.bot.poller import Poller
from bot.channels.zalo.bot.webhook import zalo_bot_webhook
from bot.channels.zalo.http import ZaloError
from bot.channels.zalo.oa.channel import ZaloOaChannel
from bot.channels.zalo.oa.tokens import Tokens
from bot.channels.zalo.oa.webhook import zalo_oa_webhook
from bot.channels.zalo.webhook import Take
from bot.inbox.taking_up import taking_up
from bot.web.arrivals import ARRIVING, Arrivals
from bot.web.download_page import handouts_router
from bot.web.upload_page import UploadPage, uploads_router

log = logging.getLogger(__name__)

KEEP = 3600.0  # seconds between looks at the account's key


def zalo_runs(app: Application, *, polls: bool = True, works: bool = True) -> dict[str, Run]:
    """List what runs beside the other parts: taking up what was left, fetching updates, keeping the key."""
    runs: dict[str, Run] = {}
    if polls or works:
        for part in app.zalo.parts:
            runs[f"taking up {part.channel.name}"] = partial(taking_up, app.inbox, part.channel)
    bot, oa = app.zalo.bot, app.zalo.oa
    if bot is not None and polls and app.settings.zalo_bot_updates == "poll":
        runs["polling zalo_bot"] = lambda: _poll(app, bot)
    if oa is not None:
        runs["key of zalo_oa"] = partial(app.leases.holding, f"key:{oa.channel.name}", lambda _: keeping(oa.tokens))
    return runs


@asynccontextmanager
async def zalo_running(app: Application) -> AsyncIterator[None]:
    """Run all of it until the block ends."""
    async with AsyncExitStack() as stack:
        for name, run in zalo_runs(app).items():
            await stack.enter_async_context(supervised(name, run))
        yield


async def _poll(app: Application, bot: ZaloBotParts) -> None:
    """Poll for ever; one process at a time does so, for two would share the updates between them."""
    take = partial(app.inbox.take_fetched, bot.channel)
    poller = Poller(bot.client, take, outage=bot.channel.outage)
    app.polls[bot.channel.name] = poller.polling
    await app.leases.holding(f"poller:{bot.channel.name}", lambda _: poller.run())


async def keeping(tokens: Tokens) -> None:
    """Replace the key before it ends, and warn while there is time."""
    while True:
        try:
            await tokens.keep()
        except ZaloError as problem:
            log.warning("the key of the account could not be kept: %s", problem)
        await asyncio.sleep(KEEP)


def take_for(app: Application, channel: Channel) -> Take:
    return lambda updates: app.inbox.take(channel, updates)


def zalo_routers(app: Application) -> list[APIRouter]:
    """Make the routes that Zalo calls, and those of files. A webhook without a secret is not opened."""
    routers = []
    for make in (_bot_router, _oa_router):
        try:
            routers += make(app)
        except ValueError:
            log.error("%s", say("errors", "zalo_secret_missing"))  # noqa: TRY400 - the words say all of it
    if app.zalo.parts:
        store = app.zalo.parts[0].channel.store
        routers.append(handouts_router(app.engine, store, app.clock))
        arrivals = Arrivals(app.settings.media_dir / ARRIVING)
        routers += [
            uploads_router(uploads) for part in app.zalo.parts if (uploads := _upload_page(app, part.channel, arrivals))
        ]
    return routers


def _upload_page(app: Application, channel: ZaloBotChannel | ZaloOaChannel, arrivals: Arrivals) -> UploadPage | None:
    """Open the upload page, where the app itself carries no files."""
    if channel.uploads is None:
        return None
    take, limits = take_for(app, channel), (channel.file_limit, channel.photo_limit)
    return UploadPage(app.engine, channel.store, app.clock, channel.uploads, take, channel.name, *limits, arrivals)


def _bot_router(app: Application) -> list[APIRouter]:
    if app.zalo.bot is None or app.settings.zalo_bot_updates != "webhook":
        return []
    secret = app.settings.zalo_bot_webhook_secret
    shared = secret.get_secret_value() if secret else ""
    return [zalo_bot_webhook(take_for(app, app.zalo.bot.channel), shared, app.calls["zalo_bot"])]


def _oa_router(app: Application) -> list[APIRouter]:
    if app.zalo.oa is None:
        return []
    return [zalo_oa_webhook(take_for(app, app.zalo.oa.channel), signer(app.settings), app.calls["zalo_oa"])]
