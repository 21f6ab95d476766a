"""Pushes by a Zalo bot. Their choices are left out: a number would be taken for an answer to the screen on show."""

from __future__ import annotations

from bot.channels.zalo_bot.client import ZaloBotClient
from bot.channels.zalo_bot.outcomes import send_parts
from bot.channels.zalo_text import plain
from domain.ports import Outcome, Parcel


class ZaloBotCourier:
    channel = "zalo_bot"

    def __init__(self, client: ZaloBotClient) -> None:
        self._client = client

    async def send(self, parcel: Parcel) -> Outcome:
        return await send_parts(self._client, parcel.address, plain(parcel.text))
