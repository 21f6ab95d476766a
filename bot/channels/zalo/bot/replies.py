"""What a handler answers, sent by a Zalo bot: plain text in parts. Choices stand in the text; there are no buttons.

Pictures and voice notes go out as an address that Zalo fetches; any other file as the address of its page.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.channels.zalo.bot.client import ZaloBotClient
from bot.channels.zalo.bot.outcomes import outcome_of, send_parts
from bot.channels.zalo.http import ZaloError
from bot.channels.zalo.replies import NO_ADDRESS, Publish, ZaloReplies
from domain.ports import Document, Outcome, Sent
from handlers.core.shown import Button

PICTURES = frozenset({"image/jpeg", "image/png"})
FETCHED = PICTURES | {"audio/aac"}  # what Zalo fetches and shows by itself (sendPhoto, sendVoice)


class ZaloBotReplies(ZaloReplies):
    def __init__(self, client: ZaloBotClient, publish: Publish | None = None) -> None:
        super().__init__(publish)
        self._client = client

    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> Outcome:  # noqa: ARG002 - it has none
        return await send_parts(self._client, address, text)

    async def carry(self, address: str, document: Document) -> Outcome:
        if document.media_type not in FETCHED:
            return await self.link(address, document)
        if self._publish is None:
            return NO_ADDRESS
        file = (await self._publish(document, address)).file
        send = self._client.send_photo if document.media_type in PICTURES else self._client.send_voice
        try:
            return Outcome(Sent.SENT, message_id=await send(address, file))
        except ZaloError as problem:
            return outcome_of(problem)
