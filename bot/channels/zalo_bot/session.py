"""What a handler answers, sent by a Zalo bot: plain text in parts. Choices stand in the text; there are no buttons.

Pictures and voice notes go out as an address that Zalo fetches; any other file as the address of its page.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot

from bot.channels.zalo_bot.client import ZaloBotClient
from bot.channels.zalo_bot.outcomes import outcome_of, send_parts
from bot.channels.zalo_http import ZaloError
from bot.channels.zalo_session import Button, ClosedSession, Publish, Refusal, arrived
from domain.ports import Document

NOT_A_TOKEN = "1:zalo_bot"  # noqa: S105 - aiogram demands the form; the real one stays in the client

PICTURES = frozenset({"image/jpeg", "image/png"})
FETCHED = PICTURES | {"audio/aac"}  # what Zalo fetches and shows by itself (sendPhoto, sendVoice)


class ZaloBotSession(ClosedSession):
    def __init__(self, client: ZaloBotClient, publish: Publish | None = None) -> None:
        super().__init__(publish)
        self._client = client

    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> str:  # noqa: ARG002 - it has none
        return arrived(await send_parts(self._client, address, text))

    async def carry(self, address: str, document: Document) -> str:
        if document.media_type not in FETCHED:
            return await self.link(address, document)
        file = (await self.published(address, document)).file
        send = self._client.send_photo if document.media_type in PICTURES else self._client.send_voice
        try:
            return await send(address, file)
        except ZaloError as problem:
            outcome = outcome_of(problem)
        raise Refusal(outcome)


def open_bot(client: ZaloBotClient, publish: Publish | None = None) -> Bot:
    return Bot(NOT_A_TOKEN, session=ZaloBotSession(client, publish))
