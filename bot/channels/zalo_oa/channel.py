"""An Official Account as a channel: whose chat an event belongs to, and how its picture is fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aiogram import Bot

from bot.channels.channel import Lane, Raw
from bot.channels.surrogates import number_of
from bot.channels.zalo_media import MediaGuard
from bot.channels.zalo_oa import incoming
from bot.channels.zalo_oa.capabilities import ZALO_OA
from bot.media import FolderMediaStore, take_photo
from domain.ports import Capabilities, Media


@dataclass
class ZaloOaChannel:
    bot: Bot
    store: FolderMediaStore
    guard: MediaGuard
    photo_limit: int  # bytes
    name: str = "zalo_oa"
    capabilities: Capabilities = ZALO_OA
    surrogate: Callable[[str], int] = number_of

    def clean(self, raw: Raw) -> Raw:
        return incoming.clean(raw)

    def lane(self, raw: Raw) -> Lane | None:
        return incoming.lane(raw)

    def update(self, raw: Raw, number: int) -> Raw | None:
        """Write a stored event as the update that the dispatcher reads."""
        lane = incoming.lane(raw)
        return incoming.update(raw, number, self.surrogate(lane.address)) if lane else None

    async def fetch_file(self, raw: Raw) -> Media | None:
        """Fetch and keep the picture of an event. Raises `Problem`."""
        url = incoming.photo_url(raw)
        if url is None:
            return None
        return await take_photo(self.store, await self.guard.fetch(url, self.photo_limit), self.photo_limit)
