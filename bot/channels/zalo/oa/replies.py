"""What a handler answers, sent by an Official Account: plain text in parts, buttons under the last."""

from __future__ import annotations

from collections.abc import Sequence

from bot.channels.zalo.http import RefusedError, ZaloError
from bot.channels.zalo.oa.attachments import NOT_TAKEN, not_taken
from bot.channels.zalo.oa.capabilities import FILES, IMAGES, PLATFORM
from bot.channels.zalo.oa.client import ZaloOaClient
from bot.channels.zalo.oa.outcomes import outcome_of, send_text
from bot.channels.zalo.replies import Publish, ZaloReplies
from domain.ports import Document, Outcome, Sent
from handlers.core.shown import Button


class ZaloOaReplies(ZaloReplies):
    def __init__(self, client: ZaloOaClient, publish: Publish | None = None) -> None:
        super().__init__(publish)
        self._client = client

    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> Outcome:
        return await send_text(self._client, address, text, buttons)

    async def carry(self, address: str, document: Document) -> Outcome:
        name, refused = await self._uploaded(document)
        if refused is not None and refused.problem != NOT_TAKEN:
            return refused
        if name is None:
            return await self.link(address, document)
        try:
            if document.media_type in IMAGES:
                message = await self._client.send_image(address, attachment=name)
            else:
                message = await self._client.send_file(address, name)
        except ZaloError as problem:
            return outcome_of(problem)
        return Outcome(Sent.SENT, message_id=message)

    async def _uploaded(self, document: Document) -> tuple[str | None, Outcome | None]:
        """Upload what an account takes; returns what Zalo calls it, or why it was refused."""
        content = document.make()
        try:
            if document.media_type in IMAGES and len(content) <= PLATFORM.image_limit:
                return await self._client.upload_image(content, document.media_type), None
            if document.media_type in FILES and len(content) <= PLATFORM.file_limit:
                return await self._client.upload_file(document.name, content, document.media_type), None
        except RefusedError as refusal:
            return None, not_taken(refusal)
        except ZaloError as problem:
            return None, outcome_of(problem)
        return None, None
