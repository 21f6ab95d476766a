"""Both of Zalo's platforms put together from the settings: clients, sessions, couriers, the key and its alarm."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import httpx2
from pydantic import SecretStr

from bot.channels.zalo.bot.capabilities import ZALO_BOT
from bot.channels.zalo.bot.channel import ZaloBotChannel
from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.courier import ZaloBotCourier
from bot.channels.zalo.bot.replies import ZaloBotReplies
from bot.channels.zalo.http import open_http
from bot.channels.zalo.media import MediaGuard
from bot.channels.zalo.oa.capabilities import UPLOADS, ZALO_OA
from bot.channels.zalo.oa.channel import ZaloOaChannel
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.courier import ZaloOaCourier
from bot.channels.zalo.oa.key_alarm import KeyAlarm
from bot.channels.zalo.oa.oauth import OAuth
from bot.channels.zalo.oa.replies import ZaloOaReplies
from bot.channels.zalo.oa.signature import Signer
from bot.channels.zalo.oa.store import TokenTable
from bot.channels.zalo.oa.tokens import Tokens
from bot.files.download_links import DownloadLinks
from bot.files.media_store import FolderMediaStore
from bot.files.push_files import PushFiles
from bot.files.upload_links import UploadLinks, key_from
from bot.settings.settings import Settings
from data.engine.unit_of_work import Writer
from domain.ports import Clock, Meter

HERE = "127.0.0.1"


@dataclass(frozen=True)
class ZaloBotParts:
    client: ZaloBotClient
    channel: ZaloBotChannel
    courier: ZaloBotCourier


@dataclass(frozen=True)
class ZaloOaParts:
    client: ZaloOaClient
    channel: ZaloOaChannel
    courier: ZaloOaCourier
    tokens: Tokens


@dataclass(frozen=True)
class Zalo:
    """What of Zalo is configured."""

    bot: ZaloBotParts | None = None
    oa: ZaloOaParts | None = None

    @property
    def parts(self) -> list[ZaloBotParts | ZaloOaParts]:
        return [part for part in (self.bot, self.oa) if part is not None]

    @property
    def meters(self) -> dict[str, Meter]:
        """What is counted by the month: a bot's messages, an account's uploads."""
        messages: dict[str, Meter] = {self.bot.channel.name: self.bot.client.meter} if self.bot else {}
        return {**messages, **({UPLOADS: self.oa.client.uploads} if self.oa else {})}


@dataclass(frozen=True)
class SharedParts:
    """What both of Zalo's channels share."""

    settings: Settings
    clock: Clock
    writer: Writer
    store: FolderMediaStore
    http: httpx2.AsyncClient

    def download_links(self, channel: str) -> DownloadLinks | None:
        public = self.settings.public_url
        return DownloadLinks(self.writer, self.store, public, channel) if public else None

    def papers(self, channel: str) -> PushFiles:
        return PushFiles(self.store, self.clock, self.download_links(channel))

    def guard(self, base: str) -> MediaGuard:
        """Fetch media from Zalo's domains; from this machine too where Zalo itself is a server on it."""
        parts = urlsplit(base)
        plain = [parts.netloc] if parts.scheme == "http" and parts.hostname == HERE else []
        return MediaGuard(self.http, self.settings.zalo_media_hosts, plain_hosts=plain)


@asynccontextmanager
async def open_zalo(settings: Settings, clock: Clock, writer: Writer, store: FolderMediaStore) -> AsyncIterator[Zalo]:
    """Open what is configured; without any of it, nothing at all."""
    if settings.zalo_bot_token is None and settings.zalo_oa_id is None:
        yield Zalo()
        return
    async with open_http() as http:
        shared = SharedParts(settings, clock, writer, store, http)
        bot = _bot(shared, settings.zalo_bot_token) if settings.zalo_bot_token else None
        yield Zalo(bot, _oa(shared, settings.zalo_oa_id) if settings.zalo_oa_id else None)


def _bot(shared: SharedParts, token: SecretStr) -> ZaloBotParts:
    settings = shared.settings
    client = ZaloBotClient(shared.http, token.get_secret_value(), settings.zalo_bot_base)
    channel = ZaloBotChannel(
        ZaloBotReplies(client, shared.download_links(ZaloBotChannel.name)),
        shared.store,
        shared.guard(settings.zalo_bot_base),
        settings.photo_max_bytes,
        capabilities=replace(ZALO_BOT, files=settings.public_url is not None),
        uploads=UploadLinks(settings.public_url, key_from(token.get_secret_value()), shared.clock)
        if settings.public_url
        else None,
        file_limit=settings.file_max_bytes,
    )
    return ZaloBotParts(client, channel, ZaloBotCourier(client, shared.papers(ZaloBotChannel.name)))


def _oa(shared: SharedParts, account: str) -> ZaloOaParts:
    settings = shared.settings
    tokens = Tokens(
        TokenTable(shared.writer, account),
        oauth(shared.http, settings).refresh,
        shared.clock,
        KeyAlarm(settings, shared.clock, shared.writer),
    )
    client = ZaloOaClient(shared.http, tokens, base=settings.zalo_oa_base, business=settings.zalo_oa_business_base)
    channel = ZaloOaChannel(
        ZaloOaReplies(client, shared.download_links(ZaloOaChannel.name)),
        shared.store,
        shared.guard(settings.zalo_oa_base),
        settings.photo_max_bytes,
        capabilities=replace(ZALO_OA, files=settings.public_url is not None),
        file_limit=settings.file_max_bytes,
    )
    return ZaloOaParts(client, channel, ZaloOaCourier(client, shared.papers(ZaloOaChannel.name)), tokens)


def oauth(http: httpx2.AsyncClient, settings: Settings) -> OAuth:
    secret = settings.zalo_oa_app_secret
    return OAuth(
        http, settings.zalo_oa_app_id or "", secret.get_secret_value() if secret else "", settings.zalo_oa_oauth_base
    )


def signer(settings: Settings) -> Signer:
    """Know Zalo by its signature. Raises `ValueError` without a number or a secret: anybody could write then."""
    secrets = (settings.zalo_oa_webhook_secret, settings.zalo_oa_app_secret)
    secrets_set = tuple(secret.get_secret_value() for secret in secrets if secret)
    return Signer((settings.zalo_oa_app_id or "", settings.zalo_oa_id or ""), secrets_set)
