"""Pushes by an Official Account: consultation messages, whose window Zalo itself watches over."""

from __future__ import annotations

from bot.channels.zalo_oa.client import ZaloOaClient
from bot.channels.zalo_oa.outcomes import send_text
from bot.channels.zalo_session import Button
from bot.channels.zalo_text import plain
from domain.outbox.choices import data
from domain.ports import Outcome, Parcel


class ZaloOaCourier:
    channel = "zalo_oa"

    def __init__(self, client: ZaloOaClient) -> None:
        self._client = client

    async def send(self, parcel: Parcel) -> Outcome:
        rows = parcel.choices or []
        buttons = [Button(choice["label"], data(parcel.push_id, choice)) for row in rows for choice in row]
        return await send_text(self._client, parcel.address, plain(parcel.text), buttons)
