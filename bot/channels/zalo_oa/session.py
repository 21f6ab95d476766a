"""What a handler answers, sent by an Official Account: plain text in parts, buttons under the last."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot

from bot.channels.zalo_http import RefusedError, ZaloError
from bot.channels.zalo_oa.capabilities import FILES, IMAGES, PLATFORM
from bot.channels.zalo_oa.client import ZaloOaClient
from bot.channels.zalo_oa.outcomes import outcome_of, send_text
from bot.channels.zalo_oa.uploads import NOT_TAKEN, not_taken
from bot.channels.zalo_session import Button, ClosedSession, Publish, Refusal, arrived
from domain.ports import Document, Outcome

NOT_A_TOKEN = "1:zalo_oa"  # noqa: S105 - aiogram demands the form; the real one stays in the store


class ZaloOaSession(ClosedSession):
    def __init__(self, client: ZaloOaClient, publish: Publish | None = None) -> None:
        super().__init__(publish)
        self._client = client

    async def deliver(self, address: str, text: str, buttons: Sequence[Button]) -> str:
        return arrived(await send_text(self._client, address, text, buttons))

    async def carry(self, address: str, document: Document) -> str:
        name, refused = await self._uploaded(document)
        if refused is not None and refused.problem != NOT_TAKEN:
            raise Refusal(refused)
        if name is None:
            return await self.link(address, document)
        try:
            if document.media_type in IMAGES:
                return await self._client.send_image(address, attachment=name)
            return await self._client.send_file(address, name)
        except ZaloError as problem:
            outcome = outcome_of(problem)
        raise Refusal(outcome)

    async def _uploaded(self, document: Document) -> tuple[str | None, Outcome | None]:
        """Upload what an account takes; returns what Zalo calls it, or why it was refused."""
        content = document.make()  # at hand: the session was given the bytes
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


def open_bot(client: ZaloOaClient, publish: Publish | None = None) -> Bot:
    return Bot(NOT_A_TOKEN, session=ZaloOaSession(client, publish))
