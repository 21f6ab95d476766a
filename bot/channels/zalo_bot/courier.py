"""Pushes by a Zalo bot. Their choices are words: a number would be taken for an answer to the screen on show."""

from __future__ import annotations

from bot.channels.zalo_bot.client import ZaloBotClient
from bot.channels.zalo_bot.outcomes import send_parts
from bot.channels.zalo_text import plain
from domain import words
from domain.ports import Outcome, Parcel
from domain.text import fold


class ZaloBotCourier:
    channel = "zalo_bot"

    def __init__(self, client: ZaloBotClient) -> None:
        self._client = client

    async def send(self, parcel: Parcel) -> Outcome:
        return await send_parts(self._client, parcel.address, plain(told(parcel)))


def told(parcel: Parcel) -> str:
    """Return the text of a push with the words that answer it."""
    labels = [choice["label"] for row in parcel.choices or [] for choice in row]
    if not labels:
        return parcel.text
    example = fold(labels[0]).replace(" ", "")
    return f"{parcel.text}\n\n{words.render('pushes/choices', labels=labels, example=example)}"
