"""Running the program until it is told to stop: updates in, answers and pushes out, the clock ticking."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from enum import StrEnum
from functools import partial

from fastapi import FastAPI

from bot.app.composition import Application
from bot.app.http_server import NoPortError, serving
from bot.app.run_zalo import zalo_routers, zalo_runs
from bot.app.supervisor import Run, keep_running, supervised
from bot.channels.telegram.own_name import learn_name
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.profile import introduce
from bot.channels.telegram.webhook import telegram_webhook
from bot.inbox.taking_up import taking_up
from bot.web.app import web_app
from bot.web.metrics import Sources, metrics_router
from bot.web.ready import ready_router
from domain.understanding.index import index
from scheduler.clock import TickingClock
from scheduler.clock_watch import ClockWatch
from scheduler.heartbeat import Heartbeat

log = logging.getLogger(__name__)

PORT_AGAIN = 1.0  # seconds until a port that is taken is asked for again


class Part(StrEnum):
    """What a process may be started for; by default it does all of it."""

    WEB = "web"  # join pages, health, numbers, and the webhook where Telegram calls
    POLL = "poll"  # fetch updates and store them
    WORK = "work"  # handle what is stored, and answer
    DELIVER = "deliver"  # send pushes at their pace
    TICK = "tick"  # plan reminders, sum up, forget


EVERYTHING = frozenset(Part)


def spare_the_collector() -> None:
    """Keep what the program is made of out of the garbage collector's rounds: aiogram's models alone take it long.

    Called once everything is imported and open; it cost a tenth of every answer, and pauses.
    """
    gc.collect()
    gc.freeze()


def listen_for_the_end() -> asyncio.Event:
    """Have Ctrl-C and SIGTERM set an event, however often they come. The one place that owns signals."""
    stop = asyncio.Event()

    def warn_of_the_end() -> None:
        if stop.is_set():
            log.warning("told to stop again: what is under way is being ended")
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, warn_of_the_end)
    return stop


async def until_told_to_stop() -> None:
    """Wait for Ctrl-C or SIGTERM."""
    await listen_for_the_end().wait()


@asynccontextmanager
async def polling(app: Application, unreachable: Callable[[], None]) -> AsyncIterator[Poller]:
    """Take up what was left, then fetch updates until the block ends; one process at a time does so."""
    take = partial(app.inbox.take_fetched, app.channel)
    poller = Poller(app.channel.bot, take, unreachable=unreachable, outage=app.channel.outage)
    app.polls["telegram"] = poller.polling

    async with (
        supervised("taking up", lambda: taking_up(app.inbox, app.channel)),
        supervised("polling", lambda: app.leases.holding(f"poller:{app.channel.name}", lambda _: poller.run())),
        supervised("introduction", lambda: introduce(app.channel.bot, app.channel.outage), once=True),
    ):
        yield poller


async def run_until_stopped(
    app: Application, unreachable: Callable[[], None], parts: Collection[Part] = EVERYTHING
) -> None:
    """Run the parts side by side until a signal comes, then end them side by side."""
    stop = listen_for_the_end()
    watch = ClockWatch(app.clock.now)
    clock = TickingClock(app.ticks, app.leases, tick=Part.TICK in parts, deliver=Part.DELIVER in parts, watch=watch)
    ticking = {Part.TICK, Part.DELIVER} & set(parts)
    runs: dict[str, Run] = {"content": app.content.keep_looking}
    if Part.WORK in parts:
        runs["understanding"] = _understanding
    if ticking:
        runs["clock"] = lambda: _while_open(clock)
    if Part.WEB in parts:
        runs["web"] = lambda: serve_web(app, clock.heartbeat if ticking else None)
    if app.telegram is not None:
        runs |= _telegram_runs(app, unreachable, parts)
    runs |= zalo_runs(app, polls=Part.POLL in parts, works=Part.WORK in parts)
    tasks = [asyncio.create_task(keep_running(name, run), name=name) for name, run in runs.items()]
    try:
        await stop.wait()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, app.inbox.close(), return_exceptions=True)


def _telegram_runs(app: Application, unreachable: Callable[[], None], parts: Collection[Part]) -> dict[str, Run]:
    runs: dict[str, Run] = {}
    if Part.POLL in parts and app.settings.telegram_updates == "polling":
        runs["polling"] = lambda: _while_open(polling(app, unreachable))
    elif Part.WORK in parts:
        runs["taking up"] = lambda: taking_up(app.inbox, app.channel)
    if {Part.WEB, Part.WORK} & set(parts):
        runs["the bot's name"] = lambda: _named(app)
    if Part.WEB in parts and app.settings.telegram_updates == "webhook":
        runs["introduction"] = lambda: _introduced(app)
    return runs


async def _while_open(part: AbstractAsyncContextManager[object]) -> None:
    async with part:
        await asyncio.Event().wait()


async def _understanding() -> None:
    """Build the index of phrases beside everything else: the first sentence need not wait for it."""
    await asyncio.to_thread(index)
    await asyncio.Event().wait()


async def _introduced(app: Application) -> None:
    await introduce(app.channel.bot, app.channel.outage)
    await asyncio.Event().wait()


async def _named(app: Application) -> None:
    await learn_name(app.channel.bot, app.links, app.channel.outage)
    await asyncio.Event().wait()


async def serve_web(app: Application, heartbeat: Heartbeat | None) -> None:
    """Serve the web part; where another process has the port, wait until it ends."""
    web = await program_web(app, heartbeat)
    announced = False
    while True:
        try:
            async with serving(web, app.settings.web_host, app.settings.web_port):
                await asyncio.Event().wait()
        except NoPortError as problem:
            if not announced:
                log.warning("the web part waits for %s", problem)
            announced = True
            await asyncio.sleep(PORT_AGAIN)


async def program_web(app: Application, heartbeat: Heartbeat | None = None) -> FastAPI:
    """Compose the web part: join pages, health and numbers, and the webhook where Telegram calls."""
    routers = [ready_router(app.engine, heartbeat, app.clock, app.polls, app.calls)]
    if app.settings.metrics != "off":
        sources = Sources(app.engine, app.clock, app.pacers, heartbeat, app.ticks.rules.reaches)
        token = app.settings.metrics_token
        shown = token.get_secret_value() if token else ""
        routers.append(metrics_router(sources, everybody=app.settings.metrics == "on", token=shown))
    if app.telegram is not None and app.settings.telegram_updates == "webhook":
        secret = app.settings.telegram_webhook_secret
        shared = secret.get_secret_value() if secret else ""
        routers.append(telegram_webhook(app.inbox, app.channel, shared, app.calls["telegram"]))
    routers += zalo_routers(app)
    links = app.links.of_pages()
    return web_app(app.engine, app.clock, links, routers, app.settings.trusted_proxies)
