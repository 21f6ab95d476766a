"""Running the program until it is told to stop: updates in, answers and pushes out, the clock ticking."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from aiogram.exceptions import TelegramAPIError
from fastapi import FastAPI

from bot.application import Application
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.profile import introduce
from bot.links import Links, zalo_link
from bot.server import serving
from bot.supervised import supervised
from bot.taking_up import taking_up
from bot.web.app import web_app
from bot.web.metrics import Sources, metrics_router
from bot.web.ready import ready_router
from bot.web.webhooks import telegram_webhook
from bot.zalo_serving import zalo_routers, zalo_running
from scheduler.clock import TickingClock
from scheduler.heartbeat import Heartbeat

log = logging.getLogger(__name__)


async def until_told_to_stop() -> None:
    """Wait for Ctrl-C or SIGTERM. The one place that owns signals."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    try:
        await stop.wait()
    finally:
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(one)


@asynccontextmanager
async def polling(app: Application, unreachable: Callable[[], None]) -> AsyncIterator[Poller]:
    """Take up what was left, then fetch updates until the block ends; one process at a time does so."""
    poller = Poller(app.bot, lambda updates: app.lanes.take(app.channel, updates), unreachable=unreachable)

    async with (
        supervised("polling", lambda: app.leases.holding(f"poller:{app.channel.name}", lambda _: poller.run())),
        supervised("taking up", lambda: taking_up(app.lanes, app.channel)),
        supervised("introduction", lambda: introduce(app.bot), once=True),
    ):
        yield poller


async def run_until_stopped(app: Application, unreachable: Callable[[], None]) -> None:
    """Run every part of the program side by side until a signal comes."""
    async with AsyncExitStack() as stack:
        clock = await stack.enter_async_context(TickingClock(app.ticks, app.leases))
        web = await program_web(app, clock.heartbeat)
        await stack.enter_async_context(serving(web, app.settings.web_host, app.settings.web_port))
        if app.telegram is not None:
            await stack.enter_async_context(_telegram(app, unreachable))
        await stack.enter_async_context(zalo_running(app))
        await until_told_to_stop()


@asynccontextmanager
async def _telegram(app: Application, unreachable: Callable[[], None]) -> AsyncIterator[None]:
    if app.settings.telegram_updates == "polling":
        async with polling(app, unreachable):
            yield
    else:
        introduction = supervised("introduction", lambda: introduce(app.bot), once=True)
        async with supervised("taking up telegram", lambda: taking_up(app.lanes, app.channel)), introduction:
            yield


async def program_web(app: Application, heartbeat: Heartbeat | None = None) -> FastAPI:
    """Compose the web part: join pages, health and numbers, and the webhook where Telegram calls."""
    routers = [ready_router(app.engine, heartbeat)]
    if app.settings.metrics != "off":
        sources = Sources(app.engine, app.clock, app.pacers, heartbeat, app.ticks.rules.reaches)
        routers.append(metrics_router(sources, everybody=app.settings.metrics == "on"))
    if app.telegram is not None and app.settings.telegram_updates == "webhook":
        secret = app.settings.telegram_webhook_secret
        routers.append(telegram_webhook(app.lanes, app.channel, secret.get_secret_value() if secret else ""))
    routers += zalo_routers(app)
    app.links.bot = await bot_username(app) if app.telegram else None
    links = Links(app.links.bot, app.settings.public_url, zalo_link(app.settings))
    return web_app(app.engine, app.clock, links, routers)


async def bot_username(app: Application) -> str | None:
    """Ask Telegram for the bot's name; without it the join page shows no link, only the code."""
    try:
        return (await app.bot.me()).username
    except TelegramAPIError as problem:
        log.warning("the bot's name is not known: %s", type(problem).__name__)
        return None
