"""The composition: which parts the program is made of, opened and closed in order. No other place wires them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app.build_zalo import Zalo, open_zalo
from bot.app.campaign_files import library_of
from bot.app.campaign_folder import folder_of
from bot.app.content import Content
from bot.app.database import Waits, open_database
from bot.app.notify_installer import Installer
from bot.app.policies import hours_of, limits_of, periods_of, rules_of, templates_of, years_of
from bot.backup.catching_up import catch_up
from bot.backup.leftovers import STAGED, drop_abandoned
from bot.backup.nightly import nightly_of
from bot.channels.base import Channel
from bot.channels.deep_links import OwnLinks, zalo_link
from bot.channels.outage import Polling
from bot.channels.rate_limiter import Pacer
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.courier import open_courier
from bot.channels.telegram.session import open_bot
from bot.channels.zalo.oa.templates import WAY, TemplateCourier
from bot.errors import PlainError
from bot.files.media_store import FolderMediaStore
from bot.inbox.ownership import sharing
from bot.inbox.worker import InboxWorker
from bot.settings.settings import Settings
from bot.web.calls import Calls, calls_of_all
from data.engine.journal import Journal
from data.engine.leases import Leases
from data.engine.unit_of_work import Writer
from data.enums import PushKind
from domain import campaigns
from domain.calendar import load_national
from domain.campaigns import Campaign
from domain.campaigns.attaching import attach_by_name
from domain.ports import Clock, Courier, Links, Meter
from domain.reminders import CampaignCalendar
from handlers.conversation import conversation
from handlers.core.app import App, Policies
from scheduler.ticks import Ticks


@dataclass
class Application:
    """The running program on every channel that is configured."""

    settings: Settings
    clock: Clock
    engine: AsyncEngine
    writer: Writer
    leases: Leases
    telegram: TelegramChannel | None
    zalo: Zalo
    inbox: InboxWorker
    ticks: Ticks
    pacers: Mapping[str, Pacer]
    campaigns: Mapping[str, Campaign]
    links: OwnLinks
    content: Content
    calls: dict[str, Calls] = field(default_factory=calls_of_all)  # by channel, what came to its webhook
    polls: dict[str, Polling] = field(default_factory=dict)  # by channel, what this process polls
    journal_state: str | None = None  # how the database stands to its journal; `None`: as it should

    @property
    def channel(self) -> TelegramChannel:
        """The channel of Telegram, where the program has one."""
        if self.telegram is None:
            raise PlainError("token_missing")
        return self.telegram

    @property
    def channels(self) -> list[Channel]:
        """Every channel that is configured."""
        zalos: list[Channel] = [part.channel for part in self.zalo.parts]
        return [*([self.telegram] if self.telegram else []), *zalos]


@asynccontextmanager
async def open_application(
    settings: Settings, clock: Clock, *, works: bool = True, waits: Waits = lambda _: None
) -> AsyncIterator[Application]:
    """Open everything; raises a `DatabaseProblem` when the tables are not those of this version.

    `works` False: this process stores updates and leaves their handling to others. `waits` is told once why a database
    that is away is waited for.
    """
    async with AsyncExitStack() as stack:
        engine = await open_database(stack, settings, waits)
        store = FolderMediaStore(settings.media_dir)
        store.take_from_others()
        drop_abandoned(settings.media_dir.absolute().parent, f"{STAGED}*")
        writer, shared = await _open_writers(stack, engine, clock, store.journal)
        leases = Leases(shared)
        journal_state = await catch_up(writer, store.journal, clock.now(), hours_of(settings))
        couriers: dict[str, Courier] = {}
        telegram = await _open_telegram(stack, settings, store, couriers)
        zalo = await stack.enter_async_context(open_zalo(settings, clock, writer, store))
        couriers |= _couriers_of(zalo, settings)
        pacers = _pacers_of(settings, couriers)
        folder = folder_of(settings)
        chosen = folder.running
        links = OwnLinks(public_url=settings.public_url, zalo=zalo_link(settings))
        await writer.run(partial(attach_by_name, campaigns=chosen.values()))
        app = app_of(settings, chosen, links)
        ownership = await stack.enter_async_context(sharing(shared, leases, serves=works))
        inbox = InboxWorker(writer, conversation(), app, shared=ownership)
        stack.push_async_callback(inbox.close)
        ticks = _ticks_of(settings, clock, writer, store, app, couriers=couriers, pacers=pacers, meters=zalo.meters)
        content = Content(engine, chosen, inbox, ticks, folder)
        ticks.look = content.look
        opened = Application(
            settings, clock, engine, writer, leases, telegram, zalo, inbox, ticks, pacers, chosen, links, content
        )
        opened.journal_state = journal_state
        await opened.content.look()
        yield opened


async def _open_writers(
    stack: AsyncExitStack, engine: AsyncEngine, clock: Clock, journal: Journal
) -> tuple[Writer, Writer]:
    """Open the writer, and the one for what many processes wait for: leases and claims.

    On PostgreSQL that is a connection of its own, so that what others wait for never waits behind one's own work.
    """
    writer = await stack.enter_async_context(Writer(engine, clock.now, journal))
    if engine.dialect.name == "sqlite":
        return writer, writer
    return writer, await stack.enter_async_context(Writer(engine, clock.now, journal))


def _couriers_of(zalo: Zalo, settings: Settings) -> dict[str, Courier]:
    """Name the ways a push can go by Zalo: each app, and templates where the administrator pays for them."""
    couriers: dict[str, Courier] = {part.channel.name: part.courier for part in zalo.parts}
    if zalo.oa and templates_of(settings):
        couriers[WAY] = TemplateCourier(zalo.oa.client, settings.zalo_oa_templates, settings.zalo_oa_named_templates)
    return couriers


def _pacers_of(settings: Settings, couriers: Iterable[str]) -> dict[str, Pacer]:
    rates = {"telegram": settings.push_rate}
    return {name: Pacer(rates.get(name, settings.zalo_pace)) for name in couriers}


def _ticks_of(
    settings: Settings,
    clock: Clock,
    writer: Writer,
    store: FolderMediaStore,
    app: App,
    *,
    couriers: Mapping[str, Courier],
    pacers: Mapping[str, Pacer],
    meters: Mapping[str, Meter],
) -> Ticks:
    """Hand the ticks the parts that are open, and what this installation has set."""
    return Ticks(
        writer=writer,
        clock=clock,
        couriers=couriers,
        pacers=pacers,
        campaigns=app.calendar,
        settings=app.hours,
        escalate_days=settings.escalate_days,
        store=store,
        periods=periods_of(settings),
        years=years_of(settings),
        again={PushKind.REMINDER} if settings.resend_reminders else (),
        rules=app.policies.routing,
        meters=meters,
        nightly=nightly_of(settings),
        installer=Installer(settings),
        library=lambda: library_of(settings).campaigns,
    )


async def _open_telegram(
    stack: AsyncExitStack, settings: Settings, store: FolderMediaStore, couriers: dict[str, Courier]
) -> TelegramChannel | None:
    """Open Telegram if there is a token; its courier joins the others."""
    if settings.telegram_token is None:
        return None
    token, base = settings.telegram_token.get_secret_value(), settings.telegram_api_base
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    bot = open_bot(token, base, proxy)
    stack.push_async_callback(bot.session.close)
    courier = await stack.enter_async_context(open_courier(token, base, proxy, store=store))
    couriers[courier.channel] = courier
    return TelegramChannel(bot, store, settings.photo_max_bytes, settings.file_max_bytes)


def app_of(settings: Settings, chosen: Mapping[str, Campaign], links: Links) -> App:
    """Put together what conversations may ask for, as this installation has set it."""
    policies = Policies(
        code_days=settings.personal_code_days,
        mend_days=settings.mend_days,
        outstanding_days=settings.outstanding_days,
        escalate_days=settings.escalate_days,
        pace=settings.push_rate,
        confirm_above=settings.announce_confirm_above,
        routing=rules_of(settings),
    )
    calendar = CampaignCalendar(chosen.values(), load_national())
    forms = {code: form.with_photos(settings.photos_per_record) for code, form in campaigns.load_forms().items()}
    return App(chosen, forms, calendar, links, hours_of(settings), limits_of(settings), policies)
