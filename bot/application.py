"""The composition: which parts the program is made of, opened and closed in order. No other place wires them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.pacer import Pacer
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.courier import open_courier
from bot.channels.telegram.session import open_bot
from bot.dispatch import dispatcher
from bot.lanes import Lanes
from bot.media import FolderMediaStore
from bot.settings import Settings
from data import schema
from data.database import open_engine
from data.work import Writer
from domain import campaigns
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.limits import Limits
from domain.ports import Clock
from domain.privacy import Periods
from domain.reminders import STANDARD, Almanac, Hours
from scheduler.ticks import Ticks


@dataclass
class Application:
    """The running program on one channel."""

    settings: Settings
    clock: Clock
    engine: AsyncEngine
    writer: Writer
    bot: Bot
    channel: TelegramChannel
    lanes: Lanes
    ticks: Ticks
    campaigns: Mapping[str, Campaign]


@asynccontextmanager
async def open_application(settings: Settings, clock: Clock) -> AsyncIterator[Application]:
    """Open everything; raises `OldSchemaError` when the tables are not those of this version."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    async with AsyncExitStack() as stack:
        engine = open_engine(settings.database_url)
        stack.push_async_callback(engine.dispose)
        await schema.demand_head(engine)
        writer = await stack.enter_async_context(Writer(engine, clock.now))
        bot = open_bot(token, settings.telegram_api_base, proxy)
        stack.push_async_callback(bot.session.close)
        courier = await stack.enter_async_context(open_courier(token, settings.telegram_api_base, proxy))
        store = FolderMediaStore(settings.media_dir)
        channel = TelegramChannel(bot, store, settings.photo_max_bytes)
        chosen = running_campaigns(settings)
        hours = hours_of(settings)
        things = given(chosen, hours, limits_of(settings))
        lanes = Lanes(writer, dispatcher(), things)
        stack.push_async_callback(lanes.close)
        ticks = Ticks(
            writer=writer,
            clock=clock,
            couriers={channel.name: courier},
            pacers={channel.name: Pacer(settings.show_pace)},
            campaigns=things["almanac"],
            store=store,
            settings=hours,
            periods=periods_of(settings),
        )
        yield Application(settings, clock, engine, writer, bot, channel, lanes, ticks, chosen)


def running_campaigns(settings: Settings) -> dict[str, Campaign]:
    """Load the campaigns that this installation runs: those of the setting, or all."""
    found = campaigns.load_all()
    return {slug: found[slug] for slug in settings.campaign} if settings.campaign else dict(found)


def given(
    chosen: Mapping[str, Campaign],
    hours: Hours = STANDARD,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> dict[str, Any]:
    """Name what handlers may ask for besides `turn`."""
    national = load_national()
    return {
        "campaigns": chosen,
        "forms": campaigns.load_forms(),
        "national": national,
        "almanac": Almanac(chosen.values(), national),
        "hours": hours,
        "limits": limits,
    }


def limits_of(settings: Settings) -> Limits:
    """Say how often one person may do something."""
    return Limits(
        joins=settings.joins_per_hour,
        searches=settings.join_tries_per_hour,
        records=settings.records_per_day,
        photos=settings.photos_per_day,
        letters=settings.letters_per_day,
    )


def periods_of(settings: Settings) -> Periods:
    """Say how long what is kept."""
    return Periods(
        raw_updates=timedelta(days=settings.raw_updates_days),
        pushed_texts=timedelta(days=settings.pushed_texts_days),
        strangers=timedelta(days=settings.strangers_days),
    )


def hours_of(settings: Settings) -> Hours:
    """Say when people may be disturbed."""
    quiet = settings.quiet_hours
    return Hours(
        quiet_from=quiet.start,
        quiet_until=quiet.end,
        officers=settings.officer_hour,
        members=settings.member_hour,
        digest=settings.digest_hour,
    )
